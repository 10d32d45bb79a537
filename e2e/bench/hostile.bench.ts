/**
 * Time and greatest memory of `diagnose` against servers that flood, drip, stall or say nothing, beside what is promised: 150 MB for any
 * probe, a first answer within 5 s, 15 s for silence, 40 s in all. Run: npm run bench -- hostile
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { Authority } from '../lab/kit/certificates.ts';
import { listening, type Running } from '../lab/kit/running.ts';

const PROGRAM = fileURLToPath(new URL('../../dist/cli/handshake-doctor.mjs', import.meta.url));
const NAME = 'www.shop.example';
const MOST_MEGABYTES = 150;
/** Has the program say at its end how much memory it needed at most. */
const TELL_MEMORY = `data:text/javascript,process.on('exit',()=>process.stderr.write('PEAK '+process.resourceUsage().maxRSS))`;

const NOISE = randomBytes(65_536);
const record = (type: number, body: Buffer) => Buffer.concat([Buffer.from([type, 3, 3, body.length >> 8, body.length & 255]), body]);

/** Writes for ever, as fast as it is taken. */
function flood(socket: Socket, make: () => Buffer): void {
  const go = () => {
    while (!socket.destroyed && socket.write(make()));
    if (!socket.destroyed) socket.once('drain', go);
  };
  socket.resume();
  go();
}

/** Lets through what another server answers, as much at a time and as often as said; after `stop` bytes nothing more. */
function throttled(port: number, bytes: number, milliseconds: number, stop = Number.POSITIVE_INFINITY): (socket: Socket) => void {
  return (socket) => {
    const behind = connect(port, '127.0.0.1').on('error', () => undefined);
    let waiting = Buffer.alloc(0);
    let passed = 0;
    socket.pipe(behind);
    behind.on('data', (chunk: Buffer) => (waiting = Buffer.concat([waiting, chunk])));
    const timer = setInterval(() => {
      const now = waiting.subarray(0, Math.min(bytes, stop - passed));
      if (now.length === 0) return;
      passed += now.length;
      waiting = waiting.subarray(now.length);
      socket.write(now);
    }, milliseconds);
    socket.on('close', () => {
      clearInterval(timer);
      behind.destroy();
    });
  };
}

interface Trial {
  readonly what: string;
  readonly server: (socket: Socket) => void;
  readonly args?: readonly string[];
  /** The server is a proxy before the site. */
  readonly proxy?: boolean;
  /** Seconds. */
  readonly within: number;
}

const lab = await Authority.open();
const site = await lab.issue({ names: `DNS:${NAME}` });
const sound = await listening(createTlsServer({ cert: site.cert, key: site.key }, (socket) => socket.on('error', () => undefined)));
const talking = createTlsServer({ cert: site.cert, key: site.key }, (socket) => {
  socket.on('error', () => undefined);
  flood(socket, () => NOISE);
});
const silent = (socket: Socket) => void socket.resume();
const afterHello = (make: () => Buffer) => (socket: Socket) => void socket.once('data', () => flood(socket, make));

const TRIALS: readonly Trial[] = [
  { what: 'noise from the start', server: (socket) => flood(socket, () => NOISE), within: 5 },
  { what: 'handshake records for ever', server: afterHello(() => record(22, randomBytes(16_384))), within: 5 },
  { what: 'warnings for ever', server: afterHello(() => Buffer.concat(Array(4_000).fill(record(21, Buffer.from([1, 90]))))), within: 5 },
  {
    what: 'a line without end',
    server: (socket) => flood(socket, () => Buffer.alloc(60_000, 'x')),
    args: ['--starttls', 'smtp'],
    within: 5,
  },
  {
    what: 'lines without end',
    server: (socket) => flood(socket, () => Buffer.from('220-more\r\n'.repeat(5_000))),
    args: ['--starttls', 'smtp'],
    within: 5,
  },
  {
    what: 'a proxy head without end',
    server: afterHello(() => Buffer.from('HTTP/1.1 200 OK\r\nX: y\r\n'.repeat(2_000))),
    proxy: true,
    within: 15,
  },
  { what: 'one byte a second', server: throttled(sound.port, 1, 1_000), within: 40 },
  { what: 'silence', server: silent, within: 15 },
  { what: 'silence, one connection at a time', server: silent, args: ['--gentle'], within: 30 },
  { what: 'a flight that stops after 100 bytes', server: throttled(sound.port, 100, 1, 100), within: 15 },
  { what: 'the same, one connection at a time', server: throttled(sound.port, 100, 1, 100), args: ['--gentle'], within: 30 },
  { what: 'silence, with --timeout 7', server: silent, args: ['--timeout', '7'], within: 8 },
  { what: 'a proxy that opens and falls silent', server: afterHello(() => Buffer.alloc(0)), proxy: true, within: 15 },
];

try {
  for (const trial of TRIALS) {
    const server =
      trial.what === 'a proxy that opens and falls silent'
        ? await listening(createServer((socket) => void socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'))))
        : await listening(createServer(trial.server));
    await measure(trial.what, server, trial.proxy === true ? [NAME, '--proxy', `http://127.0.0.1:${server.port}`] : direct(server), trial);
  }
  const chatty = await listening(talking);
  await measure('data for ever after the handshake', chatty, [...direct(chatty), '--depth', 'full'], { within: 10 });
  await measureLists();
} finally {
  await sound.stop();
  await lab.close();
}

function direct(server: Running): string[] {
  return [NAME, '--connect', `127.0.0.1:${server.port}`, '--proxy', 'none'];
}

/** A revocation list without end. */
async function measureLists(): Promise<void> {
  const lists = await listening(
    createHttpServer((_question, answer) => {
      answer.writeHead(200);
      const go = () => {
        while (!answer.destroyed && answer.write(NOISE));
        if (!answer.destroyed) answer.once('drain', go);
      };
      go();
    }),
  );
  const named = await lab.issue({ names: `DNS:${NAME}`, list: `http://127.0.0.1:${lists.port}/list.crl` });
  const server = await listening(createTlsServer({ cert: named.cert, key: named.key }, (socket) => socket.on('error', () => undefined)));
  await measure('a revocation list without end', server, [...direct(server), '--depth', 'full'], { within: 15, online: true });
  await lists.stop();
}

async function measure(
  what: string,
  server: Running,
  target: readonly string[],
  about: Pick<Trial, 'args' | 'within'> & { readonly online?: boolean },
): Promise<void> {
  const args = [
    'diagnose',
    ...target,
    '--trust-only',
    lab.root.certFile,
    '--json',
    ...(about.online === true ? [] : ['--offline']),
    ...(about.args ?? []),
  ];
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', TELL_MEMORY, PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [said, told] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (said += chunk));
  child.stderr.on('data', (chunk: Buffer) => (told += chunk));
  await new Promise((resolve) => child.once('close', resolve));
  await server.stop();
  const seconds = (performance.now() - began) / 1_000;
  const megabytes = Math.round(Number(/PEAK (\d+)/.exec(told)?.[1] ?? Number.NaN) / 1_024);
  const kept = seconds <= about.within + 1 && megabytes < MOST_MEGABYTES;
  console.log(
    `  ${what.padEnd(38)} ${seconds.toFixed(1).padStart(5)} s of ${about.within}  ${megabytes} MB of ${MOST_MEGABYTES}  ${verdictOf(said)}${kept ? '' : '  NOT KEPT'}`,
  );
}

function verdictOf(said: string): string {
  const { diagnosis } = JSON.parse(said) as { diagnosis: { verdict: string; primary: { cause: string } | null } };
  return diagnosis.primary?.cause ?? diagnosis.verdict;
}
