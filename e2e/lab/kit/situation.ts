import type { CauseId } from '../../../shared/model/cause-id.ts';
import type { Verdict } from '../../../shared/model/diagnosis.ts';
import type { CheckOptions, CheckSecrets } from '../../../shared/model/input.ts';
import type { Certainty, Side } from '../../../shared/model/side.ts';
import type { StartTlsProtocol } from '../../../shared/model/target.ts';
import type { Authority } from './certificates.ts';

/** What `diagnose` must say. Fields left out may be anything. */
export interface Expected {
  readonly verdict: Verdict;
  readonly cause: CauseId | null;
  readonly variant?: string | null;
  readonly side?: Side;
  readonly certainty?: Certainty;
}

/** A situation that runs: what to type, where it leads, how to end it. */
export interface Staged {
  /** As a person types it; `site.test` unless the name matters. */
  readonly target?: string;
  /** `--connect`. */
  readonly connect?: { readonly host: string; readonly port: number };
  readonly startTls?: StartTlsProtocol | 'none';
  readonly options?: Partial<CheckOptions>;
  readonly secrets?: Partial<CheckSecrets>;
  stop(): Promise<void>;
}

/** One line of the table: a server with a fault, and what must be said about it. */
export interface Situation {
  readonly id: string;
  readonly suite: Suite;
  readonly server: (lab: Authority) => Promise<Staged>;
  readonly expected: Expected;
  /** Another answer that misleads nobody. */
  readonly acceptable?: readonly Expected[];
  /** Id of the healthy situation that differs only in the fault; null for healthy ones. */
  readonly twin: string | null;
}

export const SUITES = ['healthy', 'drops', 'names', 'versions', 'client-certificates', 'proxies', 'start-tls', 'programs'] as const;
export type Suite = (typeof SUITES)[number];

export const healthy: Expected = { verdict: 'healthy', cause: null };

/** A fault with all that is to be said about it. */
export function fault(cause: CauseId, variant: string | null, side: Side, certainty: Certainty): Expected {
  return { verdict: 'fault', cause, variant, side, certainty };
}

export function advice(cause: CauseId): Expected {
  return { verdict: 'advice', cause };
}
