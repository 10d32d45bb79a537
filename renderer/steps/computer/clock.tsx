import { Stack, Typography } from '@mui/material';
import type { ClockReading } from '../../../shared/model/computer.ts';
import { say } from '../../../shared/words/index.ts';
import { useWords } from '../../parts/words.tsx';

/** This computer's clock beside the clocks it was compared with. */
export function Clock({ clock }: { readonly clock: ClockReading }) {
  const t = useWords();
  return (
    <Stack sx={{ gap: 0.5 }}>
      <Typography>{t(say('pages.computer.clock.local', { time: { dateTime: clock.localTime }, zone: clock.timeZone }))}</Typography>
      {clock.sources.map((source) => (
        <Typography key={`${source.kind} ${source.host}`} variant="body2" sx={{ color: 'text.secondary' }}>
          {t(say('pages.computer.clock.source', { host: source.host, offset: { milliseconds: Math.abs(source.offsetMilliseconds) } }))}
        </Typography>
      ))}
    </Stack>
  );
}
