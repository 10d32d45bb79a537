import { describe, expect, test } from 'vitest';
import { decideByPac, decideByScript, decideByWpad, type PacWorld } from './decide.ts';

const TARGET = { host: 'www.example.test', port: 443 };
const URL_SHOWN = 'http://wpad.example.test/proxy.pac';

function world(changed: Partial<PacWorld> = {}): PacWorld {
  return {
    fetchScript: () => Promise.resolve(null),
    resolve: () => Promise.resolve([]),
    ownAddress: '10.1.2.3',
    now: Date.UTC(2026, 10, 20, 16, 0, 0),
    signal: new AbortController().signal,
    ...changed,
  };
}

const decide = (script: string, changed: Partial<PacWorld> = {}, target = TARGET) =>
  decideByScript(script, URL_SHOWN, target, world(changed));
const body = (code: string) => `function FindProxyForURL(url, host) { ${code} }`;

test('given a script that names a proxy, says the proxy and the script’s own words', async () => {
  expect(await decide(body("return 'PROXY proxy.example.test:3128; DIRECT';"))).toEqual({
    forTarget: { kind: 'proxy', proxy: 'http://proxy.example.test:3128' },
    answer: 'PROXY proxy.example.test:3128; DIRECT',
  });
});

test('given the target, hands the script its address without path and its name', async () => {
  const told = await decide(body("return 'PROXY ' + host + ':1; ' + url;"), {}, { host: 'a.test', port: 8443 });
  expect(told.answer).toBe('PROXY a.test:1; https://a.test:8443/');
});

test('given isInNet and dnsResolve, looks names up through what it was handed, and nowhere else', async () => {
  const asked: string[] = [];
  const resolve = (host: string) => {
    asked.push(host);
    return Promise.resolve(host === 'www.example.test' ? ['10.20.30.40'] : host === 'second.test' ? ['192.0.2.9'] : []);
  };
  const script = body(`
    if (!isInNet(host, '10.0.0.0', '255.0.0.0')) return 'DIRECT';
    if (dnsResolve('second.test') !== '192.0.2.9' || isResolvable('nowhere.test')) return 'DIRECT';
    return 'SOCKS5 ' + myIpAddress() + ':1080';`);
  expect((await decide(script, { resolve })).forTarget).toEqual({ kind: 'proxy', proxy: 'socks5://10.1.2.3:1080' });
  expect(asked.sort()).toEqual(['nowhere.test', 'second.test', 'www.example.test']);
});

test('given today’s JavaScript, runs it as browsers do', async () => {
  const script = `const list = [...new Set(['www.example.test'])]; var FindProxyForURL = (url, host) => list.some((one) => one?.length && (() => dnsDomainIs(host, one))()) ? 'HTTPS proxy.test' : 'DIRECT';`;
  expect((await decide(script)).forTarget).toEqual({ kind: 'proxy', proxy: 'https://proxy.test:443' });
});

test('given an endless loop, stops it and says so', async () => {
  expect((await decide(body('for (;;);'))).forTarget).toMatchObject({ kind: 'unknown', why: { key: 'proxies.pac.too-slow' } });
});

test('given a script that fills the memory, stops it and says so', async () => {
  const told = await decide(body("var all = []; for (;;) all.push(new Array(10000).fill('x' + all.length));"));
  expect(told.forTarget.kind === 'unknown' && told.forTarget.why.key).toMatch(/^proxies\.pac\.(too-much-memory|too-slow|no-time)$/);
});

test('given a script that asks for ever new names, gives up', async () => {
  const told = await decide(body("var at = 'a'; while (dnsResolve(at + '.test')) at += 'a'; return 'PROXY never:1';"), {
    resolve: () => Promise.resolve(['192.0.2.1']),
  });
  expect(told.forTarget).toMatchObject({ kind: 'unknown' });
});

test('given a broken script, says where it breaks', async () => {
  const told = await decide('function FindProxyForURL(url, host) {');
  expect(told.forTarget).toMatchObject({ kind: 'unknown', why: { key: 'proxies.pac.broken', values: { url: URL_SHOWN } } });
  expect((await decide(body('return nothing.there;'))).forTarget).toMatchObject({ why: { key: 'proxies.pac.broken' } });
});

