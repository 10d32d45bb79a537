import { createServer, type TlsOptions } from 'node:tls';
import type { Issued } from './certificates.ts';
import { listening, type Running } from './running.ts';

const PAGE = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 3\r\nConnection: close\r\n\r\nok\n';

/** Node's own TLS server (OpenSSL), answering a first request with a small page. */
export function tlsServer(issued: Pick<Issued, 'cert' | 'key'>, options: TlsOptions = {}, host = '127.0.0.1', port = 0): Promise<Running> {
  const server = createServer({ cert: issued.cert, key: issued.key, ALPNProtocols: ['http/1.1'], ...options }, (socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(PAGE));
  });
  server.on('tlsClientError', () => undefined);
  return listening(server, host, port);
}
