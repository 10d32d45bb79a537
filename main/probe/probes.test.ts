import { createServer, type RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import type { NetworkOptions } from '../net/network.ts';
import { scriptedServer, soon, testNetwork } from '../net/testing/scripted-server.ts';
import { lookForPortal } from './captive-portal.ts';
import { chooseAddresses } from './choose-addresses.ts';
import { readClock } from './clock.ts';
import type { ProbeContext } from './context.ts';
import { shakeWithControlName } from './control-name.ts';
import { askPlainly } from './plain-answer.ts';
import { resolveName } from './resolve-name.ts';

const context = (options: Partial<NetworkOptions> = {}): ProbeContext => ({
  network: testNetwork(options),
  now: () => new Date().toISOString(),
  deadline: soon(3_000),
});

async function web(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    port,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test('given a name, tells what the resolver of this computer says', async () => {
  const [evidence] = await resolveName(context(), { host: 'localhost' });
  expect(evidence).toMatchObject({
    kind: 'name-resolution',
    state: 'seen',
    seenFrom: 'this-computer',
    seen: { host: 'localhost', errorCode: null },
  });
});

test('given a name that cannot exist, tells the code and no address', async () => {
  const [evidence] = await resolveName(context(), { host: 'does-not-exist.invalid' });
  expect(evidence).toMatchObject({ state: 'seen', seen: { addresses: [], errorCode: expect.stringMatching(/^E/) } });
});

test('given many addresses, has four to try and four more behind them, the families in turn', () => {
  expect(chooseAddresses(['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4', '192.0.2.5', '2001:db8::1'])).toEqual([
    '2001:db8::1',
    '192.0.2.1',
    '192.0.2.2',
    '192.0.2.3',
    '192.0.2.4',
    '192.0.2.5',
  ]);
});

test.each([
  ['an SSH server', 'SSH-2.0-OpenSSH_9.2\r\n', 'ssh'],
  ['a mail server', '220 mail.example ESMTP Postfix\r\n', 'smtp'],
  ['an FTP server', '220 (vsFTPd 3.0.3)\r\n', 'ftp'],
  ['an IMAP server', '* OK ready\r\n', 'imap'],
])('given %s, hears what it speaks without asking', async (_name, greeting, speaks) => {
  await using server = await scriptedServer((socket) => socket.write(greeting));
  const [evidence] = await askPlainly(context(), { host: '127.0.0.1', port: server.port });
  expect(evidence).toMatchObject({ kind: 'plain-answer', seen: { speaks, port: server.port, http: null } });
});

test('given a web server, reads status and where it points', async () => {
  await using server = await web((_request, response) =>
    response.writeHead(301, { Location: 'https://x.example/', Server: 'nginx' }).end(),
  );
  const [evidence] = await askPlainly(context(), { host: '127.0.0.1', port: server.port });
  expect(evidence).toMatchObject({ seen: { speaks: 'http', http: { status: 301, location: 'https://x.example/', server: 'nginx' } } });
});

test('given a port that swallows everything, says nothing was said', async () => {
  await using server = await scriptedServer((socket) => socket.resume());
  const [evidence] = await askPlainly({ ...context(), deadline: soon(900) }, { host: '127.0.0.1', port: server.port });
  expect(evidence).toMatchObject({ seen: { speaks: 'nothing' } });
});

const RIGHT: RequestListener = (_request, response) => response.end('success\n');
const EXPECTED = { status: 200, body: 'success' };

test.each([
  ['the right answer', RIGHT, 'open'],
  [
    'a redirect',
    ((_request, response) => response.writeHead(302, { Location: 'http://login.example/' }).end()) as RequestListener,
    'portal',
  ],
  ['another page', ((_request, response) => response.end('<html>Welcome to the hotel</html>')) as RequestListener, 'portal'],
  ['511', ((_request, response) => response.writeHead(511).end()) as RequestListener, 'portal'],
  [
    '403 with a form',
    ((_request, response) => response.writeHead(403).end('<form action=/go>Voucher</form>')) as RequestListener,
    'portal',
  ],
  ['403 that asks to sign in', ((_request, response) => response.writeHead(403).end('<p>Bitte anmelden')) as RequestListener, 'portal'],
  [
    '403 of a filter',
    ((_request, response) => response.writeHead(403).end('<h1>Access denied by policy</h1>')) as RequestListener,
    'no-internet',
  ],
  ['503 with a form', ((_request, response) => response.writeHead(503).end('<form>')) as RequestListener, 'no-internet'],
  ['500', ((_request, response) => response.writeHead(500).end()) as RequestListener, 'no-internet'],
])('given %s, tells whether a login page stands in the way', async (_name, listener, outcome) => {
  await using server = await web(listener);
  const [evidence] = await lookForPortal(context(), { pages: [{ url: server.url, expect: EXPECTED }] });
  expect(evidence).toMatchObject({ kind: 'captive-portal', state: 'seen', seen: { outcome } });
});

test('given one blocked and one right answer, believes the right one', async () => {
  await using blocked = await web((_request, response) => response.end('blocked by policy'));
  await using right = await web(RIGHT);
  const pages = [blocked, right].map(({ url }) => ({ url, expect: EXPECTED }));
  const [evidence] = await lookForPortal(context(), { pages });
  expect(evidence).toMatchObject({ seen: { outcome: 'open' } });
});

test.each([
  ['{"captive":true,"user-portal-url":"https://login.example/"}', { outcome: 'portal', by: 'network', location: 'https://login.example/' }],
  ['{"captive":true,"user-portal-url":"javascript:alert(1)"}', { outcome: 'portal', by: 'network', location: null }],
  ['{"captive":false}', { outcome: 'no-internet' }],
  ['{"captive":"yes"}', { outcome: 'no-internet' }],
  ['<html>', { outcome: 'no-internet' }],
])('given a network that answers %s when it is asked itself, takes it so', async (answer, seen) => {
  await using api = await web((_request, response) => response.end(answer));
  await using nobody = await web((_request, response) => response.writeHead(503).end());
  const [evidence] = await lookForPortal(context(), {
    pages: [{ url: nobody.url, expect: EXPECTED }],
    api: { url: api.url, roots: [] },
  });
  expect(evidence).toMatchObject({ seen });
});

test('given a network that says so itself while a test page comes through, believes the test page', async () => {
  await using api = await web((_request, response) => response.end('{"captive":true}'));
  await using right = await web(RIGHT);
  const pages = [{ url: right.url, expect: EXPECTED }];
  const [evidence] = await lookForPortal(context(), { pages, api: { url: api.url, roots: [] } });
  expect(evidence).toMatchObject({ seen: { outcome: 'open' } });
});

test.each([
  ['portal', (c: ProbeContext) => lookForPortal(c)],
  [
    'control name',
    (c: ProbeContext) =>
      shakeWithControlName(c, { name: 'x', route: 'direct', asks: 'outside', shake: async () => null, describe: async () => null }),
  ],
])('given --offline, the %s probe asks nobody and says why it does not know', async (_name, probe) => {
  const offline = context({ offline: true });
  const [evidence] = await probe(offline);
  expect(evidence).toMatchObject({ state: 'unknown', why: 'offline' });
  expect(offline.network.cost()).toMatchObject({ connections: 0, hosts: [] });
});

test.each([
  ['right', 0],
  ['three days behind', -259_200_000],
  ['a year ahead', 31_536_000_000],
])('given a clock that is %s, measures by how much', async (_name, wrongBy) => {
  await using server = await web((_request, response) => response.writeHead(204).end());
  const here = { ...context(), now: () => new Date(Date.now() + wrongBy).toISOString() };
  const [evidence] = await readClock(here, { given: null, urls: [server.url] });
  if (evidence?.kind !== 'clock' || evidence.state !== 'seen') throw new Error('no clock');
  const [source] = evidence.seen.sources;
  expect(Math.abs((source?.offsetMilliseconds ?? Number.NaN) - wrongBy)).toBeLessThanOrEqual((source?.uncertaintyMilliseconds ?? 0) + 50);
});

test('given --clock, measures the given time and says that it was given', async () => {
  await using server = await web((_request, response) => response.writeHead(204).end());
  const given = new Date(Date.now() - 86_400_000).toISOString();
  const [evidence] = await readClock(context(), { given, urls: [server.url] });
  if (evidence?.kind !== 'clock' || evidence.state !== 'seen') throw new Error('no clock');
  expect(evidence.seen).toMatchObject({ given: true, localTime: given });
  expect(Math.abs((evidence.seen.sources[0]?.offsetMilliseconds ?? 0) + 86_400_000)).toBeLessThan(2_000);
});

test('given an answer out of a cache, adds its age', async () => {
  const old = new Date(Date.now() - 600_000).toUTCString();
  await using server = await web((_request, response) => response.writeHead(200, { Date: old, Age: '600' }).end());
  const [evidence] = await readClock(context(), { given: null, urls: [server.url] });
  if (evidence?.kind !== 'clock' || evidence.state !== 'seen') throw new Error('no clock');
  expect(Math.abs(evidence.seen.sources[0]?.offsetMilliseconds ?? Number.NaN)).toBeLessThan(3_000);
});
