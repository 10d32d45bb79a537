import { Box, Button } from '@mui/material';
import { type ReactNode, useId, useState } from 'react';
import { Icon } from './icons.tsx';

/** A small word that opens what stands behind it. Lighter than a fold, for rows of a list. */
export function Reveal({
  label,
  open: openAtFirst = false,
  children,
}: {
  readonly label: string;
  readonly open?: boolean;
  readonly children: () => ReactNode;
}) {
  const id = useId();
  const [open, setOpen] = useState(openAtFirst);
  return (
    <Box>
      <Button
        size="small"
        aria-expanded={open}
        aria-controls={id}
        endIcon={<Icon name="down" sx={{ transform: open ? 'rotate(180deg)' : 'none' }} />}
        onClick={() => setOpen(!open)}
        sx={{ ml: -1.5, fontWeight: 400 }}
      >
        {label}
      </Button>
      <Box id={id} hidden={!open}>
        {open ? children() : null}
      </Box>
    </Box>
  );
}
