import type { Evidence } from '../model/evidence.ts';
import type { Situation } from '../model/input.ts';
import type { Target } from '../model/target.ts';
import { type AddressFacts, addressFacts } from './addresses.ts';
import { type AlertFacts, alertFacts } from './alerts.ts';
import { type AnswerFacts, answerFacts } from './answers.ts';
import { type AttemptFacts, attemptFacts } from './attempts.ts';
import { type ChainFacts, chainFacts } from './chains.ts';
import { type DateFacts, dateFacts } from './dates.ts';
import { type EnumerationFacts, enumerationFacts } from './enumeration.ts';
import { placeIn } from './focus.ts';
import { type PathFacts, pathFacts } from './path.ts';
import { type ProxyFacts, proxyFacts } from './proxy.ts';
import { type ReadingFacts, readingFacts } from './readings.ts';
import { type RevocationFacts, revocationFacts } from './revocation.ts';
import { type StoreFacts, storeFacts } from './stores.ts';
import { type TimeFacts, timeFacts } from './time.ts';

/** What shapes the judging besides the evidence; all of it is known before the first question. */
export interface FactOptions {
  /** `--as`: judge for that client; null = a current browser. */
  readonly asProfile?: string | null;
  readonly target?: Target | null;
  /** A client certificate was given (`--client-cert`). */
  readonly clientCertificateGiven?: boolean;
  /** `--trust-only` was given: no other store is consulted or compared. */
  readonly trustOnly?: boolean;
}

/** What many causes ask of the evidence, computed once. */
export interface Facts {
  readonly evidence: readonly Evidence[];
  readonly situation: Situation;
  readonly asProfile: string | null;
  readonly target: Target | null;
  /** Name or address the case is about: the target's, else what the evidence names; null when nothing does. */
  readonly host: string | null;
  readonly port: number | null;
  readonly clientCertificateGiven: boolean;
  readonly trustOnly: boolean;
  readonly attempts: AttemptFacts;
  readonly addresses: AddressFacts;
  readonly time: TimeFacts;
  readonly chains: ChainFacts;
  readonly dates: DateFacts;
  readonly alerts: AlertFacts;
  readonly proxy: ProxyFacts;
  readonly path: PathFacts;
  readonly stores: StoreFacts;
  readonly readings: ReadingFacts;
  readonly answers: AnswerFacts;
  readonly enumeration: EnumerationFacts;
  readonly revocation: RevocationFacts;
  /** Was anything asked of the network or read from a certificate? False for a pasted text, a log or a capture alone. */
  readonly measured: boolean;
}

/**
 * Computes the facts of a case.
 * @param evidence everything gathered so far, in any order
 * @param situation whose eyes, whose place: with `about: 'other'` what this computer shows never counts for the caller's side
 */
export function factsOf(evidence: readonly Evidence[], situation: Situation, options: FactOptions = {}): Facts {
  const target = options.target ?? null;
  const attempts = attemptFacts(evidence, target);
  const chains = chainFacts(evidence, attempts);
  const time = timeFacts(evidence, situation);
  const path = pathFacts(evidence, situation, chains);
  const readings = readingFacts(evidence);
  return {
    evidence,
    situation,
    asProfile: options.asProfile ?? null,
    target,
    host: target?.host ?? hostNamedBy(evidence),
    port: target?.port ?? attempts.judged[0]?.seen.port ?? portNamedBy(evidence),
    clientCertificateGiven: options.clientCertificateGiven ?? false,
    trustOnly: options.trustOnly ?? false,
    attempts,
    addresses: addressFacts(evidence, attempts, target),
    time,
    chains,
    dates: dateFacts(chains, time),
    alerts: alertFacts(attempts),
    proxy: proxyFacts(evidence, situation),
    path,
    stores: storeFacts(path, chains, readings, situation),
    readings,
    answers: answerFacts(evidence),
    enumeration: enumerationFacts(evidence),
    revocation: revocationFacts(evidence),
    measured: evidence.some((piece) => MEASURED.has(piece.kind) && piece.state !== 'unknown'),
  };
}

const MEASURED: ReadonlySet<string> = new Set([
  'name-resolution',
  'tcp-connect',
  'handshake',
  'start-tls',
  'plain-answer',
  'proxy-tunnel',
  'chain',
  'enumeration',
]);

/** A recording says the port of each place; a text that was pasted may mean any. */
function portNamedBy(evidence: readonly Evidence[]): number | null {
  for (const piece of evidence)
    if (piece.kind === 'message' && piece.state === 'seen' && piece.seen.request !== undefined)
      return placeIn(piece.seen.request.origin).port;
  return null;
}

function hostNamedBy(evidence: readonly Evidence[]): string | null {
  for (const piece of evidence) {
    if (piece.state !== 'seen') continue;
    if (piece.kind === 'name-resolution') return piece.seen.host;
    if (piece.kind === 'handshake' && piece.seen.variation.factor === 'judged' && piece.seen.sni !== null) return piece.seen.sni;
    if (piece.kind === 'chain' && piece.seen.host !== null) return piece.seen.host;
    if (piece.kind === 'message' && piece.seen.found.hosts[0] !== undefined) return piece.seen.found.hosts[0];
  }
  return null;
}
