import { createServer } from 'node:net';
import { closeServer, listen } from './listening.ts';
import type { PracticeServer } from './practice.ts';
import type { ScenarioName } from './scenarios.ts';

/** A server that speaks no TLS: plain HTTP, a reset after the first bytes, or nothing at all. */
export async function startPlainServer(scenario: ScenarioName, does: 'http' | 'reset' | 'silent'): Promise<PracticeServer> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () => {
      if (does === 'reset') socket.resetAndDestroy();
      if (does === 'http')
        socket.end('HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\nThis port speaks plain HTTP.\n');
    });
  });
  const port = await listen(server, 0);
  return { scenario, host: 'shop.practice.example', port, trustPem: '', mend: async () => false, close: () => closeServer(server) };
}
