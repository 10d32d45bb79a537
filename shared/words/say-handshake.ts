import type { HandshakeEnd, HandshakeStep } from '../model/handshake.ts';
import type { Said } from '../model/said.ts';
import type { CaptureStream } from '../model/traffic.ts';
import { harmless } from './harmless.ts';
import { say } from './say.ts';
import { ENGLISH } from './tell.ts';

export interface LadderRow {
  readonly from: 'client' | 'server';
  /** The message's own name; null for what is no message: silence, a cut. */
  readonly name: string | null;
  readonly said: Said | null;
  readonly facts: readonly string[];
  /** Time, size, whether encrypted. */
  readonly small: readonly Said[];
  readonly failing: boolean;
  readonly encrypted: boolean;
  /** As `HandshakeStep` has them; `bytes` says how long the message was, of which `rawBase64` may be the beginning. */
  readonly bytes: number | null;
  readonly rawBase64: string | null;
}

/**
 * What was said, in order; where it failed the last row says how. An alert is a message of its own and is marked itself.
 * @param refused why a browser goes no further with the server's certificate, where that is what is wrong: our own probe finishes such
 *   a handshake to see the rest, so no message of it tells
 */
export function viewLadder(steps: readonly HandshakeStep[], end: HandshakeEnd, refused: Said | null = null): readonly LadderRow[] {
  const alertAt = end.how === 'alert' ? placeOfAlert(steps, end.alert.name) : -1;
  const refusedAt = refused === null || end.how !== 'completed' ? -1 : steps.findIndex(isServersCertificate);
  const tls13 = isTls13(steps);
  const rows = steps.map((step, index) => {
    if (index === alertAt) return rowOf(step, sayEnd(end), true);
    if (index === refusedAt && refused !== null) return rowOf(step, refused, true);
    if (isTakenUp(steps, index)) return rowOf(step, say('handshake.taken-up'), false);
    return rowOf(step, sayStep(step, tls13), false);
  });
  if (end.how === 'completed' || alertAt !== -1) return rows;
  return [...rows, noMessage(sideOf(end), sayEnd(end), end.how !== 'cancelled')];
}

function isServersCertificate({ from, message }: HandshakeStep): boolean {
  return from === 'server' && ['Certificate', 'CompressedCertificate'].includes(nameOf(message));
}

/** Both its Server Hello and its request for another hello are of TLS 1.3 alone (RFC 8446 sections 4.1.3 and 4.1.4). */
function isTls13(steps: readonly HandshakeStep[]): boolean {
  return steps.some(
    ({ message, facts }) => nameOf(message) === 'ServerHello' && facts.some((fact) => fact === RETRY || fact.startsWith('TLS 1.3')),
  );
}

/**
 * A ServerHello behind which no certificate comes: in TLS 1.3 it takes one of the keys that the client offered (RFC 8446 section 2.2), in
 * TLS 1.2 the server changes its cipher at once, mostly behind a new ticket (RFC 5246 section 7.3, RFC 5077 section 3.1).
 */
function isTakenUp(steps: readonly HandshakeStep[], index: number): boolean {
  const step = steps[index];
  if (step?.from !== 'server' || nameOf(step.message) !== 'ServerHello' || step.facts.includes(RETRY)) return false;
  if (isTls13(steps)) return step.facts.includes('pre_shared_key');
  const next = steps.slice(index + 1).find(({ message }) => nameOf(message) !== 'NewSessionTicket');
  return next?.from === 'server' && nameOf(next.message) === 'ChangeCipherSpec';
}

/** The alert that decided; a goodbye may stand behind it. */
function placeOfAlert(steps: readonly HandshakeStep[], name: string | null): number {
  const named = steps.findIndex((step) => nameOf(step.message) === 'Alert' && name !== null && step.facts.includes(name));
  return named === -1 ? steps.findLastIndex((step) => nameOf(step.message) === 'Alert') : named;
}

/** A name of a host has at most 253 letters. */
const LONGEST_FACT = 260;

/** A server that asks for another hello says so in a Server Hello of its own kind (RFC 8446 section 4.1.4). */
const RETRY = 'HelloRetryRequest';

function rowOf(step: HandshakeStep, said: Said | null, failing: boolean): LadderRow {
  return {
    from: step.from,
    name: spaced(messageOf(step)),
    said,
    facts: step.facts.filter((fact) => fact !== RETRY && !isCount(step, fact)).map((fact) => harmless(fact, 'one-line', LONGEST_FACT)),
    small: [
      ...step.facts
        .filter((fact) => isCount(step, fact) && fact !== '0')
        .map((fact) => say('diagnosis.ladder.certificates', { count: Number(fact) })),
      ...(step.at === null ? [] : [say('diagnosis.ladder.when', { milliseconds: Math.round(step.at) })]),
      ...(step.bytes === null ? [] : [say('diagnosis.ladder.size', { count: step.bytes })]),
      ...(step.encrypted ? [say('diagnosis.ladder.encrypted')] : []),
    ],
    failing,
    encrypted: step.encrypted,
    bytes: step.bytes,
    rawBase64: step.rawBase64 ?? null,
  };
}

/** How many certificates a Certificate holds, where none of them is named. */
function isCount({ message }: HandshakeStep, fact: string): boolean {
  return nameOf(message) === 'Certificate' && /^\d{1,3}$/.test(fact);
}

function messageOf({ message, facts }: HandshakeStep): string {
  return facts.includes(RETRY) ? RETRY : message;
}

