import { spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { box, type Change, close, drop, pass, reset, type SeenHello, type Verdict } from '../kit/box.ts';
import type { Authority, Wish } from '../kit/certificates.ts';
import { BLOCKED, TWO_FAMILIES } from '../kit/resolver.ts';
import { freePort, listening, type Running } from '../kit/running.ts';
import { alertRecord, onFirstBytes, scripted } from '../kit/scripted.ts';
import type { Staged } from '../kit/situation.ts';
import { tlsServer } from '../kit/tls-server.ts';
import { SITE } from './healthy.ts';

/** A scripted server reached as `site.test`. */
export async function bare(serve: Parameters<typeof scripted>[0]): Promise<Staged> {
  const server = await scripted(serve);
  return { connect: { host: '127.0.0.1', port: server.port }, stop: server.stop };
}

/** A healthy server with a box in front of it, reached as `site.test`. */
export async function behind(lab: Authority, decide: (hello: SeenHello) => Verdict): Promise<Staged> {
  const server = await tlsServer(await lab.issue(SITE));
  const front = await box(server.port, decide);
  return { connect: { host: '127.0.0.1', port: front.port }, stop: () => stopAll(front, server) };
}

export async function stopAll(...running: readonly Pick<Running, 'stop'>[]): Promise<void> {
  for (const one of running) await one.stop();
}

const inFront = (decide: (hello: SeenHello) => Verdict) => (lab: Authority) => behind(lab, decide);
const changed = (change: Change) => inFront(() => ({ do: 'change', change }));
const offers13 = (hello: SeenHello) => hello.offer?.versions.includes('TLS 1.3') === true;
const named = (hello: SeenHello) => hello.offer?.serverName === 'site.test';

export const closesAtAccept = () => bare((socket) => socket.end());
export const closesAfterHello = () => bare(onFirstBytes((socket) => socket.end()));
export const resetsAtAccept = () => bare((socket) => socket.resetAndDestroy());
export const resetsAfterHello = () => bare(onFirstBytes((socket) => socket.resetAndDestroy()));
export const silentAfterAccept = () => bare((socket) => socket.resume());
export const resetsMidFlight = changed({ cutAfter: { bytes: 300, ends: 'reset' } });
export const truncatesFlight = changed({ cutAfter: { bytes: 300, ends: 'close' } });
export const stallsMidFlight = changed({ cutAfter: { bytes: 300, ends: 'silence' } });
export const resetsOnFirstData = changed({ onSecondFlight: 'reset' });
export const flipsBit = changed({ flipAt: 60 });
export const sixSecondsLate = changed({ delay: 6_000 });
export const sixteenBytesAtATime = changed({ pieces: 16 });

export const resetsName = inFront((hello) => (named(hello) ? reset : pass));
export const swallowsName = inFront((hello) => (named(hello) ? drop : pass));
export const dropsAbove = (bytes: number) => inFront((hello) => (hello.bytes > bytes ? drop : pass));
export const dropsBetween = (from: number, to: number) => inFront((hello) => (hello.bytes >= from && hello.bytes <= to ? drop : pass));
export const drops13 = inFront((hello) => (offers13(hello) ? drop : pass));
export const resets13 = inFront((hello) => (offers13(hello) ? reset : pass));
export const resetsAlpn = inFront((hello) => ((hello.offer?.alpn.length ?? 0) > 0 ? reset : pass));
/** Whatever is tried after the first round passes: none of it decides. */
export const downForAMoment = inFront((hello) => (hello.number <= 4 ? reset : pass));
export const resetsAnyName = inFront((hello) => (hello.offer?.serverName == null ? pass : reset));
export const everyThird = inFront((hello) => (hello.number % 3 === 0 ? reset : pass));
export const swallowsThird = inFront((hello) => (hello.number % 3 === 0 ? drop : pass));
export const closesThird = inFront((hello) => (hello.number % 3 === 0 ? close : pass));

/** Every third connection is reset as soon as it is there, before anything is read. */
export async function everyThirdAtAccept(lab: Authority): Promise<Staged> {
  const server = await tlsServer(await lab.issue(SITE));
  const front = await scripted((socket, number) => {
    if (number % 3 === 0) {
      socket.resetAndDestroy();
      return;
    }
    const backend = connect(server.port, '127.0.0.1').on('error', () => socket.destroy());
    socket.on('close', () => backend.destroy());
    socket.pipe(backend).pipe(socket);
  });
  return { connect: { host: '127.0.0.1', port: front.port }, stop: () => stopAll(front, server) };
}

/** A small device: whoever comes while somebody is there is turned away. */
export async function oneAtATime(lab: Authority): Promise<Staged> {
  const server = await tlsServer(await lab.issue(SITE));
  let busy = false;
  const front = await scripted((socket) => {
    if (busy) {
      socket.resetAndDestroy();
      return;
    }
    busy = true;
    const backend = connect(server.port, '127.0.0.1').on('error', () => socket.destroy());
    socket.on('close', () => {
      busy = false;
      backend.destroy();
    });
    socket.pipe(backend).pipe(socket);
  });
  return { connect: { host: '127.0.0.1', port: front.port }, stop: () => stopAll(front, server) };
}

export const garbage = () =>
  bare(onFirstBytes((socket) => socket.end(Buffer.from('\u0000\u0001garbage that is no protocol at all'.repeat(20)))));
export const endlessGarbage = () =>
  bare(
    onFirstBytes((socket) => {
      // Records of a type that does not exist, without end.
      const noise = Buffer.concat(
        Array.from({ length: 64 }, () => Buffer.concat([Buffer.from([0x16, 3, 3, 0x3f, 0xff]), Buffer.alloc(0x3fff, 0x0b)])),
      );
      const more = () => {
        while (!socket.destroyed && socket.write(noise));
      };
      socket.on('drain', more);
      more();
    }),
  );
export const plainHttp = () =>
  bare(onFirstBytes((socket) => socket.end('HTTP/1.1 400 Bad Request\r\nServer: nginx\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')));
/** HTTP only, and nothing at all in answer to what it cannot read. */
export const httpThatDropsGreetings = () =>
  bare(
    onFirstBytes((socket, first) => {
      if (first[0] === 0x16) socket.end();
      else socket.end('HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nok\n');
    }),
  );
/** HTTP/2 without TLS, as gRPC servers speak it: SETTINGS at once. */
export const plainHttp2 = () => bare(onFirstBytes((socket) => socket.end(Buffer.from([0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 100]))));
export const plainSmtp = () => bare((socket) => socket.resume().write('220 mail.site.test ESMTP Postfix\r\n'));
export const plainSsh = () => bare((socket) => socket.resume().write('SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n'));
export const alerts = (code: number) => () => bare(onFirstBytes((socket) => socket.end(alertRecord(code))));

export const refused = async (): Promise<Staged> => ({
  connect: { host: '127.0.0.1', port: await freePort() },
  stop: async () => undefined,
});

/** The look-up gives 0.0.0.0, as filters do; Linux takes that for this computer. */
export const blockedName = async (): Promise<Staged> => ({ target: `${BLOCKED}:${await freePort()}`, stop: async () => undefined });

/** Two backends that take turns, one with a certificate of its own. */
const oneOfTwo =
  (other: Partial<Wish>) =>
  async (lab: Authority): Promise<Staged> => {
    const [good, odd] = await Promise.all([lab.issue(SITE), lab.issue({ ...SITE, ...other })]);
    const [one, two] = await Promise.all([tlsServer(good), tlsServer(odd)]);
    let turn = 0;
    const front = await scripted((socket) => {
      const backend = connect(turn++ % 2 === 0 ? one.port : two.port, '127.0.0.1');
      backend.on('error', () => socket.destroy());
      socket.on('close', () => backend.destroy());
      socket.pipe(backend).pipe(socket);
    });
    return { connect: { host: '127.0.0.1', port: front.port }, stop: () => stopAll(front, one, two) };
  };
export const oneOfTwoExpired = oneOfTwo({ from: -60, to: -10 });
export const oneOfTwoOddKeys = oneOfTwo({ key: 'p521' });

/** The same faults, asked at full depth: more handshakes must not make a black hole longer. */
export const silentAtFullDepth = async (): Promise<Staged> => ({ ...(await silentAfterAccept()), options: { depth: 'full' } });
export const everyThirdSometimes = async (lab: Authority): Promise<Staged> => ({
  ...(await everyThird(lab)),
  options: { sometimes: true },
});

/** Old load balancers in front, asked as a client whose hello has just the wrong length. */
export const seenBy =
  (asProfile: string, stage: (lab: Authority) => Promise<Staged>) =>
  async (lab: Authority): Promise<Staged> => ({
    ...(await stage(lab)),
    options: { asProfile },
  });

export async function refusedV6(lab: Authority): Promise<Staged> {
  const server = await tlsServer(await lab.issue(SITE));
  return { connect: { host: TWO_FAMILIES, port: server.port }, stop: server.stop };
}

/** A name with both families (the lab's resolver knows it); only the IPv4 side is healthy. */
export async function brokenV6(lab: Authority): Promise<Staged> {
  const server = await tlsServer(await lab.issue(SITE));
  const bad = await listening(
    createServer((socket) => socket.on('error', () => undefined).once('data', () => socket.resetAndDestroy())),
    '::1',
    server.port,
  );
  return { connect: { host: TWO_FAMILIES, port: server.port }, stop: () => stopAll(bad, server) };
}

/**
 * A port whose queue of connections is full and never emptied: Linux then drops every further SYN, as a firewall does.
 * Perl, because Node always accepts.
 */
export async function dropsSyn(): Promise<Staged> {
  const port = await freePort();
  const script = `use Socket; socket(S,PF_INET,SOCK_STREAM,0); setsockopt(S,SOL_SOCKET,SO_REUSEADDR,1); bind(S,sockaddr_in(${port},inet_aton("127.0.0.1"))) or die; listen(S,0); $|=1; print "ready\\n"; sleep 120;`;
  const child = spawn('perl', ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve, fail) => {
    child.stdout.once('data', resolve);
    child.once('exit', () => fail(new Error('perl ended')));
  });
  const fillers = [0, 1].map(() => connect(port, '127.0.0.1').on('error', () => undefined));
  await new Promise((resolve) => setTimeout(resolve, 100));
  return {
    connect: { host: '127.0.0.1', port },
    stop: async () => {
      for (const filler of fillers) filler.destroy();
      child.kill('SIGKILL');
    },
  };
}
