import { rm, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import type { Authority } from '../kit/certificates.ts';
import { freePort, listening, type Running, started } from '../kit/running.ts';
import { scripted } from '../kit/scripted.ts';
import type { Staged } from '../kit/situation.ts';
import { tlsServer } from '../kit/tls-server.ts';
import { plainHttp, stopAll } from './drops.ts';
import { SITE } from './healthy.ts';

const NOBODY = { proxyUser: null, proxyPassword: null };

/** A healthy server behind a proxy; the proxy is asked for its loopback address, the name stays `site.test`. */
async function behindProxy(
  lab: Authority,
  scheme: string,
  proxy: (lab: Authority) => Promise<Running>,
  who = NOBODY as { proxyUser: string | null; proxyPassword: string | null },
): Promise<Staged> {
  const server = await tlsServer(await lab.issue(SITE));
  const running = await proxy(lab);
  return {
    connect: { host: '127.0.0.1', port: server.port },
    options: { proxy: { kind: 'url', url: `${scheme}://127.0.0.1:${running.port}` } },
    secrets: who,
    stop: () => stopAll(running, server),
  };
}

/** @param listens options of its port, as squid writes them */
export async function squid(lab: Authority, rules = 'http_access allow all', listens = ''): Promise<Running> {
  const port = await freePort();
  const folder = join(lab.folder, `squid-${port}`);
  const config = `${folder}.conf`;
  await writeFile(
    config,
    `http_port 127.0.0.1:${port} ${listens}\npid_filename none\ncache deny all\naccess_log none\ncache_log /dev/null\ncache_store_log none\nlogfile_rotate 0\n` +
      `netdb_filename none\ncoredump_dir none\nvisible_hostname lab\nshutdown_lifetime 0 seconds\n${rules}\n`,
  );
  const running = await started('squid', ['-N', '-n', `lab${port}`, '-f', config], port);
  return {
    port,
    stop: async () => {
      await running.stop();
      // Ended in a hurry, squid leaves its shared memory behind.
      await Promise.all(['metadata', 'queues', 'readers'].map((part) => rm(`/dev/shm/lab${port}-cf__${part}.shm`, { force: true })));
    },
  };
}

export async function tinyproxy(lab: Authority, rules = ''): Promise<Running> {
  const port = await freePort();
  const config = join(lab.folder, `tinyproxy-${port}.conf`);
  await writeFile(config, `Port ${port}\nListen 127.0.0.1\nTimeout 60\nLogLevel Critical\n${rules}\n`);
  return started('tinyproxy', ['-d', '-c', config], port);
}

async function microsocks(): Promise<Running> {
  const port = await freePort();
  return started('microsocks', ['-i', '127.0.0.1', '-p', String(port)], port);
}

/** Dante, the SOCKS server that refuses by rules of its own. */
export const dante =
  (rule: 'pass' | 'block') =>
  async (lab: Authority): Promise<Running> => {
    const port = await freePort();
    const config = join(lab.folder, `danted-${port}.conf`);
    const everybody = '{ from: 0.0.0.0/0 to: 0.0.0.0/0 }';
    await writeFile(
      config,
      `logoutput: /dev/null\ninternal: 127.0.0.1 port = ${port}\nexternal: lo\nsocksmethod: none\nclientmethod: none\n` +
        `user.privileged: root\nuser.unprivileged: nobody\nclient pass ${everybody}\nsocks ${rule} ${everybody}\n`,
    );
    return started('danted', ['-f', config], port);
  };

async function microsocksWithPassword(): Promise<Running> {
  const port = await freePort();
  return started('microsocks', ['-i', '127.0.0.1', '-p', String(port), '-u', 'ann', '-P', 'right'], port);
}

/** SOCKS4A and the tunnel of an https:// proxy are scripted: Debian's small proxies speak neither. */
function socks4a(): Promise<Running> {
  return scripted((socket) => {
    socket.once('data', (asked) => {
      const name = asked.subarray(asked.indexOf(0, 8) + 1, -1).toString();
      const host = asked.readUInt32BE(4) < 256 ? name : [...asked.subarray(4, 8)].join('.');
      tunnel(socket, host, asked.readUInt16BE(2), Buffer.from([0, 0x5a, 0, 0, 0, 0, 0, 0]));
    });
  });
}

function tunnel(client: Socket, host: string, port: number, agreed: string | Buffer): void {
  const server = connect(port, host, () => {
    client.write(agreed);
    client.pipe(server).pipe(client);
  });
  server.on('error', () => client.destroy());
  client.on('close', () => server.destroy());
}

const tlsProxy =
  (names: string) =>
  async (lab: Authority): Promise<Running> => {
    const own = await lab.issue({ names });
    return listening(
      createTlsServer({ cert: own.cert, key: own.key }, (socket) => {
        socket.on('error', () => undefined);
        socket.once('data', (asked) => {
          const to = /^CONNECT ([\d.]+):(\d+) /.exec(asked.toString('latin1'));
          if (to?.[1] !== undefined) tunnel(socket, to[1], Number(to[2]), 'HTTP/1.1 200 Connection established\r\n\r\n');
        });
      }),
    );
  };

/** A proxy that gives one answer to every CONNECT. */
const answers = (answer: string) => () => scripted((socket) => socket.once('data', () => socket.write(answer)));
const blocksPage = () =>
  scripted((socket) => {
    socket.once('data', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.once('data', () =>
        socket.end('HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\n\r\n<html>This site is blocked by policy</html>'),
      );
    });
  });

