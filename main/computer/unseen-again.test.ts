import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ComputerReport } from '../../shared/model/computer.ts';
import { pemCertificates } from '../../shared/wire/pem.ts';
import { DIRECT, HOME, lookAtRecorded, PROXY, publicPem, ruled, says, saysNot, store, THROUGH, trusted, wayOf } from './testing/look-at.ts';
import type { Recorded } from './testing/recorded-machine.ts';

const fixture = (path: string) => new Uint8Array(readFileSync(new URL(`../../e2e/fixtures/stores/${path}`, import.meta.url)));
const CORP = 'Example Corp Internal Root CA';
const corpPem = new TextDecoder().decode(fixture('certs/corp-root.pem'));
const [corpDer = new Uint8Array()] = pemCertificates(corpPem);
const JAVA = '/usr/lib/jvm/jdk-21/lib/security';
const noRoots = Uint8Array.of(0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2, 0, 0, 0, 0, ...Array.from({ length: 20 }, () => 0));

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
/** A certificate as the registry keeps it: property 32 of a serialised one. */
const inRegistry = (key: string, der: Uint8Array) => {
  const head = Buffer.alloc(12);
  head.writeUInt32LE(32, 0);
  head.writeUInt32LE(1, 4);
  head.writeUInt32LE(der.length, 8);
  return `\r\n${key}\\Certificates\\00AA\r\n    Blob    REG_BINARY    ${Buffer.concat([head, der]).toString('hex').toUpperCase()}\r\n`;
};
const prefs = (...lines: readonly string[]) => ({
  [`${HOME}/.mozilla/firefox/profiles.ini`]: '[Profile0]\nName=a\nIsRelative=1\nPath=p\nDefault=1\n',
  [`${HOME}/.mozilla/firefox/p/prefs.js`]: lines.map((line) => `user_pref(${line});\n`).join(''),
});

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

