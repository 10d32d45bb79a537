import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type TLSSocket, type TlsOptions } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { readSigningKey } from '../../main/crypto/keys.ts';
import { connectTo } from '../../main/net/open-stream.ts';
import { socketStream } from '../../main/net/socket-stream.ts';
import { scriptedServer, soon } from '../../main/net/testing/scripted-server.ts';
import { attemptHandshake, type ClientCertificate, type HandshakeOptions } from '../../main/probe/handshake.ts';
import { type HelloPlan, judgedHello, vary } from '../../main/probe/hello-plans.ts';
import type { HandshakeAttempt, Variation } from '../../shared/model/handshake.ts';
import { fromBase64 } from '../../shared/wire/bytes.ts';

export type KeyKind = 'rsa' | 'p256' | 'p384' | 'p521' | 'ed25519' | 'ed448' | 'rsapss';

const FIXTURES = fileURLToPath(new URL('../fixtures/handshake/', import.meta.url));

export function fixture(name: string): string {
  return `${FIXTURES}${name}`;
}

export function pemOf(name: string): string {
  return readFileSync(fixture(name), 'utf8');
}

export function derOf(name: string): Uint8Array {
  const body = pemOf(name).replace(/-----[^-]+-----/g, '');
  const der = fromBase64(body);
  if (der === null) throw new Error(`${name} is not PEM`);
  return der;
}

export function clientCertificate(kind: KeyKind): ClientCertificate {
  const key = readSigningKey(derOf(`${kind}.key`));
  if (key === null) throw new Error(`${kind}.key cannot be read`);
  return { certificates: [derOf(`${kind}.pem`)], key };
}

export const HAS_OPENSSL: boolean = spawnSync('openssl', ['version']).status === 0;

export interface RunningServer extends AsyncDisposable {
  readonly port: number;
}

/** `openssl s_server` on a free port of loopback, which answers requests with a page about the connection. */
export async function opensslServer(kind: KeyKind | null, ...more: readonly string[]): Promise<RunningServer> {
  const own = kind === null ? ['-nocert'] : ['-cert', fixture(`${kind}.pem`), '-key', fixture(`${kind}.key`)];
  const child = spawn('openssl', ['s_server', '-accept', '127.0.0.1:0', '-www', ...own, ...more], { stdio: ['ignore', 'pipe', 'pipe'] });
  const port = await portOf(child);
  return {
    port,
    [Symbol.asyncDispose]: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    },
  };
}

export const HAS_GNUTLS: boolean = spawnSync('gnutls-serv', ['--version']).status === 0;

/** `gnutls-serv` on a free port of loopback: it still has RC4 and 3DES. */
export async function gnutlsServer(kind: KeyKind, priority: string): Promise<RunningServer> {
  const port = await freePort();
  const own = ['--x509certfile', fixture(`${kind}.pem`), '--x509keyfile', fixture(`${kind}.key`)];
  const child = spawn('gnutls-serv', ['--port', String(port), '--http', '--quiet', '--priority', priority, ...own], { stdio: 'ignore' });
  for (let tries = 0; tries < 100; tries++) {
    const connected = await connectTo('127.0.0.1', port, soon());
    if (connected.ok) {
      connected.value.socket.destroy();
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    port,
    [Symbol.asyncDispose]: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function freePort(): Promise<number> {
  await using server = await scriptedServer(() => undefined);
  return server.port;
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString('latin1');
      const port = /ACCEPT \S*:(\d+)/.exec(said)?.[1];
      if (port !== undefined) resolve(Number(port));
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(`openssl s_server: ${said}`)));
  });
}

function sayHi(socket: TLSSocket): void {
  socket.end('HTTP/1.1 200 OK\r\nServer: here\r\nContent-Length: 2\r\n\r\nhi');
}

/** Node's own TLS server on loopback, which answers the first request with `200 hi` where nothing else is asked of it. */
export async function nodeServer(
  kind: KeyKind,
  options: TlsOptions = {},
  answer: (socket: TLSSocket) => void = sayHi,
): Promise<RunningServer> {
  const server = createServer({ key: pemOf(`${kind}.key`), cert: pemOf(`${kind}.pem`), ...options }, (socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => answer(socket));
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    [Symbol.asyncDispose]: async () => {
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** One handshake with a server on loopback. */
export async function shake(
  port: number,
  variation: Variation = { factor: 'judged' },
  more: Partial<HandshakeOptions> & { readonly plan?: HelloPlan } = {},
): Promise<HandshakeAttempt> {
  const connected = await connectTo('127.0.0.1', port, soon(10_000));
  if (!connected.ok) throw new Error('no connection');
  const stream = socketStream(connected.value.socket, { address: '127.0.0.1', port }, 4_000_000, () => undefined);
  const { plan = vary(judgedHello('localhost'), variation), ...options } = more;
  return attemptHandshake(stream, plan, { variation, route: 'direct', deadline: soon(10_000), idleMilliseconds: 3_000, ...options });
}
