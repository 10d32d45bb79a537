import type { Evidence } from '../model/evidence.ts';
import type { HandshakeAttempt, Variation } from '../model/handshake.ts';
import type { Target } from '../model/target.ts';
import { type Deciding, decidingFactor } from './deciding.ts';
import { type OneAtATime, oneAtATime } from './one-at-a-time.ts';
import { seenOf } from './seen.ts';

/**
 * How one attempt ended, told apart as the boundaries of DESIGN section 2 do:
 * `reset` is an RST anywhere or a FIN before the first TLS byte; `broken` is no or damaged TLS, also a FIN inside the flight.
 */
export type Ending = 'worked' | 'reset' | 'silent' | 'alert' | 'not-tls' | 'broken' | 'closed-after' | 'cancelled';

export interface Attempt {
  readonly evidence: number;
  readonly seen: HandshakeAttempt;
  /** What was varied; a repeat carries the variation it repeats. */
  readonly variation: Variation;
  readonly ending: Ending;
  /** At least one TLS byte came back: then nothing dropped this hello. */
  readonly answered: boolean;
}

/** How one address answered the judged hello. */
export interface AddressCount {
  readonly address: string;
  readonly worked: number;
  readonly of: number;
  readonly endings: readonly Ending[];
}

export interface AttemptFacts {
  readonly all: readonly Attempt[];
  /** Attempts of the judged route that carried a request of the application. */
  readonly requests: readonly Attempt[];
  /** The judged hello and its repeats, on every address, on the judged route. */
  readonly judged: readonly Attempt[];
  /** Addresses that take one connection at a time: of them only what was seen without company counts. */
  readonly oneAtATime: readonly OneAtATime[];
  readonly worked: readonly Attempt[];
  readonly failed: readonly Attempt[];
  readonly byAddress: readonly AddressCount[];
  /** Judged attempts that offered a name; without one the name cannot be what is blocked. */
  readonly sni: string | null;
  /** What, varied alone, changes the outcome; null when the judged hello never failed. */
  readonly deciding: Deciding | null;
  /** Did the judged hello fail at least twice, so that the failure can be believed? */
  readonly repeated: boolean;
}

/** Reads all handshake attempts of a case. Captures and logs are read elsewhere (`readings.ts`). */
export function attemptFacts(evidence: readonly Evidence[], target: Target | null): AttemptFacts {
  const pieces = seenOf(evidence, 'handshake');
  const byId = new Map(pieces.map((piece) => [piece.id, piece.seen.variation] as const));
  const all = pieces
    // A version or suite our own client cannot finish is broken off by us after the server agreed: that it agreed still counts.
    .filter((piece) => piece.seen.end.how !== 'cancelled' || piece.seen.chosen !== null)
    .map((piece) => attempt(piece.id, piece.seen, resolve(piece.seen.variation, byId)));
  const judgedRoute = all.find((one) => one.variation.factor === 'judged')?.seen.route;
  const onRoute = all.filter((one) => one.ending !== 'cancelled' && (judgedRoute === undefined || one.seen.route === judgedRoute));
  const unopened = seenOf(evidence, 'tcp-connect').flatMap(({ seen }) => (seen.outcome === 'connected' ? [] : [seen.address]));
  const first = onRoute.filter((one) => isJudged(one.variation) || one.variation.factor === 'alpn');
  const lone = oneAtATime(onRoute, unopened);
  const counts = (one: Attempt) => one.seen.alone === true || !lone.some(({ address }) => address === one.seen.address);
  const requests = thatTell(
    first.filter((one) => one.seen.application !== null && counts(one)),
    first,
  );
  const judged = withRequests(waitedLongEnough(first.filter((one) => isJudged(one.variation) && counts(one))), requests);
  const worked = judged.filter((one) => one.ending === 'worked');
  const failed = judged.filter((one) => one.ending !== 'worked');
  return {
    all,
    requests,
    judged,
    oneAtATime: lone,
    worked,
    failed,
    byAddress: countByAddress(judged),
    sni: judged[0]?.seen.sni ?? (target !== null && !target.hostIsAddress && judged.length === 0 ? target.host : null),
    deciding: failed.length === 0 ? null : decidingFactor(judged, all),
    repeated: failed.length >= 2,
  };
}

