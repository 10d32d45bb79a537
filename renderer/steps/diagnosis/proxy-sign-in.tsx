import { Box, Button, Stack, TextField, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { say } from '../../../shared/words/index.ts';
import { Panel } from '../../parts/panel.tsx';
import { useWords } from '../../parts/words.tsx';

/** The proxy wants a name and a password: given here, they are used for one check and never kept. */
export function ProxySignIn({ onCheck }: { readonly onCheck: (user: string, password: string) => void }) {
  const t = useWords();
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (user !== '') onCheck(user, password);
  };
  return (
    <Panel component="section">
      <Typography variant="h2">{t(say('diagnosis.proxy.title'))}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 2 }}>
        {t(say('diagnosis.proxy.small'))}
      </Typography>
      <Box component="form" onSubmit={send} noValidate>
        <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap', alignItems: 'center' }}>
          <TextField
            size="small"
            label={t(say('diagnosis.proxy.user'))}
            value={user}
            onChange={(event) => setUser(event.target.value)}
            slotProps={{ htmlInput: { autoComplete: 'off', spellCheck: false, 'data-own-enter': '' } }}
          />
          <TextField
            size="small"
            type="password"
            label={t(say('diagnosis.proxy.password'))}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            slotProps={{ htmlInput: { autoComplete: 'off', 'data-own-enter': '' } }}
          />
          <Button type="submit" variant="outlined">
            {t(say('diagnosis.proxy.check'))}
          </Button>
        </Stack>
      </Box>
    </Panel>
  );
}
