import { Box, Stack, Typography } from '@mui/material';
import type { Said } from '../../../shared/model/said.ts';
import { say } from '../../../shared/words/index.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useWords } from '../../parts/words.tsx';

/** A ready text for whoever has to act. */
export function MessageToSend({ to, lines }: { readonly to: Said; readonly lines: readonly Said[] }) {
  const t = useWords();
  const text = lines.map(t);
  return (
    <Panel component="section">
      <Stack direction="row" sx={{ gap: 1.5, alignItems: 'center', flexWrap: 'wrap', mb: 1.5 }}>
        <Icon name="letter" sx={{ color: 'primary.main' }} />
        <Box sx={{ flex: '1 1 12rem' }}>
          <Typography variant="h2">{t(say('steps.message'))}</Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t(say('steps.message.to', { to: t(to) }))}
          </Typography>
        </Box>
        <CopyButton variant="outlined" text={text.join('\n')} label={t(say('steps.message.copy'))} />
      </Stack>
      <Box sx={{ borderInlineStart: '3px solid', borderColor: 'divider', pl: 2 }}>
        {text.map((line) => (
          <Typography key={line}>{line}</Typography>
        ))}
      </Box>
    </Panel>
  );
}
