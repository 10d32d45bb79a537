import type { Evidence, RevocationAnswer } from '../model/evidence.ts';
import { seenOf } from './seen.ts';

export interface RevocationFacts {
  readonly answers: readonly { readonly evidence: number; readonly seen: RevocationAnswer }[];
}

/** Reads what staples, responders and lists said about revocation. */
export function revocationFacts(evidence: readonly Evidence[]): RevocationFacts {
  return { answers: seenOf(evidence, 'revocation').map((piece) => ({ evidence: piece.id, seen: piece.seen })) };
}
