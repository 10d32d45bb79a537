import { type ChildProcess, spawn } from 'node:child_process';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A server that runs: where it listens, and how to end it. */
export interface Running {
  readonly port: number;
  /** Of the process that was started; absent where the server is part of this one. */
  readonly pid?: number;
  stop(): Promise<void>;
}

/** A port that nobody uses at this moment. */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  const server = createServer().listen(0, host);
  await new Promise((resolve) => server.once('listening', resolve));
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('not listening');
  return address.port;
}

/** Lets a Node server listen on loopback; stopping closes its connections too. */
export async function listening(server: Server, host = '127.0.0.1', port = 0): Promise<Running> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return {
    port: portOf(server),
    stop: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const START_LIMIT = 15_000;

/**
 * Starts a program that stays in the foreground and waits until its port takes connections.
 * @throws with the program's own words when it ends or does not listen in time
 */
export async function started(
  program: string,
  args: readonly string[],
  port: number,
  more: { readonly host?: string; readonly env?: Readonly<Record<string, string>>; readonly user?: { uid: number; gid: number } } = {},
): Promise<Running> {
  const child = spawn(program, args, {
    // A standard input that stays open: `openssl s_server` closes its connections where it ends.
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true, // its own group, so that its workers end with it
    env: { ...process.env, ...more.env },
    ...(more.user ?? {}),
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-4_000)));
  const gone = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code}: ${said}`)));
  });
  gone.catch(() => undefined);
  await Promise.race([gone, takesConnections(more.host ?? '127.0.0.1', port, () => said, program)]);
  return { port, ...(child.pid === undefined ? {} : { pid: child.pid }), stop: () => ended(child) };
}

async function takesConnections(host: string, port: number, said: () => string, program: string): Promise<void> {
  for (const began = performance.now(); performance.now() - began < START_LIMIT; ) {
    const taken = await new Promise<boolean>((resolve) => {
      const socket = connect(port, host, () => resolve(true)).on('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (taken) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${program} does not listen on ${port}: ${said()}`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  const kill = (signal: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    } catch {
      // its group is already gone
    }
  };
  kill('SIGTERM');
  const timer = setTimeout(() => kill('SIGKILL'), 1_500);
  await exit;
  clearTimeout(timer);
}
