import { Box, Typography } from '@mui/material';
import type { ComputerFinding } from '../../../shared/model/computer.ts';
import { say } from '../../../shared/words/index.ts';
import { Icon } from '../../parts/icons.tsx';
import { useWords } from '../../parts/words.tsx';

const LOOKS = {
  fine: { icon: 'fine', colour: 'success.main' },
  look: { icon: 'info', colour: 'warning.main' },
  problem: { icon: 'found', colour: 'error.main' },
  'not-known': { icon: 'unknown', colour: 'text.secondary' },
} as const;

/** One thing that was seen on this computer. */
export function FindingRow({ finding }: { readonly finding: ComputerFinding }) {
  const t = useWords();
  const { icon, colour } = LOOKS[finding.state];
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: '24px minmax(0, 1fr)',
        columnGap: 1.5,
        py: 1.5,
        borderTop: '1px solid',
        borderColor: 'divider',
      }}
    >
      <Icon name={icon} sx={{ color: colour }} />
      <Box sx={{ minWidth: 0 }}>
        <Typography>{t(finding.said)}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          <Box component="span" sx={{ color: colour, fontWeight: 600 }}>
            {t(say(`pages.computer.state.${finding.state}`))}
          </Box>
          {' · '}
          {t(say(`pages.computer.area.${finding.area}`))}
        </Typography>
        {finding.detail.map((detail) => (
          <Typography key={JSON.stringify(detail)} variant="body2" sx={{ color: 'text.secondary' }}>
            {t(detail)}
          </Typography>
        ))}
      </Box>
    </Box>
  );
}
