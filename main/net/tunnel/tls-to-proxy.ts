import { isIP, type Socket } from 'node:net';
import { connect, type DetailedPeerCertificate } from 'node:tls';
import type { Deadline } from '../byte-stream.ts';
import { remaining } from '../deadline.ts';

export type TlsToProxy =
  | { readonly outcome: 'secured'; readonly socket: Socket; readonly certificates: readonly Uint8Array[] }
  | { readonly outcome: 'reset' | 'closed' | 'silence' | 'not-tls' | 'cancelled'; readonly code: string };

/**
 * TLS to an https:// proxy, by the runtime's own TLS: the proxy is not what is being examined. Nothing is trusted here; the
 * certificates are handed out, and the caller judges them against the proxy's own name before a byte of the CONNECT is sent.
 * @returns the secured socket and the certificates as sent (DER, leaf first)
 */
export function tlsToProxy(socket: Socket, host: string, deadline: Deadline): Promise<TlsToProxy> {
  return new Promise((resolve) => {
    const secured = connect({
      socket,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      rejectUnauthorized: false,
      ca: [], // no store: the chain comes back exactly as sent
      ALPNProtocols: ['http/1.1'],
    });
    const settle = (told: TlsToProxy) => {
      clearTimeout(timer);
      deadline.signal.removeEventListener('abort', cancel);
      secured.removeAllListeners('secureConnect');
      secured.removeListener('error', failed);
      secured.removeListener('close', closed);
      if (told.outcome !== 'secured') {
        secured.on('error', () => undefined);
        secured.destroy();
        socket.destroy();
      }
      resolve(told);
    };
    const failed = (error: NodeJS.ErrnoException) => {
      const code = error.code ?? 'UNKNOWN';
      settle({
        outcome: code === 'ECONNRESET' && !socket.readableEnded ? 'reset' : code.startsWith('ERR_SSL') ? 'not-tls' : 'closed',
        code,
      });
    };
    const closed = () => settle({ outcome: 'closed', code: 'FIN' });
    const cancel = () => settle({ outcome: 'cancelled', code: 'ECANCELLED' });
    const timer = setTimeout(() => settle({ outcome: 'silence', code: 'ETIMEOUT' }), remaining(deadline));
    deadline.signal.addEventListener('abort', cancel, { once: true });
    secured.once('error', failed);
    secured.once('close', closed);
    secured.once('secureConnect', () =>
      settle({ outcome: 'secured', socket: secured, certificates: sentCertificates(secured.getPeerCertificate(true)) }),
    );
  });
}

const LONGEST_CHAIN = 32;

function sentCertificates(leaf: DetailedPeerCertificate): readonly Uint8Array[] {
  const found: Uint8Array[] = [];
  let one: DetailedPeerCertificate | undefined = leaf;
  while (one?.raw !== undefined && found.length < LONGEST_CHAIN) {
    found.push(new Uint8Array(one.raw));
    one = one.issuerCertificate === one ? undefined : one.issuerCertificate;
  }
  return found;
}
