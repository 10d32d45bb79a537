import { say } from '../../words/index.ts';
import { byAlert, decidingAlert } from './alert-cause.ts';
import { byCertificate, type RefusedChain } from './certificate-cause.ts';
import type { Conversation } from './conversation.ts';
import { alertSizeOf, paddingOf, type SealedSize } from './sealed-sizes.ts';
import { found, type StreamCause, UNKNOWN, undecided } from './stream-cause.ts';
import { type End, other } from './talk-side.ts';
import type { TlsTalk } from './tls-talk.ts';

/** A client that has judged the certificate hangs up at once; one that has nothing to say yet waits (microseconds). */
const AT_ONCE = 1_000_000;
/** A ticket fits into this, and a page that says no. */
const NO_ANSWER = 2500;
/** A mail client says QUIT to a server whose certificate it does not like: six letters, sealed. */
const GOODBYE = 32;

/** A handshake that was finished, and yet one side may have refused the other right behind it. */
export function byFinished(conversation: Conversation, client: End, refused: RefusedChain): StreamCause {
  const { talk } = conversation;
  const { renegotiation } = talk;
  if (renegotiation !== null && !renegotiation.answered && renegotiation.refused)
    return found('renegotiation', 'likely', say('captures.renegotiation-refused'));
  // With a key log the alert itself can be read; in TLS 1.3 the server judges the client only now (RFC 8446 section 4.4.2.4).
  const alert = decidingAlert(talk);
  if (alert !== null && alert.from !== client && talk.shownCertificate(client) !== 'not-asked')
    return byAlert(conversation, client, refused);
  if (alert !== null && alert.from === client && talk.dataOf(client) === 0) return byAlert(conversation, client, refused);
  return byServerRefusal(conversation, client) ?? byShortAnswer(conversation, client) ?? byLeaving(conversation, client, refused);
}

/**
 * The server asked for a certificate and hung up at once: neither ticket nor data, only what is as long as an alert. Before TLS 1.3 its
 * own Finished says that it took the certificate.
 */
function byServerRefusal(conversation: Conversation, client: End): StreamCause | null {
  const { talk } = conversation;
  const server = other(client);
  if (conversation.missing || !talk.tls13 || talk.finishedAt === null) return null;
  const first = afterFinish(talk, server);
  const goodbye = afterFinish(talk, client, alertSizeOf(talk.suiteNumber));
  const hungUp = conversation.closedAt(client) ?? Number.POSITIVE_INFINITY;
  const atOnce = (first?.at ?? conversation.closedAt(server) ?? Number.POSITIVE_INFINITY) - talk.finishedAt <= AT_ONCE;
  if (!atOnce) return null;
  if (first === null) return conversation.closedFirst() === server ? refusedAnswer(talk, client) : null;
  if (first.size !== alertSizeOf(talk.suiteNumber) + paddingBy(talk, server) || first.at > hungUp) return null;
  const refusal = refusedAnswer(talk, client);
  if (goodbye === null || first.order < goodbye.order) return refusal;
  // It may only say goodbye in return; but then it left unanswered what it was asked.
  return refusal?.cause == null || talk.dataOf(client) === 0 ? null : undecided([refusal.cause], ...refusal.because);
}

/** Refused because of the certificate it sent, or did not; null where it was not asked. */
export function refusedAnswer(talk: TlsTalk, client: End): StreamCause | null {
  const asked = [say('captures.asked-for-certificate')];
  switch (talk.shownCertificate(client)) {
    case 'none':
      return found('client-cert-required', 'likely', ...asked, say('captures.no-client-certificate'), say('captures.server-hung-up'));
    case 'some':
      return found('client-cert-rejected', 'likely', ...asked, say('captures.client-certificate-sent'), say('captures.server-hung-up'));
    default:
      return null;
  }
}

/**
 * Web servers refuse a client's certificate in HTTP, once the handshake is over: a short page, and they hang up. An answer that happens
 * to be short looks the same, so this leaves it open.
 */
function byShortAnswer(conversation: Conversation, client: End): StreamCause | null {
  const { talk } = conversation;
  const server = other(client);
  if (conversation.missing || leftFirst(conversation) !== server) return null;
  const answer = talk.dataOf(server) - ticketsOf(talk, server);
  if (answer <= 0 || answer > NO_ANSWER) return null;
  const refusedNow = refusedAnswer(talk, client);
  return refusedNow?.cause == null ? null : undecided([refusedNow.cause], ...refusedNow.because.slice(0, -1), say('captures.short-answer'));
}

/** OpenSSL begins with two tickets of one length, and a client's certificate stands in each. */
function ticketsOf(talk: TlsTalk, server: End): number {
  const { finish13 } = talk;
  const [first, second] = finish13 === null ? [] : talk.sealedBy(server).filter((one) => one.order > finish13.order);
  return first !== undefined && first.size === second?.size ? 2 * first.size : 0;
}

/** The client finished, said nothing and hung up: it did not like what it saw. */
function byLeaving(conversation: Conversation, client: End, refused: RefusedChain): StreamCause {
  const { talk } = conversation;
  // Where none was shown, no certificate was refused: keys of an earlier connection, or a suite without one.
  if (talk.resumed || (!talk.tls13 && talk.certificates.length === 0)) return UNKNOWN;
  const left = conversation.closedAt(client);
  if (leftFirst(conversation) !== client || left === null || talk.finishedAt === null) return UNKNOWN;
  if (talk.dataOf(client) > GOODBYE || left - talk.finishedAt > AT_ONCE || talk.dataOf(other(client)) > NO_ANSWER) return UNKNOWN;
  return byCertificate('left', refused) ?? UNKNOWN;
}

/** Who went first, by saying goodbye (RFC 8446 section 6.1) or by hanging up; null where nobody did. */
function leftFirst(conversation: Conversation): End | null {
  const one = leftAt(conversation, 0);
  const another = leftAt(conversation, 1);
  if (one === another) return conversation.closedFirst();
  return one < another ? 0 : 1;
}

function leftAt(conversation: Conversation, end: End): number {
  return Math.min(goodbyeAt(conversation.talk, end), conversation.closedAt(end) ?? Number.POSITIVE_INFINITY);
}

/** Microseconds of its goodbye: an alert behind the Finished, known by its length where it is sealed. */
function goodbyeAt(talk: TlsTalk, end: End): number {
  const said = talk.tls13
    ? afterFinish(talk, end, alertSizeOf(talk.suiteNumber) + paddingBy(talk, end))
    : talk.alerts.find((one) => one.from === end && (one.encrypted || one.code === 0));
  return said?.at ?? Number.POSITIVE_INFINITY;
}

/** Padding of an end's records, which shows at the server's Finished alone. */
function paddingBy(talk: TlsTalk, end: End): number {
  const { finish13, clientEnd } = talk;
  if (finish13 === null || end === clientEnd) return 0;
  return paddingOf(
    talk.sealedBy(end).filter((one) => one.order < finish13.order),
    talk.suiteNumber,
  );
}

/** The first that one side sealed after the client's Finished, or the first of this size; null where there is none, as before TLS 1.3. */
function afterFinish(talk: TlsTalk, end: End, size: number | 'any' = 'any'): SealedSize | null {
  const { finish13 } = talk;
  if (finish13 === null) return null;
  return talk.sealedBy(end).find((one) => one.order > finish13.order && (size === 'any' || one.size === size)) ?? null;
}
