import { alertName } from '../../tables/alerts.ts';
import { say } from '../../words/index.ts';
import { serverAlertCause } from '../capture/alert-cause.ts';
import { USUAL_OFFER } from '../capture/offer-shape.ts';
import { found, type StreamCause } from '../capture/stream-cause.ts';
import type { Socket } from './sockets.ts';

/** Alerts by which the browser says that what it heard was broken (RFC 8446 section 6.2). */
const UNREADABLE: ReadonlySet<number> = new Set([10, 20, 22, 47, 50, 51, 109, 110]);
const PROTOCOL_VERSION = 70;

/**
 * The cause that shows in the failed connection itself, by the same rules as in a capture; null where its certificate or the error of
 * the request says more.
 * @param proxied a proxy stood between: what is not TLS may come from it
 */
export function connectionCause({ progress, error }: Socket, proxied: boolean): StreamCause | null {
  const { alert, began, answered, established } = progress;
  const dropped = error === 'ERR_CONNECTION_RESET' || error === 'ERR_CONNECTION_CLOSED' || error === 'ERR_EMPTY_RESPONSE';
  if (!began) return progress.tunnel === 'asked' && dropped ? found('proxy-error', 'likely', say('captures.proxy-hung-up')) : null;
  if (alert?.from === 'server')
    return serverAlertCause({
      code: alert.code,
      alert: nameOf(alert.code),
      shown: progress.given === null ? (progress.asked ? 'unknown' : 'not-asked') : progress.given === 0 ? 'none' : 'some',
      // In TLS 1.2 the browser's Finished leaves together with its empty certificate.
      finished: progress.finished || progress.given !== null,
      answered,
      offeredVersions: ['TLS 1.2', 'TLS 1.3'],
      offer: USUAL_OFFER,
    });
  if (error === 'ERR_SSL_CLIENT_AUTH_CERT_NEEDED') return found('client-cert-required', 'likely', say('captures.asked-for-certificate'));
  // The first record does not even have the shape of one (BoringSSL, ssl/tls_record.cc).
  if (!answered && progress.reason === 'SSL_R_WRONG_VERSION_NUMBER') return proxied ? null : notTls(progress.first);
  if (alert?.code === PROTOCOL_VERSION) return found('version-mismatch', 'certain', byClient(alert.code));
  // Where the browser knows better what it disliked, its error says so.
  if (alert !== null && error === 'ERR_SSL_PROTOCOL_ERROR' && UNREADABLE.has(alert.code))
    return found('protocol-error', 'likely', byClient(alert.code));
  if (established || alert !== null || !dropped) return null;
  if (error === 'ERR_CONNECTION_RESET') return found('reset', proxied ? 'likely' : 'certain', say('captures.reset-by-server'));
  return answered || progress.heard
    ? found('protocol-error', 'likely', say('captures.closed-in-flight'))
    : found('reset', 'likely', say('captures.closed-after-hello'));
}

/**
 * The cause of a request that got no answer over a connection whose handshake was done; null where its error says something else.
 * @param error of the request
 */
export function causeAfterHandshake({ progress }: Socket, error: string): StreamCause | null {
  // With TLS 1.3 a server learns only after the handshake that the browser has no certificate to show (RFC 8446 section 4.4.2).
  const wanted = progress.asked && (progress.given ?? 0) === 0;
  switch (error) {
    case 'ERR_EMPTY_RESPONSE':
    case 'ERR_CONNECTION_CLOSED':
    case 'ERR_CONNECTION_RESET': {
      const how = say(error === 'ERR_CONNECTION_RESET' ? 'captures.reset-after-handshake' : 'captures.closed-after-handshake');
      return wanted
        ? found('client-cert-required', 'likely', say('captures.asked-for-certificate'), how)
        : found('server-fault', 'likely', how);
    }
    case 'ERR_TIMED_OUT':
      return found('timeout', 'likely', say('captures.silent-after-handshake'));
    default:
      return null;
  }
}

/** @param first what came, where the log holds it: a person must allow that */
function notTls(first: string | null): StreamCause {
  if (first === null) return found('plain-http', 'likely', say('captures.other-answer'));
  return /^HTTP\/\d/.test(first)
    ? found('plain-http', 'certain', say('captures.http-answer'))
    : found('protocol-error', 'likely', say('captures.other-answer'));
}

function byClient(code: number) {
  return say('captures.alert-from-client', { alert: nameOf(code) });
}

function nameOf(code: number): string {
  return `${alertName(code) ?? 'unknown'} (${code})`;
}
