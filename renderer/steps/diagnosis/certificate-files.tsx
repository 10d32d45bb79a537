import { Box, Button, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import type { KeyAnswer, Saved, SavedOr } from '../../../shared/contract/doctor.ts';
import type { Said } from '../../../shared/model/said.ts';
import { say } from '../../../shared/words/index.ts';
import { Fold } from '../../parts/fold.tsx';
import { Icon, type IconName } from '../../parts/icons.tsx';
import { PasswordForm } from '../../parts/password-form.tsx';
import { SavedNote } from '../../parts/saved-note.tsx';
import { useWords } from '../../parts/words.tsx';
import type { Desk } from '../../state/desk.ts';

export interface DeskActs {
  readonly onSaveChain: () => void;
  readonly onChooseKey: () => void;
  readonly onUnlockKey: (password: string) => void;
  readonly onSaveRequest: () => void;
  readonly onShow: (saved: Saved) => void;
}

/** What who runs the server does with the certificate: the right chain file, is this its key, a request for the next one. */
export function CertificateFiles({ desk, ...acts }: DeskActs & { readonly desk: Desk }) {
  const t = useWords();
  const { key } = desk;
  return (
    <Box component="section" data-certificate-files="">
      <Fold label={t(say('diagnosis.files'))}>
        <Stack sx={{ gap: 3 }}>
          <Part title={say('diagnosis.files.chain')} help={say('diagnosis.files.chain.help')}>
            <Act icon="download" said={say('diagnosis.files.chain.save')} onPress={acts.onSaveChain} />
            <Outcome outcome={desk.chain} onShow={acts.onShow} />
          </Part>
          <Part title={say('diagnosis.files.key')} help={say('diagnosis.files.key.help')}>
            <Act
              icon="file"
              said={key === null ? say('diagnosis.files.key.choose') : say('diagnosis.files.key.another')}
              onPress={acts.onChooseKey}
            />
            {key === null ? <Box role="status" /> : <KeyOutcome answer={key} />}
            {key?.needsPassword === true ? (
              <PasswordForm
                key={key.file}
                label={say('diagnosis.files.key.password')}
                action={say('diagnosis.files.key.try')}
                onSend={acts.onUnlockKey}
              />
            ) : null}
          </Part>
          <Part title={say('diagnosis.files.request')} help={say('diagnosis.files.request.help')}>
            <Act
              icon="download"
              said={say('diagnosis.files.request.save')}
              onPress={acts.onSaveRequest}
              disabled={key === null || key.belongs === null}
            />
            <Outcome outcome={desk.request} onShow={acts.onShow} />
          </Part>
        </Stack>
      </Fold>
    </Box>
  );
}

function Part({ title, help, children }: { readonly title: Said; readonly help: Said; readonly children: ReactNode }) {
  const t = useWords();
  return (
    <Stack sx={{ gap: 1, alignItems: 'flex-start' }}>
      <div>
        <Typography variant="subtitle2">{t(title)}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary', maxWidth: '68ch' }}>
          {t(help)}
        </Typography>
      </div>
      {children}
    </Stack>
  );
}

interface ActProps {
  readonly icon: IconName;
  readonly said: Said;
  readonly onPress: () => void;
  readonly disabled?: boolean;
}

function Act({ icon, said, onPress, disabled = false }: ActProps) {
  const t = useWords();
  return (
    <Button variant="outlined" size="small" startIcon={<Icon name={icon} />} onClick={onPress} disabled={disabled}>
      {t(said)}
    </Button>
  );
}

/** What was saved and where, or why there is nothing to save. */
function Outcome({ outcome, onShow }: { readonly outcome: SavedOr | null; readonly onShow: (saved: Saved) => void }) {
  const t = useWords();
  return (
    <Stack role="status" sx={{ gap: 1, width: '100%' }}>
      {outcome === null || outcome.saved !== null ? null : <Line icon="bad" colour="warning.main" text={t(outcome.said)} />}
      {outcome === null || outcome.saved === null ? null : (
        <>
          <SavedNote saved={outcome.saved} onShow={onShow} />
          <Typography variant="body2">{t(outcome.said)}</Typography>
        </>
      )}
    </Stack>
  );
}

const KEY_LOOKS = {
  yes: { icon: 'fine', colour: 'success.main' },
  no: { icon: 'bad', colour: 'error.main' },
  open: { icon: 'unknown', colour: 'text.secondary' },
} as const satisfies Record<string, { icon: IconName; colour: string }>;

function KeyOutcome({ answer }: { readonly answer: KeyAnswer }) {
  const t = useWords();
  const look = KEY_LOOKS[answer.belongs === null ? 'open' : answer.belongs ? 'yes' : 'no'];
  return (
    <Box role="status">
      <Line icon={look.icon} colour={look.colour} text={t(answer.said)} small={answer.file} />
    </Box>
  );
}

function Line({
  icon,
  colour,
  text,
  small,
}: {
  readonly icon: IconName;
  readonly colour: string;
  readonly text: string;
  readonly small?: string;
}) {
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr)', columnGap: 1.5 }}>
      <Icon name={icon} sx={{ fontSize: '1.25rem', color: colour }} />
      <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
        {text}
        {small === undefined ? null : (
          <Box component="span" sx={{ display: 'block', color: 'text.secondary' }}>
            <bdi>{small}</bdi>
          </Box>
        )}
      </Typography>
    </Box>
  );
}
