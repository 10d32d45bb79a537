import type { CauseId } from '../../model/cause-id.ts';
import type { Said } from '../../model/said.ts';
import type { Certainty } from '../../model/side.ts';
import { say } from '../../words/index.ts';
import { byCertificate, type RefusedChain } from './certificate-cause.ts';
import { type Conversation, isHttpRequest } from './conversation.ts';
import type { OfferShape } from './offer-shape.ts';
import { isAlertSize } from './sealed-sizes.ts';
import { found, type StreamCause, UNKNOWN, undecided } from './stream-cause.ts';
import { type End, other, type TalkAlert } from './talk-side.ts';
import type { TlsTalk } from './tls-talk.ts';

type DecidingAlert = TalkAlert & { readonly code: number };

/** The alert that ended the talk: fatal, or of a TLS 1.3 connection, where the level says nothing (RFC 8446 section 6); null without one. */
export function decidingAlert(talk: TlsTalk): DecidingAlert | null {
  for (const alert of talk.alerts) {
    const { code } = alert;
    // 0 says goodbye, 90 that a person cancelled.
    if (code !== null && code !== 0 && code !== 90 && (alert.level === 'fatal' || talk.tls13)) return { ...alert, code };
  }
  return null;
}

/** Alert numbers by which servers refuse a client's certificate. */
const CLIENT_CERTIFICATE_ALERTS: ReadonlySet<number> = new Set([42, 43, 44, 45, 46, 48, 49]);

export function byAlert(conversation: Conversation, client: End, refused: RefusedChain): StreamCause {
  const alert = decidingAlert(conversation.talk);
  if (alert === null) return UNKNOWN;
  // A server answers whoever hangs up without a word; that is no fault of anybody.
  const asked = conversation.ways[client];
  if (alert.from !== client && conversation.talk.hellos === 0 && asked.payloadBytes === 0) return UNKNOWN;
  if (alert.from !== client && conversation.talk.hellos === 0 && isHttpRequest(asked.text))
    return found('plain-http', 'certain', say('captures.alert-from-server', { alert: nameOf(alert) }), say('captures.http-request'));
  return byTalkAlert(conversation.talk, client, refused);
}

/** The same of a talk alone, over whatever it was carried. */
export function byTalkAlert(talk: TlsTalk, client: End, refused: RefusedChain): StreamCause {
  const alert = decidingAlert(talk);
  if (alert === null) return UNKNOWN;
  return alert.from === client ? byClientAlert(talk, alert, refused) : byServerAlert(talk, client, alert);
}

function byServerAlert(talk: TlsTalk, client: End, alert: DecidingAlert): StreamCause {
  return serverAlertCause({
    code: alert.code,
    alert: nameOf(alert),
    shown: talk.shownCertificate(client),
    finished: talk.finishedAt !== null,
    answered: talk.version !== null,
    offeredVersions: talk.offeredVersions,
    offer: talk.offer,
  });
}

type Answer = (cause: CauseId, certainty: Certainty, ...more: readonly Said[]) => StreamCause;

/** An alert of the server, and how far the two had come. */
export interface ServerAlert {
  readonly code: number;
  /** As it is told: `handshake_failure (40)`. */
  readonly alert: string;
  /** What the client showed to a server that asked for a certificate. */
  readonly shown: ReturnType<TlsTalk['shownCertificate']>;
  /** A Finished was sent. */
  readonly finished: boolean;
  /** The Server Hello had come. */
  readonly answered: boolean;
  readonly offeredVersions: readonly string[];
  readonly offer: OfferShape;
}

export function serverAlertCause({ code, alert, shown, finished, answered, offeredVersions, offer }: ServerAlert): StreamCause {
  const because = [say('captures.alert-from-server', { alert })];
  const answer: Answer = (cause, certainty, ...more) => found(cause, certainty, ...because, ...more);
  if (code === 116) return answer('client-cert-required', 'certain');
  if (shown === 'none' && finished)
    return answer(
      'client-cert-required',
      CERTAIN_WITHOUT_CERTIFICATE.has(code) ? 'certain' : 'likely',
      say('captures.asked-for-certificate'),
      say('captures.no-client-certificate'),
    );
  if (shown === 'some' && CLIENT_CERTIFICATE_ALERTS.has(code))
    return answer('client-cert-rejected', 'certain', say('captures.client-certificate-sent'));
  switch (code) {
    case 70:
    case 86:
      return answer('version-mismatch', 'certain', versionsOf(offeredVersions));
    case 40:
      return answered ? answer('cipher-mismatch', 'possible') : byUnlikeOffers(offer, versionsOf(offeredVersions), answer);
    case 71:
      return answer('cipher-mismatch', 'likely');
    case 112:
      return answer('sni-mismatch', 'certain');
    case 120:
      return answer('alpn-mismatch', 'certain');
    case 80:
      // OpenSSL 3 says so of a client that can only sign with SHA-1, a Go program of a name that it has no certificate for.
      if (!answered && offer.versions === 'old') return answer('version-mismatch', 'likely', versionsOf(offeredVersions));
      return answered ? answer('server-fault', 'likely') : answer('server-fault', 'possible', say('captures.internal-or-name'));
    case 49:
      return answer('server-fault', 'likely');
    case 100:
      return answer('renegotiation', 'likely');
    case 10:
      // Java says so of groups that it has none of.
      return answered || offer.wide ? answer('protocol-error', 'likely') : answer('cipher-mismatch', 'possible');
    case 20:
    case 22:
    case 47:
    case 50:
    case 51:
    case 109:
      return answer('protocol-error', 'likely');
    default:
      return CLIENT_CERTIFICATE_ALERTS.has(code) ? answer('client-cert-rejected', 'likely') : answer('server-fault', 'possible');
  }
}

