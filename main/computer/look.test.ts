import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import type { ClockReading, ComputerReport } from '../../shared/model/computer.ts';
import { writePem } from '../../shared/wire/pem.ts';
import { tell } from '../../shared/words/index.ts';
import { lookAt } from './look.ts';
import { type Recorded, recordedMachine } from './testing/recorded-machine.ts';
import { publicRootStore } from './trust-stores/public-roots.ts';

const pem = (name: string) => readFileSync(new URL(`../../e2e/fixtures/stores/certs/${name}.pem`, import.meta.url), 'utf8');
const publicRoots = publicRootStore().roots.map((root) => writePem('CERTIFICATE', root.der));
const publicPem = publicRoots.join('');
const BUNDLE = '/etc/ssl/certs/ca-certificates.crt';
const HOUR = 3_600_000;
const now = Date.parse('2026-11-20T12:00:00Z');

const clockApart = (...offsets: readonly number[]): ClockReading => ({
  localTime: new Date(now).toISOString(),
  timeZone: 'UTC',
  given: false,
  sources: offsets.map((offsetMilliseconds, index) => ({
    host: `h${index}`,
    kind: 'http-date',
    offsetMilliseconds,
    uncertaintyMilliseconds: 500,
  })),
});

async function look(recorded: Recorded, clock: ClockReading | null = clockApart(0, 100, -100), host: string | null = null) {
  const programs = Object.fromEntries(['curl', 'node', 'firefox'].map((name) => [`/usr/bin/${name}`, '']));
  const machine = recordedMachine({
    ...recorded,
    files: { ...programs, [BUNDLE]: publicPem, ...recorded.files },
    env: { PATH: '/usr/bin', ...recorded.env },
  });
  const target = host === null ? null : { host, port: 443 };
  const report = await lookAt(machine, { target, clock: Promise.resolve(clock), now });
  return { report, told: report.findings.map((one) => `${one.state} ${one.area}: ${tell(one.said)}`), findings: report.findings };
}

