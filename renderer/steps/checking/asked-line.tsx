import { Box, Typography } from '@mui/material';
import { say } from '../../../shared/words/index.ts';
import { Icon } from '../../parts/icons.tsx';
import { useWords } from '../../parts/words.tsx';
import type { JobLine } from '../../state/job.ts';

const LOOKS = {
  waiting: { icon: 'waiting', colour: 'text.secondary' },
  fine: { icon: 'fine', colour: 'success.main' },
  found: { icon: 'found', colour: 'error.main' },
  'not-known': { icon: 'unknown', colour: 'warning.main' },
} as const;

/** One question to the network: waiting, then answered, with its time. */
export function AskedLine({ line }: { readonly line: JobLine }) {
  const t = useWords();
  const state = line.answer === null ? 'waiting' : line.answer.outcome;
  const { icon, colour } = LOOKS[state];
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: '24px minmax(0, 1fr) auto',
        columnGap: 1.5,
        alignItems: 'start',
        py: 1,
        borderTop: '1px solid',
        borderColor: 'divider',
      }}
    >
      <Icon name={icon} sx={{ color: colour }} />
      <Typography sx={{ color: state === 'waiting' ? 'text.secondary' : 'text.primary' }}>{t(line.answer?.said ?? line.asked)}</Typography>
      <Typography variant="body2" sx={{ color: colour, lineHeight: '1.5rem', textAlign: 'end' }}>
        {t(say(`checking.${state}`))}
        {line.answer === null ? null : (
          <Box component="bdi" sx={{ color: 'text.secondary', ml: 1 }}>
            {`${Math.round(line.answer.milliseconds)} ms`}
          </Box>
        )}
      </Typography>
    </Box>
  );
}
