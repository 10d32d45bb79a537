import { decodeBase64 } from '../../wire/pem.ts';
import type { NamedEvent } from './sockets.ts';

/** How far a connection came, in the order of the events that tell it (net/socket/ssl_client_socket_impl.cc). */
export interface Progress {
  /** The way through a proxy: asked for, or open; null where the browser went directly. */
  tunnel: 'asked' | 'open' | null;
  /** The Client Hello went out. */
  began: boolean;
  /** Bytes came after the Client Hello, however few. */
  heard: boolean;
  /** The Server Hello came. */
  answered: boolean;
  /** The browser sent its Finished. */
  finished: boolean;
  /** The handshake came to its good end. */
  established: boolean;
  /** The server asked for a client certificate. */
  asked: boolean;
  /** How many certificates the browser then sent; null where that is not told. */
  given: number | null;
  /** The first fatal alert. */
  alert: { readonly from: 'client' | 'server'; readonly code: number } | null;
  /** Reason inside the TLS library. */
  reason: string | null;
  /** What came first from the other side, where the log holds raw bytes. */
  first: string | null;
}

export function noProgress(): Progress {
  return {
    tunnel: null,
    began: false,
    heard: false,
    answered: false,
    finished: false,
    established: false,
    asked: false,
    given: null,
    alert: null,
    reason: null,
    first: null,
  };
}

const SERVER_HELLO = 2;
const FINISHED = 20;
/** Goodbye, and that a person cancelled: no failures (RFC 8446 section 6.1). */
const NO_FAILURE: ReadonlySet<number> = new Set([0, 90]);
const LONGEST = 64 * 1024;
const FIRST_WORDS = 200;

export function noteProgress(progress: Progress, { type, phase, params, error }: NamedEvent): void {
  switch (type) {
    case 'HTTP_TRANSACTION_SEND_TUNNEL_HEADERS':
    case 'HTTP_TRANSACTION_TUNNEL_SEND_REQUEST':
      progress.tunnel ??= 'asked';
      return;
    case 'SSL_CONNECT':
      if (phase === 'begin') Object.assign(progress, noProgress(), { tunnel: progress.tunnel === null ? null : 'open' });
      else if (error === null) progress.established = true;
      return;
    case 'SSL_HANDSHAKE_MESSAGE_SENT':
      progress.began = true;
      if (firstByte(params.bytes) === FINISHED) progress.finished = true;
      return;
    case 'SSL_HANDSHAKE_MESSAGE_RECEIVED':
      if ((params.type ?? firstByte(params.bytes)) === SERVER_HELLO) progress.answered = true;
      return;
    case 'SSL_CLIENT_CERT_REQUESTED':
      progress.asked = true;
      return;
    case 'SSL_CLIENT_CERT_PROVIDED':
      progress.given = typeof params.cert_count === 'number' ? params.cert_count : null;
      return;
    case 'SSL_ALERT_RECEIVED':
    case 'SSL_ALERT_SENT': {
      const code = bytesOf(params.bytes)[1];
      if (code !== undefined && !NO_FAILURE.has(code)) progress.alert ??= { from: type === 'SSL_ALERT_SENT' ? 'client' : 'server', code };
      return;
    }
    case 'SOCKET_BYTES_RECEIVED':
      // The end of the stream is logged as no bytes.
      if (progress.began && Number(params.byte_count) > 0) progress.heard = true;
      if (progress.began && !progress.answered) progress.first ??= textOf(params.bytes);
      return;
  }
}

function firstByte(base64: unknown): number | undefined {
  return bytesOf(base64)[0];
}

function textOf(base64: unknown): string | null {
  const bytes = bytesOf(base64).subarray(0, FIRST_WORDS);
  return bytes.length === 0 ? null : String.fromCharCode(...bytes);
}

function bytesOf(base64: unknown): Uint8Array {
  return typeof base64 === 'string' && base64.length <= LONGEST ? decodeBase64(base64).bytes : new Uint8Array(0);
}
