import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type PracticeServer, type ScenarioName, startPractice } from '../../main/practice/practice.ts';
import { CAUSE_IDS } from '../../shared/model/cause-id.ts';
import { CERTAINTIES, SIDES } from '../../shared/model/side.ts';

const PROGRAM = join(import.meta.dirname, '../../scripts/handshake-doctor.mjs');

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The program as a script calls it: its own process, nothing on standard input unless given. */
function handshakeDoctor(args: readonly string[], input: string | null = null, cwd?: string): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], {
      stdio: [input === null ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      ...(cwd === undefined ? {} : { cwd }),
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input ?? '');
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') }));
  });
}

const Found = z.object({
  cause: z.enum(CAUSE_IDS),
  variant: z.string().nullable(),
  side: z.enum(SIDES),
  certainty: z.enum(CERTAINTIES),
  title: z.string().min(1),
  because: z.array(z.string().min(1)).min(1),
  evidence: z.array(z.number()),
});

/** DESIGN section 4: the one document that scripts read. */
const Document = z.object({
  format: z.literal('handshake-doctor/1'),
  input: z.object({ kind: z.string() }),
  diagnosis: z.object({
    verdict: z.enum(['fault', 'advice', 'healthy', 'cannot-tell', 'not-tls']),
    primary: Found.nullable(),
    others: z.array(Found),
  }),
  findings: z.array(
    z.object({
      cause: z.enum(CAUSE_IDS),
      state: z.enum(['found', 'ruled-out', 'cannot-tell']),
      because: z.array(z.string()),
      evidence: z.array(z.number()),
    }),
  ),
  evidence: z.array(z.object({ id: z.number(), kind: z.string(), state: z.enum(['seen', 'absent', 'unknown']) })),
  fixPlan: z.array(z.object({ do: z.string().min(1) })),
  cost: z.object({ connections: z.number(), milliseconds: z.number(), hosts: z.array(z.string()) }),
  recognised: z.array(z.object({ family: z.string(), id: z.string(), causes: z.array(z.enum(CAUSE_IDS)) })).optional(),
});

let folder = '';
const running: PracticeServer[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handshake-doctor-cli-'));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function practised(name: ScenarioName): Promise<{ server: PracticeServer; args: readonly string[] }> {
  const server = await startPractice(name);
  running.push(server);
  const trust = join(folder, `${name}.pem`);
  await writeFile(trust, server.trustPem);
  return {
    server,
    args: [server.host, '--connect', `127.0.0.1:${server.port}`, ...(server.trustPem === '' ? [] : ['--trust-only', trust]), '--offline'],
  };
}

describe('given a real broken server, `diagnose --json` names the cause, and its exit code says fault or not', () => {
  const expected: Readonly<Partial<Record<ScenarioName, string | null>>> = {
    healthy: null,
    expired: 'expired',
    'not-yet-valid': 'not-yet-valid',
    'wrong-name': 'name-mismatch',
    'self-signed': 'self-signed',
    'unknown-root': 'untrusted-root',
    'missing-intermediate': 'incomplete-chain',
    'old-versions': 'version-mismatch',
    'client-certificate': 'client-cert-required',
    'plain-http': 'plain-http',
    reset: 'reset',
  };
  for (const [name, cause] of Object.entries(expected) as [ScenarioName, string | null][])
    it(`${name}: ${cause ?? 'nothing is wrong'}`, async () => {
      const { args } = await practised(name);
      const ran = await handshakeDoctor(['diagnose', ...args, '--json']);
      const document = Document.parse(JSON.parse(ran.out));
      expect(document.diagnosis.primary?.cause ?? null).toBe(cause);
      expect(ran.code).toBe(cause === null ? 0 : 1);
      if (cause !== null) expect(document.fixPlan.length).toBeGreaterThan(0);
      expect(document.cost.hosts).toEqual(['127.0.0.1']);
    });
});

describe('given a server that cannot be reached at all', () => {
  // A name under .invalid never resolves (RFC 2606); port 1 of this computer has no listener.
  for (const [target, cause] of [
    ['nobody.invalid', 'dns'],
    ['127.0.0.1:1', 'refused'],
  ] as const)
    it(`${target}: ${cause}`, async () => {
      const ran = await handshakeDoctor(['diagnose', target, '--proxy', 'none', '--offline', '--json']);
      expect(Document.parse(JSON.parse(ran.out)).diagnosis.primary?.cause).toBe(cause);
      expect(ran.code).toBe(1);
    });
});

describe('given a clock that is wrong, and a healthy server that says what time it is', () => {
  for (const clock of ['2031-01-01T00:00:00Z', '2020-01-01T00:00:00Z'])
    it(`--clock ${clock}: the clock is the cause, likely, and explains the dates`, async () => {
      const { args } = await practised('healthy');
      const ran = await handshakeDoctor(['diagnose', ...args, '--clock', clock, '--json']);
      const { diagnosis } = Document.parse(JSON.parse(ran.out));
      expect(diagnosis.primary).toMatchObject({ cause: 'clock-wrong', side: 'this-computer', certainty: 'likely' });
      expect(ran.code).toBe(1);
    });
  it('a clock that is wrong by hours only, inside the dates of the certificate, is no fault', async () => {
    const { args } = await practised('healthy');
    const clock = new Date(Date.now() + 5 * 3_600_000).toISOString();
    expect((await handshakeDoctor(['diagnose', ...args, '--clock', clock, '--json'])).code).toBe(0);
  });
});

