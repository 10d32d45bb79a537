import { Box } from '@mui/material';
import { say } from '../../shared/words/index.ts';
import { useWords } from './words.tsx';

const STAGES = ['tell', 'check', 'answer', 'fix', 'again'] as const;

/** Where am I: five words on a thin line, never a number of unknown steps. */
export function StageLine({ at }: { readonly at: (typeof STAGES)[number] }) {
  const t = useWords();
  const here = STAGES.indexOf(at);
  return (
    <Box component="ol" sx={{ display: 'grid', gridTemplateColumns: 'repeat(5, minmax(0, 1fr))', gap: 1, m: 0, p: 0, listStyle: 'none' }}>
      {STAGES.map((stage, index) => (
        <Box
          component="li"
          key={stage}
          aria-current={index === here ? 'step' : undefined}
          sx={{
            borderTop: '3px solid',
            borderColor: index <= here ? 'primary.main' : 'divider',
            '@media (forced-colors: active)': { borderColor: index <= here ? 'Highlight' : 'GrayText' },
            pt: 0.75,
            typography: index === here ? 'subtitle2' : 'body2',
            color: index === here ? 'text.primary' : 'text.secondary',
            '@media (max-width: 479px)':
              index === here
                ? { display: 'flex', justifyContent: index > 2 ? 'flex-end' : 'flex-start', '& > span': { textWrap: 'nowrap' } }
                : { '& > span': HIDDEN },
          }}
        >
          <span>{t(say(`shell.stages.${stage}`))}</span>
        </Box>
      ))}
    </Box>
  );
}

const HIDDEN = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;