describe('a computer', () => {
  test('given nothing unusual, is fine in every line', async () => {
    const { findings, report } = await look({});
    expect(findings.filter((one) => one.state !== 'fine').map((one) => tell(one.said))).toEqual([]);
    expect(findings.map((one) => one.area).sort()).toEqual(expect.arrayContaining(['clock', 'trust']));
    expect(report.matrix).toEqual([]);
  });

  test('given a company’s root in the system, says which programs trust it and which do not', async () => {
    const { report, findings } = await look({ files: { [BUNDLE]: publicPem + pem('corp-root') } });
    const row = report.matrix.find((each) => each.root === 'Example Corp Internal Root CA');
    const cells = Object.fromEntries((row?.cells ?? []).map((cell) => [cell.store, cell.trusted]));
    expect(cells).toMatchObject({ system: true, curl: true, node: false, firefox: false });
    expect(tell(findings[0]?.said ?? { key: '' })).toBe('The root “Example Corp Internal Root CA” was added to this computer.');
    expect(findings[0]?.detail.map((one) => tell(one)).join(' ')).toMatch(/Not trusted by: Firefox.*Node\.js/u);
  });

  test('given a root that is named after what it does, counts it as a sign of interception', async () => {
    const { findings } = await look({ files: { [BUNDLE]: publicPem + pem('av-root') } });
    expect(findings[0]).toMatchObject({ state: 'look', area: 'interception' });
  });

  test('given the private key beside an added root, calls it a problem', async () => {
    const key = '-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----\n';
    const { findings } = await look({
      files: { '/srv/debug.pem': pem('mitm-debug') + key },
      env: { NODE_EXTRA_CA_CERTS: '/srv/debug.pem' },
    });
    expect(findings[0]).toMatchObject({ state: 'problem', area: 'trust', said: { key: 'computer.root.key-beside' } });
  });

  test('given an old list of public roots, says how many are missing; given one taken out, names it', async () => {
    expect((await look({ files: { [BUNDLE]: publicRoots.slice(20).join('') } })).told[0]).toMatch(
      /^look trust: Old lists of public roots: Linux/u,
    );
    const { findings } = await look({ files: { [BUNDLE]: publicRoots.slice(1).join('') } });
    expect(findings[0]?.said).toMatchObject({ key: 'computer.store.trimmed', values: { program: 'Linux' } });
  });

  test('given a store that may not be read, says not known and never empty', async () => {
    const { report, told } = await look({ files: { [BUNDLE]: '' }, forbidden: [BUNDLE] });
    expect(report.stores[0]).toMatchObject({ outcome: 'could-not-read', count: 0, missingPublicRoots: [] });
    expect(told).toContain('not-known trust: The trust store of Linux could not be read.');
  });

  test('given a variable that names no file, says which program goes without', async () => {
    const { told } = await look({ env: { NODE_EXTRA_CA_CERTS: '/srv/none.pem' } });
    expect(told[0]).toBe('look trust: Node.js goes on without the roots that a setting names.');
  });

  test.each([
    [{ env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } }, 'Node.js'],
    [{ env: { GIT_SSL_NO_VERIFY: 'true' } }, 'git'],
    [{ files: { '/home/person/.gitconfig': '[http]\n\tsslVerify = false\n' } }, 'git'],
    [{ files: { '/home/person/.npmrc': 'strict-ssl=false\n' } }, 'npm'],
    [{ files: { '/home/person/.curlrc': 'insecure\n' } }, 'curl'],
    [{ files: { '/home/person/.config/pip/pip.conf': '[global]\ntrusted-host = pypi.org\n' } }, 'pip'],
    [{ files: { '/home/person/.wgetrc': 'check_certificate = off\n' } }, 'wget'],
    [{ files: { '/home/person/.condarc': 'ssl_verify: false\n' } }, 'conda'],
    [{ files: { '/home/person/.yarnrc': 'strict-ssl false\n' } }, 'yarn'],
    [{ files: { '/home/person/.config/Code/User/settings.json': '{"http.proxyStrictSSL": false}' } }, 'Visual Studio Code'],
    [{ files: { '/home/person/.gemrc': ':ssl_verify_mode: 0\n' } }, 'RubyGems'],
    [{ commands: { 'apt-config dump Acquire': 'Acquire::https::Verify-Peer "false";\n' } }, 'apt'],
    [{ env: { MAVEN_OPTS: '-Xmx1g -Dmaven.wagon.http.ssl.insecure=true' } }, 'Maven'],
  ] as const)('given checking switched off by %j, puts that on top', async (recorded, program) => {
    const { findings } = await look(recorded);
    expect(findings[0]).toMatchObject({ state: 'problem', said: { key: 'computer.unchecked', values: { program } } });
  });

  test('given a clock two hours ahead, it stands on top with the time zone as a reason; years behind, with the battery', async () => {
    const zone = (await look({}, clockApart(2 * HOUR, 2 * HOUR + 400))).findings[0];
    expect([zone?.state, zone?.area, zone?.detail.map((one) => one.key)]).toEqual([
      'problem',
      'clock',
      ['computer.clock.ahead', 'computer.clock.zone'],
    ]);
    const battery = (await look({}, clockApart(-9 * 365 * 24 * HOUR))).findings[0];
    expect(battery?.detail.map((one) => one.key)).toEqual(['computer.clock.behind', 'computer.clock.battery']);
  });

  test('given clocks that contradict each other, or none, says nothing about this one', async () => {
    expect((await look({}, clockApart(0, 3 * HOUR))).told).toContain(
      'not-known clock: Other clocks do not agree with each other, so nothing can be said about this one.',
    );
    // One that is wrong by itself does not silence the others.
    expect((await look({}, clockApart(0, 100, 3 * HOUR))).told).toContain('fine clock: The clock is right.');
    expect((await look({}, null)).told).toContain('not-known clock: The clock was not compared with others.');
  });

  test('given an entry for the target in the hosts file, says where it leads', async () => {
    const { told } = await look(
      { files: { '/etc/hosts': '127.0.0.1 localhost\n192.0.2.7 shop.example.test www # old\n' } },
      undefined,
      'shop.example.test',
    );
    expect(told[0]).toBe('look network: The hosts file sends shop.example.test to 192.0.2.7, whatever the network says.');
  });

  test('given a reader that fails, tells all the rest and that something is missing', async () => {
    const machine = recordedMachine({ files: { [BUNDLE]: publicPem + pem('corp-root') } });
    const broken = {
      ...machine,
      execute: (command: string, args: readonly string[]) =>
        command === 'trust' ? Promise.reject(new Error('ours')) : machine.execute(command, args),
    };
    const { findings, stores } = await lookAt(broken, { target: null, clock: Promise.reject(new Error('ours')), now });
    expect(findings.map((one) => one.said.key)).toEqual(expect.arrayContaining(['computer.root.added', 'computer.unfinished']));
    expect(stores.map((one) => one.store)).toContain('system');
  });

  test('given a computer that does not get to the end, has told what it knew on the way', async () => {
    const machine = recordedMachine({ files: { [BUNDLE]: publicPem + pem('corp-root') } });
    const told: ComputerReport[] = [];
    const never = new Promise<null>(() => undefined);
    void lookAt(machine, { target: null, clock: never, now, onPart: (report) => told.push(report) });
    await vi.waitFor(() => expect(told.length).toBeGreaterThan(0), { timeout: 5_000 });
    const soFar = told.at(-1);
    expect(soFar?.findings.map((one) => one.said.key)).toEqual(expect.arrayContaining(['computer.root.added', 'computer.unfinished']));
  });

  test('given a store that takes long, tells the first part at once and never that nothing was added', async () => {
    const own = recordedMachine({ files: { [BUNDLE]: publicPem, '/usr/bin/trust': '' }, env: { PATH: '/usr/bin' } });
    const machine = { ...own, execute: () => new Promise<null>(() => undefined) };
    const told: ComputerReport[] = [];
    void lookAt(machine, { target: null, clock: Promise.resolve(null), now, onPart: (report) => told.push(report) });
    await vi.waitFor(() => expect(told.length).toBeGreaterThan(0), { timeout: 5_000, interval: 5 });
    const keys = told[0]?.findings.map((one) => one.said.key) ?? [];
    expect(keys).toContain('computer.unfinished');
    expect(keys).not.toContain('computer.store.nothing-added');
  });
});
