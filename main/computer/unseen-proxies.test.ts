import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ComputerReport } from '../../shared/model/computer.ts';
import { pemCertificates } from '../../shared/wire/pem.ts';
import { DIRECT, HOME, lookAtRecorded, PROXY, THROUGH } from './testing/look-at.ts';
import type { Recorded } from './testing/recorded-machine.ts';

const fixture = (path: string) => new Uint8Array(readFileSync(new URL(`../../e2e/fixtures/stores/${path}`, import.meta.url)));
const corpPem = new TextDecoder().decode(fixture('certs/corp-root.pem'));
const [_corpDer = new Uint8Array()] = pemCertificates(corpPem);
const gsettings = (...lines: readonly string[]) => ({
  'gsettings list-recursively org.gnome.system.proxy': lines.map((line) => `org.gnome.system.proxy${line}`).join('\n'),
});
const INTERNET = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
const wininet = (...values: readonly string[]) => ({
  [`reg query ${INTERNET}`]: `\r\n${INTERNET.replace('HKCU', 'HKEY_CURRENT_USER')}\r\n${values.map((value) => `    ${value}\r\n`).join('')}\r\n`,
});
const windows = (commands: Recorded['commands'], more: Recorded = {}): Recorded => ({
  platform: 'win32',
  home: 'C:\\Users\\p',
  ...more,
  commands: commands ?? {},
});
const scutil = (...lines: readonly string[]): Recorded => ({
  platform: 'darwin',
  home: '/Users/p',
  commands: { 'scutil --proxy': `<dictionary> {\n${lines.map((line) => `  ${line}\n`).join('')}}\n` },
});
const prefs = (...lines: readonly string[]) => ({
  [`${HOME}/.mozilla/firefox/profiles.ini`]: '[Profile0]\nName=a\nIsRelative=1\nPath=p\nDefault=1\n',
  [`${HOME}/.mozilla/firefox/p/prefs.js`]: lines.map((line) => `user_pref(${line});\n`).join(''),
});

type Check = (report: ComputerReport) => void;

const wayOf =
  (source: string, way: unknown): Check =>
  (report) =>
    expect(report.proxies.find((one) => one.source === source)?.forTarget ?? null).toEqual(way);

type Row = [string, Recorded, (report: ComputerReport) => void];

