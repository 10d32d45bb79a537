import { Box, LinearProgress, Stack, Typography } from '@mui/material';
import { say } from '../../../shared/words/index.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Page } from '../../parts/page.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Title } from '../../parts/title.tsx';
import { useWords } from '../../parts/words.tsx';
import type { Job } from '../../state/job.ts';
import { AskedLine } from './asked-line.tsx';

/** The work while it runs: what we know so far on top, what is asked beneath, and Cancel. */
export function Checking({ job, onCancel }: { readonly job: Job; readonly onCancel: () => void }) {
  const t = useWords();
  const files = job.doing === 'open-files';
  const answered = job.lines.filter((line) => line.answer !== null).length;
  return (
    <Page
      actions={
        <ActionBar
          primary={{
            label: t(say(job.cancelling ? 'checking.cancelling' : 'checking.cancel')),
            quiet: true,
            disabled: job.cancelling,
            onPress: onCancel,
          }}
        />
      }
    >
      <Title small={t(say('checking.small'))}>{titleOf(job, t)}</Title>
      <Panel>
        <Typography variant="subtitle2" component="h2" sx={{ color: 'text.secondary', mb: 0.5 }}>
          {t(say('checking.so-far'))}
        </Typography>
        <Typography
          variant="h2"
          component="p"
          aria-live="polite"
          sx={{ minHeight: '3.5rem', ...(job.soFar === null ? { fontWeight: 400 } : {}) }}
        >
          {job.soFar === null ? t(say('checking.so-far.nothing')) : t(job.soFar.sentence)}
        </Typography>
        <LinearProgress
          aria-label={t(say('checking.progress'))}
          {...(job.fraction === null || job.fraction.of === 0
            ? { variant: 'indeterminate' as const }
            : { variant: 'determinate' as const, value: Math.min(100, (100 * job.fraction.done) / job.fraction.of) })}
          sx={{ mt: 2 }}
        />
      </Panel>
      <Box component="section">
        <Typography variant="h2" sx={{ mb: 1 }}>
          {t(say(files ? 'checking.asked.files' : 'checking.asked'))}
        </Typography>
        <Stack component="ol" sx={{ m: 0, p: 0, listStyle: 'none', minHeight: 160 }}>
          {job.lines.length === 0 ? (
            <Typography component="li" sx={{ color: 'text.secondary' }}>
              {t(say(files ? 'checking.asked.files.nothing' : 'checking.asked.nothing'))}
            </Typography>
          ) : null}
          {job.lines.map((line) => (
            <AskedLine key={line.id} line={line} />
          ))}
        </Stack>
        <Typography role="status" sx={{ position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' }}>
          {answered > 0 ? t(say('checking.progress.live', { count: answered })) : ''}
        </Typography>
      </Box>
    </Page>
  );
}

function titleOf(job: Job, t: ReturnType<typeof useWords>): string {
  switch (job.doing) {
    case 'check':
      return t(say('checking.title.check', { subject: job.subject }));
    case 'explain':
      return t(say('checking.title.explain'));
    case 'recheck':
      return t(say('checking.title.recheck'));
    case 'practise':
      return t(say('checking.title.practise'));
    case 'open-files':
      return t(say('checking.title.open-files'));
    case 'look':
      return t(say('checking.title.look'));
    case 'computer':
      return t(say('checking.title.computer'));
  }
}
