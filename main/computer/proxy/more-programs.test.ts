import { describe, expect, test } from 'vitest';
import { type Recorded, recordedMachine } from '../testing/recorded-machine.ts';
import { readApt } from './apt.ts';
import { readChromiumProxies } from './browser-policies.ts';
import { readCargo } from './cargo.ts';
import { readConda } from './conda.ts';
import { proxyFindings } from './contradictions.ts';
import { readFirefox } from './firefox.ts';
import { readLoginEnvironment } from './login-environment.ts';
import { readMaven } from './maven.ts';
import { readPip } from './pip.ts';
import { askingOf, readProxySettings } from './read-proxy-settings.ts';
import type { ReadSource } from './setting.ts';
import { readVsCode } from './vs-code.ts';
import { readWgetrc } from './wgetrc.ts';
import { readYarn } from './yarn.ts';

const SECRET = 'http://pers0n:s3cret@proxy.test:3128';
const proxied = { kind: 'proxy', proxy: 'http://proxy.test:3128' };
const direct = { kind: 'direct' };
const HOME = '/home/person';
const TARGET = { host: 'www.other.test', port: 443 };

const file = (path: string, text: string, more: Recorded = {}): Recorded => ({ ...more, files: { [path]: text } });
const read = (source: ReadSource, recorded: Recorded, host = TARGET.host) =>
  source(askingOf(recordedMachine(recorded), { host, port: 443 }, null));

describe('a program’s own file', () => {
  test.each<[string, ReadSource, Recorded, unknown[]]>([
    [
      'apt, for https',
      readApt,
      { commands: { 'apt-config dump Acquire': `Acquire "";\nAcquire::https::Proxy "${SECRET}";\n` } },
      [proxied],
    ],
    ['apt, which takes http’s', readApt, { commands: { 'apt-config dump Acquire': `Acquire::http::Proxy "${SECRET}";\n` } }, [proxied]],
    [
      'apt, for this host alone',
      readApt,
      { commands: { 'apt-config dump Acquire': `Acquire::https::Proxy "${SECRET}";\nAcquire::https::Proxy::www.other.test "DIRECT";\n` } },
      [direct],
    ],
    ['apt without any', readApt, { commands: { 'apt-config dump Acquire': 'Acquire "";\nAcquire::http::Proxy "";\n' } }, []],
    ['wget', readWgetrc, file(`${HOME}/.wgetrc`, `# mine\nHTTPS_Proxy = ${SECRET}\n`), [proxied]],
    ['wget with an exception', readWgetrc, file(`${HOME}/.wgetrc`, `https-proxy=${SECRET}\nno_proxy = .other.test\n`), [direct]],
    ['wget told to use none', readWgetrc, file('/etc/wgetrc', `use_proxy = off\nhttps_proxy = ${SECRET}\n`), [direct]],
    ['pip', readPip, file(`${HOME}/.config/pip/pip.conf`, `[global]\r\nproxy = ${SECRET}\r\n`), [proxied]],
    ['pip, by its variable', readPip, { env: { PIP_PROXY: SECRET } }, [proxied]],
    [
      'pip on Windows',
      readPip,
      file('C:\\Users\\p\\AppData\\Roaming\\pip\\pip.ini', `[global]\nproxy=${SECRET}\n`, { platform: 'win32', home: 'C:\\Users\\p' }),
      [proxied],
    ],
    [
      'conda',
      readConda,
      file(`${HOME}/.condarc`, `channels:\n  - defaults\nproxy_servers:\n    http: http://a:1\n    https: "${SECRET}" # ours\n`),
      [proxied],
    ],
    [
      'conda, where another list has the key',
      readConda,
      file(`${HOME}/.condarc`, `other:\n  https: ${SECRET}\nproxy_servers:\n  http: http://a:1\n`),
      [],
    ],
    ['yarn, today’s', readYarn, file(`${HOME}/.yarnrc.yml`, `httpsProxy: "${SECRET}"\n`), [proxied]],
    ['yarn, classic', readYarn, file(`${HOME}/.yarnrc`, `# yarn\nhttps-proxy "${SECRET}"\n`), [proxied]],
    [
      'cargo',
      readCargo,
      file(`${HOME}/.cargo/config.toml`, `[build]\njobs = 1\n\n[http]\nproxy = "${SECRET}" # ours\n\n[net]\n`),
      [proxied],
    ],
    ['cargo, dotted', readCargo, file(`${HOME}/.cargo/config`, `http.proxy = '${SECRET}'\n`), [proxied]],
    ['cargo, switched off', readCargo, file(`${HOME}/.cargo/config.toml`, '[http]\nproxy = ""\n'), [direct]],
    [
      'cargo, where another section has the key',
      readCargo,
      file(`${HOME}/.cargo/config.toml`, `[registry]\nproxy = "${SECRET}"\n[http]\n`),
      [],
    ],
    [
      'Maven',
      readMaven,
      file(
        `${HOME}/.m2/settings.xml`,
        '<settings><proxies><!--<proxy><host>old</host></proxy>--><proxy><active>false</active><host>off</host></proxy>\n<proxy><active>true</active><protocol>http</protocol><host>proxy.test</host><port>3128</port><username>pers0n</username><password>s3cret</password><nonProxyHosts>*.inside.test|localhost</nonProxyHosts></proxy></proxies></settings>',
      ),
      [proxied],
    ],
    [
      'VS Code',
      readVsCode,
      file(`${HOME}/.config/Code/User/settings.json`, `{\n  // "http.proxy": "http://old:1",\n  "http.proxy": "${SECRET}",\n}`),
      [proxied],
    ],
    [
      'VS Code with an exception',
      readVsCode,
      file(`${HOME}/.config/Code/User/settings.json`, `{"http.proxy": "${SECRET}", "http.noProxy": ["*.other.test"]}`),
      [direct],
    ],
    [
      'VS Code, switched off',
      readVsCode,
      file(`${HOME}/.config/Code/User/settings.json`, `{"http.proxySupport": "off", "http.proxy": "${SECRET}"}`),
      [direct],
    ],
    ['the login', readLoginEnvironment, file('/etc/environment', `PATH="/bin"\nexport https_proxy="${SECRET}"\n`), [proxied]],
    [
      'the login, as this session has it',
      readLoginEnvironment,
      file('/etc/environment', `https_proxy=${SECRET}\n`, { env: { https_proxy: SECRET } }),
      [],
    ],
    [
      'the login on Windows',
      readLoginEnvironment,
      {
        platform: 'win32',
        commands: { 'reg query HKCU\\Environment': `\r\nHKEY_CURRENT_USER\\Environment\r\n    HTTPS_PROXY    REG_SZ    ${SECRET}\r\n` },
      },
      [proxied],
    ],
    ['one that is not there', readPip, {}, []],
  ])('%s, decides so and shows no secret', async (_whose, source, recorded, ways) => {
    const settings = await read(source, recorded);
    expect(settings.map(({ forTarget }) => forTarget)).toEqual(ways);
    expect(JSON.stringify(settings)).not.toMatch(/pers0n|s3cret/u);
  });

  test.each<[string, ReadSource, string, string]>([
    ['wget', readWgetrc, `${HOME}/.wgetrc`, 'https_proxy = http://proxy.test:3128\nuse_proxy = on\n'],
    ['cargo', readCargo, `${HOME}/.cargo/config.toml`, '[http]\r\nproxy = "http://proxy.test:3128"\r\n'],
    ['VS Code', readVsCode, `${HOME}/.config/Code/User/settings.json`, '\uFEFF{"http.proxy":"http://proxy.test:3128"}'],
  ])('%s reads Windows’ line ends, byte order marks and needless words alike', async (_whose, source, path, text) => {
    expect(await read(source, file(path, text))).toMatchObject([{ forTarget: proxied }]);
  });
});

