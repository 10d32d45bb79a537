import type { CauseId } from './cause-id.ts';
import type { Said } from './said.ts';

/** What changed between two diagnoses of one case. */
export interface Comparison {
  readonly outcome: 'solved' | 'still-there' | 'partly' | 'worse' | 'different-fault' | 'known-now' | 'flapping' | 'cannot-tell';
  readonly sentence: Said;
  readonly before: CauseId | null;
  readonly after: CauseId | null;
  readonly gone: readonly CauseId[];
  readonly come: readonly CauseId[];
  readonly stayed: readonly CauseId[];
  readonly changes: readonly Said[];
}