describe('given a saved case, `report` judges it again and writes it', () => {
  it('as PDF, HTML and text that name the cause', async () => {
    const { args } = await practised('expired');
    const saved = join(folder, 'case.json');
    const pdf = join(folder, 'first.pdf');
    const ran = await handshakeDoctor(['diagnose', ...args, '--save', saved, '--pdf', pdf]);
    expect(ran.code).toBe(1);
    expect((await readFile(pdf)).subarray(0, 5).toString()).toBe('%PDF-');

    const html = join(folder, 'report.html');
    const again = await handshakeDoctor(['report', saved, '--pdf', join(folder, 'again.pdf'), '--html', html, '--text']);
    expect(again.code).toBe(0);
    expect(again.out).toContain('certificate ran out 35 days ago');
    expect(await readFile(html, 'utf8')).toContain('certificate ran out 35 days ago');
    const replayed = Document.parse(JSON.parse((await handshakeDoctor(['report', saved, '--json'])).out));
    expect(replayed.diagnosis.primary?.cause).toBe('expired');
  });
  it('refuses what is no case in one sentence', async () => {
    const file = join(folder, 'not-a-case.json');
    await writeFile(file, '{"format":"handshake-doctor/1","evidence":[{"id":"x"}]}');
    const ran = await handshakeDoctor(['report', file, '--text']);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('is not a saved case');
  });
});

describe('given bad input, says what is wrong and what to do, exit 2, nothing on stdout', () => {
  const cases: readonly (readonly [name: string, args: readonly string[], says: RegExp])[] = [
    ['port 0', ['diagnose', 'shop.example.com:0'], /port 0 does not exist/],
    ['no target', ['diagnose'], /exactly one target/],
    ['an unknown option', ['diagnose', 'shop.example.com', '--insecure'], /--insecure/],
    ['an option without its value', ['diagnose', 'shop.example.com', '--connect'], /--connect needs a value/],
    ['a file that is not there', ['diagnose', 'shop.example.com', '--trust', '/nowhere/root.pem'], /cannot read the file/],
    ['an unknown command', ['undress'], /no command called undress/],
    ['a clock that is no time', ['diagnose', 'shop.example.com', '--clock', 'yesterday'], /cannot read yesterday as a time/],
    ['an unknown scenario', ['practice', 'volcano'], /no built-in server called volcano/],
  ];
  for (const [name, args, says] of cases)
    it(name, async () => {
      const ran = await handshakeDoctor(args);
      expect(ran).toMatchObject({ code: 2, out: '' });
      expect(ran.err).toMatch(says);
    });
  it('an empty paste', async () => {
    const ran = await handshakeDoctor(['explain', '-'], '   \n');
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toMatch(/no message to explain/);
  });
  it('a paste of more than 5 MB', async () => {
    const ran = await handshakeDoctor(['explain', '-'], 'x'.repeat(5_100_000));
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toMatch(/larger than 5 MB/);
  });
});

describe('given a pasted message, `explain --json`', () => {
  it('names what it recognised, with exit 1 for a fault', async () => {
    const ran = await handshakeDoctor(['explain', '-', '--json'], 'curl: (60) SSL certificate problem: certificate has expired');
    const document = Document.parse(JSON.parse(ran.out));
    expect(document.diagnosis.primary?.cause).toBe('expired');
    expect(document.recognised?.length).toBeGreaterThan(0);
    expect(ran.code).toBe(1);
  });
  it('keeps no secret of the paste', async () => {
    const ran = await handshakeDoctor(['explain', '--json', 'curl https://bob:hunter2@shop.example.com/ : certificate has expired']);
    expect(ran.out).not.toContain('hunter2');
  });
  it('says kindly when it is not about a connection, exit 0', async () => {
    const ran = await handshakeDoctor(['explain', '--json', 'No space left on device']);
    expect(Document.parse(JSON.parse(ran.out)).diagnosis).toMatchObject({ verdict: 'not-tls', primary: null });
    expect(ran.code).toBe(0);
  });
  it('reads a 4 MB log with one line that matters', async () => {
    const ran = await handshakeDoctor(
      ['explain', '-', '--json'],
      `${'2026-11-20 all is well\n'.repeat(170_000)}NET::ERR_CERT_DATE_INVALID\n`,
    );
    const causes = Document.parse(JSON.parse(ran.out)).recognised?.flatMap((one) => one.causes);
    expect(causes).toContain('expired');
  });
});

describe('given the way the program is started', () => {
  it('without a command and without a keyboard: the example, then how it is used, exit 0', async () => {
    const ran = await handshakeDoctor([], null, folder);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('Practice Issuer 1');
    expect(ran.out).toContain('handshake-doctor diagnose TARGET');
    expect((await readFile(join(folder, 'demo.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
  });
  it('demo --json: ends healthy after the fault, with what changed', async () => {
    const ran = await handshakeDoctor(['demo', '--json', '--pdf', join(folder, 'd.pdf')]);
    const whole: unknown = JSON.parse(ran.out);
    const document = Document.extend({
      compared: z.object({ outcome: z.string() }),
      attempts: z.array(z.object({ at: z.string() })),
    }).parse(whole);
    expect(document.diagnosis.verdict).toBe('healthy');
    expect(document.compared.outcome).toBe('solved');
    expect(document.attempts).toHaveLength(1);
    expect(ran.code).toBe(0);
  });
});