const STORES: readonly Row[] = [
  [
    'Java told to use Windows’ own roots',
    windows(
      {
        'reg query HKLM\\SOFTWARE\\Microsoft\\SystemCertificates\\Root\\Certificates /s': inRegistry(
          'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\SystemCertificates\\Root',
          corpDer,
        ),
      },
      {
        env: {
          PATH: 'C:\\Windows',
          JAVA_TOOL_OPTIONS: '-Djavax.net.ssl.trustStore=NUL -Djavax.net.ssl.trustStoreType=Windows-ROOT',
        },
      },
    ),
    trusted(CORP, ['system', 'java']),
  ],
  [
    'Java’s older variable names a store',
    { env: { _JAVA_OPTIONS: '-Djavax.net.ssl.trustStore=/srv/own.jks' }, files: { '/srv/own.jks': fixture('java/cacerts.jks') } },
    trusted(CORP, ['java'], ['system']),
  ],
  [
    'a jssecacerts beside Java’s own list: it alone counts',
    { files: { [`${JAVA}/cacerts`]: noRoots, [`${JAVA}/jssecacerts`]: fixture('java/cacerts.jks') } },
    trusted(CORP, ['java'], ['system']),
  ],
  ['Java’s list empty, and whole', { files: { [`${JAVA}/cacerts`]: noRoots } }, says('computer.store.trusts-nobody')],
  [
    'a Snap of Chromium with a database of its own',
    { files: { [`${HOME}/snap/chromium/current/.pki/nssdb/cert9.db`]: fixture('nss-user-db-3.125/cert9.db') } },
    trusted(CORP, ['chromium'], ['system']),
  ],
  [
    'a root that lies in the folder and was never merged',
    { files: { '/usr/local/share/ca-certificates/corp.crt': corpPem } },
    says('computer.root.not-merged'),
  ],
  [
    'a root in the folder under a name that Debian does not merge',
    { files: { '/usr/local/share/ca-certificates/corp.pem': corpPem } },
    says('computer.root.not-merged'),
  ],
  [
    'Node told to read the system’s roots',
    {
      env: { NODE_OPTIONS: '--max-old-space-size=4096 --use-system-ca' },
      files: { '/etc/ssl/certs/ca-certificates.crt': publicPem + corpPem },
    },
    trusted(CORP, ['system', 'curl', 'node']),
  ],
  [
    'Node without that',
    { files: { '/etc/ssl/certs/ca-certificates.crt': publicPem + corpPem } },
    trusted(CORP, ['system', 'curl'], ['node']),
  ],
  [
    'a variable with quotes around the path, as cmd.exe keeps them',
    windows({}, { env: { NODE_EXTRA_CA_CERTS: '"C:\\corp\\root.pem"' }, files: { 'C:\\corp\\root.pem': corpPem } }),
    says('computer.store.setting-ignored'),
  ],
  [
    'curl’s settings with a file name in quotes',
    { files: { [`${HOME}/.curlrc`]: 'cacert = "/srv/corp.pem"\n', '/srv/corp.pem': publicPem + corpPem } },
    trusted(CORP, ['curl'], ['system', 'git']),
  ],
  [
    'git’s own file, with a tilde',
    { files: { [`${HOME}/.gitconfig`]: '[http]\n\tsslCAInfo = ~/corp.pem\n', [`${HOME}/corp.pem`]: publicPem + corpPem } },
    trusted(CORP, ['git'], ['system', 'curl']),
  ],
  [
    'npm’s own file',
    { files: { '/usr/bin/npm': '', [`${HOME}/.npmrc`]: 'cafile=/srv/corp.pem\n', '/srv/corp.pem': corpPem } },
    trusted(CORP, ['npm'], ['node']),
  ],
  [
    'npm’s certificate within its settings',
    { files: { '/usr/bin/npm': '', [`${HOME}/.npmrc`]: `ca="${corpPem.trim().replaceAll('\n', '\\n')}"\n` } },
    trusted(CORP, ['npm'], ['node']),
  ],
  [
    'pnpm’s own file',
    { files: { '/usr/bin/pnpm': '', [`${HOME}/.config/pnpm/rc`]: 'cafile=/srv/corp.pem\n', '/srv/corp.pem': corpPem } },
    trusted(CORP, ['pnpm'], ['node']),
  ],
  [
    'Composer’s own file',
    {
      files: {
        '/usr/bin/composer': '',
        [`${HOME}/.config/composer/config.json`]: '{"config":{"cafile":"/srv/corp.pem"}}',
        '/srv/corp.pem': publicPem + corpPem,
      },
    },
    trusted(CORP, ['composer'], ['system']),
  ],
  [
    'Composer told not to use TLS at all',
    { files: { '/usr/bin/composer': '', [`${HOME}/.composer/config.json`]: '{"config":{"disable-tls":true}}' } },
    says('computer.unchecked'),
  ],
  [
    'a root in Windows’ list of refused ones and among the trusted',
    windows({
      'reg query HKLM\\SOFTWARE\\Microsoft\\SystemCertificates\\Root\\Certificates /s': inRegistry('HKEY_LOCAL_MACHINE\\X', corpDer),
      'reg query HKLM\\SOFTWARE\\Microsoft\\SystemCertificates\\Disallowed\\Certificates /s': inRegistry('HKEY_LOCAL_MACHINE\\X', corpDer),
    }),
    trusted(CORP, [], ['system']),
  ],
  [
    'macOS: in the keychain, without a trust setting',
    {
      platform: 'darwin',
      home: '/Users/p',
      commands: {
        'security find-certificate -a -p /System/Library/Keychains/SystemRootCertificates.keychain': publicPem,
        'security find-certificate -a -p /Library/Keychains/System.keychain': corpPem,
        'security dump-trust-settings -d': 'SecTrustSettingsCopyCertificates: No Trust Settings were found.\n',
      },
    },
    trusted(CORP, [], ['system']),
  ],
  [
    'macOS: with one, whose list of settings is empty',
    {
      platform: 'darwin',
      home: '/Users/p',
      commands: {
        'security find-certificate -a -p /System/Library/Keychains/SystemRootCertificates.keychain': publicPem,
        'security find-certificate -a -p /Library/Keychains/System.keychain': corpPem,
        'security dump-trust-settings -d': `Number of trusted certs = 1\nCert 0: ${CORP}\n   Number of trust settings : 0\n`,
      },
    },
    trusted(CORP, ['system', 'chromium']),
  ],
  [
    'WSL beside Windows, with a root that Windows lacks',
    windows(
      {
        'reg query HKLM\\SOFTWARE\\Microsoft\\SystemCertificates\\AuthRoot\\Certificates /s': inRegistry(
          'HKEY_LOCAL_MACHINE\\X',
          pemCertificates(publicPem)[0] ?? new Uint8Array(),
        ),
        'wsl --list --running --quiet': 'U\0b\0u\0n\0t\0u\0-\x002\x004\0.\x000\x004\0\r\0\n\0',
      },
      { files: { '\\\\wsl.localhost\\Ubuntu-24.04\\etc\\ssl\\certs\\ca-certificates.crt': publicPem + corpPem } },
    ),
    trusted(CORP, ['WSL (Ubuntu-24.04)'], ['system']),
  ],
  [
    'a bundle that is a link into nowhere',
    { files: { '/etc/ssl/certs/ca-certificates.crt': publicPem }, links: { '/x': '/y' } },
    store('system', 'read', null),
  ],
];

