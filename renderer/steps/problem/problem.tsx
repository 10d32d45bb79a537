import { Box, Typography } from '@mui/material';
import { useId } from 'react';
import type { Problem as ProblemValue } from '../../../shared/model/problem.ts';
import { say } from '../../../shared/words/index.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Code } from '../../parts/code.tsx';
import { Fold } from '../../parts/fold.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Panel } from '../../parts/panel.tsx';
import { PasswordForm } from '../../parts/password-form.tsx';
import { Title } from '../../parts/title.tsx';
import { useWords } from '../../parts/words.tsx';

export interface ProblemProps {
  readonly problem: ProblemValue;
  readonly onPassword: (password: string) => void;
  readonly onBack: () => void;
}

/** What went wrong with the program itself: calm, with the next step, and nothing lost. A file that wants a password asks for it here. */
export function Problem({ problem, onPassword, onBack }: ProblemProps) {
  const t = useWords();
  const form = useId();
  const wantsPassword = problem.wants === 'password';
  const open = () => (document.getElementById(form) as HTMLFormElement | null)?.requestSubmit();
  return (
    <Page
      actions={
        wantsPassword ? (
          <ActionBar
            primary={{ label: t(say('captures.password.try')), icon: 'forward', onPress: open }}
            back={{ label: t(say('shell.back')), onPress: onBack }}
          />
        ) : (
          <ActionBar primary={{ label: t(say('shell.problem.go-on')), icon: 'forward', onPress: onBack }} />
        )
      }
    >
      <Title>{t(problem.said)}</Title>
      <Panel>
        <Box sx={{ display: 'grid', gridTemplateColumns: '24px minmax(0, 1fr)', columnGap: 2, rowGap: 2 }}>
          <Icon name="forward" sx={{ color: 'primary.main' }} />
          <Typography>{t(problem.next)}</Typography>
          <Icon name="fine" sx={{ color: 'success.main' }} />
          <Typography>{t(say('shell.problem.kept'))}</Typography>
        </Box>
      </Panel>
      {wantsPassword ? (
        <PasswordForm label={say('captures.password.label')} action={say('captures.password.try')} sentBy={form} onSend={onPassword} />
      ) : null}
      {problem.detail === '' || wantsPassword ? null : (
        <Fold label={t(say('shell.problem.detail'))}>
          <Code sx={{ display: 'block', whiteSpace: 'pre-wrap' }}>{problem.detail}</Code>
        </Fold>
      )}
    </Page>
  );
}
