import { domainToASCII } from 'node:url';
import type { Answer, Verbs } from '../../shared/contract/doctor.ts';
import type { DoctorHost } from '../../shared/contract/host.ts';
import { cancelled } from '../../shared/contract/problems.ts';
import type { Situation } from '../../shared/model/input.ts';
import type { Progress } from '../../shared/model/progress.ts';
import { fail, ok } from '../../shared/model/result.ts';
import { parseTarget } from '../../shared/read/target.ts';
import { say } from '../../shared/words/index.ts';
import { checkTarget, type JobControl } from './check.ts';
import { explainText } from './explain.ts';
import type { Jobs } from './jobs.ts';
import { NO_SECRETS, OpenCase } from './open-case.ts';
import { thisPlatform } from './platform.ts';
import type { PracticeRoom } from './practice-room.ts';
import { recheck } from './recheck.ts';
import type { CaseShelf } from './saved/case-shelf.ts';

/** What the verbs share. */
export interface Room {
  readonly host: DoctorHost;
  readonly jobs: Jobs;
  readonly shelf: CaseShelf;
  readonly practice: PracticeRoom;
}

export const now = (): string => new Date().toISOString();

/** Runs a job under its name; an answer that comes after a cancel is told as cancelled. */
export async function underJob<T>(
  room: Room,
  job: string,
  onProgress: (progress: Progress) => void,
  work: (control: JobControl) => Promise<T>,
): Promise<T | null> {
  const { signal, end } = room.jobs.begin(job);
  try {
    const result = await work({ signal, onProgress, now, env: process.env });
    return signal.aborted ? null : result;
  } finally {
    end();
  }
}

export async function checkCase(
  room: Room,
  request: Verbs['check']['request'],
  onProgress: (progress: Progress) => void,
): Promise<Answer<'check'>> {
  const target = parseTarget(request.target, { startTls: null, connectTo: null, toAscii: domainToASCII });
  if (!target.ok) return target;
  const open = new OpenCase({
    input: { kind: 'target', target: target.value, options: request.options },
    situation: request.situation,
    at: now(),
    platform: thisPlatform(),
    secrets: {
      ...NO_SECRETS,
      proxyUser: request.credentials?.proxyUser ?? null,
      proxyPassword: request.credentials?.proxyPassword ?? null,
    },
  });
  if (request.joinCase !== null) {
    const joined = room.shelf.find(request.joinCase);
    if (!joined.ok) return joined;
    // The pasted message and the answers go on counting beside what is measured now.
    open.add(joined.value.notebook.evidence.filter((one) => one.kind === 'message' || one.kind === 'answer'));
  }
  const document = await underJob(room, request.job, onProgress, (control) => checkTarget(open, control));
  return document === null ? fail(cancelled(request.job)) : ok(await room.shelf.keep(open));
}

export async function explainCase(room: Room, request: Verbs['explain']['request']): Promise<Answer<'explain'>> {
  const evidence = await explainText(request.text, vantageOf(request.situation), now());
  const kept = evidence.flatMap((one) => (one.kind === 'message' && one.state === 'seen' ? [one.seen.text] : []))[0] ?? '';
  const open = new OpenCase({ input: { kind: 'text', text: kept }, situation: request.situation, at: now(), platform: thisPlatform() });
  open.add(evidence);
  return ok(await room.shelf.keep(open));
}

export async function beginCase(room: Room, request: Verbs['begin']['request']): Promise<Answer<'begin'>> {
  const open = new OpenCase({ input: { kind: 'answers' }, situation: request.situation, at: now(), platform: thisPlatform() });
  return ok(await room.shelf.keep(open));
}

export async function answerCase(room: Room, request: Verbs['answer']['request']): Promise<Answer<'answer'>> {
  const found = room.shelf.find(request.caseId);
  if (!found.ok) return found;
  const { question, answer } = request;
  found.value.answer(question, answer, vantageOf(found.value.situation), now());
  return ok(await room.shelf.keep(found.value));
}

export async function retellCase(room: Room, request: Verbs['retell']['request']): Promise<Answer<'retell'>> {
  const found = room.shelf.find(request.caseId);
  if (!found.ok) return found;
  found.value.situation = request.situation;
  found.value.software = request.software;
  if (request.platform !== null) found.value.platform = request.platform;
  return ok(await room.shelf.keep(found.value));
}

export async function recheckCase(
  room: Room,
  request: Verbs['recheck']['request'],
  onProgress: (progress: Progress) => void,
): Promise<Answer<'recheck'>> {
  const found = room.shelf.find(request.caseId);
  if (!found.ok) return found;
  if (found.value.input.kind !== 'target')
    return fail({ kind: 'bad-input', said: say('errors.no-target'), next: say('errors.no-target.next'), detail: '' });
  const document = await underJob(room, request.job, onProgress, (control) => recheck(found.value, control));
  return document === null ? fail(cancelled(request.job)) : ok(await room.shelf.keep(found.value));
}

/** Whose place a text or an answer is seen from. */
function vantageOf(situation: Situation): 'caller' | 'this-computer' {
  return situation.about === 'other' ? 'caller' : 'this-computer';
}
