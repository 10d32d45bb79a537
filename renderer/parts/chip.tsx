import { Box } from '@mui/material';
import { Icon, type IconName } from './icons.tsx';

export type Tone = 'bad' | 'warn' | 'good' | 'info' | 'plain';
const COLOUR = { bad: 'error', warn: 'warning', good: 'success', info: 'info' } as const;

export function toneColour(tone: Tone): string {
  return tone === 'plain' ? 'text.secondary' : `${COLOUR[tone]}.main`;
}

export function toneTint(tone: Tone): string {
  const from = tone === 'plain' ? 'var(--mui-palette-text-secondary)' : `var(--mui-palette-${COLOUR[tone]}-main)`;
  return `color-mix(in srgb, ${from} 9%, transparent)`;
}

/** A word with its icon, on a tint: never colour alone. */
export function Chip({ tone, icon, children }: { readonly tone: Tone; readonly icon: IconName; readonly children: string }) {
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.75,
        px: 1.25,
        py: 0.5,
        borderRadius: 2,
        typography: 'subtitle2',
        color: toneColour(tone),
        bgcolor: toneTint(tone),
      }}
    >
      <Icon name={icon} sx={{ fontSize: '1.125rem' }} />
      {children}
    </Box>
  );
}
