import { Box, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useId } from 'react';

interface Props<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly (readonly [value: V, label: string])[];
  readonly onChoose: (value: V) => void;
}

/** Each with an edge of its own, so that a row that breaks on a narrow window still looks whole. */
const APART = {
  '& .MuiToggleButton-root.MuiToggleButtonGroup-grouped': {
    m: 0,
    borderRadius: 2,
    border: '1px solid',
    borderColor: 'edge',
    '&.Mui-selected': { borderColor: 'primary.main', boxShadow: 'inset 0 0 0 1px var(--mui-palette-primary-main)' },
  },
} as const;

/** One of a few, all in sight. */
export function Choice<V extends string>({ label, value, options, onChoose }: Props<V>) {
  const id = useId();
  return (
    <Box>
      <Typography id={id} variant="subtitle2" sx={{ mb: 1 }}>
        {label}
      </Typography>
      <ToggleButtonGroup
        exclusive
        aria-labelledby={id}
        value={value}
        sx={{ flexWrap: 'wrap', gap: 1, ...APART }}
        onChange={(_, chosen: V | null) => {
          if (chosen !== null) onChoose(chosen);
        }}
      >
        {options.map(([one, words]) => (
          <ToggleButton key={one} value={one}>
            {words}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </Box>
  );
}
