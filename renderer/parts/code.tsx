import { Box, type BoxProps } from '@mui/material';

export const CODE = {
  fontFamily: '"Noto Sans Mono", ui-monospace, "DejaVu Sans Mono", monospace',
  fontSize: '0.8125rem',
  lineHeight: '1.25rem',
} as const;

/** Codes, names and lines to type: monospace, selectable, breaks anywhere. */
export function Code({ sx, ...rest }: BoxProps) {
  return <Box component="span" {...rest} sx={[{ ...CODE, overflowWrap: 'anywhere' }, ...(Array.isArray(sx) ? sx : [sx])]} />;
}
