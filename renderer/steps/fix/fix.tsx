import { Button, Stack, Typography } from '@mui/material';
import type { CaseDocument } from '../../../shared/model/case-document.ts';
import type { Browser, FixPlan, FixStep, Platform, ServerSoftware } from '../../../shared/model/fix-plan.ts';
import type { Situation } from '../../../shared/model/input.ts';
import { isCallersCase } from '../../../shared/wizard/callers-case.ts';
import { say } from '../../../shared/words/index.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Title } from '../../parts/title.tsx';
import { useWords } from '../../parts/words.tsx';
import { ForWhom } from './for-whom.tsx';
import { MessageToSend } from './message-to-send.tsx';
import { Never } from './never.tsx';
import { StepCard } from './step-card.tsx';

interface Props {
  readonly document: CaseDocument;
  readonly plan: FixPlan;
  readonly done: readonly string[];
  /** The case is the built-in example, whose server can be mended from here. */
  readonly practice: boolean;
  /** The browser whose menus are shown, or all; null for the one that the case names. */
  readonly browser: Browser | 'all' | null;
  readonly onBrowser: (browser: Browser | 'all') => void;
  readonly onTick: (step: string) => void;
  readonly onRetell: (situation: Situation, software: ServerSoftware | null, platform: Platform | null) => void;
  readonly onCheckAgain: () => void;
  /** Checks now, and goes on looking until it works. */
  readonly onWatch: () => void;
  readonly onMend: () => void;
  readonly onReport: () => void;
  readonly onBack: () => void;
}

/** The step with the menus of the chosen browser; where it is not told for that one, with all. */
function inBrowser(step: FixStep, browser: Browser | 'all' | null): FixStep {
  if (browser === null) return step;
  const all = [...step.inBrowsers, ...step.inOtherBrowsers];
  const own = all.filter((one) => one.browser === browser);
  return { ...step, inBrowsers: own.length === 0 ? all : own };
}

/** The fix, step by step, for whoever sits in front of the screen. */
export function Fix({
  document,
  plan,
  done,
  practice,
  browser,
  onBrowser,
  onTick,
  onRetell,
  onCheckAgain,
  onWatch,
  onMend,
  onReport,
  onBack,
}: Props) {
  const t = useWords();
  const ticked = plan.steps.filter((step) => done.includes(step.id)).length;
  const progress = t(say('steps.progress', { done: ticked, of: plan.steps.length }));
  const again = document.input.kind === 'target' && !isCallersCase(document);
  return (
    <Page
      actions={
        <ActionBar
          primary={
            practice
              ? { label: t(say('steps.mend')), icon: 'forward', onPress: onMend }
              : again
                ? { label: t(say('steps.check-again')), icon: 'again', onPress: onCheckAgain }
                : { label: t(say('diagnosis.save-report')), icon: 'forward', onPress: onReport }
          }
          back={{ label: t(say('shell.back')), onPress: onBack }}
        >
          {again ? (
            <Button variant="text" onClick={onReport}>
              {t(say('diagnosis.save-report'))}
            </Button>
          ) : null}
        </ActionBar>
      }
    >
      <Title small={practice ? t(say('steps.mend.note')) : undefined}>{t(plan.title)}</Title>
      <ForWhom document={document} plan={plan} browser={browser} onBrowser={onBrowser} onRetell={onRetell} />
      <Stack component="section" sx={{ gap: 2 }}>
        <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'baseline', flexWrap: 'wrap', columnGap: 2 }}>
          <Typography variant="h2">{t(say('steps.list'))}</Typography>
          <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
            {/* Said when it changes: at first nothing is done, and nothing has to be said of it. */}
            <span role="status">{ticked === 0 ? '' : progress}</span>
            {ticked === 0 ? progress : null}
          </Typography>
        </Stack>
        <Stack component="ol" sx={{ gap: 2, m: 0, p: 0, listStyle: 'none' }}>
          {plan.steps.map((step, index) => (
            <StepCard
              key={step.id}
              step={inBrowser(step, browser)}
              number={index + 1}
              done={done.includes(step.id)}
              onTick={() => onTick(step.id)}
            />
          ))}
        </Stack>
      </Stack>
      {again && !practice ? (
        <Stack direction="row" sx={{ flexWrap: 'wrap', alignItems: 'center', columnGap: 2, rowGap: 1 }}>
          <Button variant="outlined" size="small" startIcon={<Icon name="clock" />} onClick={onWatch}>
            {t(say('recheck.watch'))}
          </Button>
          <Typography variant="body2" sx={{ color: 'text.secondary', flex: '1 1 16rem' }}>
            {t(say('steps.watch.help'))}
          </Typography>
        </Stack>
      ) : null}
      {plan.message === null ? null : <MessageToSend to={plan.message.to} lines={plan.message.lines} />}
      <Never lines={plan.never} />
    </Page>
  );
}
