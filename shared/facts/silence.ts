import type { HandshakeAttempt } from '../model/handshake.ts';
import type { AddressOutcome } from './addresses.ts';
import type { Attempt } from './attempts.ts';
import type { Facts } from './facts.ts';

/** Addresses to which no connection could be made for want of an answer. */
export interface Connections {
  readonly bad: readonly AddressOutcome[];
  readonly all: number;
  readonly reason: 'timed-out' | 'unreachable';
}

/**
 * Connections that got no answer; null when there are none, or none that matters: an address family this computer has no way for
 * is no fault as long as the other family works (a browser takes the one that answers, RFC 8305).
 */
export function silentConnections(facts: Facts): Connections | null {
  const { outcomes, anyConnected, unreachableBeside } = facts.addresses;
  const silent = (anyConnected ? unreachableBeside : outcomes).filter(
    (one) => one.connected === 0 && (one.failure === 'timed-out' || one.failure === 'unreachable'),
  );
  if (silent.length === 0) return null;
  const timedOut = silent.filter((one) => one.failure === 'timed-out');
  return timedOut.length > 0
    ? { bad: timedOut, all: outcomes.length, reason: 'timed-out' }
    : { bad: silent, all: outcomes.length, reason: 'unreachable' };
}

/** The slowest judged handshake that completed, in milliseconds to its last Finished; null when none did. */
export function slowest(facts: Facts): { readonly milliseconds: number; readonly evidence: number } | null {
  const { worked } = facts.attempts;
  // Handshakes side by side may have waited for each other: where a lone one was made, it is the one that tells.
  const alone = (one: Attempt) => one.seen.alone === true;
  const telling = worked.filter((one) => alone(one) || !worked.some((other) => alone(other) && other.seen.address === one.seen.address));
  const times = telling.map((one) => ({ milliseconds: handshakeTime(one.seen), evidence: one.evidence }));
  return times.toSorted((a, b) => b.milliseconds - a.milliseconds)[0] ?? null;
}

/** Without what comes after: an answer to a request, or listening for late messages. */
function handshakeTime(seen: HandshakeAttempt): number {
  const finished = seen.steps.filter((step) => step.message.startsWith('Finished')).map((step) => step.at ?? 0);
  return finished.length > 0 ? Math.max(...finished) : (seen.milliseconds.firstByte ?? seen.milliseconds.connect);
}

/** Handshakes that were begun and have not answered yet: only a provisional judgement holds any. */
export function pendingHandshakes(facts: Facts): readonly number[] {
  return facts.evidence.flatMap((piece) =>
    piece.kind === 'handshake' && piece.state === 'unknown' && piece.why === 'timed-out' ? [piece.id] : [],
  );
}

/** Talks before TLS (STARTTLS) that fell silent, while no handshake was ever completed. */
export function muteTalks(facts: Facts): readonly number[] {
  if (facts.attempts.worked.length > 0) return [];
  return facts.path.startTls.filter((one) => one.seen.outcome === 'silence').map((one) => one.evidence);
}

/** Tries that stayed silent before TLS could begin, while others on the same way were fine. */
export interface NowAndThen {
  readonly worked: number;
  readonly of: number;
  readonly evidence: readonly number[];
}

/** Silence that comes and goes before TLS begins: no greeting, or no connection, on some tries only; null when there is none. */
export function silentNowAndThen(facts: Facts): NowAndThen | null {
  const worked = facts.attempts.worked.length;
  if (worked === 0) return null;
  const mute = facts.path.startTls.filter((one) => one.seen.outcome === 'silence').map((one) => one.evidence);
  const unmade = facts.addresses.outcomes.filter((one) => one.connected > 0 && one.failure === 'timed-out' && !one.inCompanyOnly);
  const failed = mute.length + unmade.reduce((sum, one) => sum + one.of - one.connected, 0);
  if (failed === 0) return null;
  return { worked, of: worked + failed, evidence: [...mute, ...unmade.flatMap((one) => one.evidence)] };
}
