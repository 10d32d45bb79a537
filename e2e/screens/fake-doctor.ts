import type { Answer, Verb, Verbs } from '../../shared/contract/doctor.ts';
import type { CaseDocument } from '../../shared/model/case-document.ts';
import type { Problem } from '../../shared/model/problem.ts';
import type { Progress } from '../../shared/model/progress.ts';
import { fail, ok } from '../../shared/model/result.ts';
import { parseTarget } from '../../shared/read/target.ts';
import { say } from '../../shared/words/index.ts';
import { AFTERS, before, checkedAgain, WITHOUT_NETWORK } from './samples/after.ts';
import { caseOf } from './samples/cases.ts';
import { computerReport, computerWithoutNetwork } from './samples/computer.ts';
import { openedRecording } from './samples/recording.ts';
import { openedLog } from './samples/server-log.ts';
import * as stories from './samples/stories.ts';

/** What stands behind the window while it is photographed: prepared cases, told at a steady pace. Never shipped. */
type Hear = (job: string, progress: Progress) => void;
const hearers = new Set<Hear>();
const stops = new Map<string, () => void>();
const cases = new Map<string, CaseDocument>();

const SITES: Readonly<Record<string, () => CaseDocument>> = {
  'shop.example.com': stories.expired,
  'good.example.com': stories.healthy,
  'printer.example.net': stories.selfSigned,
  'silent.example.com': stories.silent,
  'helped.example.com': stories.helping,
  'worked.example.com': stories.workedSince,
  'offline.example.com': () => caseOf({ id: 'offline', host: 'shop.example.com', evidence: WITHOUT_NETWORK }),
  ...Object.fromEntries(AFTERS.map((after) => [`${after}.example.com`, () => before(after)])),
};

function keep(document: CaseDocument): Answer<'check'> {
  cases.set(document.id, document);
  return ok(document);
}

function known(id: string): CaseDocument {
  const document = cases.get(id);
  if (document === undefined) throw new Error(`the fake doctor holds no case ${id}`);
  return document;
}

