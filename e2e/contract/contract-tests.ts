import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { isAnswer, isProgress } from '../../shared/contract/answer-checks.ts';
import { limitOf } from '../../shared/contract/checks.ts';
import type { Saved, SavedOr } from '../../shared/contract/doctor.ts';
import { LINKS } from '../../shared/contract/links.ts';
import { VERBS } from '../../shared/contract/verbs.ts';
import type { CaseDocument } from '../../shared/model/case-document.ts';
import type { ComputerReport } from '../../shared/model/computer.ts';
import type { Problem } from '../../shared/model/problem.ts';
import type { Progress } from '../../shared/model/progress.ts';
import { keyPair, threeLevels } from '../certificates/make.ts';
import { pkcs12Container } from '../certificates/make-pkcs12.ts';
import { checkOf, REQUESTS, SITUATION } from './requests.ts';
import { plainServer, silentServer } from './servers.ts';
import type { Subject } from './subject.ts';

/** One promise of the contract. Each runs over every subject, in this order; `title` begins with the verb it is about. */
export interface ContractTest {
  readonly title: string;
  run(subject: Subject): Promise<void>;
}

const FORM: readonly ContractTest[] = VERBS.flatMap((verb) => {
  const good = REQUESTS[verb];
  const withMore = { ...good, extra: 1 };
  const withLarge = { ...good, job: 'x'.repeat(limitOf(verb) + 1) };
  return [
    {
      title: `${verb}: refuses what is no request, as a Problem`,
      run: async (subject: Subject) => {
        for (const wrong of [7, 'text', [], true, ...(good === null ? [{}] : [null, {}])]) {
          expect((await problemOf(subject, verb, wrong)).kind).toBe('bad-input');
        }
      },
    },
    {
      title: `${verb}: refuses a key nobody asked for`,
      run: async (subject: Subject) => expect((await problemOf(subject, verb, withMore)).kind).toBe('bad-input'),
    },
    {
      title: `${verb}: refuses what is larger than its limit`,
      run: async (subject: Subject) => expect((await problemOf(subject, verb, withLarge)).kind).toBe('too-large'),
    },
  ];
});

