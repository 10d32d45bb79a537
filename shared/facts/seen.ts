import type { Evidence, EvidenceKind, SeenOf } from '../model/evidence.ts';
import type { Situation } from '../model/input.ts';

/** The evidence of one kind that was really seen, in order of arrival. */
export function seenOf<K extends EvidenceKind>(evidence: readonly Evidence[], kind: K): SeenOf<K>[] {
  return evidence.filter((piece): piece is Evidence & SeenOf<K> => piece.kind === kind && piece.state === 'seen');
}

/**
 * Does this piece say something about the computer and network of the person with the trouble?
 * When somebody helps somebody else, what the helper's computer shows does not (DESIGN section 1).
 */
export function countsForCaller(piece: Pick<Evidence, 'seenFrom'>, situation: Situation): boolean {
  return situation.about !== 'other' || piece.seenFrom !== 'this-computer';
}
