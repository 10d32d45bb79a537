import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';

export interface TestServer {
  /** `127.0.0.1:port`, as a person would type it. */
  readonly target: string;
  /** How many connections it has taken. */
  taken(): number;
  close(): Promise<void>;
}

/** A server that takes connections and never says a word. */
export function silentServer(): Promise<TestServer> {
  return listen(createServer({ allowHalfOpen: true }, (socket) => socket.on('error', () => {}).resume()));
}

/** A server that speaks HTTP and no TLS. */
export function plainServer(): Promise<TestServer> {
  return listen(createHttpServer((_request, response) => response.end('hello')));
}

async function listen(server: Server): Promise<TestServer> {
  const sockets = new Set<{ destroy(): void }>();
  let taken = 0;
  server.on('connection', (socket) => {
    taken += 1;
    sockets.add(socket);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    target: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken: () => taken,
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  };
}
