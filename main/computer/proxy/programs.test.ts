import { describe, expect, test } from 'vitest';
import { type Recorded, recordedMachine } from '../testing/recorded-machine.ts';
import { recordedOutput } from '../testing/recorded-output.ts';
import { proxyFindings } from './contradictions.ts';
import { readCurlrc } from './curlrc.ts';
import { readDocker } from './docker.ts';
import { readFirefox } from './firefox.ts';
import { readGit } from './git.ts';
import { readJava } from './java.ts';
import { readNpm } from './npm.ts';
import { askingOf, readProxySettings } from './read-proxy-settings.ts';
import type { ReadSource } from './setting.ts';

const proxied = { kind: 'proxy', proxy: 'http://proxy.test:3128' };
const direct = { kind: 'direct' };

function read(source: ReadSource, recorded: Recorded, host = 'www.other.test') {
  return source(askingOf(recordedMachine(recorded), { host, port: 443 }, null));
}

async function decides(source: ReadSource, recorded: Recorded, host?: string) {
  return (await read(source, recorded, host)).map(({ forTarget }) => forTarget);
}

describe('curl’s own file', () => {
  const file = (text: string): Recorded => ({ files: { '/home/person/.curlrc': text } });
  test.each([
    ['proxy = "http://bob:secret@proxy.test:3128"\n', [proxied]],
    ['# mine\n--proxy http://proxy.test:3128\n', [proxied]],
    ['-x proxy.test:3128\n', [proxied]],
    ['proxy=http://first.test:1\nproxy: http://proxy.test:3128\nnoproxy = inside.test\n', [proxied]],
    ['proxy = http://proxy.test:3128\nnoproxy = "www.other.test"\n', [direct]],
    ['proxy = ""\n', [direct]],
    ['proxy-user = bob:secret\ninsecure\n', []],
  ])('given %j, decides so', async (text, way) => {
    expect(await decides(readCurlrc, file(text))).toEqual(way);
  });
});

describe('Firefox', () => {
  const folder = '/home/person/.config/mozilla/firefox';
  const profile = (prefs: string, more: Readonly<Record<string, string>> = {}): Recorded => ({
    files: {
      [`${folder}/profiles.ini`]: '[Install1]\nDefault=a.default\n\n[Profile0]\nName=a\nIsRelative=1\nPath=a.default\n',
      [`${folder}/a.default/prefs.js`]: prefs,
      ...more,
    },
  });
  const pref = (name: string, value: string | number | boolean) => `user_pref("network.proxy.${name}", ${JSON.stringify(value)});\n`;
  const fixed =
    pref('type', 1) +
    pref('ssl', 'proxy.test') +
    pref('ssl_port', 3128) +
    pref('no_proxies_on', 'localhost, .example.test, only.test, 10.0.0.0/8');

  test.each([
    [fixed, 'www.other.test', [proxied]],
    [fixed, 'www.example.test', [direct]],
    [fixed, 'example.test', [proxied]],
    [fixed, 'sub.only.test', [direct]],
    [fixed, 'notonly.test', [proxied]],
    [fixed, '10.2.3.4', [direct]],
    [fixed, '127.0.0.1', [direct]],
    [fixed + pref('allow_hijacking_localhost', true), '127.0.0.1', [proxied]],
    [pref('type', 0), 'www.other.test', [direct]],
    [pref('type', 1) + pref('http', 'proxy.test') + pref('http_port', 3128), 'www.other.test', [direct]],
    [
      pref('type', 1) + pref('http', 'proxy.test') + pref('http_port', 3128) + pref('share_proxy_settings', true),
      'www.other.test',
      [proxied],
    ],
    [
      pref('type', 1) + pref('socks', 's.test') + pref('socks_port', 9050),
      'www.other.test',
      [{ kind: 'proxy', proxy: 'socks5://s.test:9050' }],
    ],
    [pref('type', 5) + pref('ssl', 'left.over'), 'www.other.test', []],
    ['', 'www.other.test', []],
  ])('given %j, says for %s', async (prefs, host, wanted) => {
    expect(await decides(readFirefox, profile(prefs), host)).toEqual(wanted);
  });

  test('given a user.js, that one wins', async () => {
    expect(await decides(readFirefox, profile(fixed, { [`${folder}/a.default/user.js`]: pref('type', 0) }))).toEqual([direct]);
  });

  test('tells scripts from detection', async () => {
    expect(await read(readFirefox, profile(pref('type', 2) + pref('autoconfig_url', 'http://me:pw@pac.test/p.pac?k=1')))).toMatchObject([
      { mode: 'pac', pacUrl: 'http://pac.test/p.pac' },
    ]);
    expect(await read(readFirefox, profile(pref('type', 4)))).toMatchObject([{ mode: 'wpad' }]);
  });
});

