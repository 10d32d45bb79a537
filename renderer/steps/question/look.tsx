import { Button, Stack, Typography } from '@mui/material';
import { say } from '../../../shared/words/index.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Title } from '../../parts/title.tsx';
import { useWords } from '../../parts/words.tsx';

interface Props {
  readonly onLook: () => void;
  /** The person would rather be asked: nobody outside is. */
  readonly onSkip: () => void;
  readonly onBack: () => void;
}

const LOOKS = [
  ['clock', 'clock'],
  ['portal', 'network'],
  ['others', 'issuer'],
] as const;

/** Leave to measure what the person would else be asked. */
export function Look({ onLook, onSkip, onBack }: Props) {
  const t = useWords();
  return (
    <Page
      actions={
        <ActionBar
          primary={{ label: t(say('wizard.look.yes')), icon: 'forward', onPress: onLook }}
          back={{ label: t(say('shell.back')), onPress: onBack }}
        >
          <Button variant="text" onClick={onSkip}>
            {t(say('wizard.look.skip'))}
          </Button>
        </ActionBar>
      }
    >
      <Title small={t(say('wizard.look.help'))}>{t(say('wizard.look.text'))}</Title>
      <Panel>
        <Stack component="ul" sx={{ gap: 2, listStyle: 'none', m: 0, p: 0 }}>
          {LOOKS.map(([what, icon]) => (
            <Stack component="li" key={what} direction="row" sx={{ gap: 1.5, alignItems: 'center' }}>
              <Icon name={icon} />
              {t(say(`wizard.look.${what}`))}
            </Stack>
          ))}
        </Stack>
      </Panel>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t(say('wizard.look.asks'))}
      </Typography>
    </Page>
  );
}
