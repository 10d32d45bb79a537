import type { NameResolution, ProxyTunnel, TcpConnect } from '../../shared/model/evidence.ts';

/** Why no byte stream came about. */
export type ConnectFailure =
  | { readonly kind: 'name'; readonly resolution: NameResolution }
  /** Every address tried, in the order tried. */
  | { readonly kind: 'connect'; readonly attempts: readonly TcpConnect[] }
  | { readonly kind: 'tunnel'; readonly tunnel: ProxyTunnel }
  /** `--offline`: nobody but the target is asked. */
  | { readonly kind: 'offline' }
  | { readonly kind: 'cancelled' }
  /** The time was over before a connection could begin (its turn never came). */
  | { readonly kind: 'timed-out' };

/** What an error code of connect(2) means (POSIX; the WSA codes reach Node under the same names). */
export function connectOutcome(code: string): Exclude<TcpConnect['outcome'], 'connected'> {
  switch (code) {
    case 'ECONNREFUSED':
      return 'refused';
    case 'ETIMEDOUT':
      return 'timed-out';
    case 'ECONNRESET':
    case 'ECONNABORTED':
    case 'EPIPE':
      return 'reset';
    case 'EACCES':
    case 'EPERM':
    case 'EMFILE':
    case 'ENFILE':
      return 'not-permitted';
    case 'EINVAL':
    case 'EAFNOSUPPORT':
    case 'ERR_SOCKET_BAD_PORT':
    case 'ERR_INVALID_IP_ADDRESS':
    case 'ENOTFOUND':
      return 'bad-address';
    default: // ENETUNREACH, EHOSTUNREACH, ENETDOWN, EHOSTDOWN, EADDRNOTAVAIL …
      return 'unreachable';
  }
}
