import { useEffect } from 'react';
import { Start } from '../steps/start/start.tsx';
import type { ScreenProps } from './screen-now.tsx';

/** Home, with what its doors open. */
export function StartNow({ state, tell, acts }: ScreenProps) {
  // Coming home shows the case that was just closed.
  useEffect(() => {
    void acts.readRecent();
    void acts.readGlance();
  }, [acts]);
  return (
    <Start
      recent={state.recent}
      glance={state.glance}
      onMessage={() => tell({ type: 'screen.opened', screen: { name: 'message' } })}
      onSite={() => tell({ type: 'screen.opened', screen: { name: 'site' } })}
      onWalk={() => tell({ type: 'screen.opened', screen: { name: 'question' } })}
      onExample={() => void acts.practise()}
      onOpenFile={() => void acts.openFiles()}
      onComputer={() => {
        tell({ type: 'screen.opened', screen: { name: 'computer' } });
        void acts.readComputer();
      }}
      onOpenCase={(caseId) => void acts.openCase(caseId)}
    />
  );
}
