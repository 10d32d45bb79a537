import { Box, Stack, Typography } from '@mui/material';
import { useId } from 'react';
import { say } from '../../shared/words/index.ts';
import { CODE } from './code.tsx';
import { CopyButton } from './copy-button.tsx';
import { useWords } from './words.tsx';

interface Props {
  readonly label: string;
  readonly text: string;
  /** A table of letters loses its columns where its lines are broken: it is scrolled instead. */
  readonly lines?: 'broken' | 'scrolled';
}

const LINES = {
  broken: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  scrolled: { whiteSpace: 'pre', textAlign: 'left', maxHeight: 240, overflow: 'auto' },
} as const;

/** Something to copy: a line of configuration, a command, the bytes of a message. */
export function CopyBox({ label, text, lines = 'broken' }: Props) {
  const t = useWords();
  const id = useId();
  return (
    <Box sx={{ border: '1px solid', borderColor: 'divider', borderRadius: 2, bgcolor: 'background.default' }}>
      <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', flexWrap: 'wrap', pl: 2, pr: 0.5, pt: 0.5 }}>
        <Typography id={id} variant="body2" sx={{ color: 'text.secondary' }}>
          {label}
        </Typography>
        <CopyButton text={text} label={t(say('shell.copy'))} describedBy={id} />
      </Stack>
      <Box
        component="pre"
        tabIndex={0}
        aria-labelledby={id}
        role="group"
        dir="ltr"
        sx={{ ...CODE, m: 0, px: 2, pb: 1.5, borderRadius: 'inherit', ...LINES[lines], '&:focus-visible': { outlineOffset: -2 } }}
      >
        {text}
      </Box>
    </Box>
  );
}
