import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';

/** Longest list of arguments that a second start may hand over, in bytes. */
const LONGEST = 64 * 1024;
/** Longest argument of it and most of them, so that the list keeps within: what is longer or comes later asks for nothing that we know. */
const LONGEST_ARGUMENT = 4096;
const MOST_LETTERS = LONGEST / 8;
/** How long the first start may take to answer on a busy computer, in milliseconds. Where nobody listens the answer comes at once. */
const PATIENCE = 5000;

/** The outcome of asking to be the only running program of its kind. */
export type Place =
  | { readonly kind: 'first'; release(): void; onSecond(listen: (argv: readonly string[]) => void): void }
  | { readonly kind: 'second' };

/**
 * Makes sure that one window is open for one user. The first start listens on a local socket inside the user's own folder (a named pipe on
 * Windows), never on a network port; a second one hands its arguments over and ends.
 */
export async function askToBeFirst(settings: string, argv: readonly string[]): Promise<Place> {
  mkdirSync(settings, { recursive: true, mode: 0o700 });
  const address = addressFor(settings);
  const outcome = await handOver(address, argv);
  if (outcome === 'taken') return { kind: 'second' };
  // Nobody listens: what stands there was left behind by a start that was killed. One that only gives no answer keeps its place.
  if (outcome === 'nobody' && process.platform !== 'win32') rmSync(address, { force: true });
  return listen(address);
}

function addressFor(settings: string): string {
  const mark = createHash('sha256').update(settings).digest('hex').slice(0, 24);
  return process.platform === 'win32' ? `\\\\.\\pipe\\handshake-doctor-${mark}` : join(settings, 'window.sock');
}

function handOver(address: string, argv: readonly string[]): Promise<'taken' | 'nobody' | 'no-answer'> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.setTimeout(PATIENCE, () => socket.destroy());
    let isConnected = false;
    socket.on('connect', () => {
      isConnected = true;
      socket.end(JSON.stringify(short(argv)));
    });
    socket.on('data', () => resolve('taken'));
    socket.on('error', () => resolve(isConnected ? 'no-answer' : 'nobody'));
    socket.on('close', () => resolve(isConnected ? 'no-answer' : 'nobody'));
  });
}

/** Anybody may have made the arguments of a start: a page may put 100 kB into a link. Within JSON a letter takes six bytes at most. */
function short(argv: readonly string[]): readonly string[] {
  let letters = 0;
  return argv.filter((argument) => {
    const fits = argument.length <= LONGEST_ARGUMENT && letters + argument.length + 1 <= MOST_LETTERS;
    if (fits) letters += argument.length + 1;
    return fits;
  });
}

function listen(address: string): Promise<Place> {
  const listeners: ((argv: readonly string[]) => void)[] = [];
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let text = '';
    socket.setEncoding('utf8').setTimeout(PATIENCE, () => socket.destroy());
    socket.on('error', () => {});
    socket.on('data', (part: string) => {
      text += part;
      if (text.length > LONGEST) socket.destroy();
    });
    socket.on('end', () => {
      const argv = readArguments(text);
      if (argv === null) return socket.destroy();
      socket.end('taken');
      for (const listener of listeners) listener(argv);
    });
  });
  return new Promise((resolve) => {
    // Where no socket can be made, several windows are better than none.
    server.on('error', () => resolve(first(server, address, listeners)));
    server.listen(address, () => {
      if (process.platform !== 'win32') chmodSync(address, 0o600);
      resolve(first(server, address, listeners));
    });
    server.unref();
  });
}

function first(server: Server, address: string, listeners: ((argv: readonly string[]) => void)[]): Place {
  return {
    kind: 'first',
    release() {
      const isOwn = server.listening;
      server.close();
      if (isOwn && process.platform !== 'win32') rmSync(address, { force: true });
    },
    onSecond: (listener) => listeners.push(listener),
  };
}

function readArguments(text: string): readonly string[] | null {
  try {
    const argv: unknown = JSON.parse(text);
    return Array.isArray(argv) && argv.every((value) => typeof value === 'string') ? argv : null;
  } catch {
    return null;
  }
}
