import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ComputerReport } from '../../shared/model/computer.ts';
import { pemCertificates } from '../../shared/wire/pem.ts';
import { HOME, lookAtRecorded, publicPem } from './testing/look-at.ts';
import type { Recorded } from './testing/recorded-machine.ts';

const fixture = (path: string) => new Uint8Array(readFileSync(new URL(`../../e2e/fixtures/stores/${path}`, import.meta.url)));
const CORP = 'Example Corp Internal Root CA';
const corpPem = new TextDecoder().decode(fixture('certs/corp-root.pem'));
const [corpDer = new Uint8Array()] = pemCertificates(corpPem);
const JAVA = '/usr/lib/jvm/jdk-21/lib/security';
const noRoots = Uint8Array.of(0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2, 0, 0, 0, 0, ...Array.from({ length: 20 }, () => 0));

const windows = (commands: Recorded['commands'], more: Recorded = {}): Recorded => ({
  platform: 'win32',
  home: 'C:\\Users\\p',
  ...more,
  commands: commands ?? {},
});
/** A certificate as the registry keeps it: property 32 of a serialised one. */
const inRegistry = (key: string, der: Uint8Array) => {
  const head = Buffer.alloc(12);
  head.writeUInt32LE(32, 0);
  head.writeUInt32LE(1, 4);
  head.writeUInt32LE(der.length, 8);
  return `\r\n${key}\\Certificates\\00AA\r\n    Blob    REG_BINARY    ${Buffer.concat([head, der]).toString('hex').toUpperCase()}\r\n`;
};
type Check = (report: ComputerReport) => void;

const store =
  (name: string, outcome: string, why: string | null): Check =>
  (report) =>
    expect(report.stores.find((one) => one.store === name)).toMatchObject({ outcome, why });

const says =
  (key: string): Check =>
  (report) =>
    expect(report.findings.map((one) => one.said.key)).toContain(key);

const saysNot =
  (key: string): Check =>
  (report) =>
    expect(report.findings.map((one) => one.said.key)).not.toContain(key);

/** These stores trust the root of this name, and those do not. */
const trusted =
  (root: string, yes: readonly string[], no: readonly string[] = []): Check =>
  (report) => {
    const cells = report.matrix.find((row) => row.root === root)?.cells ?? [];
    const told = (store: string) => cells.find((cell) => cell.store === store)?.trusted ?? false; // no row: nobody trusts it
    expect(Object.fromEntries([...yes, ...no].map((name) => [name, told(name)]))).toEqual(
      Object.fromEntries([...yes.map((name) => [name, true]), ...no.map((name) => [name, false])]),
    );
  };

const ruled =
  (source: string, setting: string, effect: string): Check =>
  (report) =>
    expect(report.policies.map((one) => [one.source, one.setting, one.effect.key])).toContainEqual([source, setting, effect]);

type Row = [string, Recorded, (report: ComputerReport) => void];

/** Written down before anything was run, from the programs’ manuals and sources. */
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
    'a trust list that is there and does not answer in time',
    { files: { '/usr/bin/trust': '' } },
    store('p11-kit', 'could-not-read', 'too-slow'),
  ],
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

describe('stores and rules of a computer that nobody prepared', () => {
  test.each([...STORES, ...REST])('%s', async (_what, recorded, expected) => {
    expected(await lookAtRecorded(recorded));
  });
});
