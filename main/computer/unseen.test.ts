import { describe, expect, test } from 'vitest';
import type { ComputerReport } from '../../shared/model/computer.ts';
import { writePem } from '../../shared/wire/pem.ts';
import { lookAt } from './look.ts';
import { type Recorded, recordedMachine } from './testing/recorded-machine.ts';
import { publicRootStore } from './trust-stores/public-roots.ts';

const publicPem = publicRootStore()
  .roots.map((root) => writePem('CERTIFICATE', root.der))
  .join('');
const HOME = '/home/person';
const utf16 = (text: string, order: 'le' | 'be' = 'le') => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return new Uint8Array(order === 'le' ? bytes : bytes.swap16());
};
const PROXY = 'http://proxy.test:3128';
const profile = { [`${HOME}/.mozilla/firefox/profiles.ini`]: '[Profile0]\r\nName=a\r\nIsRelative=1\r\nPath=p\r\n' };

function look({ files = {}, env = {}, ...more }: Recorded): Promise<ComputerReport> {
  const programs = Object.fromEntries(['curl', 'node', 'wget', 'pip3', 'git'].map((name) => [`/usr/bin/${name}`, '']));
  const machine = recordedMachine({
    ...more,
    files: { ...programs, '/etc/ssl/certs/ca-certificates.crt': publicPem, ...files },
    env: { PATH: '/usr/bin', ...env },
  });
  const target = { host: 'shop.example.test', port: 443 };
  return lookAt(machine, { target, clock: Promise.resolve(null), now: Date.parse('2026-11-20T12:00:00Z') });
}

const store = (name: string, outcome: string, why: string | null) => (report: ComputerReport) =>
  expect(report.stores.find((one) => one.store === name)).toMatchObject({ outcome, why });
const wayOf = (source: string, way: unknown) => (report: ComputerReport) =>
  expect(report.proxies.find((one) => one.source === source)?.forTarget ?? null).toEqual(way);
const through = { kind: 'proxy', proxy: PROXY };
const says = (key: string) => (report: ComputerReport) => expect(report.findings.map((one) => one.said.key)).toContain(key);
const saysNot = (key: string) => (report: ComputerReport) => expect(report.findings.map((one) => one.said.key)).not.toContain(key);

