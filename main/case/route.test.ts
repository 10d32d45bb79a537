import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CheckOptions, DEFAULT_OPTIONS } from '../../shared/model/input.ts';
import type { Target } from '../../shared/model/target.ts';
import { type Recorded, recordedMachine } from '../computer/testing/recorded-machine.ts';
import { type RouteQuestion, routeTo } from './route.ts';

const served = new Map<string, string>();
const server = createServer((request, response) => {
  const script = served.get(request.url ?? '');
  response.writeHead(script === undefined ? 404 : 200).end(script);
});
let origin = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const TARGET: Target = {
  host: 'www.example.test',
  port: 443,
  hostIsAddress: false,
  startTls: null,
  connectTo: null,
  asTyped: 'www.example.test',
};

const OPTIONS: CheckOptions = {
  ...DEFAULT_OPTIONS,
  timeoutSeconds: 30,
};

function scutil(url: string): Recorded {
  const output = `<dictionary> {\n  HTTPSEnable : 0\n  ProxyAutoConfigEnable : 1\n  ProxyAutoConfigURLString : ${url}\n}\n`;
  return { platform: 'darwin', commands: { 'scutil --proxy': output } };
}

function ask(recorded: Recorded, changed: { readonly options?: Partial<CheckOptions>; readonly host?: string } = {}) {
  const question: RouteQuestion = {
    target: { ...TARGET, host: changed.host ?? TARGET.host },
    options: { ...OPTIONS, ...changed.options },
    secrets: { proxyUser: null, proxyPassword: null, clientCertificate: null, clientKeyPassword: null },
    machine: recordedMachine(recorded),
    signal: new AbortController().signal,
    now: Date.UTC(2026, 10, 20),
  };
  return routeTo(question);
}

async function wayOf(...asked: Parameters<typeof ask>): Promise<string | null> {
  const route = await ask(...asked);
  return route.ok ? (route.value.proxy?.route.shown ?? null) : `fault ${route.error.kind}`;
}

const ENV = { https_proxy: 'http://person:secret@env.test:8080' };

test('given a system whose script names a proxy, goes through it and says who was asked', async () => {
  served.set('/a.pac', "function FindProxyForURL(url, host) { return host === 'www.example.test' ? 'PROXY proxy.test:3128' : 'DIRECT'; }");
  const route = await ask({ ...scutil(`${origin}/a.pac`), env: ENV });
  expect(route).toMatchObject({
    ok: true,
    value: {
      proxy: { route: { shown: 'http://proxy.test:3128' }, credentials: null },
      settings: [{ source: 'macos', mode: 'pac', pacUrl: `${origin}/a.pac`, pacAnswer: 'PROXY proxy.test:3128' }],
      cost: { connections: 1 },
    },
  });
  expect(await wayOf({ ...scutil(`${origin}/a.pac`), env: ENV }, { host: 'other.test' })).toBeNull();
});

test('given a script that cannot be fetched, goes by the environment', async () => {
  expect(await wayOf({ ...scutil(`${origin}/missing.pac`), env: ENV })).toBe('http://env.test:8080');
  expect(await wayOf(scutil(`${origin}/missing.pac`))).toBeNull();
});

test('given a system without a proxy, goes by the environment, with its credentials', async () => {
  const route = await ask({ platform: 'darwin', commands: { 'scutil --proxy': '<dictionary> {\n  FTPPassive : 1\n}\n' }, env: ENV });
  expect(route).toMatchObject({ ok: true, value: { proxy: { credentials: { user: 'person', password: 'secret' } }, settings: [] } });
});

test('given only-the-target, fetches no script', async () => {
  served.set('/offline.pac', "function FindProxyForURL() { return 'PROXY proxy.test:3128'; }");
  const route = await ask(scutil(`${origin}/offline.pac`), { options: { offline: true } });
  expect(route).toMatchObject({
    ok: true,
    value: { proxy: null, cost: { connections: 0 }, settings: [{ forTarget: { kind: 'unknown' } }] },
  });
});

test('given a target on this computer, goes straight whatever is set', async () => {
  expect(await wayOf({ ...scutil(`${origin}/a.pac`), env: ENV }, { host: '127.0.0.1' })).toBeNull();
  expect(await wayOf({ ...scutil(`${origin}/a.pac`), env: ENV }, { host: 'localhost' })).toBeNull();
});

test('given a proxy by hand or none, asks no system', async () => {
  const recorded = scutil(`${origin}/a.pac`);
  expect(await wayOf(recorded, { options: { proxy: { kind: 'none' } } })).toBeNull();
  expect(await wayOf(recorded, { options: { proxy: { kind: 'url', url: 'socks5://given.test' } } })).toBe('socks5://given.test:1080');
  expect(await wayOf(recorded, { options: { proxy: { kind: 'url', url: 'ftp://person:secret@given.test' } } })).toBe('fault bad-input');
});

test('given Windows with detection on and a fixed proxy, uses the fixed one where detection finds nothing', async () => {
  const key = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
  const proxy = Buffer.from('proxy.test:3128').toString('hex');
  const blob = `46000000050000000b0000000f000000${proxy}0000000000000000`;
  const output = `\r\nHKEY_CURRENT_USER\\Software\r\n    DefaultConnectionSettings    REG_BINARY    ${blob}\r\n`;
  const recorded: Recorded = { platform: 'win32', commands: { [`reg query ${key}\\Connections`]: output } };
  expect(await wayOf(recorded, { options: { offline: true } })).toBe('http://proxy.test:3128');
});
