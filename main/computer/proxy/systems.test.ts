import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, parseRegistry } from '../registry.ts';
import { type Recorded, recordedMachine } from '../testing/recorded-machine.ts';
import { recordedOutput } from '../testing/recorded-output.ts';
import { readGnome } from './gnome.ts';
import { readKde } from './kde.ts';
import { parseScutil, readMacOs } from './macos.ts';
import { askingOf } from './read-proxy-settings.ts';
import type { ReadSource } from './setting.ts';
import { proxyForTls } from './windows-words.ts';
import { parseNetsh, parseWinHttpSettings, readWinHttp } from './winhttp.ts';
import { parseConnectionSettings, readWinInet } from './wininet.ts';

const KEY = 'Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
const output = (name: string) => recordedOutput(`proxy/${name}.txt`);
const proxied = { kind: 'proxy', proxy: 'http://proxy.example.test:3128' };

async function read(source: ReadSource, recorded: Recorded, host = 'www.other.test') {
  return source(askingOf(recordedMachine(recorded), { host, port: 443 }, null));
}

async function decides(source: ReadSource, recorded: Recorded, host?: string) {
  return (await read(source, recorded, host)).map(({ forTarget }) => forTarget);
}

describe('Windows: WinINET', () => {
  interface Expected {
    readonly file: string;
  }
  const expected = JSON.parse(recordedOutput('proxy/expected-defaultconnectionsettings.json')) as readonly Expected[];

  test.each(expected)('reads the bytes of $file', ({ file, ...rest }) => {
    const [key] = parseRegistry(recordedOutput(file.replace('constructed/', 'proxy/')));
    const { flags: _, ...wanted } = rest as Record<string, unknown>;
    expect(parseConnectionSettings(bytesOf(key, 'DefaultConnectionSettings') ?? new Uint8Array())).toEqual(wanted);
  });

  test('given bytes that end too soon or claim too much, says nothing rather than something wrong', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => parseConnectionSettings(bytes) === null || bytes.length >= 12));
    expect(parseConnectionSettings(new Uint8Array([70, 0, 0, 0, 5, 0, 0, 0, 3, 0, 0, 0, 255, 255, 255, 255, 97]))).toBeNull();
  });

  const named = (name: string) => ({
    platform: 'win32' as const,
    commands: { [`reg query HKCU\\${KEY}`]: output(`win-reg-internet-settings-${name}`) },
  });
  const binary = (name: string) => ({
    platform: 'win32' as const,
    commands: { [`reg query HKCU\\${KEY}\\Connections`]: output(`win-reg-defaultconnectionsettings-${name}`) },
  });

  test.each([
    ['direct', 'www.other.test', [{ kind: 'direct' }]],
    ['manual', 'www.other.test', [proxied]],
    ['manual', 'www.example.test', [{ kind: 'direct' }]],
    ['manual', 'intranet', [{ kind: 'direct' }]],
    ['manual', '10.9.8.7', [{ kind: 'direct' }]],
    ['manual', '127.0.0.1', [{ kind: 'direct' }]],
    ['perprotocol', 'www.other.test', [{ kind: 'proxy', proxy: 'http://proxy.example.test:3129' }]],
    ['stale', 'www.other.test', [{ kind: 'direct' }]],
  ])('given the named values "%s", says for %s', async (name, host, wanted) => {
    expect(await decides(readWinInet, named(name), host)).toEqual(wanted);
  });

  test('given detection, a script and a fixed proxy together, lists them in the order in which Windows asks', async () => {
    const settings = await read(readWinInet, binary('all'));
    expect(settings.map(({ mode, proxy, pacUrl }) => [mode, proxy ?? pacUrl])).toEqual([
      ['wpad', null],
      ['pac', 'http://wpad.example.test/proxy.pac'],
      ['manual', 'http://proxy.example.test:3128'],
    ]);
  });

  test('given a registry that cannot be read, says so', async () => {
    expect(await read(readWinInet, { platform: 'win32' })).toMatchObject([{ mode: 'could-not-read', forTarget: { kind: 'unknown' } }]);
  });

  test('given a policy that moves the setting to the computer, reads it there', async () => {
    const policy = 'HKLM\\Software\\Policies\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
    const commands = {
      [`reg query ${policy}`]: `\nHKEY_LOCAL_MACHINE\\Software\n    ProxySettingsPerUser    REG_DWORD    0x0\n`,
      [`reg query HKLM\\${KEY}`]: output('win-reg-internet-settings-manual'),
      [`reg query HKCU\\${KEY}`]: output('win-reg-internet-settings-direct'),
    };
    expect(await decides(readWinInet, { platform: 'win32', commands })).toEqual([proxied]);
  });

  test.each([
    ['proxy:80', 'proxy:80'],
    ['http=a:1;https=b:2;socks=c:3', 'b:2'],
    ['http=a:1', null],
    ['socks=c:3', 'socks4://c:3'],
    ['', null],
  ])('the proxy for TLS out of "%s" is %s', (words, proxy) => {
    expect(proxyForTls(words)).toBe(proxy);
  });
});

