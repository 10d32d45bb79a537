import { Button, Stack, TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import type { Said } from '../../shared/model/said.ts';
import { useWords } from './words.tsx';

export interface PasswordFormProps {
  readonly label: Said;
  readonly action: Said;
  /** The form's own id, where a button outside of it sends it; it has none of its own then. */
  readonly sentBy?: string;
  readonly onSend: (password: string) => void;
}

/** A password for a file. It lives in this field alone, and goes with it. */
export function PasswordForm({ label, action, sentBy, onSend }: PasswordFormProps) {
  const t = useWords();
  const [password, setPassword] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSend(password);
  };
  return (
    <Stack component="form" id={sentBy} direction="row" onSubmit={send} noValidate sx={{ gap: 2, flexWrap: 'wrap', alignItems: 'center' }}>
      <TextField
        size="small"
        type="password"
        sx={{ flex: '1 1 16rem', maxWidth: '24rem' }}
        label={t(label)}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        slotProps={{ htmlInput: { autoComplete: 'off', 'data-own-enter': '' } }}
      />
      {sentBy === undefined ? (
        <Button type="submit" variant="outlined">
          {t(action)}
        </Button>
      ) : null}
    </Stack>
  );
}