function attempt(evidence: number, seen: HandshakeAttempt, variation: Variation): Attempt {
  const ending = endingOf(seen);
  return { evidence, seen, variation, ending, answered: wasAnswered(seen) };
}

function resolve(variation: Variation, byId: ReadonlyMap<number, Variation>): Variation {
  if (variation.factor !== 'repeat') return variation;
  const original = byId.get(variation.of);
  return original === undefined || original.factor === 'repeat' ? { factor: 'judged' } : original;
}

function isJudged(variation: Variation): boolean {
  return variation.factor === 'judged' || variation.factor === 'address';
}

/** Silence for less time than another answer took at the same address says only that this one was not waited for. */
function waitedLongEnough(judged: readonly Attempt[]): readonly Attempt[] {
  return judged.filter((one) => {
    const { end, address } = one.seen;
    if (end.how !== 'silence') return true;
    return !judged.some(
      (other) =>
        other.ending === 'worked' && other.seen.address === address && (other.seen.milliseconds.firstByte ?? 0) >= end.waitedMilliseconds,
    );
  });
}

/**
 * A request that ended without an answer says something only where the server speaks HTTP. It does not where it stays open as long as
 * nothing is sent; nor has it agreed to where browsers get HTTP/2 and the request, in HTTP/1.1, was refused the choice of a protocol.
 */
function thatTell(requests: readonly Attempt[], judged: readonly Attempt[]): readonly Attempt[] {
  const onlyHttp2 = judged.some((one) => one.seen.chosen?.alpn === 'h2');
  const waits = (one: Attempt) => requests.some(({ seen }) => seen.application?.how === 'silence' && seen.address === one.seen.address);
  return requests.filter((one) => one.ending === 'worked' || !((onlyHttp2 && one.seen.chosen?.alpn === null) || waits(one)));
}

/**
 * A request may ride on one attempt only (with `http/1.1` alone). Where what follows the handshake fails, the attempts that carried a
 * request are what is judged, and handshakes without one say nothing about it.
 */
function withRequests(judged: readonly Attempt[], requests: readonly Attempt[]): readonly Attempt[] {
  if (requests.every((one) => one.ending === 'worked')) return judged;
  const before = judged.filter((one) => one.ending !== 'worked' || one.seen.application !== null);
  return [...before, ...requests.filter((one) => !before.includes(one))];
}

function endingOf(seen: HandshakeAttempt): Ending {
  const end = seen.end;
  switch (end.how) {
    case 'completed':
      if (seen.application?.how === 'reset') return 'reset';
      if (seen.application?.how === 'alert' && seen.application.alert.name !== 'close_notify') return 'alert';
      if (seen.application?.how === 'closed') return 'closed-after';
      return 'worked';
    case 'alert':
      return end.alert.from === 'server' ? 'alert' : 'broken';
    case 'reset':
      return 'reset';
    case 'closed':
      if (end.phase === 'server-flight') return 'broken';
      return end.phase === 'before-hello' || end.phase === 'after-hello' ? 'reset' : 'closed-after';
    case 'silence':
      return 'silent';
    case 'not-tls':
      return 'not-tls';
    case 'broken-tls':
      return 'broken';
    case 'cut-off':
      return end.limit === 'time' ? 'silent' : 'broken';
    case 'cancelled':
      return 'cancelled';
  }
}

function wasAnswered(seen: HandshakeAttempt): boolean {
  const end = seen.end;
  if (seen.chosen !== null || seen.certificates.length > 0 || end.how === 'completed') return true;
  if (end.how === 'alert') return end.alert.from === 'server';
  if (end.how === 'not-tls' || end.how === 'broken-tls') return true;
  return end.phase !== 'before-hello' && end.phase !== 'after-hello';
}

function countByAddress(judged: readonly Attempt[]): AddressCount[] {
  const addresses = [...new Set(judged.map((one) => one.seen.address))];
  return addresses.map((address) => {
    const here = judged.filter((one) => one.seen.address === address);
    return {
      address,
      worked: here.filter((one) => one.ending === 'worked').length,
      of: here.length,
      endings: [...new Set(here.map((one) => one.ending))],
    };
  });
}