test('given a page instead of a script, says that the function is missing or the script broken', async () => {
  expect((await decide('<html>Sign in</html>')).forTarget).toMatchObject({ why: { key: 'proxies.pac.broken' } });
  expect((await decide('var x = 1;')).forTarget).toMatchObject({ why: { key: 'proxies.pac.no-function' } });
});

test('given a script that reaches for the program it runs in, finds nothing', async () => {
  const reach =
    "[typeof process, typeof require, typeof fetch, typeof globalThis.Worker, typeof XMLHttpRequest].join() + (function(){}).constructor('return typeof process')()";
  expect((await decide(body(`return 'X ' + ${reach};`))).answer).toBe('X undefined,undefined,undefined,undefined,undefinedundefined');
});

test('given credentials in the answer, hides them', async () => {
  const told = await decide(body("return 'PROXY person:secret@proxy.test:3128';"));
  expect(JSON.stringify(told)).not.toMatch(/person|secret/);
  expect(told.forTarget).toEqual({ kind: 'proxy', proxy: 'http://proxy.test:3128' });
});

test('given a script that cannot be fetched, says so without the address’s secrets', async () => {
  const told = await decideByPac('http://person:secret@pac.test/p.pac?key=secret', TARGET, world());
  expect(told.forTarget).toEqual({ kind: 'unknown', why: { key: 'proxies.pac.not-fetched', values: { url: 'http://pac.test/p.pac' } } });
});

test('given a script at an address of no known kind, says so, and does not ask', async () => {
  const told = await decideByPac('ftp://pac.test/p.pac', TARGET, world({ fetchScript: () => Promise.reject(new Error('asked')) }));
  expect(told.forTarget).toMatchObject({ kind: 'unknown', why: { key: 'proxies.pac.unknown-scheme' } });
});

test('given a network that names its script by DNS, fetches that one; without the name it asks for nothing', async () => {
  const fetched: string[] = [];
  const fetchScript = (url: string) => {
    fetched.push(url);
    return Promise.resolve(body("return 'DIRECT';"));
  };
  expect((await decideByWpad(TARGET, world({ fetchScript }))).forTarget).toMatchObject({ why: { key: 'proxies.wpad.nothing-found' } });
  expect(fetched).toEqual([]);
  const there = world({ fetchScript, resolve: () => Promise.resolve(['192.0.2.1']) });
  expect((await decideByWpad(TARGET, there)).forTarget).toEqual({ kind: 'direct' });
  expect(fetched).toEqual(['http://wpad/wpad.dat']);
});

describe('given a network that names its script by DHCP', () => {
  const OFFERED = 'http://pac.corp.test/p.dat';
  const scripts = (byUrl: Readonly<Record<string, string>>, name: readonly string[] = []) =>
    world({ fetchScript: (url) => Promise.resolve(byUrl[url] ?? null), resolve: () => Promise.resolve(name) });

  test('goes by it before the name service, and says where it was found', async () => {
    const both = scripts({ [OFFERED]: body("return 'PROXY a.test:1';"), 'http://wpad/wpad.dat': body("return 'DIRECT';") }, ['192.0.2.1']);
    expect(await decideByWpad(TARGET, both, 'dhcp-and-dns', OFFERED)).toMatchObject({
      forTarget: { kind: 'proxy', proxy: 'http://a.test:1' },
      foundAt: OFFERED,
    });
  });

  test('goes on to the name service where that one does not answer', async () => {
    const other = scripts({ 'http://wpad/wpad.dat': body("return 'DIRECT';") }, ['192.0.2.1']);
    expect(await decideByWpad(TARGET, other, 'dhcp-and-dns', OFFERED)).toMatchObject({ foundAt: 'http://wpad/wpad.dat' });
    const none = await decideByWpad(TARGET, scripts({}), 'dhcp-and-dns', OFFERED);
    expect(none.forTarget).toMatchObject({ why: { key: 'proxies.pac.not-fetched', values: { url: OFFERED } } });
  });

  test('a program that asks the name service alone does not see it, and that is said', async () => {
    const told = await decideByWpad(TARGET, scripts({ [OFFERED]: body("return 'DIRECT';") }), 'dns', OFFERED);
    expect(told.forTarget).toMatchObject({ kind: 'unknown', why: { key: 'proxies.wpad.only-dhcp' } });
  });
});
