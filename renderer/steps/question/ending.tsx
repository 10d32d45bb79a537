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
import { Terms } from '../../parts/terms.tsx';
import { Title } from '../../parts/title.tsx';
import { useWords } from '../../parts/words.tsx';

/** Where no question is left. */
export type EndingStep = Exclude<WizardStep, { kind: 'question' } | { kind: 'target' } | { kind: 'look' }>;

interface Props {
  readonly document: CaseDocument;
  readonly step: EndingStep;
  readonly onSite: () => void;
  readonly onMessage: () => void;
  /** The one thing was tried: its question can be answered now. */
  readonly onTried: () => void;
  readonly onFix: () => void;
  readonly onVerdict: () => void;
  readonly onReport: () => void;
  readonly onBack: () => void;
}

/** Where the questions end: the likeliest cause, one thing to do, or a report for a specialist. */
export function Ending(props: Props) {
  const { document, step, onSite, onReport, onBack } = props;
  const t = useWords();
  const candidates = candidatesOf(step);
  const lead = leadOf(step, document);
  const primary = primaryOf(props);
  return (
    <Page
      actions={
        <ActionBar
          primary={{ label: t(say(primary.label)), icon: primary.icon, onPress: primary.onPress }}
          back={{ label: t(say('shell.back')), onPress: onBack }}
        >
          {document.input.kind === 'target' || primary.onPress === onSite ? null : (
            <Button variant="text" onClick={onSite}>
              {t(say('start.ending.check'))}
            </Button>
          )}
          {primary.onPress === onReport ? null : (
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
      {step.kind === 'likely' ? <Plainly cause={step.cause} /> : null}
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

interface Primary {
  readonly label:
    | 'start.ending.report'
    | 'start.ending.verdict'
    | 'start.ending.check'
    | 'start.ending.tried'
    | 'start.ending.paste'
    | 'diagnosis.fix';
  readonly icon: 'download' | 'forward';
  readonly onPress: () => void;
}

/** What goes on from here: the steps where there are some for the likeliest cause, else what brings more evidence, else the report. */
function primaryOf({ document, step, onSite, onMessage, onTried, onFix, onVerdict, onReport }: Props): Primary {
  if (step.kind === 'hand-over') return { label: 'start.ending.report', icon: 'download', onPress: onReport };
  if (document.input.kind === 'target') return { label: 'start.ending.verdict', icon: 'forward', onPress: onVerdict };
  if (step.kind === 'likely' && document.fixPlan?.cause === step.cause) return { label: 'diagnosis.fix', icon: 'forward', onPress: onFix };
  if (step.kind === 'do-this' && step.thing.by === 'trying') return { label: 'start.ending.tried', icon: 'forward', onPress: onTried };
  if (step.kind === 'do-this' && step.thing.by === 'message') return { label: 'start.ending.paste', icon: 'forward', onPress: onMessage };
  return { label: 'start.ending.check', icon: 'forward', onPress: onSite };
}

/** What the likeliest cause means, in plain words. */
function Plainly({ cause }: { readonly cause: CauseId }) {
  const t = useWords();
  const plain = causeOf(cause)?.words.plain;
  if (plain === undefined) return null;
  return (
    <Typography sx={{ maxWidth: '68ch' }}>
      <Terms>{t(plain)}</Terms>
    </Typography>
  );
}

function candidatesOf(step: EndingStep): readonly CauseId[] {
  if (step.kind === 'likely') return step.others;
  return step.kind === 'diagnosis' ? [] : step.candidates;
}

function leadOf(step: EndingStep, document: CaseDocument): Said {
  switch (step.kind) {
    case 'likely':
      return titleOf(step.cause);
    case 'do-this':
      return step.thing.said;
    case 'hand-over':
      return say('start.ending.hand-over.title');
    case 'diagnosis':
      return document.diagnosis.sentence;
  }
}

function titleOf(cause: CauseId): Said {
  return causeOf(cause)?.words.title ?? say('diagnosis.others.another');
}
