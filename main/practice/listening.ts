import type { Server } from 'node:net';

const open = new WeakMap<Server, Set<{ destroy(): void }>>();

/** Listens on loopback only. @returns the port */
export function listen(server: Server, port: number): Promise<number> {
  const sockets = new Set<{ destroy(): void }>();
  open.set(server, sockets);
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port }, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** Stops listening and cuts what is still connected. */
export function closeServer(server: Server): Promise<void> {
  for (const socket of open.get(server) ?? []) socket.destroy();
  return new Promise((resolve) => server.close(() => resolve()));
}
