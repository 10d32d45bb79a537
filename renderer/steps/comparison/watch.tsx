import { Box, Button, Typography } from '@mui/material';
import { say } from '../../../shared/words/index.ts';
import { Icon } from '../../parts/icons.tsx';
import { useWords } from '../../parts/words.tsx';

interface Props {
  readonly watching: { readonly tries: number } | null;
  readonly onWatch: () => void;
  readonly onStop: () => void;
}

/** "Tell me when it works": once a minute, gently, and not for ever. */
export function Watch({ watching, onWatch, onStop }: Props) {
  const t = useWords();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, rowGap: 1 }}>
      <Button variant="outlined" size="small" startIcon={<Icon name="clock" />} onClick={watching === null ? onWatch : onStop}>
        {t(say(watching === null ? 'recheck.watch' : 'recheck.watch.stop'))}
      </Button>
      <Typography variant="body2" role="status" sx={{ color: 'text.secondary', flex: '1 1 12rem' }}>
        {watching === null ? '' : t(watching.tries === 0 ? say('recheck.watch.on') : say('recheck.watch.tried', { count: watching.tries }))}
      </Typography>
    </Box>
  );
}