describe('git', () => {
  const git = (lines: string) => ({ commands: { 'git config --show-origin --get-regexp ^http\\.(.*\\.)?proxy$': lines } });
  const general = 'file:/home/person/.gitconfig\thttp.proxy http://person:secret@proxy.test:3128\n';

  test.each([
    ['', 'a.test', []],
    [general, 'a.test', [proxied]],
    [`${general}file:.git/config\thttp.proxy \n`, 'a.test', [direct]],
    [
      `${general}file:/home/person/.gitconfig\thttp.https://git.a.test.proxy socks5://s.test:1080\n`,
      'git.a.test',
      [{ kind: 'proxy', proxy: 'socks5://s.test:1080' }],
    ],
    [`${general}file:/home/person/.gitconfig\thttp.https://*.a.test.proxy\n`, 'git.a.test', [direct]],
    [`${general}file:/home/person/.gitconfig\thttp.https://git.a.test.proxy socks5://s.test:1080\n`, 'other.test', [proxied]],
    ['file:x\thttps.proxy http://no.test\n', 'a.test', []],
  ])('given %j, says for %s', async (lines, host, wanted) => {
    expect(await decides(readGit, git(lines), host)).toEqual(wanted);
  });
});

describe('npm', () => {
  const npm = (text: string, env: Readonly<Record<string, string>> = {}) => ({ env, files: { '/home/person/.npmrc': text } });

  test.each([
    [npm('https-proxy=http://proxy.test:3128\n'), 'a.test', [proxied]],
    [npm('; proxy=http://no.test\nproxy = "http://proxy.test:3128"\n'), 'a.test', [proxied]],
    [npm(['https-proxy=http://$', '{WHO}:3128'].join(''), { WHO: 'proxy.test' }), 'a.test', [proxied]],
    [npm('https-proxy=http://proxy.test:3128\nnoproxy=a.test,b.test'), 'www.a.test', [direct]],
    [npm('https-proxy=null\nproxy=http://proxy.test:3128'), 'a.test', [proxied]],
    [npm('https-proxy=http://no.test', { npm_config_https_proxy: 'http://proxy.test:3128' }), 'a.test', [proxied]],
    [npm('registry=https://r.test/'), 'a.test', []],
  ])('given %j, says for %s', async (recorded, host, wanted) => {
    expect(await decides(readNpm, recorded, host)).toEqual(wanted);
  });
});

describe('Java', () => {
  const properties = (text: string) => ({ files: { '/usr/lib/jvm/java-17/conf/net.properties': text } });

  test.each([
    [{ env: { JAVA_TOOL_OPTIONS: '-Dhttps.proxyHost=proxy.test -Dhttps.proxyPort=3128' } }, 'a.test', [proxied]],
    [{ env: { JAVA_TOOL_OPTIONS: '-Dhttps.proxyHost=proxy.test -Dhttps.proxyPort=3128' } }, '127.0.0.1', [direct]],
    [{ env: { JAVA_TOOL_OPTIONS: '-Dhttps.proxyHost=proxy.test -Dhttp.nonProxyHosts="*.b.test|c.test"' } }, 'a.b.test', [direct]],
    [properties('java.net.useSystemProxies=false\nhttp.nonProxyHosts=localhost|127.*|[::1]\n'), 'a.test', [direct]],
    [properties('https.proxyHost=proxy.test\nhttps.proxyPort=3128\n'), 'a.test', [proxied]],
    [properties('# https.proxyHost=proxy.test\nsocksProxyHost: s.test'), 'a.test', [{ kind: 'proxy', proxy: 'socks5://s.test:1080' }]],
    [
      { files: { '/home/person/.gradle/gradle.properties': 'systemProp.https.proxyHost=proxy.test\nsystemProp.https.proxyPort=3128' } },
      'a.test',
      [proxied],
    ],
    [{}, 'a.test', []],
  ])('given %j, says for %s', async (recorded, host, wanted) => {
    expect(await decides(readJava, recorded, host)).toEqual(wanted);
  });

  test('given two names for one installation, says it once', async () => {
    const text = 'https.proxyHost=proxy.test\nhttps.proxyPort=3128\n';
    const files = { '/usr/lib/jvm/default-java/conf/net.properties': text, '/usr/lib/jvm/java-17/conf/net.properties': text };
    expect(await decides(readJava, { files })).toEqual([proxied]);
  });
});

describe('Docker', () => {
  test('reads what the daemon and what containers go by', async () => {
    const files = {
      '/etc/docker/daemon.json': '{"proxies":{"https-proxy":"http://proxy.test:3128","no-proxy":"*.test-example.test,registry.test"}}',
      '/home/person/.docker/config.json':
        '{"proxies":{"default":{"httpsProxy":"http://proxy.test:3128"}},"auths":{"r.test":{"auth":"c2VjcmV0"}}}',
      '/etc/systemd/system/docker.service.d/proxy.conf':
        '[Service]\nEnvironment="HTTP_PROXY=http://no.test" "HTTPS_PROXY=http://me:p%%40ss@proxy.test:3128"\n',
    };
    const settings = await read(readDocker, { files }, 'registry.test');
    expect(settings.map(({ source, forTarget }) => [source, forTarget])).toEqual([
      ['docker-daemon', direct],
      ['docker-containers', proxied],
      ['docker-daemon', proxied],
    ]);
    expect(JSON.stringify(settings)).not.toMatch(/c2VjcmV0|p%%40ss|me:/);
  });

  test('given a broken file, says that it could not be read', async () => {
    expect(await read(readDocker, { files: { '/etc/docker/daemon.json': '{' } })).toMatchObject([{ mode: 'could-not-read' }]);
  });
});

