import type { Answer, Doctor, Saved, Verb, Verbs } from '../../shared/contract/doctor.ts';
import type { CaseDocument } from '../../shared/model/case-document.ts';
import type { Platform, ServerSoftware } from '../../shared/model/fix-plan.ts';
import type { Situation } from '../../shared/model/input.ts';
import { isCallersCase } from '../../shared/wizard/callers-case.ts';
import type { AppState } from './app-state.ts';
import type { Desk } from './desk.ts';
import { optionsOf } from './draft.ts';
import type { AppEvent } from './event.ts';
import type { Job } from './job.ts';
import { subjectOf } from './subject.ts';

/** What a person can have done for them. Each asks the doctor and tells the window what came of it; none ever throws. */
export interface Acts {
  checkSite(): Promise<void>;
  /** Checks a site for the case that is open, which so far rests on a text or on answers. */
  checkAlso(target: string): Promise<void>;
  explainMessage(alsoCheck: string | null): Promise<void>;
  /** Checks the open case's site once more with a name and a password for the proxy; they are not kept here. */
  checkThroughProxy(user: string, password: string): Promise<void>;
  /** Begins a case that rests on answers alone. */
  beginWalk(): Promise<void>;
  /** Looks from this computer, so that the walk need not ask. */
  look(): Promise<void>;
  /** @param answer null takes the answer back */
  answer(question: string, answer: string | null): Promise<void>;
  practise(): Promise<void>;
  /** Shows the open dialog. */
  openFiles(): Promise<void>;
  /** Reads files that were dropped or pasted; their paths come from the runtime. */
  openHanded(files: readonly File[]): Promise<void>;
  /** Reads the files again that wanted a password; it is not kept here. */
  unlockFiles(password: string): Promise<void>;
  openCase(caseId: string): Promise<void>;
  checkAgain(): Promise<void>;
  mendAndCheckAgain(): Promise<void>;
  /** Looks again once a minute until it works, at most `MOST_WATCHES` times; another check or a new case ends it. */
  watch(): Promise<void>;
  /** Checks the open case now and, while it does not work yet, watches it. */
  checkAndWatch(): Promise<void>;
  stopWatching(): void;
  retell(situation: Situation, software: ServerSoftware | null, platform: Platform | null): Promise<void>;
  savePdf(): Promise<void>;
  saveCase(): Promise<void>;
  saveChain(): Promise<void>;
  /** Asks for a key file and compares it with the certificate. */
  chooseKey(): Promise<void>;
  /** Looks again at the key that was chosen, with a password; it is not kept here. */
  unlockKey(password: string): Promise<void>;
  saveRequest(): Promise<void>;
  showInFolder(saved: Saved): Promise<void>;
  openLink(link: Verbs['openLink']['request']['link']): Promise<void>;
  readComputer(): Promise<void>;
  readRecent(): Promise<void>;
  /** Reads this computer's own settings once, in the background; nobody outside is asked. */
  readGlance(): Promise<void>;
  readAbout(): Promise<void>;
  cancel(): Promise<void>;
}

const PRACTICE_SCENARIO = 'missing-intermediate';

/** The doctor of a window, which also takes files that were dropped. */
export interface HandedDoctor extends Doctor {
  openHanded(request: { job: string; situation: Situation }, files: readonly File[]): Promise<Answer<'openFiles'>>;
}

export const MOST_WATCHES = 20;
const BETWEEN_WATCHES = 60_000;

const pause = (milliseconds: number) => new Promise<void>((over) => setTimeout(over, milliseconds));

