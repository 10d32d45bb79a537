import type { Enumeration, Evidence } from '../model/evidence.ts';
import { seenOf } from './seen.ts';

export interface EnumerationFacts {
  readonly evidence: readonly number[];
  /** One a server address; empty when it was not done. */
  readonly servers: readonly { readonly evidence: number; readonly seen: Enumeration }[];
}

/** Reads what the servers were found to accept, address by address. */
export function enumerationFacts(evidence: readonly Evidence[]): EnumerationFacts {
  const servers = seenOf(evidence, 'enumeration').map((piece) => ({ evidence: piece.id, seen: piece.seen }));
  return { evidence: servers.map((one) => one.evidence), servers };
}
