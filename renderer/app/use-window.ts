import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { WindowDoctor } from '../doctor/find-doctor.ts';
import { type Acts, makeActs } from '../state/acts.ts';
import type { AppState } from '../state/app-state.ts';
import type { AppEvent } from '../state/event.ts';
import { makeStore } from '../state/store.ts';

/** Joins the state of the window, the doctor's progress and what the person does. */
export function useWindow(doctor: WindowDoctor): { state: AppState; tell: (event: AppEvent) => void; acts: Acts } {
  const store = useMemo(() => makeStore(), []);
  const acts = useMemo(() => makeActs(doctor, store.tell, store.now), [doctor, store]);
  const state = useSyncExternalStore(store.listen, store.now);
  useEffect(() => doctor.onProgress((id, progress) => store.tell({ type: 'job.progressed', id, progress })), [doctor, store]);
  useEffect(
    () =>
      doctor.onOpen((opened) =>
        store.tell(opened.kind === 'text' ? { type: 'message.pasted', text: opened.text } : { type: 'site.given', site: opened.target }),
      ),
    [doctor, store],
  );
  return { state, tell: store.tell, acts };
}
