import { Box, Button, Typography } from '@mui/material';
import { Icon, type IconName } from '../../parts/icons.tsx';

interface Props {
  readonly icon: IconName;
  readonly label: string;
  readonly help: string;
  /** The door most people need: it is the filled one. */
  readonly main?: boolean;
  readonly onOpen: () => void;
}

/** A way in: the whole card is the button. */
export function Door({ icon, label, help, main = false, onOpen }: Props) {
  return (
    <Button
      variant={main ? 'contained' : 'outlined'}
      color={main ? 'primary' : 'secondary'}
      onClick={onOpen}
      sx={{
        p: { xs: 2, sm: 2.5 },
        borderRadius: 3,
        justifyContent: 'flex-start',
        textAlign: 'left',
        gap: 2,
        ...(main
          ? {}
          : { bgcolor: 'background.paper', borderColor: 'edge', '&:hover': { borderColor: 'primary.main', bgcolor: 'background.paper' } }),
      }}
    >
      <Box
        component="span"
        sx={{
          flex: 'none',
          display: 'grid',
          placeItems: 'center',
          width: 48,
          height: 48,
          borderRadius: 2,
          color: main ? 'inherit' : 'primary.main',
          bgcolor: main
            ? 'color-mix(in srgb, currentColor 14%, transparent)'
            : 'color-mix(in srgb, var(--mui-palette-primary-main) 9%, transparent)',
        }}
      >
        <Icon name={icon} />
      </Box>
      <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
        <Typography component="span" variant="h2" sx={{ display: 'block' }}>
          {label}
        </Typography>
        <Typography component="span" variant="body2" sx={{ display: 'block', color: main ? 'inherit' : 'text.secondary' }}>
          {help}
        </Typography>
      </Box>
      <Icon name="chevron" sx={{ flex: 'none', color: main ? 'inherit' : 'text.secondary' }} />
    </Button>
  );
}
