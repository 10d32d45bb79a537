import { lazy } from 'react';
import type { Screen } from '../state/screen.ts';
import type { ScreenProps } from './screen-now.tsx';
import { wordsOfPlans } from './words-of-plans.ts';

// The side pages are no part of the way: they are loaded when somebody opens them.
const Computer = lazy(() => import('../steps/computer/computer.tsx').then((step) => ({ default: step.Computer })));
const Explanation = lazy(() => import('../steps/explanations/explanation.tsx').then((step) => ({ default: step.Explanation })));
const Explanations = lazy(() => import('../steps/explanations/explanations.tsx').then((step) => ({ default: step.Explanations })));
const Handshake = lazy(() =>
  Promise.all([import('../steps/handshake/handshake.tsx'), wordsOfPlans()]).then(([step]) => ({ default: step.Handshake })),
);

type SideScreen = Extract<Screen, { name: 'computer' | 'handshake' | 'explanations' | 'explanation' }>;

/** The pages beside the way: this computer, how a handshake works, explanations. */
export function SidePageNow({ screen, state, tell, acts }: ScreenProps & { readonly screen: SideScreen }) {
  const back = () => tell({ type: 'back.pressed' });
  const open = (next: Screen) => tell({ type: 'screen.opened', screen: next });
  switch (screen.name) {
    case 'computer':
      return (
        <Computer report={state.computer} reading={state.job?.doing === 'computer'} onLook={() => void acts.readComputer()} onBack={back} />
      );
    case 'handshake':
      return <Handshake onCheck={() => open({ name: 'site' })} onBack={back} />;
    case 'explanations':
      return (
        <Explanations
          query={state.draft.search}
          onType={(search) => tell({ type: 'draft.edited', change: { search } })}
          onOpen={(subject) => open({ name: 'explanation', subject })}
          onPaste={() => open({ name: 'message' })}
          onBack={back}
        />
      );
    case 'explanation':
      return (
        <Explanation
          key={JSON.stringify(screen.subject)}
          subject={screen.subject}
          onOpen={(subject) => open({ name: 'explanation', subject })}
          onCheck={() => open({ name: 'site' })}
          onBack={back}
        />
      );
  }
}
