import { Box, Stack, Typography } from '@mui/material';
import { say } from '../../../shared/words/index.ts';
import { viewLadder } from '../../../shared/words/say-handshake.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Ladder } from '../../parts/ladder.tsx';
import type { FieldsOf } from '../../parts/message-inside.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Title } from '../../parts/title.tsx';
import { WidePage } from '../../parts/wide-page.tsx';
import { useWords } from '../../parts/words.tsx';
import { EXPLAINED, HEALTHY_12, HEALTHY_13 } from './healthy.ts';

/** What takes messages apart is large, and few open one. */
const fieldsOf: FieldsOf = async (rawBase64) => (await import('../../../shared/read/handshake-fields.ts')).handshakeFields(rawBase64);

const WHERE = ['hello', 'certificate', 'request', 'finished'] as const;

/** "How a handshake works": the same drawing as for a check, with two healthy ones side by side. */
export function Handshake({ onCheck, onBack }: { readonly onCheck: () => void; readonly onBack: () => void }) {
  const t = useWords();
  return (
    <WidePage
      actions={
        <ActionBar
          primary={{ label: t(say('handshake.check')), icon: 'forward', onPress: onCheck }}
          back={{ label: t(say('shell.back')), onPress: onBack }}
        />
      }
    >
      <Title small={t(say('pages.handshake.small'))}>{t(say('pages.handshake.title'))}</Title>
      <Typography sx={{ color: 'text.secondary' }}>{t(say('handshake.open'))}</Typography>
      <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' } }}>
        {(['13', '12'] as const).map((version) => (
          <Panel component="section" key={version}>
            <Typography variant="h2">{t(say(`handshake.${version}`))}</Typography>
            <Typography sx={{ color: 'text.secondary', mb: 2, minHeight: { md: '3rem' } }}>
              {t(say(`handshake.${version}.small`))}
            </Typography>
            <Ladder
              label={t(say(`handshake.${version}`))}
              rows={viewLadder(version === '13' ? HEALTHY_13 : HEALTHY_12, { how: 'completed' })}
              more={EXPLAINED[version]}
              fieldsOf={fieldsOf}
            />
          </Panel>
        ))}
      </Box>
      <Box component="section">
        <Typography variant="h2" sx={{ mb: 1 }}>
          {t(say('handshake.where'))}
        </Typography>
        <Stack component="ul" sx={{ gap: 1, m: 0, p: 0, listStyle: 'none' }}>
          {WHERE.map((place) => (
            <Stack component="li" direction="row" key={place} sx={{ gap: 1.5 }}>
              <Icon name="found" sx={{ color: 'warning.main' }} />
              <Typography>{t(say(`handshake.where.${place}`))}</Typography>
            </Stack>
          ))}
        </Stack>
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t(say('handshake.change'))} {t(say('handshake.sources'))}
      </Typography>
    </WidePage>
  );
}