const MEANING: readonly ContractTest[] = [
  {
    title: 'about: says version, runtime, platform and language',
    run: async (subject) => {
      const about = await answerTo(subject, 'about', null);
      expect(about).toMatchObject({ version: expect.stringMatching(/^\d+\.\d+\.\d+/), runtime: subject.runtime });
      expect(Object.keys(about as object).sort()).toEqual(['language', 'platform', 'runtime', 'version']);
    },
  },
  {
    title: 'check: answers with a whole case that names the cause',
    run: async (subject) => {
      const server = await plainServer();
      try {
        const document = await caseOf(subject, 'check', checkOf(server.target, 'plain'));
        expect(document.diagnosis.primary?.cause).toBe('plain-http');
        expect(document.input).toMatchObject({ kind: 'target', target: { host: '127.0.0.1' } });
        expect(document.cost.connections).toBeGreaterThan(0);
      } finally {
        await server.close();
      }
    },
  },
  {
    title: 'check: streams progress under its job: asked before answered, nothing after the answer, fractions never back',
    run: async (subject) => {
      const server = await plainServer();
      try {
        await caseOf(subject, 'check', checkOf(server.target, 'watched'));
        const heard = await progressOf(subject, 'watched');
        expect(heard.length).toBeGreaterThan(1);
        const asked = new Set<string>();
        let done = 0;
        for (const progress of heard) {
          if (progress.kind === 'asked') asked.add(progress.id);
          if (progress.kind === 'answered') expect(asked.has(progress.id)).toBe(true);
          if (progress.kind === 'fraction') expect(progress.done / progress.of).toBeGreaterThanOrEqual(done);
          if (progress.kind === 'fraction') done = progress.done / progress.of;
        }
        expect((await progressOf(subject, 'watched')).length).toBe(heard.length);
      } finally {
        await server.close();
      }
    },
  },
  {
    title: 'check: refuses a target that is none, as a Problem',
    run: async (subject) => {
      for (const target of ['', '   ', 'example.com:0', 'example.com:99999', 'exa mple.com']) {
        expect((await problemOf(subject, 'check', checkOf(target, 'none'))).kind).toBe('bad-input');
      }
    },
  },
  {
    title: 'check: refuses to join a case that is not there',
    run: async (subject) => {
      const request = { ...checkOf('127.0.0.1:1', 'join'), joinCase: 'none' };
      expect((await problemOf(subject, 'check', request)).kind).toBe('not-found');
    },
  },
  {
    title: 'cancel: ends a running check at once, and that check answers that it was cancelled',
    run: async (subject) => {
      const server = await silentServer();
      try {
        const checking = subject.ask('check', checkOf(server.target, 'endless'));
        await expect.poll(() => server.taken(), { timeout: 15_000 }).toBeGreaterThan(0);
        expect(await answerTo(subject, 'cancel', { job: 'endless' })).toEqual({ cancelled: true });
        expect(await checking).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
      } finally {
        await server.close();
      }
    },
  },
  {
    title: 'cancel: says so when there is nothing to cancel',
    run: async (subject) => expect(await answerTo(subject, 'cancel', { job: 'unheard of' })).toEqual({ cancelled: false }),
  },
  {
    title: 'explain: names the cause of a pasted message',
    run: async (subject) => {
      const document = await caseOf(subject, 'explain', { job: 'e', text: 'NET::ERR_CERT_DATE_INVALID', situation: SITUATION });
      expect([document.diagnosis.primary, ...document.diagnosis.others].map((finding) => finding?.cause)).toContain('expired');
    },
  },
  {
    title: 'explain: takes a text of nearly 5 MB in any script, and hostile characters in it',
    run: async (subject) => {
      const text = `SSL_ERROR_EXPIRED_CERT_ALERT ${'证书 \u202E</script>\u0000'.repeat(150_000)}`;
      await caseOf(subject, 'explain', { job: 'e', text, situation: SITUATION });
    },
  },
  {
    title: 'begin, answer, retell: a case grows by answers, takes one back, and is told for somebody else',
    run: async (subject) => {
      const { id } = await caseOf(subject, 'begin', { situation: SITUATION });
      const answered = await caseOf(subject, 'answer', { caseId: id, question: 'other-sites', answer: 'all-fail' });
      expect(answered.id).toBe(id);
      expect(answered.evidence).toHaveLength(1);
      const withdrawn = await caseOf(subject, 'answer', { caseId: id, question: 'other-sites', answer: null });
      expect(withdrawn.evidence).toHaveLength(0);
      const situation = { audience: 'operator', about: 'server' } as const;
      const retold = await caseOf(subject, 'retell', { caseId: id, situation, software: 'nginx', platform: 'linux' });
      expect(retold.situation).toEqual(situation);
    },
  },
  ...(['answer', 'retell', 'recheck', 'openCase', 'savePdf', 'saveCase', 'mendPractice'] as const).map((verb) => ({
    title: `${verb}: a case that is not there is not found`,
    run: async (subject: Subject) => expect((await problemOf(subject, verb, REQUESTS[verb])).kind).toBe('not-found'),
  })),
  {
    title: 'practise, mendPractice, recheck: the broken example is diagnosed, mended, and found solved',
    run: async (subject) => {
      const broken = await caseOf(subject, 'practise', { job: 'p', scenario: 'missing-intermediate' });
      expect(broken.diagnosis.primary?.cause).toBe('incomplete-chain');
      expect(await answerTo(subject, 'mendPractice', { caseId: broken.id })).toEqual({ mended: true });
      const after = await caseOf(subject, 'recheck', { job: 'r', caseId: broken.id });
      expect(after.comparison?.outcome).toBe('solved');
    },
  },
  {
    title: 'practise: an example nobody built is a Problem',
    run: async (subject) => expect((await problemOf(subject, 'practise', { job: 'p', scenario: 'none' })).kind).toBe('bad-input'),
  },
  {
    title: 'computer: answers with a report whose system store was read, or says in it why not',
    run: async (subject) => {
      const report = (await answerTo(subject, 'computer', { ...REQUESTS.computer, target: '127.0.0.1:1' })) as ComputerReport;
      const [system] = report.stores;
      expect(system?.store).toBe('system');
      expect(system?.outcome === 'could-not-read' || (system?.count ?? 0) > 0).toBe(true);
      expect(report.findings.some((finding) => finding.area === 'trust')).toBe(true);
      expect(report.clock).toBeNull(); // asked with offline, so nobody was asked
    },
  },
  {
    title: 'savePdf: writes the report where the person chose, and only then names it',
    run: async (subject) => {
      const { id } = await caseOf(subject, 'explain', { job: 'e', text: 'ERR_CERT_DATE_INVALID', situation: SITUATION });
      const saved = valueIn(await subject.askAndSave('savePdf', { caseId: id }, 'my report'));
      expect(saved).toEqual({ path: expect.stringMatching(/my report\.pdf$/), saved: expect.any(String) });
      const { path } = saved as Saved;
      expect(readFileSync(path).subarray(0, 5).toString('latin1')).toBe('%PDF-');
    },
  },
  {
    title: 'savePdf, saveCase: giving up writes nothing and is no fault',
    run: async (subject) => {
      const { id } = await caseOf(subject, 'begin', { situation: SITUATION });
      for (const verb of ['savePdf', 'saveCase'])
        expect(await subject.askAndSave(verb, { caseId: id }, null)).toEqual({ ok: true, value: null });
    },
  },
  {
    title: 'saveCase, openFiles: a saved case comes back as it was, picked or dropped',
    run: async (subject) => {
      const before = await caseOf(subject, 'explain', { job: 'e', text: 'SEC_ERROR_UNKNOWN_ISSUER', situation: SITUATION });
      const { path } = valueIn(await subject.askAndSave('saveCase', { caseId: before.id }, 'kept.json')) as Saved;
      for (const opened of [
        await subject.askAndPick('openFiles', REQUESTS.openFiles, [path]),
        await subject.askWithFiles(REQUESTS.openFiles, [path]),
      ]) {
        const value = valueIn(opened) as CaseDocument;
        expect(value.evidence).toEqual(before.evidence);
        expect(value.diagnosis).toEqual(before.diagnosis);
      }
    },
  },
  {
    title: 'saveChain, checkKey, saveRequest: the files of a certificate; the key stays where it is',
    run: async (subject) => {
      const { root, issuer, leaf } = threeLevels();
      const inFolder = (name: string, content: string) => {
        const path = join(subject.folder, name);
        writeFileSync(path, content);
        return path;
      };
      const served = inFolder('served.pem', leaf.pem + root.pem + issuer.pem);
      const opened = valueIn(await subject.askAndPick('openFiles', REQUESTS.openFiles, [served])) as CaseDocument;
      const caseId = opened.id;
      const chain = valueIn(await subject.askAndSave('saveChain', { caseId, offline: true }, 'right chain')) as SavedOr;
      expect(readFileSync(chain.saved?.path ?? '', 'utf8')).toBe(leaf.pem + issuer.pem);

      const pemOf = (keys: typeof leaf.keys, lock = {}) => keys.privateKey.export({ type: 'pkcs8', format: 'pem', ...lock }).toString();
      const ask = { caseId, again: false, password: null };
      const other = inFolder('other.key', pemOf(issuer.keys));
      expect(valueIn(await subject.askAndPick('checkKey', ask, [other]))).toMatchObject({ file: 'other.key', belongs: false });
      const locked = inFolder('locked.key', pemOf(leaf.keys, { cipher: 'aes-256-cbc', passphrase: 'geheim' }));
      expect(valueIn(await subject.askAndPick('checkKey', ask, [locked]))).toMatchObject({ belongs: null, needsPassword: true });
      expect(await subject.ask('saveRequest', { caseId })).toMatchObject({ ok: true, value: { saved: null } });
      const again = (password: string) => answerTo(subject, 'checkKey', { caseId, again: true, password });
      expect(await again('wrong')).toMatchObject({ belongs: null, needsPassword: true });
      const unlocked = await again('geheim');
      expect(unlocked).toMatchObject({ file: 'locked.key', belongs: true, needsPassword: false });

      const request = valueIn(await subject.askAndSave('saveRequest', { caseId }, 'next')) as SavedOr;
      expect(readFileSync(request.saved?.path ?? '', 'utf8')).toContain('-----BEGIN CERTIFICATE REQUEST-----');
      const { path } = valueIn(await subject.askAndSave('saveCase', { caseId }, 'with key')) as Saved;
      for (const said of [readFileSync(path, 'utf8'), JSON.stringify(unlocked)]) expect(said).not.toMatch(/PRIVATE KEY|geheim/);
    },
  },
  {
    title: 'saveChain, checkKey: a case without a certificate says so; giving up is no fault',
    run: async (subject) => {
      const { id } = await caseOf(subject, 'begin', { situation: SITUATION });
      expect((await problemOf(subject, 'saveChain', { caseId: id, offline: true })).kind).toBe('bad-input');
      const path = join(subject.folder, 'alone.pem');
      writeFileSync(path, threeLevels().leaf.pem);
      const { id: caseId } = valueIn(await subject.askAndPick('openFiles', REQUESTS.openFiles, [path])) as CaseDocument;
      expect(await answerTo(subject, 'saveChain', { caseId, offline: true })).toMatchObject({
        saved: null,
        said: { key: 'chain.repair.missing', values: { issuer: 'Test Issuing' } },
      });
      expect(await subject.askAndPick('checkKey', { caseId, again: false, password: null }, [])).toEqual({ ok: true, value: null });
      expect(await answerTo(subject, 'checkKey', { caseId, again: true, password: null })).toBe(null);
    },
  },
  {
    title: 'openFiles, unlockFiles: a container asks for its password, which is used once and stands nowhere',
    run: async (subject) => {
      const rsa = (label: string) => ({ keys: keyPair('RSA-2048', label) });
      const { root, issuer, leaf } = threeLevels({ root: rsa('p12 root'), issuer: rsa('p12 between'), leaf: rsa('p12') });
      const path = join(subject.folder, 'client.p12');
      writeFileSync(path, pkcs12Container([leaf, issuer, root], leaf, 'geheim'));
      const unlock = (password: string) => subject.ask('unlockFiles', { ...REQUESTS.unlockFiles, password });
      expect(await unlock('geheim')).toEqual({ ok: true, value: null });
      const wants = (key: string) => ({ ok: false, error: { wants: 'password', said: { key }, next: { key: 'captures.password.here' } } });
      expect(checkedAnswer(await subject.askAndPick('openFiles', REQUESTS.openFiles, [path]))).toMatchObject(
        wants('captures.needs-password'),
      );
      expect(await unlock('gehiem')).toMatchObject(wants('captures.wrong-password'));
      const opened = valueIn(await unlock('geheim')) as CaseDocument;
      expect(opened.evidence).toMatchObject([{ kind: 'chain', seen: { served: [{}, {}, {}] } }]);
      const { path: saved } = valueIn(await subject.askAndSave('saveCase', { caseId: opened.id }, 'container')) as Saved;
      for (const said of [readFileSync(saved, 'utf8'), JSON.stringify(opened)]) expect(said).not.toMatch(/PRIVATE KEY|geheim/);
      // It is open now: there is nothing left to unlock.
      expect(await unlock('geheim')).toEqual({ ok: true, value: null });
    },
  },
  {
    title: 'openFiles: picking nothing is no fault; what is no known file says so',
    run: async (subject) => {
      expect(await subject.askAndPick('openFiles', REQUESTS.openFiles, [])).toEqual({ ok: true, value: null });
      const path = join(subject.folder, 'noise.bin');
      writeFileSync(path, Buffer.from([0, 1, 2, 3, 255]));
      expect(checkedAnswer(await subject.askAndPick('openFiles', REQUESTS.openFiles, [path]))).toMatchObject({
        ok: false,
        error: { kind: 'bad-input' },
      });
    },
  },
  {
    title: 'openFiles: a dropped folder is a Problem',
    run: async (subject) => {
      const path = join(subject.folder, 'a folder');
      mkdirSync(path);
      expect(checkedAnswer(await subject.askWithFiles(REQUESTS.openFiles, [path])).ok).toBe(false);
    },
  },
  {
    title: 'showInFolder: knows only what this run saved',
    run: async (subject) => expect(await answerTo(subject, 'showInFolder', { saved: '/etc/passwd' })).toEqual({ shown: false }),
  },
  {
    title: 'openLink: opens our own link by its id, and takes no address',
    run: async (subject) => {
      expect(await answerTo(subject, 'openLink', { link: 'rfc-9525-names' })).toEqual({ opened: true });
      await expect.poll(() => subject.openedAddresses()).toEqual([LINKS['rfc-9525-names']]);
      for (const link of ['https://example.com/', 'toString', ''])
        expect((await problemOf(subject, 'openLink', { link })).kind).toBe('bad-input');
      expect(subject.openedAddresses()).toHaveLength(1);
    },
  },
  {
    title: 'recentCases, openCase: the last case is listed first and opens again',
    run: async (subject) => {
      const last = await caseOf(subject, 'explain', { job: 'e', text: 'ERR_CERT_COMMON_NAME_INVALID', situation: SITUATION });
      const [first] = (await answerTo(subject, 'recentCases', null)) as { caseId: string }[];
      expect(first?.caseId).toBe(last.id);
      expect(await answerTo(subject, 'openCase', { caseId: last.id })).toMatchObject({ id: last.id, diagnosis: last.diagnosis });
    },
  },
  {
    title: 'openCase: a path in place of a case’s id leads nowhere',
    run: async (subject) => {
      for (const caseId of ['../cases', '/etc/passwd', '..%2f', '\u0000'])
        expect((await problemOf(subject, 'openCase', { caseId })).kind).toBe('not-found');
    },
  },
];

