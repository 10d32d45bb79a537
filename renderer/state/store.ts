import { type AppState, AT_START } from './app-state.ts';
import type { AppEvent } from './event.ts';
import { reduce } from './reduce.ts';

/** Holds the one state of the window; whoever listens hears of every change, in order. */
export interface Store {
  readonly now: () => AppState;
  readonly tell: (event: AppEvent) => void;
  readonly listen: (heard: () => void) => () => void;
}

export function makeStore(first: AppState = AT_START): Store {
  let state = first;
  const listeners = new Set<() => void>();
  return {
    now: () => state,
    tell(event) {
      state = reduce(state, event);
      for (const heard of listeners) heard();
    },
    listen(heard) {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
  };
}
