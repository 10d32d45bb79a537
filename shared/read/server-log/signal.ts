import type { CauseId } from '../../model/cause-id.ts';

/** Why a certificate was refused, by the checker's own words. */
export type VerifyError =
  | 'expired'
  | 'not-yet-valid'
  | 'self-signed'
  | 'self-signed-in-chain'
  | 'unknown-issuer'
  | 'revoked'
  | 'no-revocation-list'
  | 'name'
  | 'usage'
  | 'malformed'
  | 'weak-key'
  | 'weak-signature'
  | 'not-said';

/** What one line of a log says about one connection. */
export type Signal =
  | { readonly kind: 'reason'; readonly cause: CauseId; readonly candidates: readonly CauseId[] }
  | { readonly kind: 'verify'; readonly error: VerifyError }
  | AlertSignal
  /** The alert that another line of the same event names was sent by the program itself. */
  | { readonly kind: 'alert-sent' }
  | { readonly kind: 'dropped'; readonly how: 'reset' | 'timeout' | 'closed' | 'end-of-file' }
  /** A record that does not decrypt: it was damaged, or it is an alert of a client that gave up before it had the keys. */
  | { readonly kind: 'unreadable' }
  /** The connection broke without a word of the library: it was reset, or the other side kept silent. */
  | { readonly kind: 'broke' }
  /** The program already writes all that it can about handshakes. */
  | { readonly kind: 'debugged' }
  | { readonly kind: 'failed' };

export interface AlertSignal {
  readonly kind: 'alert';
  readonly code: number;
  readonly way: 'received' | 'sent';
}

/** On which side of the connection the program stood: it waited for clients, or it was a client itself (of an upstream, a mail server). */
export type Role = 'server' | 'client';

export interface Told {
  readonly cause: CauseId | 'cannot-tell';
  /** Other causes that the same words fit, the likelier first. */
  readonly candidates: readonly CauseId[];
}

export function reason(cause: CauseId, ...candidates: readonly CauseId[]): Signal {
  return { kind: 'reason', cause, candidates };
}

/** Of several lines about one connection the one that says most counts; of equals the first. */
export function strongest(signals: readonly Signal[]): Signal | null {
  let best: Signal | null = null;
  for (const signal of signals) if (best === null || strengthOf(signal) > strengthOf(best)) best = signal;
  return best?.kind === 'alert' && signals.some((one) => one.kind === 'alert-sent') ? { ...best, way: 'sent' } : best;
}

function strengthOf(signal: Signal): number {
  switch (signal.kind) {
    case 'reason':
      return 5;
    case 'verify':
      return signal.error === 'not-said' ? 1 : 6;
    case 'alert':
      return 4;
    case 'dropped':
      return signal.how === 'closed' || signal.how === 'end-of-file' ? 2 : 3;
    case 'unreadable':
      return 3;
    case 'broke':
      return 0.5;
    case 'debugged':
      return -1;
    case 'alert-sent':
    case 'failed':
      return 0;
  }
}

/**
 * The cause that a signal names.
 * @param role which side wrote the log: the same alert means another thing on the other side
 * @param established the handshake had ended well before
 * @param waited milliseconds from its beginning to its failure; null where the log does not tell
 */
export function told(signal: Signal, role: Role, established: boolean, waited: number | null): Told {
  switch (signal.kind) {
    case 'reason':
      return { cause: signal.cause, candidates: signal.candidates };
    case 'verify':
      return ofVerify(signal.error, role);
    case 'alert': {
      const fromClient = (signal.way === 'received') === (role === 'server');
      return fromClient ? clientComplains(signal.code, established) : serverComplains(signal.code, established);
    }
    case 'dropped':
      // A server that hangs up on its client without an alert has dropped the connection.
      if (signal.how === 'end-of-file' && role === 'client' && !established)
        return { cause: 'reset', candidates: ['protocol-error', 'server-fault'] };
      // A clean close can be a port scanner, a refused certificate or a crash.
      if (signal.how === 'closed' || signal.how === 'end-of-file')
        return { cause: 'cannot-tell', candidates: ['reset', 'protocol-error', 'server-fault', 'timeout'] };
      return { cause: signal.how, candidates: signal.how === 'reset' ? ['timeout'] : [] };
    case 'broke':
      if (waited === null || role === 'server') return { cause: 'cannot-tell', candidates: ['reset', 'timeout'] };
      return waited >= LONG_SILENCE ? { cause: 'timeout', candidates: ['reset'] } : { cause: 'reset', candidates: ['timeout'] };
    case 'unreadable':
      return { cause: 'cannot-tell', candidates: ['protocol-error', 'untrusted-root', 'client-fault'] };
    case 'alert-sent':
    case 'debugged':
    case 'failed':
      return { cause: 'cannot-tell', candidates: [] };
  }
}

/** No way to another computer is so long; who resets, does it as soon as it is asked. */
const LONG_SILENCE = 2000;

