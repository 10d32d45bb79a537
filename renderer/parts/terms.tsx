import { Box, Tooltip } from '@mui/material';
import type { ReactNode } from 'react';
import { ENGLISH } from '../../shared/words/index.ts';
import { useWords } from './words.tsx';

/** The terms of the glossary, the longest first, so that "client certificate" is not read as "certificate". */
const TERMS = Object.keys(ENGLISH.areas.glossary ?? {})
  .filter((key) => !key.endsWith('.means'))
  .sort((one, other) => other.length - one.length);

/** A text whose first mention of each term explains itself on hover and on focus. */
export function Terms({ children }: { readonly children: string }) {
  const t = useWords();
  const words = TERMS.map((term) => ({ term, word: t({ key: `glossary.${term}` }) })).sort(
    (one, other) => other.word.length - one.word.length,
  );
  return <>{explain(children, words, t)}</>;
}

function explain(text: string, words: readonly { term: string; word: string }[], t: ReturnType<typeof useWords>): ReactNode[] {
  const [first, ...rest] = words;
  if (first === undefined || text === '') return [text];
  const at = findWord(text, first.word);
  if (at === -1) return explain(text, rest, t);
  const end = at + first.word.length;
  return [
    ...explain(text.slice(0, at), rest, t),
    <Term key={first.term} means={t({ key: `glossary.${first.term}.means` })}>
      {text.slice(at, end)}
    </Term>,
    ...explain(text.slice(end), rest, t),
  ];
}

/** Where a whole word stands, whatever its case; a plural counts. -1 when nowhere. */
function findWord(text: string, word: string): number {
  const safe = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}_])${safe}(?=s?(?![\\p{L}\\p{N}_]))`, 'iu').exec(text)?.index ?? -1;
}

function Term({ means, children }: { readonly means: string; readonly children: string }) {
  return (
    <Tooltip title={means} describeChild>
      <Box
        component="span"
        // Reachable by keyboard too: what shows on hover must show on focus (WCAG 1.4.13).
        tabIndex={0}
        sx={{ borderBottom: '1px dotted', borderColor: 'edge', cursor: 'help', borderRadius: 0.5 }}
      >
        {children}
      </Box>
    </Tooltip>
  );
}