describe('all settings together', () => {
  const SECRET = 'http://pers0n:s3cret@proxy.test:3128';
  const everywhere: Recorded = {
    env: { https_proxy: SECRET, HTTPS_PROXY: SECRET, npm_config_proxy: SECRET, NODE_USE_ENV_PROXY: '1', no_proxy: 'a.test' },
    commands: {
      'git config --show-origin --get-regexp ^http\\.(.*\\.)?proxy$': `file:/g\thttp.https://pers0n:s3cret@www.other.test.proxy ${SECRET}\n`,
      'gsettings list-recursively org.gnome.system.proxy': recordedOutput('proxy/gsettings-auto.txt').replace(
        'http://wpad',
        'http://pers0n:s3cret@wpad',
      ),
    },
    files: { '/home/person/.config/kioslaverc': `[Proxy Settings]\nProxyType=1\nhttpsProxy=${SECRET.replace(/:3128$/u, ' 3128')}\n` },
  };

  test('given user names and passwords everywhere, shows none of them', async () => {
    const settings = await readProxySettings(recordedMachine(everywhere), { host: 'www.other.test', port: 443 });
    expect(settings.filter(({ mode }) => mode === 'manual').length).toBeGreaterThan(5);
    expect(JSON.stringify([settings, proxyFindings(settings)])).not.toMatch(/pers0n|s3cret/);
  });

  test('given an unreadable proxy with a password, shows the password no more', async () => {
    const env = { https_proxy: 'http://pers0n:s3cret@proxy.test:99999999' };
    const settings = await readProxySettings(recordedMachine({ env }), { host: 'www.other.test', port: 443 });
    expect(settings.some(({ forTarget }) => forTarget?.kind === 'unknown')).toBe(true);
    expect(JSON.stringify(settings)).not.toMatch(/pers0n|s3cret/);
  });

  test('given a browser and a terminal that go different ways, names both ways and who takes them', async () => {
    const machine = recordedMachine({
      commands: { 'gsettings list-recursively org.gnome.system.proxy': recordedOutput('proxy/gsettings-manual.txt') },
    });
    const findings = proxyFindings(await readProxySettings(machine, { host: 'www.other.test', port: 443 }));
    expect(findings).toMatchObject([
      {
        state: 'look',
        said: { key: 'proxies.finding.differ' },
        detail: [
          { values: { proxy: 'http://proxy.example.test:3128', programs: ['GNOME'] } },
          { values: { programs: ['curl', 'wget', 'Python', 'Node.js'] } },
        ],
      },
    ]);
  });

  test('given nothing set, or the same everywhere, says that all is fine', async () => {
    const target = { host: 'www.other.test', port: 443 };
    expect(proxyFindings(await readProxySettings(recordedMachine({}), target))).toMatchObject([
      { state: 'fine', said: { key: 'proxies.finding.none' } },
    ]);
    const env = { https_proxy: 'http://proxy.test:3128', NODE_USE_ENV_PROXY: '1' };
    expect(proxyFindings(await readProxySettings(recordedMachine({ env }), target))).toMatchObject([
      { state: 'fine', said: { key: 'proxies.finding.same' } },
    ]);
  });

  test('given a Windows as delivered, which looks for a script that nobody names, claims no proxy', async () => {
    const key = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections';
    const commands = {
      [`reg query ${key}`]: recordedOutput('proxy/win-reg-defaultconnectionsettings-autodetect.txt'),
      'netsh winhttp show proxy': '',
    };
    const machine = recordedMachine({ platform: 'win32', commands });
    const findings = proxyFindings(await readProxySettings(machine, { host: 'www.other.test', port: 443 }));
    expect(findings).toMatchObject([
      { state: 'fine', said: { key: 'proxies.finding.same.direct' }, detail: [{ key: 'proxies.pac.not-asked' }] },
    ]);
  });

  test('given no target, compares what is written down', async () => {
    const env = { https_proxy: 'http://proxy.test:3128', NODE_USE_ENV_PROXY: '1' };
    const settings = await readProxySettings(recordedMachine({ env }), null);
    expect(settings.every(({ forTarget }) => forTarget === null)).toBe(true);
    expect(proxyFindings(settings)).toMatchObject([{ state: 'fine', said: { key: 'proxies.finding.same.settings' } }]);
  });

  test('given a proxy on this very computer, says what that may be', async () => {
    const env = { https_proxy: 'http://127.0.0.1:8888', NODE_USE_ENV_PROXY: '1' };
    const findings = proxyFindings(await readProxySettings(recordedMachine({ env }), { host: 'www.other.test', port: 443 }));
    expect(findings).toMatchObject([{ state: 'look', said: { key: 'proxies.finding.local', values: { proxy: 'http://127.0.0.1:8888' } } }]);
  });
});
