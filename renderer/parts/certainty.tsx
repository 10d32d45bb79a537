import { Box } from '@mui/material';
import { CERTAINTIES, type Certainty as Sureness } from '../../shared/model/side.ts';
import { say } from '../../shared/words/index.ts';
import { useWords } from './words.tsx';

/** How sure we are: the words, and beside them three steps that fill. */
export function Certainty({ certainty }: { readonly certainty: Sureness }) {
  const t = useWords();
  const filled = CERTAINTIES.length - CERTAINTIES.indexOf(certainty);
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1.25, typography: 'subtitle2' }}>
      <Box component="span" aria-hidden="true" sx={{ display: 'inline-flex', alignItems: 'flex-end', gap: '3px', height: 14 }}>
        {CERTAINTIES.map((one, index) => (
          <Box
            component="span"
            key={one}
            sx={{
              width: 5,
              height: 6 + index * 4,
              borderRadius: '1.5px',
              border: '1px solid',
              borderColor: 'primary.main',
              bgcolor: index < filled ? 'primary.main' : 'transparent',
              '@media (forced-colors: active)': { bgcolor: index < filled ? 'CanvasText' : 'Canvas', forcedColorAdjust: 'none' },
            }}
          />
        ))}
      </Box>
      {t(say(`sides.${certainty}`))}
    </Box>
  );
}
