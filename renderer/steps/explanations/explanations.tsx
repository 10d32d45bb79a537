import { Box, ButtonBase, Stack, TextField, Typography } from '@mui/material';
import { type ReactNode, useRef } from 'react';
import { CAUSES } from '../../../shared/causes/index.ts';
import { SIDES } from '../../../shared/model/side.ts';
import { say } from '../../../shared/words/index.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Code } from '../../parts/code.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Title } from '../../parts/title.tsx';
import { useTypeInto } from '../../parts/type-into.ts';
import { useWords } from '../../parts/words.tsx';
import type { Subject } from '../../state/screen.ts';
import { searchCauses, searchTerms } from './search.ts';
import { useCodes } from './use-codes.ts';

interface Props {
  readonly query: string;
  readonly onType: (query: string) => void;
  readonly onOpen: (subject: Subject) => void;
  readonly onPaste: () => void;
  readonly onBack: () => void;
}

/** Causes by whose side they usually lie on, the nearest first. */
const GROUPS = SIDES.filter((side) => CAUSES.some((cause) => cause.usualSide === side));

/** Every cause, every code and every term, found by typing. */
export function Explanations({ query, onType, onOpen, onPaste, onBack }: Props) {
  const t = useWords();
  const field = useRef<HTMLInputElement>(null);
  useTypeInto(field);
  const codes = useCodes(query);
  const causes = searchCauses(query, t);
  const terms = searchTerms(query, t);
  const count = codes.length + causes.length + terms.length;
  return (
    <Page
      actions={
        <ActionBar
          primary={{ label: t(say('pages.explanations.paste')), icon: 'forward', onPress: onPaste }}
          back={{ label: t(say('shell.back')), onPress: onBack }}
        />
      }
    >
      <Title small={t(say('pages.explanations.small'))}>{t(say('pages.explanations.title'))}</Title>
      <TextField
        fullWidth
        type="search"
        inputRef={field}
        label={t(say('pages.explanations.search'))}
        placeholder={t(say('pages.explanations.placeholder'))}
        value={query}
        helperText={count === 0 ? t(say('pages.explanations.none')) : t(say('pages.explanations.found', { count }))}
        onChange={(event) => onType(event.target.value)}
        slotProps={{ htmlInput: { autoComplete: 'off', spellCheck: false, maxLength: 200 }, formHelperText: { role: 'status' } }}
      />
      <Group label={t(say('pages.explanations.codes'))} shown={codes.length > 0}>
        {codes.map((code) => (
          <Row key={`${code.family} ${code.id}`} onOpen={() => onOpen({ kind: 'code', family: code.family, id: code.id })}>
            <Code sx={{ display: 'block' }}>
              <bdi>{code.id}</bdi>
            </Code>
            <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
              {t(code.plain)}
            </Typography>
          </Row>
        ))}
      </Group>
      {GROUPS.map((side) => {
        const here = causes.filter((cause) => cause.usualSide === side);
        return (
          <Group key={side} label={t(say(`pages.explanations.lies-with.${side}`))} shown={here.length > 0}>
            {here.map((cause) => (
              <Row key={cause.id} onOpen={() => onOpen({ kind: 'cause', cause: cause.id })}>
                <Typography component="span">{t(cause.words.title)}</Typography>
              </Row>
            ))}
          </Group>
        );
      })}
      <Group label={t(say('pages.explanations.terms'))} shown={terms.length > 0}>
        {terms.map((term) => (
          <Box component="li" key={term.word} sx={{ py: 1, borderTop: '1px solid', borderColor: 'divider' }}>
            <Typography sx={{ fontWeight: 600 }}>{term.word}</Typography>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {term.means}
            </Typography>
          </Box>
        ))}
      </Group>
    </Page>
  );
}

function Group({ label, shown, children }: { label: string; shown: boolean; children: ReactNode }) {
  if (!shown) return null;
  return (
    <Box component="section">
      <Typography variant="h2" sx={{ mb: 1 }}>
        {label}
      </Typography>
      <Stack component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {children}
      </Stack>
    </Box>
  );
}

function Row({ onOpen, children }: { onOpen: () => void; children: ReactNode }) {
  return (
    <Box component="li" sx={{ borderTop: '1px solid', borderColor: 'divider' }}>
      <ButtonBase
        onClick={onOpen}
        sx={{ width: '100%', py: 1, gap: 1, justifyContent: 'space-between', textAlign: 'start', '&:hover': { bgcolor: 'action.hover' } }}
      >
        <Box component="span" sx={{ minWidth: 0 }}>
          {children}
        </Box>
        <Icon name="chevron" sx={{ color: 'text.secondary', flex: 'none' }} />
      </ButtonBase>
    </Box>
  );
}