const chrome = (rules: unknown): Recorded => file('/etc/opt/chrome/policies/managed/rules.json', JSON.stringify(rules));

describe('a browser whose administrator sets the proxy', () => {
  test.each<[string, unknown, unknown[]]>([
    ['a fixed one', { ProxyMode: 'fixed_servers', ProxyServer: 'proxy.test:3128' }, [proxied]],
    ['a fixed one without a mode', { ProxyServer: 'proxy.test:3128' }, [proxied]],
    [
      'in one rule, which goes before the single ones',
      { ProxyMode: 'direct', ProxySettings: { ProxyMode: 'fixed_servers', ProxyServer: SECRET } },
      [proxied],
    ],
    ['by scheme, several in turn', { ProxyServer: 'http=a.test:1;https=proxy.test:3128,b.test:2' }, [proxied]],
    ['with an exception', { ProxyServer: 'proxy.test:3128', ProxyBypassList: '.inside.test,*.other.test' }, [direct]],
    ['none', { ProxyMode: 'direct', ProxyServer: 'proxy.test:3128' }, [direct]],
    ['none, by its old number', { ProxyServerMode: 0 }, [direct]],
    ['the system’s', { ProxyMode: 'system', ProxyServer: 'proxy.test:3128' }, []],
    ['nothing', { HomepageLocation: 'http://proxy.test:3128' }, []],
  ])('to %s, goes so', async (_what, rules, ways) => {
    expect((await read(readChromiumProxies, chrome(rules))).map(({ forTarget }) => forTarget)).toEqual(ways);
  });

  test('by a script, or by looking for one, says which', async () => {
    expect(
      await read(readChromiumProxies, chrome({ ProxyMode: 'pac_script', ProxyPacUrl: 'http://me:s3cret@pac.test/p.pac?k=1' })),
    ).toMatchObject([{ source: 'chrome', mode: 'pac', pacUrl: 'http://pac.test/p.pac' }]);
    expect(await read(readChromiumProxies, chrome({ ProxyMode: 'auto_detect' }))).toMatchObject([{ mode: 'wpad' }]);
  });

  test('in several files, goes by the last; a trailing comma and a byte order mark do no harm', async () => {
    const folder = '/etc/opt/chrome/policies/managed';
    const files = {
      [`${folder}/1.json`]: '{"ProxyMode":"direct"}',
      [`${folder}/2.json`]: '\uFEFF{"ProxyMode":"fixed_servers","ProxyServer":"proxy.test:3128",}',
    };
    expect(await read(readChromiumProxies, { files })).toMatchObject([{ forTarget: proxied, location: `${folder}/2.json` }]);
  });

  test('on Windows and on a Mac, is read from where rules stand there', async () => {
    const key = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Edge';
    const windows = {
      platform: 'win32',
      commands: {
        'reg query HKLM\\SOFTWARE\\Policies\\Microsoft\\Edge /s': `\r\n${key}\r\n    ProxySettings    REG_SZ    {"ProxyMode":"fixed_servers","ProxyServer":"proxy.test:3128"}\r\n`,
      },
    } as const;
    expect(await read(readChromiumProxies, windows)).toMatchObject([{ source: 'edge', forTarget: proxied }]);
    const plist = '/Library/Managed Preferences/com.google.Chrome.plist';
    const mac = {
      platform: 'darwin',
      home: '/Users/person',
      files: { [plist]: 'bplist00' },
      commands: { [`plutil -convert json -o - ${plist}`]: '{"ProxyMode":"fixed_servers","ProxyServer":"proxy.test:3128"}' },
    } as const;
    expect(await read(readChromiumProxies, mac)).toMatchObject([{ source: 'chrome', forTarget: proxied }]);
  });

  const firefox = (proxy: unknown, prefs = ''): Recorded => ({
    files: {
      '/etc/firefox/policies/policies.json': JSON.stringify({ policies: { Proxy: proxy } }),
      ...(prefs === ''
        ? {}
        : {
            [`${HOME}/.mozilla/firefox/profiles.ini`]: '[Profile0]\nIsRelative=1\nPath=p\n',
            [`${HOME}/.mozilla/firefox/p/prefs.js`]: prefs,
          }),
    },
  });
  const NONE = 'user_pref("network.proxy.type", 0);\n';
  test.each<[string, Recorded, unknown[]]>([
    ['a fixed one', firefox({ Mode: 'manual', SSLProxy: 'proxy.test:3128', Passthrough: 'inside.test' }), [proxied]],
    ['one for all', firefox({ Mode: 'manual', HTTPProxy: 'proxy.test:3128', UseHTTPProxyForAllProtocols: true }), [proxied]],
    ['one that a profile differs from', firefox({ Mode: 'manual', SSLProxy: 'proxy.test:3128' }, NONE), [direct]],
    ['one that no profile may differ from', firefox({ Mode: 'manual', SSLProxy: 'proxy.test:3128', Locked: true }, NONE), [proxied]],
    ['the system’s, and no profile may differ', firefox({ Mode: 'system', Locked: true }, NONE), []],
    ['none', firefox({ Mode: 'none' }), [direct]],
  ])('Firefox, to %s, goes so', async (_what, recorded, ways) => {
    expect((await read(readFirefox, recorded)).map(({ forTarget }) => forTarget)).toEqual(ways);
  });

  test('while the terminal goes direct, that is named', async () => {
    const findings = proxyFindings(await readProxySettings(recordedMachine(chrome({ ProxyServer: 'proxy.test:3128' })), TARGET));
    expect(findings[0]).toMatchObject({ said: { key: 'proxies.finding.differ' } });
    expect(JSON.stringify(findings[0])).toContain('Chrome');
  });
});

test('given a login that hands out another proxy than this session has, says so and that it is no quarrel of programs', async () => {
  const recorded = file('/etc/environment', 'https_proxy=http://proxy.test:3128\n');
  expect(proxyFindings(await readProxySettings(recordedMachine(recorded), TARGET))).toMatchObject([
    { state: 'look', said: { key: 'proxies.finding.login', values: { proxy: 'http://proxy.test:3128' } } },
  ]);
});
