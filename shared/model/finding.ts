import type { CauseId } from './cause-id.ts';
import type { Said } from './said.ts';
import type { Certainty, Side } from './side.ts';

/** What a cause answers about the facts. It never guesses from missing evidence. */
export type Judgement =
  | {
      readonly state: 'found';
      readonly variant: string | null;
      readonly side: Side;
      readonly certainty: Certainty;
      /** Works for current browsers, yet worth mending: makes the verdict `advice`, never `fault`. */
      readonly adviceOnly?: boolean;
      readonly title?: Said;
      readonly because: readonly Said[];
      /** Numbers of the evidence it rests on. */
      readonly evidence: readonly number[];
    }
  | { readonly state: 'ruled-out'; readonly because: readonly Said[]; readonly evidence: readonly number[] }
  | {
      readonly state: 'cannot-tell';
      readonly needs: readonly Need[];
      readonly because: readonly Said[];
      readonly evidence: readonly number[];
    };

export type Finding = Judgement & { readonly cause: CauseId };
export type FoundFinding = Extract<Finding, { state: 'found' }>;

/** A missing fact and the one test that would settle it. */
export type Need =
  | { readonly kind: 'probe'; readonly probe: string; readonly said: Said }
  | { readonly kind: 'answer'; readonly question: string; readonly said: Said }
  | { readonly kind: 'elsewhere'; readonly said: Said };