export function makeActs(doctor: HandedDoctor, tell: (event: AppEvent) => void, now: () => AppState, wait = pause): Acts {
  let jobs = 0;
  const nextJob = () => `window-${++jobs}`;

  /** Runs a long verb as the one job of the window. */
  async function run<V extends Verb>(
    doing: Job['doing'],
    subject: string,
    verb: V,
    request: (job: string) => Verbs[V]['request'],
    finished: (job: string, answer: Verbs[V]['answer']) => AppEvent,
  ): Promise<void> {
    const job = nextJob();
    tell({ type: 'job.started', id: job, doing, subject });
    const answer = await doctor.ask(verb, request(job));
    tell(answer.ok ? finished(job, answer.value) : { type: 'problem.met', id: job, problem: answer.error });
  }

  /** A short verb: no job, a problem has its own screen. */
  async function ask<V extends Verb>(verb: V, request: Verbs[V]['request'], finished: (answer: Verbs[V]['answer']) => void): Promise<void> {
    const answer: Answer<V> = await doctor.ask(verb, request);
    if (answer.ok) finished(answer.value);
    else tell({ type: 'problem.met', id: null, problem: answer.error });
  }

  const judged =
    (practice: boolean) =>
    (id: string, document: CaseDocument): AppEvent => ({ type: 'case.judged', id, document, practice });
  const rechecked = (id: string, document: CaseDocument): AppEvent => ({ type: 'case.rechecked', id, document });

  function checkTarget(target: string, joinCase: string | null): Promise<void> {
    return run('check', target, 'check', (job) => checkRequest(job, target, joinCase), judged(false));
  }

  function checkRequest(job: string, target: string, joinCase: string | null): Verbs['check']['request'] {
    const { draft } = now();
    return { job, target, options: optionsOf(draft), situation: draft.situation, credentials: null, joinCase };
  }

  async function read(ask: (job: string) => Promise<Answer<'openFiles'>>): Promise<void> {
    const job = nextJob();
    tell({ type: 'job.started', id: job, doing: 'open-files', subject: '' });
    const answer = await ask(job);
    if (!answer.ok) tell({ type: 'problem.met', id: job, problem: answer.error });
    else if (answer.value === null) tell({ type: 'job.given-up', id: job });
    // Their file after the mending stands beside the one before.
    else
      tell(
        answer.value.comparison !== null && isCallersCase(answer.value) ? rechecked(job, answer.value) : judged(false)(job, answer.value),
      );
  }

  async function checkAgain(): Promise<void> {
    const { document } = now();
    if (document === null) return;
    await run('recheck', subjectOf(document), 'recheck', (job) => ({ job, caseId: document.id }), rechecked);
  }

  /** Looks again, gently and not for ever, until it works or another case is open. */
  async function watch(): Promise<void> {
    const watched = now().document?.id;
    if (watched === undefined || now().watching !== null) return;
    tell({ type: 'watch.started' });
    const goesOn = () => now().watching !== null && now().document?.id === watched;
    for (let tries = 0; tries < MOST_WATCHES && goesOn(); tries++) {
      await wait(BETWEEN_WATCHES);
      if (!goesOn()) return;
      const again = await doctor.ask('recheck', { job: nextJob(), caseId: watched });
      if (again.ok) tell({ type: 'watch.tried', document: again.value });
      if (!again.ok || again.value.comparison?.outcome === 'solved') break;
    }
    if (now().document?.id === watched) tell({ type: 'watch.ended' });
  }

  /** Something about the certificate of the open case; without a case there is nothing to do. */
  async function atDesk(work: (caseId: string) => Promise<void>): Promise<void> {
    const { document } = now();
    if (document !== null) await work(document.id);
  }
  const tellDesk = (change: Partial<Desk>) => tell({ type: 'desk.answered', change });
  const checkKey = (request: Verbs['checkKey']['request']) =>
    // Another key makes another request.
    ask('checkKey', request, (key) => key === null || tellDesk({ key, request: null }));

  return {
    async checkThroughProxy(user, password) {
      const { document } = now();
      if (document?.input.kind !== 'target') return;
      const { target } = document.input;
      const typed = `${target.host.includes(':') ? `[${target.host}]` : target.host}:${target.port}`;
      await run(
        'check',
        typed,
        'check',
        (job) => ({ ...checkRequest(job, typed, document.id), credentials: { proxyUser: user, proxyPassword: password } }),
        judged(false),
      );
    },
    checkSite: () => checkTarget(now().draft.site.trim(), now().walking ? (now().document?.id ?? null) : null),
    checkAlso: (target) => checkTarget(target, now().document?.id ?? null),
    async explainMessage(alsoCheck) {
      const { draft } = now();
      const job = nextJob();
      tell({ type: 'job.started', id: job, doing: alsoCheck === null ? 'explain' : 'check', subject: alsoCheck ?? '' });
      const read = await doctor.ask('explain', { job, text: draft.message, situation: draft.situation });
      if (!read.ok) return tell({ type: 'problem.met', id: job, problem: read.error });
      if (alsoCheck === null) return tell(judged(false)(job, read.value));
      tell({ type: 'job.progressed', id: job, progress: { kind: 'so-far', diagnosis: read.value.diagnosis } });
      const checked = await doctor.ask('check', checkRequest(job, alsoCheck, read.value.id));
      // What the message said stays true when the check could not be made.
      tell(judged(false)(job, checked.ok ? checked.value : read.value));
    },
    beginWalk: () => ask('begin', { situation: now().draft.situation }, (document) => tell({ type: 'walk.begun', document })),
    async look() {
      const { document } = now();
      if (document === null) return;
      await run('look', '', 'look', (job) => ({ job, caseId: document.id }), judged(false));
    },
    async answer(question, answer) {
      const { document } = now();
      if (document === null) return;
      await ask('answer', { caseId: document.id, question, answer }, (judgedAgain) =>
        tell({ type: 'case.answered', document: judgedAgain, question, answer }),
      );
    },
    practise: () => run('practise', '', 'practise', (job) => ({ job, scenario: PRACTICE_SCENARIO }), judged(true)),
    openFiles: () => read((job) => doctor.ask('openFiles', { job, handed: [], situation: now().draft.situation })),
    unlockFiles: (password) => read((job) => doctor.ask('unlockFiles', { job, password, situation: now().draft.situation })),
    openHanded: (files) => read((job) => doctor.openHanded({ job, situation: now().draft.situation }, files)),
    openCase: (caseId) => ask('openCase', { caseId }, (document) => tell({ type: 'case.judged', id: null, document, practice: false })),
    checkAgain,
    async mendAndCheckAgain() {
      const { document } = now();
      if (document === null) return;
      const mended = await doctor.ask('mendPractice', { caseId: document.id });
      if (mended.ok) await checkAgain();
      else tell({ type: 'problem.met', id: null, problem: mended.error });
    },
    watch,
    async checkAndWatch() {
      const before = now().document;
      await checkAgain();
      const { document } = now();
      // Cancelled, or it could not be checked: nothing new stands there.
      if (document === null || document === before || document.comparison?.outcome === 'solved') return;
      await watch();
    },
    stopWatching: () => tell({ type: 'watch.ended' }),
    async retell(situation, software, platform) {
      const { document } = now();
      tell({ type: 'draft.edited', change: { situation } });
      if (document === null) return;
      await ask('retell', { caseId: document.id, situation, software, platform }, (retold) =>
        tell({ type: 'case.retold', document: retold }),
      );
    },
    async savePdf() {
      const { document } = now();
      if (document === null) return;
      await ask('savePdf', { caseId: document.id }, (saved) => saved === null || tell({ type: 'report.saved', saved }));
    },
    async saveCase() {
      const { document } = now();
      if (document === null) return;
      await ask('saveCase', { caseId: document.id }, (saved) => saved === null || tell({ type: 'report.saved', saved }));
    },
    saveChain: () =>
      atDesk((caseId) => ask('saveChain', { caseId, offline: now().draft.onlyTarget }, (chain) => chain === null || tellDesk({ chain }))),
    chooseKey: () => atDesk((caseId) => checkKey({ caseId, again: false, password: null })),
    unlockKey: (password) => atDesk((caseId) => checkKey({ caseId, again: true, password })),
    saveRequest: () => atDesk((caseId) => ask('saveRequest', { caseId }, (request) => request === null || tellDesk({ request }))),
    showInFolder: ({ saved }) => ask('showInFolder', { saved }, () => undefined),
    openLink: (link) => ask('openLink', { link }, () => undefined),
    readComputer: () =>
      run(
        'computer',
        '',
        'computer',
        (job) => ({ job, target: null, offline: now().draft.onlyTarget }),
        (id, report) => ({ type: 'computer.read', id, report }),
      ),
    readGlance: async () => {
      if (now().glance !== null) return;
      const read = await doctor.ask('computer', { job: nextJob(), target: null, offline: true });
      if (read.ok) tell({ type: 'glance.read', report: read.value });
    },
    readRecent: async () => {
      const recent = await doctor.ask('recentCases', null);
      if (recent.ok) tell({ type: 'recent.read', recent: recent.value });
    },
    readAbout: async () => {
      const about = await doctor.ask('about', null);
      if (about.ok) tell({ type: 'about.read', about: about.value });
    },
    async cancel() {
      const { job } = now();
      if (job === null) return;
      tell({ type: 'cancel.pressed' });
      await doctor.ask('cancel', { job: job.id });
    },
  };
}