/** Every promise, form first. */
export const CONTRACT: readonly ContractTest[] = [...FORM, ...MEANING];

/** An answer as the contract promises it: the frame of a Result, and the same after a journey through JSON. */
function checkedAnswer(answer: unknown): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: Problem } {
  if (!isAnswer(answer)) throw new Error(`No answer of the contract: ${JSON.stringify(answer)?.slice(0, 500)}`);
  expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
  return answer;
}

async function answerTo(subject: Subject, verb: string, request: unknown): Promise<unknown> {
  return valueIn(await subject.ask(verb, request));
}

function valueIn(answered: unknown): unknown {
  const answer = checkedAnswer(answered);
  if (!answer.ok) throw new Error(`Answered with a Problem: ${JSON.stringify(answer.error).slice(0, 1500)}`);
  return answer.value;
}

async function caseOf(subject: Subject, verb: string, request: unknown): Promise<CaseDocument> {
  const document = (await answerTo(subject, verb, request)) as CaseDocument;
  expect(document).toMatchObject({ format: 'handshake-doctor/1', id: expect.any(String) });
  return document;
}

async function problemOf(subject: Subject, verb: string, request: unknown): Promise<Problem> {
  const answer = checkedAnswer(await subject.ask(verb, request));
  if (answer.ok) throw new Error(`${verb} was answered: ${JSON.stringify(answer.value).slice(0, 500)}`);
  return answer.error;
}

async function progressOf(subject: Subject, wanted: string): Promise<readonly Progress[]> {
  const heard = (await subject.progress()).filter(({ job }) => job === wanted);
  return heard.map(({ progress }) => {
    if (!isProgress(progress)) throw new Error(`No progress of the contract: ${JSON.stringify(progress)}`);
    return progress;
  });
}
