import { Box } from '@mui/material';
import type { ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
  /** Second column, for evidence: beside from 1100 px, below under it. */
  readonly beside?: ReactNode;
  /** The action bar: last child of the first column. */
  readonly actions?: ReactNode;
}

/** One column of at most 720 px, and beside it, where there is room, one of 360 px for evidence. */
export function Page({ children, beside, actions }: Props) {
  return (
    <Box
      sx={{
        flex: 1,
        width: '100%',
        mx: 'auto',
        px: { xs: 2, sm: 4 },
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: beside === undefined ? 'minmax(0, 1fr)' : 'minmax(0, 720px) 360px' },
        gridTemplateRows: { xs: beside === undefined ? '1fr' : 'auto 1fr auto', lg: '1fr' },
        columnGap: 4,
        maxWidth: { xs: 720 + 64, lg: beside === undefined ? 720 + 64 : 720 + 360 + 32 + 64 },
      }}
    >
      <Box
        sx={{
          display: 'flex',
          flexDirection: 'column',
          minWidth: 0,
          ...(beside === undefined ? {} : { display: { xs: 'contents', lg: 'flex' } }),
        }}
      >
        <Box sx={{ display: 'flex', flexDirection: 'column', gap: 3, pt: { xs: 2, sm: 3 }, pb: 3, minWidth: 0 }}>{children}</Box>
        {beside === undefined ? (
          actions
        ) : (
          <Box
            sx={{
              order: { xs: 3, lg: 0 },
              display: 'flex',
              flexDirection: 'column',
              position: 'sticky',
              bottom: 0,
              mt: 'auto',
              zIndex: 2,
              '@media (max-height: 420px)': { position: 'static' },
            }}
          >
            {actions}
          </Box>
        )}
      </Box>
      {beside === undefined ? null : (
        <Box component="aside" sx={{ pt: { xs: 0, lg: 3 }, pb: 3, minWidth: 0, order: { xs: 2, lg: 0 } }}>
          {beside}
        </Box>
      )}
    </Box>
  );
}
