import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pemCertificates, writePem } from '../../../shared/wire/pem.ts';
import { readCertificate } from '../../../shared/wire/x509.ts';
import { summarise } from '../../../shared/wire/x509-summary.ts';
import { recordedMachine } from '../testing/recorded-machine.ts';
import { readLinuxSystem } from './linux-system.ts';
import { readMacSystem, trustSettings } from './macos-system.ts';
import { rootsInDump } from './p11-kit.ts';
import { rootsInFile } from './pem-list.ts';
import type { StoreContent, StoredRoot } from './stored-root.ts';
import { readWindowsSystem } from './windows-system.ts';
import { readWsl } from './wsl.ts';

const fixture = (path: string) => readFileSync(new URL(`../../../e2e/fixtures/${path}`, import.meta.url), 'utf8');
const corp = fixture('stores/certs/corp-root.pem');
const antivirus = fixture('stores/certs/av-root.pem');
const told = (roots: readonly StoredRoot[]) => roots.map((root) => [summarise(root.certificate).subjectText, root.trust]);
const rootsOf = (store: StoreContent) => ({ outcome: store.outcome, roots: told(store.roots) });

describe('Linux', () => {
  test.each([
    '/etc/ssl/certs/ca-certificates.crt',
    '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
    '/etc/ssl/ca-bundle.pem',
    '/etc/ssl/cert.pem',
  ])('given the bundle at %s, reads it once however often a root stands in it', async (path) => {
    const store = await readLinuxSystem(recordedMachine({ files: { [path]: corp + antivirus + corp } }));
    expect(store.location).toBe(path);
    expect(rootsOf(store)).toEqual({
      outcome: 'read',
      roots: [
        ['Example Corp Internal Root CA', 'trusted'],
        ['Example Antivirus Web Shield Root', 'trusted'],
      ],
    });
  });

  test('given no bundle, says not there; given one it may not read, says so', async () => {
    expect((await readLinuxSystem(recordedMachine({}))).outcome).toBe('not-there');
    const forbidden = recordedMachine({ forbidden: ['/etc/ssl/certs/ca-certificates.crt'] });
    expect(await readLinuxSystem(forbidden)).toMatchObject({ outcome: 'could-not-read', why: 'no-right' });
  });

  test('given OpenSSL’s trusted form, keeps to the uses written behind the certificate', () => {
    const form = (name: string) => told(rootsInFile(new TextEncoder().encode(fixture(`stores/openssl/${name}`)))).map(([, trust]) => trust);
    expect(form('trusted-server-only.pem')).toEqual(['trusted']);
    expect(form('trusted-rejected.pem')).toEqual(['distrusted']);
  });

  test('given Windows line ends, DER or PKCS #7, finds the same roots as in the plain bundle', () => {
    const names = (name: string) =>
      told(rootsInFile(new Uint8Array(readFileSync(new URL(`../../../e2e/fixtures/stores/openssl/${name}`, import.meta.url)))));
    expect(names('bundle-crlf.pem')).toEqual(names('bundle.pem'));
    expect(names('bundle.pem')).toHaveLength(2);
    expect(names('corp-root.der')).toEqual([['Example Corp Internal Root CA', 'trusted']]);
  });

  test('given a dump of p11-kit, takes an anchor for trusted and a mark of distrust for distrust', () => {
    const dump = fixture('outputs/trust-extract-detect.txt');
    expect(told(rootsInDump(dump))).toEqual([['Example Antivirus Web Shield Root', 'trusted']]);
    expect(told(rootsInDump(dump.replace('x-distrusted: false', 'x-distrusted: true')))[0]?.[1]).toBe('distrusted');
    expect(told(rootsInDump(dump.replace('trusted: true', 'trusted: false')))[0]?.[1]).toBe('undecided');
  });

  /** What `trust dump` prints for a purpose, about the public key of a certificate. */
  const purpose = (objectId: string, value: string) => {
    const key = readCertificate(pemCertificates(corp)[0] ?? new Uint8Array()).key?.spki ?? new Uint8Array();
    return `[p11-kit-object-v1]\nclass: x-certificate-extension\nvalue: "${value}"\nobject-id: ${objectId}\n${writePem('PUBLIC KEY', key)}`;
  };
  const anchor = `[p11-kit-object-v1]\ntrusted: true\nx-distrusted: false\n${corp}`;
  const SERVERS = '0%0A%06%08+%06%01%05%05%07%03%01';
  test.each([
    ['for mail only, is none for servers', purpose('2.5.29.37', '0%0A%06%08+%06%01%05%05%07%03%04'), 'undecided'],
    ['for servers, is one', purpose('2.5.29.37', SERVERS), 'trusted'],
    ['refused for servers, is refused', purpose('1.3.6.1.4.1.3319.6.10.1', SERVERS), 'distrusted'],
    ['without purposes of its own, is one', '', 'trusted'],
  ])('given a root that is %s', (_what, object, trust) => {
    expect(rootsInDump(anchor + object).map((root) => root.trust)).toEqual([trust]);
  });
});

