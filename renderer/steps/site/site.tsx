import { Box, Button, TextField, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import type { Said } from '../../../shared/model/said.ts';
import { say } from '../../../shared/words/index.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Choice } from '../../parts/choice.tsx';
import { OnlyTarget } from '../../parts/only-target.tsx';
import { Page } from '../../parts/page.tsx';
import { ReaderChoice } from '../../parts/reader-choice.tsx';
import { Title } from '../../parts/title.tsx';
import { useTypeInto } from '../../parts/type-into.ts';
import { useWords } from '../../parts/words.tsx';
import { type Draft, READERS } from '../../state/draft.ts';
import { readSite } from './read-site.ts';

interface Props {
  readonly draft: Draft;
  readonly onEdit: (change: Partial<Draft>) => void;
  /** When the wizard asks for the site: in its words. */
  readonly asked?: { readonly text: Said; readonly help: Said };
  readonly onCheck: () => void;
  /** The person cannot say which site. */
  readonly onSkip?: () => void;
  readonly onBack: () => void;
}

/** The address of what does not open, told at once how it is understood. */
export function Site({ draft, asked, onEdit, onCheck, onSkip, onBack }: Props) {
  const t = useWords();
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useTypeInto(field);
  const reading = readSite(draft.site);
  const problem = reading.problem !== null && (tried || reading.surely) ? reading.problem : null;
  const check = () => {
    setTried(true);
    if (reading.problem === null) onCheck();
    else field.current?.focus();
  };
  return (
    <Page
      actions={
        <ActionBar
          primary={{ label: t(say('input.site.check')), icon: 'forward', onPress: check }}
          back={{ label: t(say('shell.back')), onPress: onBack }}
        >
          {onSkip === undefined ? null : (
            <Button variant="text" onClick={onSkip}>
              {t(say('wizard.target.skip'))}
            </Button>
          )}
        </ActionBar>
      }
    >
      <Title small={t(asked?.help ?? say('input.site.small'))}>{t(asked?.text ?? say('input.site.title'))}</Title>
      <TextField
        fullWidth
        inputRef={field}
        label={t(say('input.site.label'))}
        placeholder={t(say('input.site.placeholder'))}
        value={draft.site}
        error={problem !== null}
        helperText={<Help problem={problem} said={reading.said} />}
        onChange={(event) => onEdit({ site: event.target.value })}
        slotProps={{
          htmlInput: { autoComplete: 'off', autoCapitalize: 'none', spellCheck: false, inputMode: 'url', maxLength: 4096 },
          formHelperText: { 'aria-live': 'polite', component: 'div', sx: { minHeight: '2.5rem' } },
        }}
      />
      {asked !== undefined ? null : (
        <ReaderChoice audience={draft.situation.audience} onChoose={(audience) => onEdit({ situation: READERS[audience] })} />
      )}
      <Choice
        label={t(say('input.site.often'))}
        value={draft.sometimes ? 'sometimes' : 'always'}
        options={[
          ['always', t(say('input.site.often.always'))],
          ['sometimes', t(say('input.site.often.sometimes'))],
        ]}
        onChoose={(often) => onEdit({ sometimes: often === 'sometimes' })}
      />
      <OnlyTarget on={draft.onlyTarget} onSwitch={(onlyTarget) => onEdit({ onlyTarget })} />
    </Page>
  );
}

function Help({
  problem,
  said,
}: {
  readonly problem: { readonly said: Said; readonly next: Said } | null;
  readonly said: readonly Said[];
}) {
  const t = useWords();
  if (problem !== null) {
    return (
      <Box>
        {t(problem.said)} {t(problem.next)}
      </Box>
    );
  }
  const lines = said.length === 0 ? [say('input.site.help')] : said;
  return lines.map((line) => (
    <Typography key={line.key} variant="body2">
      {t(line)}
    </Typography>
  ));
}
