import type { CauseId } from '../model/cause-id.ts';
import type { Evidence } from '../model/evidence.ts';
import { seenOf } from './seen.ts';

/** What the person answered: question id to answer id of `shared/wizard`; the last answer to a question counts. */
export interface AnswerFacts {
  readonly given: ReadonlyMap<string, { readonly answer: string; readonly evidence: number }>;
  /** Sum of what the answers speak for (above 0) and against (below 0), a cause: natural logarithms of likelihood ratios. */
  readonly points: ReadonlyMap<CauseId, { readonly weight: number; readonly evidence: readonly number[] }>;
}

/** Reads the answers of the person. */
export function answerFacts(evidence: readonly Evidence[]): AnswerFacts {
  const last = new Map(seenOf(evidence, 'answer').map((piece) => [piece.seen.question, piece] as const));
  const points = new Map<CauseId, { weight: number; evidence: readonly number[] }>();
  for (const piece of last.values()) {
    for (const { cause, weight } of piece.seen.points ?? []) {
      const before = points.get(cause) ?? { weight: 0, evidence: [] };
      points.set(cause, { weight: before.weight + weight, evidence: weight > 0 ? [...before.evidence, piece.id] : before.evidence });
    }
  }
  const given = new Map([...last].map(([question, piece]) => [question, { answer: piece.seen.answer, evidence: piece.id }] as const));
  return { given, points };
}