describe('Windows', () => {
  const query = (base: string, store: string) => `reg query ${base}\\SystemCertificates\\${store}\\Certificates /s`;
  const blob = fixture('outputs/win-reg-systemcertificates-blob.txt');
  const windows = (commands: Record<string, string>) => recordedMachine({ platform: 'win32', commands });

  test('given a root in the person’s registry, reads its certificate out of the blob', async () => {
    const store = await readWindowsSystem(windows({ [query('HKCU\\Software\\Microsoft', 'Root')]: blob }));
    expect(rootsOf(store)).toEqual({ outcome: 'read', roots: [['Example Antivirus Web Shield Root', 'trusted']] });
    expect(store.roots[0]?.shipped).toBe(false);
  });

  test('given the same root among the refused, refuses it; given it in Microsoft’s list, nobody added it', async () => {
    const refused = await readWindowsSystem(
      windows({ [query('HKCU\\Software\\Microsoft', 'Root')]: blob, [query('HKLM\\SOFTWARE\\Microsoft', 'Disallowed')]: blob }),
    );
    expect(rootsOf(refused).roots).toEqual([['Example Antivirus Web Shield Root', 'distrusted']]);
    const shipped = await readWindowsSystem(windows({ [query('HKLM\\SOFTWARE\\Microsoft', 'AuthRoot')]: blob }));
    expect(shipped.roots.map((root) => root.shipped)).toEqual([true]);
  });

  /** A certificate's entry as `reg query` prints it, with its purposes limited to these (DER, hex). */
  const limited = (uses: string) => {
    const property = (id: string, data: string) =>
      `${id}000000010000${'00'}${(data.length / 2).toString(16).padStart(2, '0')}000000${data}`;
    return blob.replace(/(Blob {4}REG_BINARY {4})/u, `$1${property('09', uses)}`);
  };
  test.each([
    ['code signing', '300a06082b06010505070303', 'undecided'],
    ['servers', '300a06082b06010505070301', 'trusted'],
    ['nothing', '3000', 'undecided'],
  ])('given a root that an administrator left for %s only, counts it so', async (_what, uses, trust) => {
    const store = await readWindowsSystem(windows({ [query('HKLM\\SOFTWARE\\Microsoft', 'Root')]: limited(uses) }));
    expect(store.roots.map((root) => root.trust)).toEqual([trust]);
  });

  test('given a registry that nobody may look into, says that it could not be read, not that Windows trusts nobody', async () => {
    const refused = { exitCode: 1, stdout: '', stderr: 'ERROR: Registry editing has been disabled by your administrator.' };
    const store = await readWindowsSystem(
      recordedMachine({ platform: 'win32', commands: { [query('HKLM\\SOFTWARE\\Microsoft', 'Root')]: refused } }),
    );
    expect(store).toMatchObject({ outcome: 'could-not-read', why: 'no-right' });
  });

  test('given no answer of reg, says that it could not be read', async () => {
    expect((await readWindowsSystem(windows({}))).outcome).toBe('could-not-read');
  });
});