/**
 * handshake_failure before the server's hello: it says only that it will not. Nothing in common is the usual reason. Where the client
 * offers what nearly every server takes, a version is as likely (GnuTLS, Mbed TLS and wolfSSL say it so), or a name (large hosters).
 */
function byUnlikeOffers({ versions, wide }: OfferShape, offered: Said, answer: Answer): StreamCause {
  if (versions === 'usual')
    return wide ? answer('cipher-mismatch', 'possible', say('captures.refused-widely')) : answer('cipher-mismatch', 'likely');
  return wide ? answer('version-mismatch', 'likely', offered) : answer('cipher-mismatch', 'possible');
}

function versionsOf(offered: readonly string[]): Said {
  return say('captures.versions-offered', { versions: [...offered] });
}

/** What servers say to a client that was asked for a certificate and sent none: OpenSSL 40, NSS 42, GnuTLS 41 and 50, others 46 and 48. */
const CERTAIN_WITHOUT_CERTIFICATE: ReadonlySet<number> = new Set([40, 41, 42]);

function byClientAlert(talk: TlsTalk, alert: DecidingAlert, refused: RefusedChain): StreamCause {
  const { code } = alert;
  const because = [say('captures.alert-from-client', { alert: nameOf(alert) })];
  const answer = (cause: CauseId, certainty: Certainty, ...more: readonly Said[]): StreamCause =>
    found(cause, certainty, ...because, ...more);
  const bits = talk.finiteFieldBits;
  if ((code === 40 || code === 71 || code === 47) && bits !== null && bits < 2048)
    return answer('weak-key', 'certain', say('captures.short-key', { bits }));
  const certificate = byCertificate(code, refused);
  // Unencrypted at this place it comes from OpenSSL, which keeps bad_certificate for few faults (ssl/statem/statem_lib.c, x509table): an
  // untrusted, expired or revoked certificate has an alert of its own, a wrong name has not.
  if (certificate?.cause === null && code === 42 && talk.tls13 && talk.sealedBy(alert.from).length === 0)
    return { ...certificate, cause: 'name-mismatch', certainty: 'possible', because: [...because, ...certificate.because] };
  if (certificate !== null) return { ...certificate, because: [...because, ...certificate.because] };
  switch (code) {
    case 70:
      return answer('version-mismatch', 'certain');
    case 40:
    case 71:
      return answer('cipher-mismatch', 'possible');
    case 100:
      return answer('renegotiation', 'likely');
    case 112:
      return answer('sni-mismatch', 'likely');
    case 113:
    case 114:
      return answer('revocation-unavailable', 'possible');
    case 120:
      return answer('alpn-mismatch', 'certain');
    case 80:
      return answer('client-fault', 'likely');
    default:
      return answer('protocol-error', 'possible');
  }
}

/** Empty Certificate and EndOfEarlyData, sealed: the only short records of a client that goes on (RFC 8446 sections 4.4.2 and 4.5). */
const GOES_ON: ReadonlySet<number> = new Set([25, 21]);

/**
 * Whether the last word of the client cannot be a Finished: too short for one, it is an encrypted alert (some programs pad theirs),
 * and the client refused what the server sent.
 */
export function clientBrokeOff(talk: TlsTalk, client: End): boolean {
  const last = talk.sealedBy(client).at(-1)?.size;
  return talk.tls13 && talk.finishedAt === null && last !== undefined && !GOES_ON.has(last) && talk.sealedBy(other(client)).length > 0;
}

/** A server's messages without a certificate are no longer than this, sealed; none of its certificates is as short. */
const NO_CERTIFICATE = 200;

/** Whether the server's first word of TLS 1.3 ends in an alert, though sealed, in place of its certificate; none stands where keys are known. */
export function serverBrokeOff(talk: TlsTalk, client: End): boolean {
  const sealed = talk.sealedBy(other(client));
  if (!talk.tls13 || talk.resumed || talk.finishedAt !== null || talk.sealedBy(client).length > 0) return false;
  const last = sealed.at(-1);
  return last !== undefined && isAlertSize(last.size, talk.suiteNumber) && sealed.every((one) => one.size < NO_CERTIFICATE);
}

/** A server that said no in its first flight: whoever offers what it has none of is refused so, as for signatures. */
export function byServerBreakingOff({ offer }: TlsTalk): StreamCause {
  const because = say('captures.server-refused-hidden');
  return offer.wide ? undecided(['cipher-mismatch', 'server-fault'], because) : found('cipher-mismatch', 'likely', because);
}

function nameOf(alert: TalkAlert): string {
  return `${alert.name ?? 'unknown'} (${alert.code ?? '?'})`;
}