/** Written down before anything was run: what each of these computers should be told. */
describe('a computer that nobody prepared', () => {
  test.each<[string, Recorded, (report: ComputerReport) => void]>([
    [
      'whose hosts file an editor of Windows saved as UTF-16',
      { files: { '/etc/hosts': utf16('192.0.2.7 shop.example.test\r\n') } },
      says('computer.hosts.for-target'),
    ],
    [
      'the same, bytes the other way round',
      { files: { '/etc/hosts': utf16('192.0.2.7 shop.example.test\r\n', 'be') } },
      says('computer.hosts.for-target'),
    ],
    ['whose .npmrc PowerShell wrote', { files: { [`${HOME}/.npmrc`]: utf16(`https-proxy=${PROXY}\r\n`) } }, wayOf('npm', through)],
    ['whose .curlrc is UTF-16', { files: { [`${HOME}/.curlrc`]: utf16(`proxy = "${PROXY}"\r\n`) } }, wayOf('curl', through)],
    [
      'whose .npmrc is Latin 1 with an accent',
      { files: { [`${HOME}/.npmrc`]: Buffer.from(`# caf\u00e9\nhttps-proxy=${PROXY}\n`, 'latin1') } },
      wayOf('npm', through),
    ],
    ['whose bundle is empty', { files: { '/etc/ssl/certs/ca-certificates.crt': '' } }, store('system', 'read', 'broken-file')],
    [
      'whose bundle is all zero bytes',
      { files: { '/etc/ssl/certs/ca-certificates.crt': new Uint8Array(4096) } },
      store('system', 'read', 'broken-file'),
    ],
    ['whose bundle may not be read', { forbidden: ['/etc/ssl/certs/ca-certificates.crt'] }, store('system', 'could-not-read', 'no-right')],
    ['whose variable names a folder', { env: { NODE_EXTRA_CA_CERTS: '/etc/ssl' } }, saysNot('computer.root.added')],
    ['whose variable holds a zero byte', { env: { NODE_EXTRA_CA_CERTS: '/srv/\0x' } }, says('computer.store.setting-ignored')],
    [
      'whose variable is a novel',
      { env: { https_proxy: 'x'.repeat(200_000) } },
      (report) => expect(JSON.stringify(report.proxies).length).toBeLessThan(20_000),
    ],
    [
      'whose Firefox database is cut off',
      { files: { ...profile, [`${HOME}/.mozilla/firefox/p/cert9.db`]: 'SQLite format 3\0'.padEnd(700, '\x10') } },
      store('firefox', 'could-not-read', 'damaged'),
    ],
    [
      'whose Firefox database is of before 2018',
      { files: { ...profile, [`${HOME}/.mozilla/firefox/p/cert8.db`]: 'x' } },
      store('firefox', 'could-not-read', 'old-form'),
    ],
    [
      'whose Firefox database is empty',
      { files: { ...profile, [`${HOME}/.mozilla/firefox/p/cert9.db`]: '' } },
      store('firefox', 'could-not-read', 'damaged'),
    ],
    [
      'whose profiles.ini names itself',
      { files: { [`${HOME}/.mozilla/firefox/profiles.ini`]: '[Profile0]\nIsRelative=1\nPath=../firefox\n' } },
      store('firefox', 'read', null),
    ],
    [
      'whose Java has a key store of Bouncy Castle',
      { files: { '/usr/lib/jvm/a/lib/security/cacerts': Uint8Array.of(0x30, 0x82, 1, 0, 0x30, 0x10) } },
      store('java', 'could-not-read', 'damaged'),
    ],
    [
      'whose Java key store is cut off',
      { files: { '/usr/lib/jvm/a/lib/security/cacerts': Uint8Array.of(0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2, 0, 0, 0, 9) } },
      store('java', 'could-not-read', 'damaged'),
    ],
    [
      'whose Java key store promises four thousand million entries',
      { files: { '/usr/lib/jvm/a/lib/security/cacerts': Uint8Array.of(0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2, 255, 255, 255, 255) } },
      store('java', 'could-not-read', 'damaged'),
    ],
    ['whose Docker settings are null', { files: { [`${HOME}/.docker/config.json`]: 'null' } }, wayOf('docker-containers', null)],
    [
      'whose Docker settings are a list',
      { files: { [`${HOME}/.docker/config.json`]: '[{"proxies":1}]' } },
      wayOf('docker-containers', null),
    ],
    ['whose Docker settings are cut off', { files: { '/etc/docker/daemon.json': '{"proxies":{' } }, says('proxies.finding.unreadable')],
    [
      'whose browser rules are no rules',
      { files: { '/etc/opt/chrome/policies/managed/a.json': '"x"', '/etc/opt/chrome/policies/managed/b.json': '[1]' } },
      wayOf('chrome', null),
    ],
    ['whose Firefox rules are a text', { files: { '/etc/firefox/policies/policies.json': '{"policies":"x"}' } }, wayOf('firefox', null)],
    [
      'whose desktop answers nonsense',
      { commands: { 'gsettings list-recursively org.gnome.system.proxy': 'No such schema' } },
      wayOf('gnome', { kind: 'direct' }),
    ],
    ['whose KDE settings may not be read', { forbidden: [`${HOME}/.config/kioslaverc`] }, says('proxies.finding.unreadable')],
    [
      'whose trust list fails',
      { commands: { 'trust dump': { exitCode: 1, stdout: '', stderr: 'p11-kit: couldn’t load' } } },
      store('p11-kit', 'could-not-read', 'damaged'),
    ],
    ['whose Maven settings are no XML', { files: { [`${HOME}/.m2/settings.xml`]: '<proxy><host>'.repeat(2000) } }, wayOf('maven', null)],
    [
      'whose conda settings are a deep tree',
      { files: { [`${HOME}/.condarc`]: Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n') } },
      wayOf('conda', null),
    ],
    [
      'whose wget is told to check nothing, in Windows’ line ends',
      { files: { [`${HOME}/.wgetrc`]: 'check_certificate = off\r\n' } },
      says('computer.unchecked'),
    ],
    [
      'whose proxy is written without a scheme, with a password of signs',
      { env: { https_proxy: 'me:p@ss:w/rd@proxy.test:3128' } },
      (report) => expect(JSON.stringify(report)).not.toMatch(/p@ss|w\/rd/u),
    ],
    [
      'whose proxy’s password is percent-written',
      { env: { https_proxy: 'http://me:s3%40cret@proxy.test:3128/' } },
      (report) => expect(JSON.stringify(report)).not.toMatch(/s3%40|s3@/u),
    ],
    [
      'whose script’s address carries a key',
      {
        files: {
          [`${HOME}/.config/kioslaverc`]:
            '[Proxy Settings]\nProxyType=2\nProxy Config Script=http://u:s3cret@pac.test/p.pac?key=s3cret#s3cret\n',
        },
      },
      (report) => expect(JSON.stringify(report)).not.toContain('s3cret'),
    ],
    [
      'with a password in a rule of Edge’s kin',
      { files: { '/etc/opt/edge/policies/managed/a.json': '{"ProxyServer":"https=u:s3cret@proxy.test:3128"}' } },
      (report) => expect(JSON.stringify(report)).not.toContain('s3cret'),
    ],
    [
      'with a password in new sessions',
      { files: { '/etc/environment': 'HTTPS_PROXY=http://u:s3cret@proxy.test:3128\n' } },
      (report) => expect(JSON.stringify(report)).not.toContain('s3cret'),
    ],
    [
      'with a password in a setting of pip that is none',
      { files: { [`${HOME}/.pip/pip.conf`]: '[global]\nproxy = u:s3cret@:::\n' } },
      (report) => expect(JSON.stringify(report)).not.toContain('s3cret'),
    ],
    [
      'that has nothing at all',
      { files: { '/etc/ssl/certs/ca-certificates.crt': publicPem }, env: { PATH: '' } },
      says('computer.store.nothing-added'),
    ],
  ])('%s', async (_what, recorded, expected) => {
    expected(await look(recorded));
  });

  test('of Windows, in another language, without rights, is told what is not known and nothing else', async () => {
    const report = await look({
      platform: 'win32',
      home: 'C:\\Users\\Bj\u00f6rn',
      commands: {
        'reg query HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings': {
          exitCode: 1,
          stdout: '',
          stderr: 'FEHLER: Zugriff verweigert',
        },
        'w32tm /query /status': {
          exitCode: 0,
          stdout:
            'Indicateur de saut\u00a0: 3 (non synchronis\u00e9)\r\nCouche\u00a0: 0\r\nPr\u00e9cision\u00a0: -23\r\nD\u00e9lai\u00a0: 0\r\nDispersion\u00a0: 0\r\nID de r\u00e9f\u00e9rence\u00a0: 0\r\nHeure\u00a0: non sp\u00e9cifi\u00e9\r\nSource\u00a0: Local CMOS Clock\r\nIntervalle\u00a0: 6\r\n',
          stderr: '',
        },
      },
    });
    expect(report.stores.find((one) => one.store === 'system')).toMatchObject({ outcome: 'could-not-read' });
    expect(report.findings.every((one) => one.state !== 'fine' || one.area !== 'trust' || one.said.key !== 'computer.clock.right')).toBe(
      true,
    );
    expect(JSON.stringify(report.findings)).toContain('computer.clock.never-set');
  });

  test('of macOS whose commands are all missing, is told that it could not be read, not that it is empty', async () => {
    const report = await look({ platform: 'darwin', home: '/Users/p', commands: {} });
    expect(report.stores.find((one) => one.store === 'system')?.outcome).toBe('could-not-read');
    expect(report.proxies.find((one) => one.source === 'macos')?.mode).toBe('could-not-read');
  });
});
