import { useMemo } from 'react';
import { toldTo } from '../../shared/words/index.ts';
import { useLanguage, Words } from '../parts/words.tsx';
import type { Acts } from '../state/acts.ts';
import type { AppState } from '../state/app-state.ts';
import type { AppEvent } from '../state/event.ts';
import { Checking } from '../steps/checking/checking.tsx';
import { Message } from '../steps/message/message.tsx';
import { Problem } from '../steps/problem/problem.tsx';
import { Site } from '../steps/site/site.tsx';
import { SidePageNow } from './side-page-now.tsx';
import { StartNow } from './start-now.tsx';
import { stepLoadedLater } from './step-loaded-later.ts';
import { wordsOfPlans } from './words-of-plans.ts';

const Comparison = stepLoadedLater(() => withWordsOfPlans(import('../steps/comparison/comparison.tsx')).then((step) => step.Comparison));
const Diagnosis = stepLoadedLater(() => withWordsOfPlans(import('../steps/diagnosis/diagnosis.tsx')).then((step) => step.Diagnosis));
const Fix = stepLoadedLater(() => withWordsOfPlans(import('../steps/fix/fix.tsx')).then((step) => step.Fix));
const QuestionNow = stepLoadedLater(() => withWordsOfPlans(import('./question-now.tsx')).then((step) => step.QuestionNow));
const Report = stepLoadedLater(() => withWordsOfPlans(import('../steps/report/report.tsx')).then((step) => step.Report));

/** A diagnosis is copied with its first step in it, a report holds the plan, and a helper is asked in other words. */
async function withWordsOfPlans<M>(step: Promise<M>): Promise<M> {
  await wordsOfPlans();
  return step;
}

export interface ScreenProps {
  readonly state: AppState;
  readonly tell: (event: AppEvent) => void;
  readonly acts: Acts;
}

/** The one screen that is open, with what it shows and what its buttons do. A screen whose matter is gone falls back to the start. */
export function ScreenNow(props: ScreenProps) {
  const { document } = props.state;
  const spoken = useLanguage();
  const language = useMemo(() => (document === null ? spoken : toldTo(spoken, document)), [spoken, document]);
  return (
    <Words language={language}>
      <OpenScreen {...props} />
    </Words>
  );
}

function OpenScreen(props: ScreenProps) {
  const { state, tell, acts } = props;
  const { screen, document, draft } = state;
  const back = () => tell({ type: 'back.pressed' });
  const go = (name: 'site' | 'message' | 'question' | 'steps' | 'report' | 'diagnosis') => () =>
    tell({ type: 'screen.opened', screen: { name } });
  const edit = (change: Partial<AppState['draft']>) => tell({ type: 'draft.edited', change });
  switch (screen.name) {
    case 'message':
      return (
        <Message
          draft={draft}
          onEdit={edit}
          onFind={(host) => void acts.explainMessage(host)}
          onExplain={(family, id) =>
            tell({ type: 'screen.opened', screen: { name: 'explanation', subject: { kind: 'code', family, id } } })
          }
          onBack={back}
        />
      );
    case 'site':
      return <Site draft={draft} onEdit={edit} onCheck={() => void acts.checkSite()} onBack={back} />;
    case 'checking':
      if (state.job !== null) return <Checking job={state.job} onCancel={() => void acts.cancel()} />;
      break;
    case 'diagnosis':
      if (document !== null)
        return (
          <Diagnosis
            document={document}
            onFix={go('steps')}
            onReport={go('report')}
            onNewCheck={() => tell({ type: 'case.closed' })}
            onQuestion={() => tell({ type: 'walk.begun', document })}
            onCheckSite={(host) => (host === null ? go('site')() : void acts.checkAlso(host))}
            onCheckAgain={() => void acts.checkAgain()}
            onOpenFile={() => void acts.openFiles()}
            desk={state.desk}
            deskActs={{
              onSaveChain: () => void acts.saveChain(),
              onChooseKey: () => void acts.chooseKey(),
              onUnlockKey: (password) => void acts.unlockKey(password),
              onSaveRequest: () => void acts.saveRequest(),
              onShow: (saved) => void acts.showInFolder(saved),
            }}
            onProxySignIn={(user, password) => void acts.checkThroughProxy(user, password)}
            onBack={back}
          />
        );
      break;
    case 'steps':
      if (document?.fixPlan != null)
        return (
          <Fix
            document={document}
            plan={document.fixPlan}
            done={state.done}
            practice={state.practice}
            browser={draft.browser}
            onBrowser={(browser) => edit({ browser })}
            onTick={(step) => tell({ type: 'step.ticked', step })}
            onRetell={(situation, software, platform) => void acts.retell(situation, software, platform)}
            onCheckAgain={() => void acts.checkAgain()}
            onWatch={() => void acts.checkAndWatch()}
            onMend={() => void acts.mendAndCheckAgain()}
            onReport={go('report')}
            onBack={back}
          />
        );
      break;
    case 'comparison':
      if (document?.comparison != null)
        return (
          <Comparison
            document={document}
            comparison={document.comparison}
            watching={state.watching}
            onWatch={() => void acts.watch()}
            onStopWatching={acts.stopWatching}
            onSeeRest={go('diagnosis')}
            onCheckAgain={() => void acts.checkAgain()}
            onReport={go('report')}
            onBack={back}
          />
        );
      break;
    case 'report':
      if (document !== null)
        return (
          <Report
            document={document}
            saved={state.saved}
            onSavePdf={() => void acts.savePdf()}
            onSaveCase={() => void acts.saveCase()}
            onShow={(saved) => void acts.showInFolder(saved)}
            onFinish={() => tell({ type: 'case.closed' })}
            onBack={back}
          />
        );
      break;
    case 'problem':
      if (state.problem !== null)
        return <Problem problem={state.problem} onPassword={(password) => void acts.unlockFiles(password)} onBack={back} />;
      break;
    case 'question':
      return <QuestionNow {...props} />;
    case 'computer':
    case 'handshake':
    case 'explanations':
    case 'explanation':
      return <SidePageNow {...props} screen={screen} />;
    case 'start':
      break;
  }
  return <StartNow {...props} />;
}
