import type { CauseId } from '../../model/cause-id.ts';
import type { Said } from '../../model/said.ts';
import type { LogEvent } from '../../model/traffic.ts';
import { moreWords } from './more-words.ts';
import { type Role, type Signal, strongest, told } from './signal.ts';

/** What is made of one failed connection, whoever it was. */
export interface Verdict {
  readonly software: string;
  readonly cause: CauseId | 'cannot-tell';
  /** Other causes that the same words fit, the likelier first. */
  readonly candidates: readonly CauseId[];
  readonly whose: LogEvent['whose'];
  /** Which side ended it by an alert or a check of its own; null where neither said so. */
  readonly refusedBy: 'client' | 'server' | null;
  /** What to do so that the next failure says more, where nobody can tell; null elsewhere. */
  readonly more: Said | null;
  /** Equal for failures that are told as one when there are too many. */
  readonly kind: string;
}

/**
 * @param waited milliseconds from the beginning of the handshake to its failure; null where the log does not tell
 * @returns null where nothing says that anything failed
 */
export function verdictOf(
  software: string,
  signals: readonly Signal[],
  role: Role,
  established: boolean,
  waited: number | null = null,
): Verdict | null {
  const signal = strongest(signals);
  if (signal === null) return null;
  const { cause, candidates } = told(signal, role, established, waited);
  const refusedBy = refusedIn(signal, role);
  return {
    software,
    cause,
    candidates: candidates.filter((one) => one !== cause),
    whose: role === 'client' ? 'upstream' : whoseOf(cause),
    refusedBy,
    more: cause === 'cannot-tell' ? moreWords(saysAll(signals) ? null : software, signal, role) : null,
    kind: `${software} ${cause} ${role} ${refusedBy}`,
  };
}

/** Who writes all that it can has nothing left to be switched on. */
function saysAll(signals: readonly Signal[]): boolean {
  return signals.some((one) => one.kind === 'debugged');
}

/** An alert that was received is the other side's word; everything else is what the program itself found. */
function refusedIn(signal: Signal, role: Role): Verdict['refusedBy'] {
  if (signal.kind !== 'alert' && signal.kind !== 'verify' && signal.kind !== 'reason') return null;
  const other = role === 'server' ? 'client' : 'server';
  return signal.kind === 'alert' && signal.way === 'received' ? other : role;
}

/** A server's log tells what clients did; what its own certificate or files broke is the server's. */
function whoseOf(cause: CauseId | 'cannot-tell'): LogEvent['whose'] {
  if (cause === 'cannot-tell') return 'unknown';
  return SERVER_SIDE.has(cause) ? 'server' : 'client';
}

const SERVER_SIDE: ReadonlySet<CauseId> = new Set([
  'server-fault',
  'expired',
  'revoked',
  'bad-certificate',
  'revocation-unavailable',
  'weak-key',
]);
