import { Box, Button, Stack, Typography } from '@mui/material';
import { causeOf } from '../../../shared/causes/index.ts';
import type { CaseDocument } from '../../../shared/model/case-document.ts';
import type { CauseId } from '../../../shared/model/cause-id.ts';
import type { Said } from '../../../shared/model/said.ts';
import type { WizardStep } from '../../../shared/wizard/next-step.ts';
import { say } from '../../../shared/words/index.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Chip } from '../../parts/chip.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Title } from '../../parts/title.tsx';
import { useWords } from '../../parts/words.tsx';

interface Props {
  readonly document: CaseDocument;
  readonly step: Exclude<WizardStep, { kind: 'question' } | { kind: 'target' } | { kind: 'look' }>;
  readonly onSite: () => void;
  readonly onVerdict: () => void;
  readonly onReport: () => void;
  readonly onBack: () => void;
}

/** Where the questions end: the likeliest cause, one thing to do, or a report for a specialist. */
export function Ending({ document, step, onSite, onVerdict, onReport, onBack }: Props) {
  const t = useWords();
  const measured = document.input.kind === 'target';
  const candidates = candidatesOf(step);
  const lead = leadOf(step, document);
  const primary =
    step.kind === 'hand-over'
      ? { label: t(say('start.ending.report')), icon: 'download' as const, onPress: onReport }
      : measured
        ? { label: t(say('start.ending.verdict')), icon: 'forward' as const, onPress: onVerdict }
        : { label: t(say('start.ending.check')), icon: 'forward' as const, onPress: onSite };
  return (
    <Page
      actions={
        <ActionBar primary={primary} back={{ label: t(say('shell.back')), onPress: onBack }}>
          {step.kind === 'hand-over' ? null : (
            <Button variant="text" onClick={onReport}>
              {t(say('start.ending.report'))}
            </Button>
          )}
        </ActionBar>
      }
    >
      <Stack sx={{ gap: 1.5, alignItems: 'flex-start' }}>
        <Chip tone={step.kind === 'likely' ? 'warn' : 'plain'} icon={step.kind === 'likely' ? 'found' : 'unknown'}>
          {t(say(`start.ending.${step.kind}`))}
        </Chip>
        <Title small={t(say(`start.ending.${step.kind}.help`))}>{t(lead)}</Title>
      </Stack>
      {candidates.length === 0 ? null : (
        <Panel component="section">
          <Typography variant="h2" sx={{ mb: 1 }}>
            {t(say(step.kind === 'likely' ? 'start.ending.else' : 'start.ending.could-be'))}
          </Typography>
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {candidates.map((cause) => (
              <Stack component="li" direction="row" key={cause} sx={{ gap: 1.5, py: 0.75 }}>
                <Icon name="unknown" sx={{ color: 'text.secondary' }} />
                <Typography>{t(titleOf(cause))}</Typography>
              </Stack>
            ))}
          </Box>
        </Panel>
      )}
    </Page>
  );
}

function candidatesOf(step: Props['step']): readonly CauseId[] {
  if (step.kind === 'likely') return step.others;
  return step.kind === 'diagnosis' ? [] : step.candidates;
}

function leadOf(step: Props['step'], document: CaseDocument): Said {
  switch (step.kind) {
    case 'likely':
      return titleOf(step.cause);
    case 'do-this':
      return step.said;
    case 'hand-over':
      return say('start.ending.hand-over.title');
    case 'diagnosis':
      return document.diagnosis.sentence;
  }
}

function titleOf(cause: CauseId): Said {
  return causeOf(cause)?.words.title ?? say('diagnosis.others.another');
}
