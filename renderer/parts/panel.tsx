import { Card, type CardProps } from '@mui/material';

/** A white surface with a hairline: 24 px inside, 16 on a narrow window. */
export function Panel({ sx, ...rest }: CardProps) {
  return <Card {...rest} sx={[{ p: { xs: 2, sm: 3 } }, ...(Array.isArray(sx) ? sx : [sx])]} />;
}