describe('Windows: WinHTTP', () => {
  const connections = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections';

  test('reads the registry’s bytes', async () => {
    const commands = { [`reg query ${connections}`]: output('win-reg-winhttpsettings-proxy') };
    expect(await decides(readWinHttp, { platform: 'win32', commands })).toEqual([proxied]);
    expect(parseWinHttpSettings(new Uint8Array(14))).toBeNull();
  });

  test.each([
    ['win-netsh-winhttp-direct', { proxy: '', bypass: '' }],
    ['win-netsh-winhttp-proxy', { proxy: 'proxy.example.test:3128', bypass: '<local>;*.example.test' }],
    ['win-netsh-winhttp-proxy-ru', { proxy: '10.10.0.5:3128', bypass: '' }],
  ])('reads %s, in whichever language', (name, wanted) => {
    expect(parseNetsh(output(name))).toEqual(wanted);
  });
});

describe('macOS', () => {
  const mac = (name: string) => ({ platform: 'darwin' as const, commands: { 'scutil --proxy': output(`mac-scutil-proxy-${name}`) } });

  test.each([
    ['none', 'www.other.test', [{ kind: 'direct' }]],
    ['emptyuser', 'www.other.test', [{ kind: 'direct' }]],
    ['manual', 'www.other.test', [proxied]],
    ['manual', 'www.example.test', [{ kind: 'direct' }]],
    ['manual', '169.254.3.4', [{ kind: 'direct' }]],
    ['manual', 'intranet', [{ kind: 'direct' }]],
    ['manual', 'printer.local', [{ kind: 'direct' }]],
  ])('given "%s", says for %s', async (name, host, wanted) => {
    expect(await decides(readMacOs, mac(name), host)).toEqual(wanted);
  });

  test('tells a script from detection', async () => {
    expect(await read(readMacOs, mac('pac'))).toMatchObject([{ mode: 'pac', pacUrl: 'http://wpad.example.test/proxy.pac' }]);
    expect(await read(readMacOs, mac('wpad'))).toMatchObject([{ mode: 'wpad' }]);
  });

  test('leaves the settings of single interfaces out', () => {
    const scoped =
      '<dictionary> {\n  __SCOPED__ : <dictionary> {\n    en0 : <dictionary> {\n      HTTPSEnable : 1\n    }\n  }\n  HTTPSEnable : 0\n}\n';
    expect([...parseScutil(scoped).values]).toEqual([['HTTPSEnable', '0']]);
  });

  test('given no answer, says that it could not be read', async () => {
    expect(await read(readMacOs, { platform: 'darwin' })).toMatchObject([{ mode: 'could-not-read' }]);
  });
});

describe('GNOME', () => {
  const gnome = (text: string) => ({ commands: { 'gsettings list-recursively org.gnome.system.proxy': text } });

  test.each([
    ['default', 'www.other.test', [{ kind: 'direct' }]],
    ['manual', 'www.other.test', [proxied]],
    ['manual', 'www.example.test', [{ kind: 'direct' }]],
    ['manual', '127.4.5.6', [{ kind: 'direct' }]],
  ])('given "%s", says for %s', async (name, host, wanted) => {
    expect(await decides(readGnome, gnome(output(`gsettings-${name}`)), host)).toEqual(wanted);
  });

  test('tells a script from detection, which is a script without an address', async () => {
    expect(await read(readGnome, gnome(output('gsettings-auto')))).toMatchObject([
      { mode: 'pac', pacUrl: 'http://wpad.example.test/proxy.pac' },
    ]);
    const bare = output('gsettings-auto').replace('http://wpad.example.test/proxy.pac', '');
    expect(await read(readGnome, gnome(bare))).toMatchObject([{ mode: 'wpad' }]);
  });

  test('given a computer without GNOME, says nothing', async () => {
    expect(await read(readGnome, {})).toEqual([]);
  });
});

describe('KDE', () => {
  const kde = (name: string, env: Readonly<Record<string, string>> = {}) => ({
    env,
    files: { '/home/person/.config/kioslaverc': output(`linux-kioslaverc-${name}`) },
  });

  test.each([
    ['manual', 'www.other.test', [proxied]],
    ['manual', 'www.example.test', [{ kind: 'direct' }]],
    ['reversed', 'www.other.test', [{ kind: 'direct' }]],
    ['reversed', 'intranet.example.test', [proxied]],
    ['env', 'www.other.test', [{ kind: 'direct' }]],
  ])('given "%s", says for %s', async (name, host, wanted) => {
    expect(await decides(readKde, kde(name), host)).toEqual(wanted);
  });

  test('given names of variables, reads what stands in them', async () => {
    const env = { HTTPS_PROXY: 'http://proxy.example.test:3128', NO_PROXY: 'example.test' };
    expect(await decides(readKde, kde('env', env))).toEqual([proxied]);
    expect(await decides(readKde, kde('env', env), 'www.example.test')).toEqual([{ kind: 'direct' }]);
  });

  test('reads the script’s address; a file that may not be read is not an empty one', async () => {
    expect(await read(readKde, kde('pac'))).toMatchObject([{ mode: 'pac', pacUrl: 'http://wpad.example.test/proxy.pac' }]);
    expect(await read(readKde, { forbidden: ['/home/person/.config/kioslaverc'] })).toMatchObject([{ mode: 'could-not-read' }]);
    expect(await read(readKde, {})).toEqual([]);
  });
});