/** What one message says where it stands: the same name says another thing in another version, or with nothing in it. */
function sayStep(step: HandshakeStep, tls13: boolean): Said | null {
  switch (nameOf(step.message)) {
    case 'ChangeCipherSpec':
      // In a second handshake inside of the first.
      if (step.encrypted) return sayMessage('KeyUpdate');
      return say(`diagnosis.ladder.says.ChangeCipherSpec${tls13 ? '.13' : ''}`);
    case 'Certificate':
      return step.facts[0] === '0' ? say('diagnosis.ladder.says.Certificate.none') : sayMessage('Certificate');
    case 'Alert':
      return sayAlert(step);
    default:
      return sayMessage(messageOf(step));
  }
}

/** Two alerts end nothing by a fault: a goodbye, and somebody's own wish (RFC 8446 section 6.1). */
function sayAlert({ facts: [reason] }: HandshakeStep): Said {
  if (reason === undefined) return say('diagnosis.ladder.says.Alert.hidden');
  return reason === 'close_notify' || reason === 'user_canceled'
    ? say('diagnosis.ladder.says.Alert.goodbye')
    : say('diagnosis.ladder.says.Alert');
}

/** Whoever hung up or kept silent: the other side, unless its alert says otherwise. */
function sideOf(end: HandshakeEnd): 'client' | 'server' {
  return end.how === 'alert' ? end.alert.from : 'server';
}

export function sayEnd(end: HandshakeEnd): Said {
  switch (end.how) {
    case 'alert':
      return say('diagnosis.ladder.end.alert', { reason: end.alert.name ?? String(end.alert.code) });
    case 'silence':
      return say('diagnosis.ladder.end.silence', { time: { milliseconds: end.waitedMilliseconds } });
    default:
      return say(`diagnosis.ladder.end.${end.how}`);
  }
}

/** What a message says, in plain words; null for one we have no words for. */
export function sayMessage(message: string): Said | null {
  const key = `ladder.says.${nameOf(message)}`;
  return Object.hasOwn(ENGLISH.areas.diagnosis ?? {}, key) ? { key: `diagnosis.${key}` } : null;
}

/** `client_hello`, `Client Hello` and `ClientHello` are one message. */
function nameOf(message: string): string {
  return message
    .split(/[\s_]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

function spaced(message: string): string {
  return nameOf(message).replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
}

/** What is no message: how it ended where none says it, what nobody saw. */
export function noMessage(from: LadderRow['from'], said: Said, failing: boolean): LadderRow {
  return { from, name: null, said, facts: [], small: [], failing, encrypted: false, bytes: null, rawBase64: null };
}

/** What a client did, said of a captured conversation that ended without an alert. */
const BY_CLIENT: ReadonlySet<string> = new Set([
  'captures.client-left',
  'captures.client-refused-hidden',
  'captures.reset-by-client',
  'captures.client-not-tls',
  'captures.http-request',
  'captures.quic-left',
]);

/** A captured conversation. Without an alert the last row says what the capture shows of its end, also where the handshake was finished. */
export function viewCaptured(stream: CaptureStream): readonly LadderRow[] {
  const rows = rowsToTheEnd(stream);
  if (!isSealed(stream)) return rows;
  const { length } = stream.steps;
  return [...rows.slice(0, length), noMessage('server', say('handshake.quic-sealed'), false), ...rows.slice(length)];
}

function rowsToTheEnd(stream: CaptureStream): readonly LadderRow[] {
  const end = endOfStream(stream);
  const rows = viewLadder(stream.steps, end);
  const why = stream.because.find((one) => !NO_END.has(one.key));
  if (why === undefined && ['cut', 'no-answer'].includes(stream.ending))
    return [...rows.slice(0, -1), noMessage('server', say('captures.ends-here'), false)];
  if (end.how === 'alert' || why === undefined) return rows;
  const from = BY_CLIENT.has(why.key) ? 'client' : 'server';
  return [...(end.how === 'completed' ? rows : rows.slice(0, -1)), noMessage(from, why, true)];
}

/**
 * The keys of the hellos follow from what stands in the first packet; those of all that follows do not (RFC 9001 sections 5.1 and 5.2).
 * Over TCP a record that nobody can open still shows its size and is a step of its own; a packet of QUIC shows nothing of its messages.
 */
function isSealed({ transport, steps }: CaptureStream): boolean {
  const chosen = steps.some(({ message, facts }) => nameOf(message) === 'ServerHello' && !facts.includes(RETRY));
  return transport === 'quic' && chosen && steps.every(({ encrypted }) => !encrypted);
}

/** What leads to the end and is not the end itself. */
const NO_END: ReadonlySet<string> = new Set([
  'captures.asked-for-certificate',
  'captures.no-client-certificate',
  'captures.client-certificate-sent',
]);

/** How a captured conversation ended, in the terms of a handshake of our own. */
function endOfStream(stream: CaptureStream): HandshakeEnd {
  const phase = stream.steps.some((step) => step.from === 'server') ? 'server-flight' : 'after-hello';
  // A goodbye may follow the alert that decided.
  const alert = stream.alerts.findLast((one) => one.level === 'fatal') ?? stream.alerts.at(-1);
  switch (stream.ending) {
    case 'completed':
      return { how: 'completed' };
    case 'alert':
      if (alert === undefined) return { how: 'closed', phase };
      return {
        how: 'alert',
        alert: { from: alert.from, level: 'fatal', code: -1, name: alert.description, encrypted: alert.encrypted, phase },
      };
    case 'not-tls':
      return { how: 'not-tls', speaks: 'other', firstBytesHex: '', text: '' };
    case 'no-answer':
      return { how: 'closed', phase };
    case 'cut':
      return { how: 'cut-off', limit: 'bytes', phase };
    case 'reset':
    case 'closed':
      return { how: stream.ending, phase };
  }
}
