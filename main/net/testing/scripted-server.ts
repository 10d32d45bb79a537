import { createServer, type Socket } from 'node:net';
import type { Deadline } from '../byte-stream.ts';
import { deadlineIn } from '../deadline.ts';
import { createNetwork, type Network, type NetworkOptions } from '../network.ts';

/** A server on loopback that does what a test tells it; closes everything at the end of the scope (`await using`). */
export interface ScriptedServer extends AsyncDisposable {
  readonly port: number;
  /** Connections taken so far, and the most that were open at once. */
  readonly taken: () => number;
  readonly mostAtOnce: () => number;
}

export async function scriptedServer(serve: (socket: Socket, number: number) => void, host = '127.0.0.1'): Promise<ScriptedServer> {
  const open = new Set<Socket>();
  let taken = 0;
  let most = 0;
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    open.add(socket);
    most = Math.max(most, open.size);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined);
    serve(socket, ++taken);
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, host, resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    taken: () => taken,
    mostAtOnce: () => most,
    [Symbol.asyncDispose]: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Speaks a fixed dialogue: sends `greeting`, then answers each chunk that matches a pattern with its reply, in any order. */
export function dialogue(greeting: string | Buffer | null, replies: readonly (readonly [RegExp, string | Buffer | 'FIN' | 'RST'])[]) {
  return (socket: Socket) => {
    if (greeting !== null) socket.write(greeting);
    socket.on('data', (chunk) => {
      for (const line of splitLines(chunk)) {
        const reply = replies.find(([pattern]) => pattern.test(line))?.[1];
        if (reply === 'FIN') socket.end();
        else if (reply === 'RST') socket.resetAndDestroy();
        else if (reply !== undefined) socket.write(reply);
      }
    });
  };
}

function splitLines(chunk: Buffer): string[] {
  const text = chunk.toString('latin1');
  return text.includes('\r\n') ? text.split('\r\n').filter((line) => line !== '') : [text];
}

export function soon(milliseconds = 3_000): Deadline {
  return deadlineIn(milliseconds, new AbortController().signal);
}

/** A network for tests: loopback answers within its 5 s. */
export function testNetwork(options: Partial<NetworkOptions> = {}): Network {
  return createNetwork({ gentle: false, offline: false, proxy: null, deadline: soon(5_000), ...options });
}
