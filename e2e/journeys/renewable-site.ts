import { createServer } from 'node:tls';
import type { Issued } from '../lab/kit/certificates.ts';
import { listening, type Running } from '../lab/kit/running.ts';

/** A site whose certificate can be renewed while it runs. */
export type RenewableSite = Running & { renew(issued: Issued): void };

/** Serves a small page with this certificate until another one is given. */
export async function renewableSite(first: Issued): Promise<RenewableSite> {
  const tls = createServer({ cert: first.cert, key: first.key }, (socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok\n'));
  });
  tls.on('tlsClientError', () => undefined);
  const running = await listening(tls);
  return { ...running, renew: (issued) => tls.setSecureContext({ cert: issued.cert, key: issued.key }) };
}
