import type { EvidenceDraft } from '../../shared/model/evidence.ts';
import type { Deadline } from '../net/byte-stream.ts';
import type { Network } from '../net/network.ts';

/** What every probe is given. */
export interface ProbeContext {
  readonly network: Network;
  /** This computer's time, ISO 8601 UTC. */
  readonly now: () => string;
  /** When this probe must have answered. */
  readonly deadline: Deadline;
}

/** What a probe costs at most: connections opened, round trips one after the other. */
export interface ProbeCost {
  readonly connections: number;
  readonly roundTrips: number;
}

/** The header of evidence that a probe on this computer makes. */
export function stamp(context: Pick<ProbeContext, 'now'>, source: string): Pick<EvidenceDraft, 'at' | 'seenFrom' | 'source'> {
  return { at: context.now(), seenFrom: 'this-computer', source };
}
