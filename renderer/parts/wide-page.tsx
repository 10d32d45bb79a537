import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** A page for pictures that need the width of both columns. */
export function WidePage({ children, actions }: { readonly children: ReactNode; readonly actions: ReactNode }) {
  return (
    <Box sx={{ flex: 1, width: '100%', maxWidth: 1176, mx: 'auto', px: { xs: 2, sm: 4 }, display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 3, pt: { xs: 2, sm: 3 }, pb: 3, minWidth: 0 }}>{children}</Box>
      {actions}
    </Box>
  );
}