function progress(job: string, said: Progress): void {
  for (const hear of hearers) hear(job, said);
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

async function tellProgress(job: string, document: CaseDocument): Promise<void> {
  const host = document.input.kind === 'target' ? document.input.target.host : 'example';
  const lines: [string, Progress & { kind: 'answered' }][] = [
    [
      'names',
      {
        kind: 'answered',
        id: 'names',
        outcome: 'fine',
        said: say('report.evidence.name-resolution', { host, addresses: ['203.0.113.20'] }),
        milliseconds: 14,
      },
    ],
    [
      'connect',
      {
        kind: 'answered',
        id: 'connect',
        outcome: 'fine',
        said: say('report.evidence.tcp-connect.connected', { address: '203.0.113.20', port: '443', time: { milliseconds: 21 } }),
        milliseconds: 21,
      },
    ],
    [
      'chain',
      {
        kind: 'answered',
        id: 'chain',
        outcome: 'found',
        said: say('chain.expired', { name: host, date: { date: '2026-10-16T00:00:00Z' } }),
        milliseconds: 48,
      },
    ],
  ];
  for (const [id] of lines)
    progress(job, { kind: 'asked', id, said: say('report.evidence.name-resolution', { host, addresses: ['…'] }), at: 0 });
  progress(job, { kind: 'asked', id: 'clock', said: say('facts.need.clock'), at: 3 });
  for (const [, answer] of lines) {
    await pause(5);
    progress(job, answer);
  }
  progress(job, { kind: 'so-far', diagnosis: { ...document.diagnosis, provisional: true } });
  progress(job, { kind: 'fraction', done: 3, of: 4 });
}

async function check({ job, target }: Verbs['check']['request']): Promise<Answer<'check'>> {
  const read = parseTarget(target, { startTls: null, connectTo: null, toAscii: (name) => name });
  if (!read.ok) return fail(read.error);
  const { host } = read.value;
  if (host === 'broken.example.com') return fail(ourFault);
  if (host === 'slow.example.com') {
    await tellProgress(job, stories.expired());
    return new Promise((stopped) => stops.set(job, () => stopped(fail({ ...ourFault, kind: 'cancelled' }))));
  }
  const document = (SITES[host] ?? stories.expired)();
  await tellProgress(job, document);
  return keep(document);
}

const ourFault: Problem = {
  kind: 'our-fault',
  said: say('errors.not-built-yet'),
  next: say('errors.not-built-yet.next'),
  detail: 'The fake doctor was asked for a host that is broken on purpose.',
};

const locked: Problem = {
  kind: 'bad-input',
  said: say('captures.needs-password', { file: 'capture.7z' }),
  next: say('captures.password.here'),
  wants: 'password',
  detail: '',
};

const verbs: { readonly [V in Verb]: (request: Verbs[V]['request']) => Promise<Answer<V>> } = {
  about: async () => ok({ version: '0.1.0', runtime: 'installed-browser', platform: 'linux', language: 'en' }),
  check,
  explain: async ({ text }) => keep(text.includes('AUTHORITY') ? stories.ambiguousText() : stories.vagueText()),
  answer: async ({ caseId, question, answer }) => keep(stories.answered(known(caseId), question, answer)),
  begin: async ({ situation }) => keep(stories.begun(situation)),
  look: async ({ caseId }) => keep(stories.answered(known(caseId), 'look', 'given')),
  retell: async ({ caseId, situation, software, platform }) => keep(stories.retold(known(caseId), situation, software, platform)),
  recheck: async ({ job, caseId }) => {
    const document = known(caseId);
    await tellProgress(job, document);
    const after = AFTERS.find((one) => one === caseId);
    if (after !== undefined) return keep(checkedAgain(after));
    return keep(caseId === 'incomplete-chain' ? stories.mended() : stories.stillThere());
  },
  practise: async ({ job }) => {
    await tellProgress(job, stories.incomplete());
    return keep(stories.incomplete());
  },
  mendPractice: async () => ok({ mended: true }),
  computer: async () => ok(location.hash.includes('offline') ? computerWithoutNetwork() : computerReport()),
  openFiles: async () => {
    if (location.hash.includes('locked')) return fail(locked);
    if (location.hash.includes('recording')) return keep(openedRecording());
    return location.hash.includes('log') ? keep(openedLog()) : ok(null);
  },
  unlockFiles: async () => ok(null),
  savePdf: async () => ok({ path: '/home/ada/Documents/shop.example.com 2026-11-20.pdf', saved: 'one' }),
  saveCase: async () => ok({ path: '/home/ada/Documents/shop.example.com 2026-11-20.json', saved: 'two' }),
  saveChain: async () =>
    ok({
      saved: { path: '/home/ada/Documents/fullchain.pem', saved: 'three' },
      said: say('chain.repair.holds', { names: ['shop.example.com', 'Example Issuing R10'] }),
    }),
  checkKey: async ({ password }) =>
    ok({
      file: 'shop.example.com.key',
      belongs: password === null ? null : true,
      needsPassword: password === null,
      said: password === null ? say('chain.key.needs-password') : say('chain.key.belongs', { name: 'shop.example.com' }),
    }),
  saveRequest: async () => ok({ saved: { path: '/home/ada/Documents/request.csr', saved: 'four' }, said: say('chain.request.made') }),
  showInFolder: async () => ok({ shown: true }),
  openLink: async () => ok({ opened: true }),
  recentCases: async () => ok(recent()),
  openCase: async ({ caseId }) => keep(caseId === 'healthy' ? stories.healthy() : stories.expired()),
  cancel: async ({ job }) => {
    stops.get(job)?.();
    return ok({ cancelled: true });
  },
};

function recent() {
  if (!location.hash.includes('recent')) return [];
  return [
    {
      caseId: 'expired',
      title: 'shop.example.com',
      at: '2026-11-19T09:12:00.000Z',
      verdict: 'fault' as const,
      said: say('causes/expired.title.ago', { ago: { milliseconds: 35 * 86_400_000 } }),
    },
    {
      caseId: 'healthy',
      title: 'mail.example.org port 465',
      at: '2026-11-18T14:40:00.000Z',
      verdict: 'healthy' as const,
      said: say('facts.healthy', { count: 3 }),
    },
    {
      caseId: 'answers',
      title: '',
      at: '2026-11-17T10:20:00.000Z',
      verdict: 'cannot-tell' as const,
      said: say('facts.cannot-tell'),
    },
    {
      caseId: 'text',
      title: 'ERR_CERT_AUTHORITY_INVALID',
      at: '2026-11-12T08:00:00.000Z',
      verdict: 'cannot-tell' as const,
      said: say('facts.cannot-tell'),
    },
  ];
}

Object.assign(window, {
  handshakeDoctor: {
    ...verbs,
    onProgress(hear: Hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    onOpen: () => () => undefined,
  },
});
