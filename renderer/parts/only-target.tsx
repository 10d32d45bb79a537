import { FormControlLabel, Switch, Typography } from '@mui/material';
import { useId } from 'react';
import { say } from '../../shared/words/index.ts';
import { useWords } from './words.tsx';

/** Asked before the first check goes out: may anybody but the target be asked? */
export function OnlyTarget({ on, onSwitch }: { readonly on: boolean; readonly onSwitch: (on: boolean) => void }) {
  const t = useWords();
  const help = useId();
  return (
    <div>
      <FormControlLabel
        control={<Switch checked={on} onChange={(_, checked) => onSwitch(checked)} slotProps={{ input: { 'aria-describedby': help } }} />}
        label={t(say('input.only-target'))}
      />
      <Typography id={help} variant="body2" sx={{ color: 'text.secondary', pl: 6 }}>
        {t(say('input.only-target.help'))}
      </Typography>
    </div>
  );
}
