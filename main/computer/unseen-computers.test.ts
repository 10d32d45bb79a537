import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ComputerReport } from '../../shared/model/computer.ts';
import { pemCertificates } from '../../shared/wire/pem.ts';
import { DIRECT, HOME, lookAtRecorded, PROXY, publicPem, THROUGH } from './testing/look-at.ts';
import type { Recorded } from './testing/recorded-machine.ts';

const CORP = 'Example Corp Internal Root CA';
const corp = readFileSync(new URL('../../e2e/fixtures/stores/certs/corp-root.pem', import.meta.url), 'utf8');
const [corpDer = new Uint8Array()] = pemCertificates(corp);
const javaStore = new Uint8Array(readFileSync(new URL('../../e2e/fixtures/stores/java/cacerts.jks', import.meta.url)));

type Check = (report: ComputerReport) => void;

const trusted =
  (yes: readonly string[], no: readonly string[] = [], root = CORP): Check =>
  ({ matrix }) => {
    const cells = matrix.find((row) => row.root === root)?.cells ?? [];
    const told = Object.fromEntries([...yes, ...no].map((name) => [name, cells.find(({ store }) => store === name)?.trusted ?? false]));
    expect(told).toEqual(Object.fromEntries([...yes.map((name) => [name, true]), ...no.map((name) => [name, false])]));
  };
const way =
  (source: string, wanted: unknown): Check =>
  ({ proxies }) =>
    expect(proxies.find((one) => one.source === source)?.forTarget ?? null).toEqual(wanted);
const placed =
  (store: string, location: string): Check =>
  ({ stores }) =>
    expect(stores.find((one) => one.store === store)).toMatchObject({ location, outcome: 'read' });
const says =
  (key: string): Check =>
  ({ findings }) =>
    expect(findings.map(({ said }) => said.key)).toContain(key);
const saysNot =
  (key: string): Check =>
  ({ findings }) =>
    expect(findings.map(({ said }) => said.key)).not.toContain(key);
const ruled =
  (source: string, effect: string): Check =>
  ({ policies }) =>
    expect(policies.filter((one) => one.source === source).map((one) => one.effect.key)).toContain(effect);
const unruled =
  (source: string): Check =>
  ({ policies }) =>
    expect(policies.filter((one) => one.source === source)).toEqual([]);

/** A certificate as the registry keeps it, with these properties before it. */
const inRegistry = (key: string, ...before: readonly (readonly [number, string])[]) => {
  const property = (id: number, data: Uint8Array) => {
    const head = Buffer.alloc(12);
    head.writeUInt32LE(id, 0);
    head.writeUInt32LE(1, 4);
    head.writeUInt32LE(data.length, 8);
    return Buffer.concat([head, data]);
  };
  const blob = Buffer.concat([...before.map(([id, hex]) => property(id, Buffer.from(hex, 'hex'))), property(32, corpDer)]);
  return `\r\n${key}\\Certificates\\00AA\r\n    Blob    REG_BINARY    ${blob.toString('hex').toUpperCase()}\r\n`;
};
const WINDOWS = { platform: 'win32', home: 'C:\\Users\\p' } as const;
const QUERY = 'reg query HKLM\\SOFTWARE';
const ROOTS = `${QUERY}\\Microsoft\\SystemCertificates\\Root\\Certificates /s`;
const INTERNET = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
const internet = (lines: string): Recorded => ({
  ...WINDOWS,
  commands: {
    [`reg query ${INTERNET}`]: `\r\nHKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\r\n${lines}\r\n`,
  },
});
const MAC = { platform: 'darwin', home: '/Users/p' } as const;
const mac = (settings: string): Recorded => ({
  ...MAC,
  commands: {
    'security find-certificate -a -p /Library/Keychains/System.keychain': corp,
    'security find-certificate -a -p /System/Library/Keychains/SystemRootCertificates.keychain': publicPem,
    'security dump-trust-settings -d': `Number of trusted certs = 1\nCert 0: ${CORP}\n${settings}`,
  },
});
const setting = (policy: string, result: string, more = '') =>
  `   Number of trust settings : 1\n   Trust Setting 0:\n      Policy OID            : ${policy}\n${more}      Allowed Error         : Host name mismatch\n      Result Type           : kSecTrustSettingsResult${result}\n`;