const ANN = { proxyUser: 'ann', proxyPassword: 'right' };
const WRONG = { proxyUser: 'ann', proxyPassword: 'wrong' };
const NTLM =
  'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: NTLM\r\nProxy-Authenticate: Negotiate\r\nContent-Length: 0\r\n\r\n';

export const throughSquid = (lab: Authority) => behindProxy(lab, 'http', squid);
export const throughTinyproxy = (lab: Authority) => behindProxy(lab, 'http', tinyproxy);
export const withPassword = (lab: Authority) => behindProxy(lab, 'http', (of) => tinyproxy(of, 'BasicAuth ann right'), ANN);
export const throughSocks5 = (lab: Authority) => behindProxy(lab, 'socks5', microsocks);
export const throughDante = (lab: Authority) => behindProxy(lab, 'socks5', dante('pass'));
export const danteBlocks = (lab: Authority) => behindProxy(lab, 'socks5', dante('block'));
export const throughSocks5WithPassword = (lab: Authority) => behindProxy(lab, 'socks5', microsocksWithPassword, ANN);
export const throughSocks4a = (lab: Authority) => behindProxy(lab, 'socks4a', socks4a);
export const throughTls = (lab: Authority) => behindProxy(lab, 'https', tlsProxy('IP:127.0.0.1'));
export const tlsProxyOtherName = (lab: Authority) => behindProxy(lab, 'https', tlsProxy('DNS:other.test'));
export const needsPassword = (lab: Authority) => behindProxy(lab, 'http', (of) => tinyproxy(of, 'BasicAuth ann right'));
export const wrongPassword = (lab: Authority) => behindProxy(lab, 'http', (of) => tinyproxy(of, 'BasicAuth ann right'), WRONG);
export const socks5NeedsPassword = (lab: Authority) => behindProxy(lab, 'socks5', microsocksWithPassword);
export const socks5WrongPassword = (lab: Authority) => behindProxy(lab, 'socks5', microsocksWithPassword, WRONG);
export const needsNtlm = (lab: Authority) => behindProxy(lab, 'http', answers(NTLM));
const DIGEST =
  'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Digest realm="lab", nonce="1", qop="auth"\r\nContent-Length: 0\r\n\r\n';
export const needsDigest = (lab: Authority) => behindProxy(lab, 'http', answers(DIGEST));
export const squidDenies = (lab: Authority) => behindProxy(lab, 'http', (of) => squid(of, 'http_access deny all'));
export const tinyproxyDeniesPort = (lab: Authority) => behindProxy(lab, 'http', (of) => tinyproxy(of, 'ConnectPort 443'));
export const unavailable = (lab: Authority) =>
  behindProxy(lab, 'http', answers('HTTP/1.1 503 Service Unavailable\r\nVia: 1.1 lab\r\nContent-Length: 0\r\n\r\n'));
export const redirects = (lab: Authority) =>
  behindProxy(lab, 'http', answers('HTTP/1.1 302 Found\r\nLocation: http://login.proxy.test/\r\nContent-Length: 0\r\n\r\n'));
export const blockPage = (lab: Authority) => behindProxy(lab, 'http', blocksPage);
export const hangs = (lab: Authority) => behindProxy(lab, 'http', () => scripted((socket) => socket.resume()));
export const resets = (lab: Authority) =>
  behindProxy(lab, 'http', () => scripted((socket) => socket.once('data', () => socket.resetAndDestroy())));
export const nobodyThere = (lab: Authority) =>
  behindProxy(lab, 'http', async () => ({ port: await freePort(), stop: async () => undefined }));
export const notAProxy = (lab: Authority) =>
  behindProxy(lab, 'http', answers('HTTP/1.1 405 Not Allowed\r\nServer: nginx\r\nContent-Length: 0\r\n\r\n'));

/** The proxy works; nobody listens at the server behind it. */
async function deadBehind(lab: Authority, scheme: string, proxy: (lab: Authority) => Promise<Running>): Promise<Staged> {
  const running = await proxy(lab);
  return {
    connect: { host: '127.0.0.1', port: await freePort() },
    options: { proxy: { kind: 'url', url: `${scheme}://127.0.0.1:${running.port}` } },
    stop: running.stop,
  };
}
export const deadBehindSquid = (lab: Authority) => deadBehind(lab, 'http', squid);
export const deadBehindDante = (lab: Authority) => deadBehind(lab, 'socks5', dante('pass'));

/** Plain HTTP behind a proxy that works: what answers is no page of the proxy. */
export async function plainHttpBehindTinyproxy(lab: Authority): Promise<Staged> {
  const server = await plainHttp();
  const running = await tinyproxy(lab);
  return {
    ...server,
    options: { proxy: { kind: 'url', url: `http://127.0.0.1:${running.port}` } },
    stop: () => stopAll(running, server),
  };
}
