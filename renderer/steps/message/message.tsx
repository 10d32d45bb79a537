import { Box, FormControlLabel, Switch, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { say } from '../../../shared/words/index.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { OnlyTarget } from '../../parts/only-target.tsx';
import { Page } from '../../parts/page.tsx';
import { ReaderChoice } from '../../parts/reader-choice.tsx';
import { Title } from '../../parts/title.tsx';
import { useTypeInto } from '../../parts/type-into.ts';
import { useWords } from '../../parts/words.tsx';
import { type Draft, READERS } from '../../state/draft.ts';
import { MarkedField } from './marked-field.tsx';
import { marksIn } from './recognise.ts';
import { RecognisedList } from './recognised-list.tsx';
import { useRecognised } from './use-recognised.ts';

interface Props {
  readonly draft: Draft;
  readonly onEdit: (change: Partial<Draft>) => void;
  /** @param alsoCheck host the text names, when it shall be checked as well */
  readonly onFind: (alsoCheck: string | null) => void;
  /** Opens the page of a code that was recognised; the text stays. */
  readonly onExplain: (family: string, id: string) => void;
  readonly onBack: () => void;
}

const LONGEST = 5_000_000;

/** The pasted message, and beneath it, within a frame, what we recognise in it. */
export function Message({ draft, onEdit, onFind, onExplain, onBack }: Props) {
  const t = useWords();
  const field = useRef<HTMLTextAreaElement>(null);
  useTypeInto(field);
  const [tried, setTried] = useState(false);
  const recognised = useRecognised(draft.message);
  const problem =
    draft.message.length > LONGEST
      ? say('input.message.too-long')
      : tried && draft.message.trim() === ''
        ? say('input.message.empty')
        : null;
  const host = recognised?.host ?? null;
  const find = () => {
    setTried(true);
    if (draft.message.trim() === '' || draft.message.length > LONGEST) field.current?.focus();
    else onFind(host !== null && draft.alsoCheck ? host : null);
  };
  return (
    <Page
      actions={
        <ActionBar
          primary={{ label: t(say('input.message.find')), icon: 'forward', onPress: find }}
          back={{ label: t(say('shell.back')), onPress: onBack }}
        />
      }
    >
      <Title small={t(say('input.message.small'))}>{t(say('input.message.title'))}</Title>
      <MarkedField
        minRows={5}
        maxRows={12}
        inputRef={field}
        label={t(say('input.message.label'))}
        placeholder={t(say('input.message.placeholder'))}
        value={draft.message}
        marks={recognised === null ? [] : marksIn(draft.message, recognised)}
        error={problem !== null}
        helperText={problem === null ? ' ' : t(problem)}
        onChange={(event) => onEdit({ message: event.target.value })}
        slotProps={{ htmlInput: { spellCheck: false, autoComplete: 'off', dir: 'auto' }, formHelperText: { 'aria-live': 'polite' } }}
      />
      <RecognisedList recognised={recognised} typed={draft.message.trim() !== ''} onExplain={onExplain} />
      {host === null ? null : (
        <Box>
          <FormControlLabel
            control={<Switch checked={draft.alsoCheck} onChange={(_, alsoCheck) => onEdit({ alsoCheck })} />}
            label={t(say('input.message.also-check', { host }))}
          />
          <Typography variant="body2" sx={{ color: 'text.secondary', pl: 6 }}>
            {t(say('input.message.also-check.help'))}
          </Typography>
          {draft.alsoCheck ? <OnlyTarget on={draft.onlyTarget} onSwitch={(onlyTarget) => onEdit({ onlyTarget })} /> : null}
        </Box>
      )}
      <ReaderChoice audience={draft.situation.audience} onChoose={(audience) => onEdit({ situation: READERS[audience] })} />
    </Page>
  );
}