const VERIFY: Readonly<Record<VerifyError, Told>> = {
  expired: { cause: 'expired', candidates: ['clock-wrong'] },
  'not-yet-valid': { cause: 'not-yet-valid', candidates: ['clock-wrong'] },
  'self-signed': { cause: 'self-signed', candidates: ['untrusted-root'] },
  'self-signed-in-chain': { cause: 'untrusted-root', candidates: ['self-signed', 'interception'] },
  'unknown-issuer': { cause: 'untrusted-root', candidates: ['incomplete-chain', 'self-signed'] },
  revoked: { cause: 'revoked', candidates: [] },
  'no-revocation-list': { cause: 'revocation-unavailable', candidates: [] },
  name: { cause: 'name-mismatch', candidates: ['sni-mismatch'] },
  usage: { cause: 'wrong-usage', candidates: [] },
  malformed: { cause: 'bad-certificate', candidates: [] },
  'weak-key': { cause: 'weak-key', candidates: [] },
  'weak-signature': { cause: 'weak-signature', candidates: [] },
  'not-said': { cause: 'cannot-tell', candidates: ['untrusted-root', 'incomplete-chain', 'self-signed', 'expired', 'name-mismatch'] },
};

function ofVerify(error: VerifyError, role: Role): Told {
  const { cause, candidates } = VERIFY[error];
  // A server checks the certificates of its clients.
  if (role === 'server') return { cause: 'client-cert-rejected', candidates: cause === 'cannot-tell' ? [] : [cause, ...candidates] };
  return { cause, candidates };
}

/** A client's alert speaks of what the server showed (RFC 8446 section 6.2, RFC 5246 section 7.2.2). */
function clientComplains(code: number, established: boolean): Told {
  switch (code) {
    case 40:
      return established
        ? { cause: 'renegotiation', candidates: ['cipher-mismatch'] }
        : { cause: 'cipher-mismatch', candidates: ['weak-key', 'weak-cipher', 'version-mismatch'] };
    case 42:
      return { cause: 'bad-certificate', candidates: ['name-mismatch', 'not-yet-valid', 'untrusted-root', 'expired'] };
    case 43:
      return { cause: 'bad-certificate', candidates: ['cipher-mismatch', 'wrong-usage'] };
    case 44:
      return { cause: 'revoked', candidates: [] };
    case 45:
      return { cause: 'expired', candidates: ['not-yet-valid', 'clock-wrong'] };
    case 46:
      return {
        cause: 'untrusted-root',
        candidates: ['name-mismatch', 'incomplete-chain', 'self-signed', 'expired', 'interception', 'pinning'],
      };
    case 48:
      return { cause: 'untrusted-root', candidates: ['self-signed', 'incomplete-chain', 'interception'] };
    case 70:
    case 86:
      return { cause: 'version-mismatch', candidates: [] };
    case 71:
      return { cause: 'cipher-mismatch', candidates: ['weak-key', 'weak-signature', 'weak-cipher'] };
    case 49:
    case 80:
      return { cause: 'client-fault', candidates: [] };
    case 100:
      return { cause: 'renegotiation', candidates: [] };
    case 112:
      return { cause: 'name-mismatch', candidates: ['sni-mismatch'] };
    case 113:
      return { cause: 'revocation-unavailable', candidates: ['revoked'] };
    case 120:
      return { cause: 'alpn-mismatch', candidates: [] };
    case 0:
    case 90:
      return { cause: 'cannot-tell', candidates: [] };
    default:
      return { cause: 'protocol-error', candidates: [] };
  }
}

/** A server's alert speaks of what the client sent. */
function serverComplains(code: number, established: boolean): Told {
  switch (code) {
    case 40:
      return established
        ? { cause: 'renegotiation', candidates: ['client-cert-required'] }
        : { cause: 'cipher-mismatch', candidates: ['client-cert-required', 'version-mismatch', 'sni-mismatch', 'weak-cipher'] };
    case 42:
      return { cause: 'client-cert-rejected', candidates: ['client-cert-required', 'bad-certificate'] };
    case 43:
    case 44:
    case 45:
    case 46:
    case 48:
      return { cause: 'client-cert-rejected', candidates: [CERTIFICATE_ALERTS[code]] };
    case 49:
      return { cause: 'client-cert-rejected', candidates: ['server-fault'] };
    case 70:
    case 86:
      return { cause: 'version-mismatch', candidates: [] };
    case 71:
      return { cause: 'cipher-mismatch', candidates: ['weak-key', 'weak-cipher'] };
    case 80:
      return { cause: 'server-fault', candidates: [] };
    case 100:
      return { cause: 'renegotiation', candidates: [] };
    case 112:
      return { cause: 'sni-mismatch', candidates: [] };
    case 116:
      return { cause: 'client-cert-required', candidates: [] };
    case 120:
      return { cause: 'alpn-mismatch', candidates: [] };
    case 0:
    case 90:
      return { cause: 'cannot-tell', candidates: [] };
    default:
      return { cause: 'protocol-error', candidates: [] };
  }
}

const CERTIFICATE_ALERTS = { 43: 'bad-certificate', 44: 'revoked', 45: 'expired', 46: 'untrusted-root', 48: 'untrusted-root' } as const;
