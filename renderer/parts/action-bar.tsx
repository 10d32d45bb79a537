import { Box, Button, Stack } from '@mui/material';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons.tsx';
import { usePressOnEnter } from './press-on-enter.ts';

interface Primary {
  readonly label: string;
  readonly icon?: IconName;
  readonly quiet?: boolean;
  readonly disabled?: boolean;
  readonly onPress: () => void;
}

interface Props {
  readonly primary: Primary;
  readonly back?: { readonly label: string; readonly onPress: () => void } | undefined;
  readonly children?: ReactNode;
}

/** Back on the left, the one main action on the right, always in sight at the foot of the window. Enter on the page presses it. */
export function ActionBar({ primary, back, children }: Props) {
  usePressOnEnter(primary.onPress, primary.disabled === true);
  return (
    <Box
      sx={{
        position: 'sticky',
        bottom: 0,
        zIndex: 2,
        mt: 'auto',
        mx: { xs: -2, sm: 0 },
        px: { xs: 2, sm: 0 },
        py: 1.5,
        bgcolor: 'background.default',
        borderTop: '1px solid',
        borderColor: 'divider',
        '@media (max-height: 420px)': { position: 'static' },
      }}
    >
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap', justifyContent: 'flex-end' }}>
        {back === undefined ? null : (
          <Button variant="text" color="primary" startIcon={<Icon name="back" />} onClick={back.onPress} sx={{ mr: 'auto', ml: -1.5 }}>
            {back.label}
          </Button>
        )}
        {children}
        <Button
          variant="contained"
          color="primary"
          sx={primary.quiet === true ? { ...NARROW, ...QUIET } : NARROW}
          disabled={primary.disabled === true}
          endIcon={primary.icon === undefined ? undefined : <Icon name={primary.icon} />}
          onClick={primary.onPress}
        >
          {primary.label}
        </Button>
      </Stack>
    </Box>
  );
}

/** Beside Back on the narrowest window: the arrow says nothing that the words do not. */
const NARROW = { '@media (max-width: 399px)': { px: 2, '& .MuiButton-endIcon': { display: 'none' } } } as const;

const QUIET = {
  color: 'text.primary',
  border: '1px solid',
  borderColor: 'text.secondary',
  bgcolor: 'color-mix(in srgb, var(--mui-palette-text-primary) 10%, var(--mui-palette-background-paper))',
  '&:hover': { bgcolor: 'color-mix(in srgb, var(--mui-palette-text-primary) 16%, var(--mui-palette-background-paper))' },
} as const;
