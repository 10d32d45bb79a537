import { Box, ButtonBase, Typography } from '@mui/material';
import type { RecentCase } from '../../../shared/contract/doctor.ts';
import { say } from '../../../shared/words/index.ts';
import { Icon, type IconName } from '../../parts/icons.tsx';
import { useWhen } from '../../parts/when.ts';
import { useWords } from '../../parts/words.tsx';

const SHOWN = 5;
const LOOKS = {
  fault: { icon: 'found', colour: 'error.main' },
  advice: { icon: 'info', colour: 'warning.main' },
  healthy: { icon: 'fine', colour: 'success.main' },
  'cannot-tell': { icon: 'unknown', colour: 'text.secondary' },
  'not-tls': { icon: 'info', colour: 'info.main' },
} as const satisfies Record<RecentCase['verdict'], { icon: IconName; colour: string }>;

/** Cases of before, newest first, each a way back in. */
export function RecentCases({ recent, onOpen }: { readonly recent: readonly RecentCase[]; readonly onOpen: (caseId: string) => void }) {
  const t = useWords();
  return (
    <Box component="section">
      <Typography variant="h2">{t(say('start.recent'))}</Typography>
      {recent.length === 0 ? (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
          {t(say('start.recent.none'))}
        </Typography>
      ) : (
        <Box component="ul" sx={{ m: 0, mt: 1, p: 0, listStyle: 'none' }}>
          {recent.slice(0, SHOWN).map((one) => (
            <Box component="li" key={one.caseId} sx={{ borderTop: '1px solid', borderColor: 'divider' }}>
              <Row recent={one} onOpen={() => onOpen(one.caseId)} />
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}

function Row({ recent, onOpen }: { readonly recent: RecentCase; readonly onOpen: () => void }) {
  const t = useWords();
  const when = useWhen();
  const { icon, colour } = LOOKS[recent.verdict];
  return (
    <ButtonBase
      onClick={onOpen}
      sx={{
        width: '100%',
        display: 'grid',
        gridTemplateColumns: '24px minmax(0, 1fr) 24px',
        columnGap: 1.5,
        alignItems: 'center',
        textAlign: 'start',
        py: 1.25,
        '&:hover': { bgcolor: 'action.hover' },
      }}
    >
      <Icon name={icon} sx={{ color: colour }} />
      <Box component="span" sx={{ minWidth: 0 }}>
        <Typography component="span" sx={{ display: 'block', fontWeight: 600 }}>
          {recent.title === '' ? t(say('start.recent.answers')) : <bdi>{recent.title}</bdi>}
        </Typography>
        <Typography component="span" variant="body2" sx={{ display: 'block', color: 'text.secondary' }}>
          {t(recent.said)} <span>{`· ${when(recent.at)}`}</span>
        </Typography>
      </Box>
      <Icon name="chevron" sx={{ color: 'text.secondary' }} />
    </ButtonBase>
  );
}