const profile = (prefs: string) => ({
  [`${HOME}/.mozilla/firefox/profiles.ini`]: '[Profile0]\nName=d\nIsRelative=1\nPath=d\nDefault=1\n',
  [`${HOME}/.mozilla/firefox/d/prefs.js`]: prefs,
});
/** As Firefox keeps it unless it is told not to: each byte moved on by 13. */
const obscured = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'), (byte) => (byte + 13) % 256);
const LOCKED =
  'lockPref("network.proxy.type", 1);\nlockPref("network.proxy.ssl", "proxy.test");\nlockPref("network.proxy.ssl_port", 3128);\n';
const named = 'pref("general.config.filename", "firefox.cfg");\n';

/** Written down before anything was run, from the programs’ sources and manuals. */
const COMPUTERS: readonly [string, Recorded, Check][] = [
  [
    'SUSE',
    { files: { '/etc/ssl/ca-bundle.pem': publicPem + corp, '/etc/ssl/certs/ca-certificates.crt': publicPem + corp } },
    trusted(['system', 'curl', 'git'], ['node']),
  ],
  [
    'Alpine with one file for all',
    { files: { '/etc/ssl/cert.pem': publicPem + corp, '/etc/ssl/certs/ca-certificates.crt': publicPem + corp, '/usr/bin/openssl': '' } },
    trusted(['system', 'openssl', 'wget'], ['node']),
  ],
  [
    'Fedora with a root laid ready as DER',
    { files: { '/etc/pki/ca-trust/source/anchors/corp.der': corpDer, '/etc/pki/ca-trust/x': '' } },
    says('computer.root.not-merged'),
  ],
  [
    'Debian with a root whose name ends in .pem',
    { files: { '/usr/local/share/ca-certificates/corp.pem': corp } },
    says('computer.root.not-merged'),
  ],
  [
    'hash names of another certificate',
    { files: { '/srv/h/deadbeef.0': corp, '/usr/bin/openssl': '' }, env: { SSL_CERT_DIR: '/srv/h', SSL_CERT_FILE: '/srv/none' } },
    trusted([], ['openssl']),
  ],
  [
    'hash names of the old kind (MD5)',
    { files: { '/srv/h/a7a0886a.0': corp, '/usr/bin/openssl': '' }, env: { SSL_CERT_DIR: '/srv/h', SSL_CERT_FILE: '/srv/none' } },
    trusted([], ['openssl']),
  ],
  [
    'the right hash name, the second of two alike',
    { files: { '/srv/h/b37c970e.1': corp, '/srv/h/b37c970e.0': corp, '/usr/bin/openssl': '' }, env: { SSL_CERT_DIR: '/srv/h' } },
    trusted(['openssl'], ['node']),
  ],
  [
    'Java told a file with a blank in its name, the whole option in quotes',
    { files: { '/srv/my store': javaStore }, env: { JAVA_TOOL_OPTIONS: '"-Djavax.net.ssl.trustStore=/srv/my store" -Xmx1g' } },
    placed('java', '/srv/my store'),
  ],
  [
    'Java told a file in single quotes',
    { files: { '/srv/my store': javaStore }, env: { JAVA_TOOL_OPTIONS: "-Djavax.net.ssl.trustStore='/srv/my store'" } },
    placed('java', '/srv/my store'),
  ],
  [
    'Java’s proxy in quotes',
    { env: { JAVA_TOOL_OPTIONS: `"-Dhttps.proxyHost=proxy.test" '-Dhttps.proxyPort=3128'` } },
    way('java', THROUGH),
  ],
  [
    'a later option of Java that wins',
    { env: { JAVA_TOOL_OPTIONS: '-Dhttps.proxyHost=old.test', _JAVA_OPTIONS: '-Dhttps.proxyHost=proxy.test -Dhttps.proxyPort=3128' } },
    ({ proxies }) => expect(proxies.filter(({ source }) => source === 'java').map(({ forTarget }) => forTarget)).toContainEqual(THROUGH),
  ],
  [
    'a Java of Gradle alone',
    { files: { [`${HOME}/.gradle/jdks/temurin-17/lib/security/cacerts`]: javaStore } },
    placed('java', `${HOME}/.gradle/jdks/temurin-17/lib/security/cacerts`),
  ],
  [
    'Firefox ruled by autoconfig',
    {
      files: {
        ...profile(''),
        '/usr/lib/firefox/defaults/pref/autoconfig.js': named,
        '/usr/lib/firefox/firefox.cfg': obscured(`// first line\n${LOCKED}`),
      },
    },
    way('firefox', THROUGH),
  ],
  [
    'Firefox ruled by autoconfig in plain text',
    {
      files: {
        ...profile('user_pref("network.proxy.type", 0);'),
        '/usr/lib/firefox-esr/defaults/pref/local.js': `${named}pref("general.config.obscure_value", 0);\n`,
        '/usr/lib/firefox-esr/firefox.cfg': `//\n${LOCKED}`,
      },
    },
    way('firefox', THROUGH),
  ],
  [
    'Firefox on Debian with a default of the administrator',
    {
      files: {
        ...profile(''),
        '/etc/firefox-esr/proxy.js':
          'pref("network.proxy.type", 1);\npref("network.proxy.ssl", "proxy.test");\npref("network.proxy.ssl_port", 3128);\n',
      },
    },
    way('firefox', THROUGH),
  ],
  [
    'the same, where the person chose otherwise',
    {
      files: {
        ...profile('user_pref("network.proxy.type", 0);'),
        '/etc/firefox-esr/proxy.js':
          'pref("network.proxy.type", 1);\npref("network.proxy.ssl", "proxy.test");\npref("network.proxy.ssl_port", 3128);\n',
      },
    },
    way('firefox', DIRECT),
  ],
  [
    'Firefox’ rule that installs a root',
    {
      files: {
        ...profile(''),
        '/etc/firefox/policies/policies.json': JSON.stringify({ policies: { Certificates: { Install: ['/srv/corp.pem'] } } }),
      },
    },
    ruled('firefox', 'policies.browser.own-roots'),
  ],
  [
    'a Windows whose domain hands out a root',
    {
      ...WINDOWS,
      commands: {
        [`${QUERY}\\Policies\\Microsoft\\SystemCertificates\\Root\\Certificates /s`]: inRegistry(
          'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\SystemCertificates\\Root',
        ),
      },
    },
    trusted(['system', 'chromium']),
  ],
  [
    'a Windows root for signing code alone',
    {
      ...WINDOWS,
      commands: {
        [ROOTS]: inRegistry('HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\SystemCertificates\\Root', [9, '300a06082b06010505070303']),
      },
    },
    trusted([], ['system']),
  ],
  [
    'a Windows root with a friendly name before it',
    {
      ...WINDOWS,
      commands: {
        [ROOTS]: inRegistry('HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\SystemCertificates\\Root', [
          11,
          '43006f0072007000 0000'.replace(' ', ''),
        ]),
      },
    },
    trusted(['system']),
  ],
  [
    'a Windows root trusted by the computer and refused by the person',
    {
      ...WINDOWS,
      commands: {
        [ROOTS]: inRegistry('HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\SystemCertificates\\Root'),
        'reg query HKCU\\Software\\Microsoft\\SystemCertificates\\Disallowed\\Certificates /s': inRegistry(
          'HKEY_CURRENT_USER\\Software\\Microsoft\\SystemCertificates\\Disallowed',
        ),
      },
    },
    trusted([], ['system']),
  ],
  [
    'Windows with a proxy for each scheme',
    internet('    ProxyEnable    REG_DWORD    0x1\r\n    ProxyServer    REG_SZ    http=other.test:80;https=proxy.test:3128'),
    way('wininet', THROUGH),
  ],
  [
    'Windows with a proxy that is switched off',
    internet('    ProxyEnable    REG_DWORD    0x0\r\n    ProxyServer    REG_SZ    proxy.test:3128'),
    way('wininet', DIRECT),
  ],
  [
    'Windows with an exception by star',
    internet(
      '    ProxyEnable    REG_DWORD    0x1\r\n    ProxyServer    REG_SZ    proxy.test:3128\r\n    ProxyOverride    REG_SZ    *.corp.test;*.example.test;<local>',
    ),
    way('wininet', DIRECT),
  ],
  [
    'Windows with an exception for another port',
    internet(
      '    ProxyEnable    REG_DWORD    0x1\r\n    ProxyServer    REG_SZ    proxy.test:3128\r\n    ProxyOverride    REG_SZ    shop.example.test:8443',
    ),
    way('wininet', THROUGH),
  ],
  [
    'Windows with an address in braces as its proxy',
    internet('    ProxyEnable    REG_DWORD    0x1\r\n    ProxyServer    REG_SZ    [2001:db8::1]:3128'),
    way('wininet', { kind: 'proxy', proxy: 'http://[2001:db8::1]:3128' }),
  ],
  [
    'Schannel with TLS 1.2 off for servers alone',
    {
      ...WINDOWS,
      commands: {
        'reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL /s':
          '\r\nHKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server\r\n    Enabled    REG_DWORD    0x0\r\n',
      },
    },
    unruled('schannel'),
  ],
  ['a Mac whose administrator trusts a root for everything', mac('   Number of trust settings : 0\n'), trusted(['system', 'chromium'])],
  ['a Mac that refuses it for TLS', mac(setting('SSL', 'Deny')), trusted([], ['system'])],
  ['a Mac that refuses it for mail alone', mac(`${setting('SMIME', 'Deny')}`), trusted([], ['system'])],
  ['a Mac that trusts it for TLS', mac(setting('SSL', 'TrustRoot')), trusted(['system'])],
  [
    'a Mac that trusts it for one host',
    mac(setting('SSL', 'TrustRoot', '      Policy String         : intra.test\n')),
    trusted([], ['system']),
  ],
  ['a Mac that leaves it to the rules', mac(setting('SSL', 'Unspecified')), trusted([], ['system'])],
  [
    'OpenSSL that wants TLS 1.2 by a file brought in',
    {
      files: {
        '/etc/ssl/openssl.cnf': 'openssl_conf = a\n.include /etc/ssl/own.cnf\n',
        '/etc/ssl/own.cnf': '[a]\nssl_conf = b\n[b]\nsystem_default = c\n[c]\nMinProtocol = TLSv1.2\n',
      },
    },
    ruled('openssl', 'policies.openssl.min'),
  ],
  [
    'OpenSSL with such a section that nobody names',
    { files: { '/etc/ssl/openssl.cnf': '[c]\nMinProtocol = TLSv1.3\n' } },
    unruled('openssl'),
  ],
  [
    'OpenSSL at level 2, as it is delivered',
    {
      files: {
        '/etc/ssl/openssl.cnf': 'openssl_conf=a\n[a]\nssl_conf=b\n[b]\nsystem_default=c\n[c]\nCipherString = DEFAULT:@SECLEVEL=2\n',
      },
    },
    unruled('openssl'),
  ],
  [
    'Fedora’s rules with SHA-1 let in again',
    { files: { '/etc/crypto-policies/config': 'DEFAULT:SHA1\n' } },
    ruled('crypto-policies', 'policies.crypto-policies.other'),
  ],
  ['Fedora as it is delivered', { files: { '/etc/crypto-policies/config': '# a remark\nDEFAULT\n' } }, unruled('crypto-policies')],
  [
    'a list of exceptions with stars, which curl takes for letters',
    { env: { https_proxy: PROXY, no_proxy: '*.example.test' } },
    way('curl', THROUGH),
  ],
  [
    'a list of exceptions with stars, which Node understands',
    { env: { HTTPS_PROXY: PROXY, NO_PROXY: '*.example.test', NODE_USE_ENV_PROXY: '1' } },
    way('node', DIRECT),
  ],
  [
    'exceptions parted by blanks, which curl bears',
    { env: { https_proxy: PROXY, no_proxy: 'corp.test shop.example.test' } },
    way('curl', DIRECT),
  ],
  [
    'exceptions parted by blanks, which urllib takes for one name',
    { env: { https_proxy: PROXY, no_proxy: 'corp.test shop.example.test' } },
    way('python-urllib', THROUGH),
  ],
  [
    'a leading dot, which wget takes for names below',
    { env: { https_proxy: PROXY, no_proxy: '.shop.example.test' } },
    way('wget', THROUGH),
  ],
  ['a leading dot, which curl passes over', { env: { https_proxy: PROXY, no_proxy: '.shop.example.test' } }, way('curl', DIRECT)],
  ['capital names alone, which wget does not know', { env: { HTTPS_PROXY: PROXY } }, way('wget', DIRECT)],
  [
    'a client certificate with its key in Java’s store',
    { files: { '/usr/lib/jvm/a/lib/security/cacerts': javaStore } },
    saysNot('computer.root.key-beside'),
  ],
];

test.each(COMPUTERS)('given %s, says so', async (_what, recorded, check) => {
  check(await lookAtRecorded(recorded));
});