/** Written down before anything was run, from the programs’ manuals and sources. */
const PROXIES: readonly Row[] = [
  ['curl: a leading dot covers what lies below', { env: { https_proxy: PROXY, NO_PROXY: '.example.test' } }, wayOf('curl', DIRECT)],
  ['curl: a star within a name is no star', { env: { https_proxy: PROXY, NO_PROXY: '*.example.test' } }, wayOf('curl', THROUGH)],
  ['wget: nor here', { env: { https_proxy: PROXY, no_proxy: '*.example.test' } }, wayOf('wget', THROUGH)],
  ['requests: nor here', { env: { https_proxy: PROXY, no_proxy: '*.example.test' } }, wayOf('python-requests', THROUGH)],
  [
    'Node, told to look: here it is one',
    { env: { https_proxy: PROXY, no_proxy: '*.example.test', NODE_USE_ENV_PROXY: '1' } },
    wayOf('node', DIRECT),
  ],
  ['Node, not told to look', { env: { https_proxy: PROXY } }, wayOf('node', DIRECT)],
  ['curl: HTTP_PROXY is not for TLS', { env: { HTTP_PROXY: PROXY } }, wayOf('curl', DIRECT)],
  [
    'curl: ALL_PROXY is, by SOCKS',
    { env: { ALL_PROXY: 'socks5h://proxy.test:1080' } },
    wayOf('curl', { kind: 'proxy', proxy: 'socks5://proxy.test:1080' }),
  ],
  ['urllib: ALL_PROXY is not', { env: { ALL_PROXY: 'socks5h://proxy.test:1080' } }, wayOf('python-urllib', DIRECT)],
  ['curl: an empty small one does not hide the big one', { env: { https_proxy: '', HTTPS_PROXY: PROXY } }, wayOf('curl', THROUGH)],
  ['urllib: here it does', { env: { https_proxy: '', HTTPS_PROXY: PROXY } }, wayOf('python-urllib', DIRECT)],
  ['wget: does not know the big one', { env: { HTTPS_PROXY: PROXY } }, wayOf('wget', DIRECT)],
  ['Windows: the case of a variable does not matter', windows({}, { env: { Https_Proxy: PROXY } }), wayOf('curl', THROUGH)],
  [
    'macOS: SOCKS alone',
    scutil('SOCKSEnable : 1', 'SOCKSProxy : proxy.test', 'SOCKSPort : 1080'),
    wayOf('macos', { kind: 'proxy', proxy: 'socks5://proxy.test:1080' }),
  ],
  [
    'macOS: the name stands among the exceptions',
    scutil(
      'ExceptionsList : <array> {',
      '  0 : *.example.test',
      '  1 : 169.254/16',
      '}',
      'HTTPSEnable : 1',
      'HTTPSProxy : proxy.test',
      'HTTPSPort : 3128',
    ),
    wayOf('macos', DIRECT),
  ],
  [
    'macOS: a proxy for HTTP alone',
    scutil('HTTPEnable : 1', 'HTTPProxy : proxy.test', 'HTTPPort : 3128', 'HTTPSEnable : 0'),
    wayOf('macos', DIRECT),
  ],
  ['macOS: a list of nothing', scutil('FTPPassive : 1'), wayOf('macos', DIRECT)],
  [
    'GNOME: a host without a port is none',
    { commands: gsettings(" mode 'manual'", ' use-same-proxy false', ".https host 'proxy.test'", '.https port 0') },
    wayOf('gnome', DIRECT),
  ],
  [
    'GNOME: exceptions with a star',
    {
      commands: gsettings(
        " mode 'manual'",
        " ignore-hosts ['localhost', '127.0.0.0/8', '*.example.test']",
        ".https host 'proxy.test'",
        '.https port 3128',
      ),
    },
    wayOf('gnome', DIRECT),
  ],
  [
    'KDE: a proxy with its scheme, the port behind a blank',
    { files: { [`${HOME}/.config/kioslaverc`]: '[Proxy Settings]\nProxyType=1\nhttpsProxy=http://proxy.test 3128\n' } },
    wayOf('kde', THROUGH),
  ],
  [
    'KDE: only the listed names go through',
    {
      files: {
        [`${HOME}/.config/kioslaverc`]:
          '[Proxy Settings]\nProxyType=1\nReversedException=true\nNoProxyFor=other.test\nhttpsProxy=http://proxy.test 3128\n',
      },
    },
    wayOf('kde', DIRECT),
  ],
  [
    'WinINET: exceptions with a star, in the registry’s own names',
    windows(
      wininet(
        'ProxyEnable    REG_DWORD    0x1',
        'ProxyServer    REG_SZ    proxy.test:3128',
        'ProxyOverride    REG_SZ    *.example.test;<local>',
      ),
    ),
    wayOf('wininet', DIRECT),
  ],
  [
    'WinINET: a proxy for HTTP alone',
    windows(wininet('ProxyEnable    REG_DWORD    0x1', 'ProxyServer    REG_SZ    http=proxy.test:3128')),
    wayOf('wininet', DIRECT),
  ],
  [
    'WinINET: written down and switched off',
    windows(wininet('ProxyEnable    REG_DWORD    0x0', 'ProxyServer    REG_SZ    proxy.test:3128')),
    wayOf('wininet', DIRECT),
  ],
  [
    'WinHTTP in German',
    windows({
      'netsh winhttp show proxy':
        '\r\nAktuelle WinHTTP-Proxyeinstellungen:\r\n\r\n    Proxyserver:  proxy.test:3128\r\n    Umgehungsliste      :  (Keine)\r\n\r\n',
    }),
    wayOf('winhttp', { kind: 'proxy', proxy: 'http://proxy.test:3128' }),
  ],
  [
    'Firefox: exceptions with a dot',
    {
      files: prefs(
        '"network.proxy.type", 1',
        '"network.proxy.ssl", "proxy.test"',
        '"network.proxy.ssl_port", 3128',
        '"network.proxy.no_proxies_on", "localhost, .example.test"',
      ),
    },
    wayOf('firefox', DIRECT),
  ],
  [
    'Firefox: user.js wins over prefs.js',
    {
      files: {
        ...prefs('"network.proxy.type", 0'),
        [`${HOME}/.mozilla/firefox/p/user.js`]:
          '// by hand\nuser_pref("network.proxy.type", 1);\nuser_pref("network.proxy.ssl", "proxy.test");\nuser_pref("network.proxy.ssl_port", 3128);\n',
      },
    },
    wayOf('firefox', THROUGH),
  ],
  [
    'git: a star for one label',
    {
      commands: {
        'git config --show-origin --get-regexp ^http\\.(.*\\.)?proxy$': `file:${HOME}/.gitconfig\thttp.https://*.example.test.proxy ${PROXY}\n`,
      },
    },
    wayOf('git', THROUGH),
  ],
  [
    'git: switched off for this address',
    {
      commands: {
        'git config --show-origin --get-regexp ^http\\.(.*\\.)?proxy$': `file:/etc/gitconfig\thttp.proxy ${PROXY}\nfile:${HOME}/.gitconfig\thttp.https://shop.example.test.proxy \n`,
      },
    },
    wayOf('git', DIRECT),
  ],
  [
    'npm: a value out of the environment, beside one that is null',
    { files: { [`${HOME}/.npmrc`]: `proxy=null\nhttps-proxy=$\{COMPANY_PROXY}\n` }, env: { COMPANY_PROXY: PROXY } },
    wayOf('npm', THROUGH),
  ],
  [
    'npm: its own exceptions',
    { files: { [`${HOME}/.npmrc`]: `https-proxy="${PROXY}/"\nnoproxy=localhost,example.test\n` } },
    wayOf('npm', DIRECT),
  ],
  [
    'pnpm: a file of its own',
    { files: { '/usr/bin/pnpm': '', [`${HOME}/.config/pnpm/rc`]: `https-proxy=${PROXY}\n` } },
    wayOf('pnpm', THROUGH),
  ],
  [
    'Docker’s daemon, by its unit, with exceptions',
    {
      files: {
        '/etc/systemd/system/docker.service.d/http-proxy.conf': `[Service]\nEnvironment="HTTPS_PROXY=${PROXY}/" "NO_PROXY=localhost,example.test"\n`,
      },
    },
    wayOf('docker-daemon', DIRECT),
  ],
  [
    'every service, by systemd’s own settings',
    { files: { '/etc/systemd/system.conf.d/proxy.conf': `[Manager]\nDefaultEnvironment="HTTPS_PROXY=${PROXY}"\n` } },
    wayOf('systemd', THROUGH),
  ],
  [
    'Java: an exception with a star, in a variable',
    {
      env: {
        JAVA_TOOL_OPTIONS: '-Xmx1g -Dhttps.proxyHost=proxy.test -Dhttps.proxyPort=3128 -Dhttp.nonProxyHosts=localhost|*.example.test',
      },
    },
    wayOf('java', DIRECT),
  ],
  [
    'Gradle’s own file',
    { files: { [`${HOME}/.gradle/gradle.properties`]: 'systemProp.https.proxyHost=proxy.test\nsystemProp.https.proxyPort=3128\n' } },
    wayOf('gradle', THROUGH),
  ],
  [
    'Maven: a proxy that is not active',
    {
      files: {
        [`${HOME}/.m2/settings.xml`]:
          '<settings><proxies><proxy><active>false</active><protocol>https</protocol><host>proxy.test</host><port>3128</port></proxy></proxies></settings>',
      },
    },
    wayOf('maven', null),
  ],
];

describe('proxies of a computer that nobody prepared', () => {
  test.each(PROXIES)('%s', async (_what, recorded, expected) => {
    expected(await lookAtRecorded(recorded));
  });
});
