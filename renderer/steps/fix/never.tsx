import { Box, Stack, Typography } from '@mui/material';
import type { Said } from '../../../shared/model/said.ts';
import { say } from '../../../shared/words/index.ts';
import { Icon } from '../../parts/icons.tsx';
import { useWords } from '../../parts/words.tsx';

/** Where people are tempted: why not. */
export function Never({ lines }: { readonly lines: readonly Said[] }) {
  const t = useWords();
  if (lines.length === 0) return null;
  return (
    <Box component="section">
      <Typography variant="h2" sx={{ mb: 1 }}>
        {t(say('steps.never'))}
      </Typography>
      <Stack component="ul" sx={{ gap: 1, m: 0, p: 0, listStyle: 'none' }}>
        {lines.map((line) => (
          <Stack component="li" direction="row" key={JSON.stringify(line)} sx={{ gap: 1.5 }}>
            <Icon name="stop" sx={{ color: 'warning.main' }} />
            <Typography>{t(line)}</Typography>
          </Stack>
        ))}
      </Stack>
    </Box>
  );
}
