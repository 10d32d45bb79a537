import type { Judgement, Need } from '../model/finding.ts';
import type { Said } from '../model/said.ts';
import type { Certainty, Side } from '../model/side.ts';

/** The three answers of `judge`, so that a cause reads as its rule. */
export function found(answer: {
  readonly side: Side;
  readonly certainty: Certainty;
  readonly because: readonly Said[];
  readonly evidence: readonly number[];
  readonly variant?: string | null;
  readonly title?: Said;
  /** Works for current browsers, yet worth mending. */
  readonly adviceOnly?: boolean;
}): Judgement {
  const { variant = null, evidence, ...rest } = answer;
  return { state: 'found', variant, evidence: inOrder(evidence), ...rest };
}

/** The evidence was there and speaks against this cause. */
export function ruledOut(because: readonly Said[], evidence: readonly number[]): Judgement {
  return { state: 'ruled-out', because, evidence: inOrder(evidence) };
}

/** A fact is missing; `needs` names the test that would settle it, best first. */
export function cannotTell(needs: readonly Need[], because: readonly Said[] = [], evidence: readonly number[] = []): Judgement {
  return { state: 'cannot-tell', needs, because, evidence: inOrder(evidence) };
}

function inOrder(evidence: readonly number[]): readonly number[] {
  return [...new Set(evidence)].sort((a, b) => a - b);
}