const REST: readonly Row[] = [
  [
    'hosts: capitals, blanks and a remark',
    { files: { '/etc/hosts': '127.0.0.1\tlocalhost\n  192.0.2.9   www.x.test   SHOP.Example.Test # new server\n' } },
    says('computer.hosts.for-target'),
  ],
  ['hosts: a line that was taken out', { files: { '/etc/hosts': '#192.0.2.9 shop.example.test\n' } }, saysNot('computer.hosts.for-target')],
  [
    'hosts: an IPv6 address with its zone',
    { files: { '/etc/hosts': 'fe80::1%eth0 shop.example.test\n' } },
    says('computer.hosts.for-target'),
  ],
  ['hosts: an address that is none', { files: { '/etc/hosts': '300.1.1.1 shop.example.test\n' } }, saysNot('computer.hosts.for-target')],
  [
    'crypto-policies: FIPS with a part',
    { files: { '/etc/crypto-policies/config': 'FIPS:OSPP\n' } },
    ruled('crypto-policies', 'policy', 'policies.crypto-policies.fips'),
  ],
  [
    'crypto-policies: DEFAULT with SHA-1 let in again',
    { files: { '/etc/crypto-policies/state/current': 'DEFAULT:SHA1\n' } },
    ruled('crypto-policies', 'policy', 'policies.crypto-policies.other'),
  ],
  [
    'Java 8: TLS 1.2 switched off',
    {
      files: {
        '/usr/lib/jvm/java-8/jre/lib/security/java.security':
          'jdk.tls.disabledAlgorithms=SSLv3, TLSv1, TLSv1.1, TLSv1.2, RC4, DES, MD5withRSA, \\\n    DH keySize < 1024, EC keySize < 224, 3DES_EDE_CBC, anon, NULL\n',
      },
    },
    ruled('java', 'jdk.tls.disabledAlgorithms', 'policies.java.versions-off'),
  ],
  [
    'OpenSSL, as Ubuntu 20.04 is often changed by hand',
    {
      env: { OPENSSL_CONF: '/etc/ssl/openssl.cnf' },
      files: {
        '/etc/ssl/openssl.cnf':
          'openssl_conf = openssl_init\n\n[openssl_init]\nssl_conf = ssl_sect\n\n[ssl_sect]\nsystem_default = system_default_sect\n\n[system_default_sect]\nMinProtocol = TLSv1\nCipherString = DEFAULT@SECLEVEL=1\n',
      },
    },
    ruled('openssl', 'CipherString', 'policies.openssl.level'),
  ],
  [
    'OpenSSL: quoted values and blanks within the marks',
    {
      env: { OPENSSL_CONF: '/etc/ssl/openssl.cnf' },
      files: {
        '/etc/ssl/openssl.cnf': 'openssl_conf=a\n[ a ]\nssl_conf=b\n[b]\nsystem_default=c\n[c]\nOptions = "UnsafeLegacyRenegotiation"\n',
      },
    },
    ruled('openssl', 'Options', 'policies.openssl.legacy-renegotiation'),
  ],
  [
    'the clock’s service is not there',
    {
      commands: {
        timedatectl:
          '               Local time: Fri 2026-11-20 12:00:00 UTC\n           Universal time: Fri 2026-11-20 12:00:00 UTC\n                 RTC time: n/a\n                Time zone: Etc/UTC (UTC, +0000)\nSystem clock synchronized: no\n              NTP service: n/a\n          RTC in local TZ: no\n',
      },
    },
    (report) => expect(JSON.stringify(report.findings)).toContain('computer.clock.never-set'),
  ],
  ['Python told not to check', { env: { PYTHONHTTPSVERIFY: '0' } }, says('computer.unchecked')],
  ['Node told not to check', { env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } }, says('computer.unchecked')],
  ['git told not to check', { files: { [`${HOME}/.gitconfig`]: '[http]\n\tsslVerify = false\n' } }, says('computer.unchecked')],
  ['git told not to check, by a variable', { env: { GIT_SSL_NO_VERIFY: 'true' } }, says('computer.unchecked')],
  ['npm told not to check', { files: { [`${HOME}/.npmrc`]: 'strict-ssl=false\n' } }, says('computer.unchecked')],
  ['curl told not to check', { files: { [`${HOME}/.curlrc`]: '--insecure\n' } }, says('computer.unchecked')],
];

describe('a computer that nobody prepared', () => {
  test.each([...PROXIES, ...STORES, ...REST])('%s', async (_what, recorded, expected) => {
    expected(await lookAtRecorded(recorded));
  });
});