describe('Linux systems within Windows', () => {
  const running = Buffer.from('Ubuntu-24.04\r\nstrange name; rm\r\n', 'utf16le').toString('utf8');
  test('given one that runs, reads its bundle as a store of its own; a name that is none is passed over', async () => {
    const machine = recordedMachine({
      platform: 'win32',
      commands: { 'wsl --list --running --quiet': running },
      files: { '\\\\wsl.localhost\\Ubuntu-24.04\\etc\\ssl\\certs\\ca-certificates.crt': corp },
    });
    const stores = await readWsl(machine);
    expect(stores.map((store) => [store.program, ...rootsOf(store).roots])).toEqual([
      ['WSL (Ubuntu-24.04)', ['Example Corp Internal Root CA', 'trusted']],
    ]);
  });
  test('given none that runs, or no WSL, starts nothing', async () => {
    expect(await readWsl(recordedMachine({ platform: 'win32' }))).toEqual([]);
  });
});

describe('macOS', () => {
  const pem = (path: string) => `security find-certificate -a -p ${path}`;
  const mac = (commands: Parameters<typeof recordedMachine>[0]['commands']) =>
    recordedMachine({ platform: 'darwin', home: '/Users/person', ...(commands === undefined ? {} : { commands }) });
  const system = { [pem('/Library/Keychains/System.keychain')]: corp + antivirus };
  const admin = fixture('outputs/mac-security-dump-trust-settings-admin.txt');

  test('given settings of an administrator, an empty list means trusted for everything', async () => {
    const store = await readMacSystem(mac({ ...system, 'security dump-trust-settings -d': admin }));
    expect(rootsOf(store).roots).toEqual([
      ['Example Corp Internal Root CA', 'trusted'],
      ['Example Antivirus Web Shield Root', 'trusted'],
    ]);
  });

  test('given no settings, lying in a keychain is not trust', async () => {
    const none = { exitCode: 1, stdout: '', stderr: fixture('outputs/mac-security-dump-trust-settings-none.txt') };
    const store = await readMacSystem(mac({ ...system, 'security dump-trust-settings': none, 'security dump-trust-settings -d': none }));
    expect(store.roots.map((root) => root.trust)).toEqual(['undecided', 'undecided']);
  });

  test('given a person’s refusal, it wins over the administrator’s trust; other policies than SSL do not count', async () => {
    const person = admin.replace('kSecTrustSettingsResultTrustRoot', 'kSecTrustSettingsResultDeny');
    const store = await readMacSystem(mac({ ...system, 'security dump-trust-settings -d': admin, 'security dump-trust-settings': person }));
    expect(rootsOf(store).roots[1]).toEqual(['Example Antivirus Web Shield Root', 'distrusted']);
    expect(trustSettings(admin.replace('SSL', 'CodeSigning')).has('Example Antivirus Web Shield Root')).toBe(false);
  });

  test('given a setting for one host only, or trust beside a refusal, nobody else is trusted for it', () => {
    const forOneHost = admin.replace(/(Policy OID\s*: SSL)/u, '$1\n      Policy String              : printer.test');
    expect(trustSettings(forOneHost).has('Example Antivirus Web Shield Root')).toBe(false);
    const both = admin.replace(
      'kSecTrustSettingsResultTrustRoot',
      'kSecTrustSettingsResultDeny\n   Trust Setting 1:\n      Policy OID                 : SSL\n      Result Type                : kSecTrustSettingsResultTrustRoot',
    );
    expect(trustSettings(both).get('Example Antivirus Web Shield Root')).toBe('distrusted');
  });

  test('given no answer of security, says that it could not be read', async () => {
    expect((await readMacSystem(mac({}))).outcome).toBe('could-not-read');
  });
});
