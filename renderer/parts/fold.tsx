import { Accordion, AccordionDetails, AccordionSummary, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { Icon } from './icons.tsx';

/** Something folded away under one line. */
export function Fold({ label, open = false, children }: { readonly label: string; readonly open?: boolean; readonly children: ReactNode }) {
  const id = useId();
  return (
    <Accordion defaultExpanded={open} slotProps={{ transition: { unmountOnExit: true }, heading: { component: 'h2' } }}>
      <AccordionSummary expandIcon={<Icon name="down" />} id={`${id}-label`} aria-controls={`${id}-content`}>
        <Typography component="span" variant="subtitle2">
          {label}
        </Typography>
      </AccordionSummary>
      <AccordionDetails>{children}</AccordionDetails>
    </Accordion>
  );
}
