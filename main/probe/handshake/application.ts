import type { ApplicationAnswer, HandshakeEnd } from '../../../shared/model/handshake.ts';
import { concat, toPrintable } from '../../../shared/wire/bytes.ts';
import { fromLatin1 } from '../../../shared/wire/extensions.ts';
import { HANDSHAKE } from '../../../shared/wire/handshake.ts';
import { readKeyUpdate } from '../../../shared/wire/handshake-messages.ts';
import { type HandshakeConnection, isPostHandshake } from './connection.ts';
import { learn, type Seen } from './seen.ts';

/** Bytes of an answer that are kept: enough for any status line, header block and the start of a page. */
const ENOUGH = 16_384;
const BODY_START = 2_000;

/**
 * Sends a first request over a finished handshake and reads the start of the answer.
 * The refusal of a TLS 1.3 client certificate arrives here (RFC 8446 section 4.4.2.4): it is the answer and ends the attempt.
 * @param request the request as it goes on the wire, in Latin-1; null to send nothing and only listen
 * @param milliseconds how long an answer is waited for: the handshake is done, and its silence says nothing about TLS
 */
export async function askApplication(
  connection: HandshakeConnection,
  seen: Seen,
  request: string | null,
  milliseconds: number,
): Promise<{ readonly answer: ApplicationAnswer; readonly end: HandshakeEnd | null }> {
  if (request !== null) connection.sendData(fromLatin1(request));
  let received: Uint8Array = new Uint8Array(0);
  const until = performance.now() + milliseconds;
  for (;;) {
    const incoming = await connection.next(Math.max(1, until - performance.now()));
    if (incoming.kind === 'data') {
      connection.phase = 'application-data';
      received = concat(received, incoming.bytes);
      if (received.length >= ENOUGH || isWhole(received)) return { answer: readAnswer(received), end: null };
    } else if (incoming.kind === 'end') {
      if (received.length > 0) return { answer: readAnswer(received), end: null };
      return endedWithout(incoming.end);
    } else if (!takePostHandshake(connection, seen, incoming)) {
      return { answer: { how: 'other', text: '' }, end: connection.broken('server-flight.order') };
    }
  }
}

/** Listens for a refusal that comes only after our Finished. @returns how the connection ended meanwhile, or null where it stands */
export async function listenAfterFinished(connection: HandshakeConnection, seen: Seen, milliseconds: number): Promise<HandshakeEnd | null> {
  const until = performance.now() + milliseconds;
  for (;;) {
    const incoming = await connection.next(Math.max(1, until - performance.now()));
    if (incoming.kind === 'end') return incoming.end.how === 'silence' ? null : incoming.end;
    if (incoming.kind === 'data') return null;
    if (!takePostHandshake(connection, seen, incoming)) return connection.broken('server-flight.order');
    // A ticket is sent by a server that has accepted us; only programs that judge a certificate later still close.
    const ticket = incoming.kind === 'message' && incoming.message.type === HANDSHAKE.newSessionTicket;
    if (ticket && connection.tls13 && seen.certificateRequest === null) return null;
    if (performance.now() >= until) return null;
  }
}

function takePostHandshake(
  connection: HandshakeConnection,
  seen: Seen,
  incoming: Exclude<Awaited<ReturnType<HandshakeConnection['next']>>, { kind: 'data' | 'end' }>,
): boolean {
  if (incoming.kind !== 'message' || !isPostHandshake(incoming.message)) return false;
  const { type, body } = incoming.message;
  if (type === HANDSHAKE.newSessionTicket) learn(seen, { resumptionOffered: true, ticketOffered: true });
  // Browsers do not renegotiate and say so (RFC 5746 section 4.1 leaves it to them).
  if (type === HANDSHAKE.helloRequest && !connection.tls13) connection.sendAlert('warning', 100, 'no_renegotiation');
  if (type === HANDSHAKE.keyUpdate) {
    if (!readKeyUpdate(body).ok) return false;
    connection.onKeyUpdate?.();
  }
  return true;
}

function endedWithout(end: HandshakeEnd): { readonly answer: ApplicationAnswer; readonly end: HandshakeEnd | null } {
  switch (end.how) {
    case 'alert':
      return { answer: { how: 'alert', alert: end.alert }, end };
    case 'reset':
      return { answer: { how: 'reset' }, end };
    case 'closed':
      return { answer: { how: 'closed' }, end };
    case 'silence':
      return { answer: { how: 'silence' }, end: null };
    default:
      return { answer: { how: 'other', text: '' }, end };
  }
}

/** Header block there, and of the body as much as is kept or as the header announces. */
function isWhole(received: Uint8Array): boolean {
  const text = toPrintable(received, ENOUGH);
  if (!text.startsWith('HTTP/')) return text.includes('\n');
  const end = text.search(/\r?\n\r?\n/);
  if (end < 0) return false;
  const head = text.slice(0, end);
  const announced = /^content-length:\s*(\d{1,9})\s*$/im.exec(head)?.[1];
  const body = text.length - end;
  if (/^HTTP\/\S+ (1\d\d|204|304)\b/.test(head) || announced === '0') return true;
  return announced === undefined ? body > BODY_START : body >= Math.min(Number(announced), BODY_START);
}

function readAnswer(received: Uint8Array): ApplicationAnswer {
  const text = toPrintable(received, ENOUGH);
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})(?: ([^\r\n]*))?/.exec(text);
  if (status === null) return { how: 'other', text: text.slice(0, BODY_START) };
  const split = text.search(/\r?\n\r?\n/);
  const head = split < 0 ? text : text.slice(0, split);
  const header = (name: string): string | null => new RegExp(`^${name}:[ \\t]*([^\\r\\n]*)`, 'im').exec(head)?.[1]?.trim() ?? null;
  return {
    how: 'http',
    status: Number(status[1]),
    reason: status[2] ?? '',
    location: header('location'),
    date: header('date'),
    server: header('server'),
    bodyStart: split < 0 ? '' : text.slice(split).trimStart().slice(0, BODY_START),
  };
}
