import { readFile, stat } from 'node:fs/promises';
import { basename, isAbsolute } from 'node:path';
import type { Answer, Verbs } from '../../shared/contract/doctor.ts';
import { cancelled } from '../../shared/contract/problems.ts';
import { whatHappened } from '../../shared/facts/log-patterns.ts';
import type { Situation } from '../../shared/model/input.ts';
import type { Problem } from '../../shared/model/problem.ts';
import type { Progress } from '../../shared/model/progress.ts';
import { fail, ok } from '../../shared/model/result.ts';
import { say } from '../../shared/words/index.ts';
import { judge } from './judge.ts';
import { Notebook } from './notebook.ts';
import { OpenCase } from './open-case.ts';
import { thisPlatform } from './platform.ts';
import { readApart } from './readers/read-apart.ts';
import type { ReadingProgress } from './readers/read-files.ts';
import { readSavedCase } from './saved/saved-case.ts';
import { now, type Room, underJob } from './talks.ts';

/** Who opens what somebody else's computer saw. */
const HELPER: Situation = { audience: 'support', about: 'other' };

/** A saved case is small; everything else is read as a stream, of any size. */
const MOST_CASE_BYTES = 64_000_000;

interface Reading {
  readonly job: string;
  readonly situation: Situation;
}

/** Where files come in. Remembers which ones wanted a password, by their paths alone, until others are opened. */
export class FileDoor {
  #locked: readonly string[] = [];

  /** Opens what the person picked or dropped; its kind is recognised by content: a saved case, a log, a capture, a NetLog, certificates. */
  async open(room: Room, request: Verbs['openFiles']['request'], onProgress: (progress: Progress) => void): Promise<Answer<'openFiles'>> {
    const paths = request.handed.length > 0 ? request.handed : await room.host.chooseFiles('anything');
    const [first] = paths;
    if (first === undefined) return ok(null);
    for (const path of paths) {
      const problem = await refusalOf(path);
      if (problem !== null) return fail(problem);
    }
    const saved = paths.length === 1 ? await asSavedCase(first) : null;
    if (saved !== null) {
      if (request.situation.about === 'other') saved.heldByHelper(request.situation);
      else if (saved.fromElsewhere && saved.situation.about === 'this-computer') saved.heldByHelper(HELPER);
      const earlier = room.shelf.earlierOf(saved);
      if (earlier !== null) saved.follows(earlier);
      return ok(await room.shelf.keep(saved));
    }
    return this.#read(room, paths, null, request, onProgress);
  }

  async unlock(
    room: Room,
    { password, ...request }: Verbs['unlockFiles']['request'],
    onProgress: (progress: Progress) => void,
  ): Promise<Answer<'unlockFiles'>> {
    return this.#locked.length === 0 ? ok(null) : this.#read(room, this.#locked, password, request, onProgress);
  }

  async #read(
    room: Room,
    paths: readonly string[],
    password: string | null,
    { job, situation }: Reading,
    onProgress: (progress: Progress) => void,
  ): Promise<Answer<'openFiles'>> {
    const read = await underJob(room, job, onProgress, ({ signal }) =>
      readApart(paths, { at: now(), signal, password, onProgress: firstResults(situation, onProgress) }),
    );
    if (read === null) return fail(cancelled(job));
    const wantsPassword = !read.ok && read.error.wants === 'password';
    this.#locked = wantsPassword ? paths : [];
    if (!read.ok) return wantsPassword ? fail({ ...read.error, next: say('captures.password.here') }) : read;
    const { names, kinds, evidence, situation: ofFiles } = read.value;
    const open = new OpenCase({
      input: { kind: 'file', name: names.join(', '), recognisedAs: [...new Set(kinds)].join(', ') },
      // A person who said whose trouble it is knows better than the file.
      situation: situation.about === 'this-computer' ? ofFiles : situation,
      at: now(),
      platform: thisPlatform(),
    });
    open.add(evidence);
    return ok(await room.shelf.keep(open));
  }
}

/** Milliseconds in which nobody could read them. */
const BETWEEN_COUNTS = 250;
/** Causes of a log that are counted before the eyes of the person. */
const MOST_COUNTS = 8;

/** Tells how far the reading is, each of the first failures, and what they amount to so far. */
function firstResults(situation: Situation, onProgress: (progress: Progress) => void): (reading: ReadingProgress) => void {
  const began = performance.now();
  const notebook = new Notebook();
  let toldAt = Number.NEGATIVE_INFINITY;
  return ({ done, of, fresh, counts }) => {
    onProgress({ kind: 'fraction', done, of });
    if (counts.length > 0 && performance.now() - toldAt >= BETWEEN_COUNTS) {
      toldAt = performance.now();
      for (const { cause, count, line } of counts.slice(0, MOST_COUNTS)) {
        const said = say('logs.so-far', { count, line: String(line), what: { say: whatHappened(cause) } });
        onProgress({ kind: 'answered', id: cause, outcome: 'found', said, milliseconds: toldAt - began });
      }
    }
    const added = notebook.add(fresh);
    if (added.length === 0) return;
    const milliseconds = performance.now() - began;
    for (const one of added) {
      if (one.kind !== 'capture-stream' || one.state !== 'seen') continue;
      const id = String(one.id);
      const { client, server, cause } = one.seen;
      const said = say('captures.line', { client, server, what: { say: `causes/${cause ?? 'protocol-error'}.title` } });
      onProgress({ kind: 'asked', id, said, at: milliseconds });
      onProgress({ kind: 'answered', id, outcome: 'found', said, milliseconds });
    }
    const recognisedAs = added.some((one) => one.kind === 'log-event') ? 'text' : 'capture';
    const diagnosis = judge(notebook.evidence, { kind: 'file', name: '', recognisedAs }, situation, false, 'provisional');
    onProgress({ kind: 'so-far', diagnosis });
  };
}

async function refusalOf(path: string): Promise<Problem | null> {
  const name = basename(path);
  try {
    if (isAbsolute(path) && (await stat(path)).isFile()) return null;
    return {
      kind: 'bad-input',
      said: say('errors.no-file-kind', { name }),
      next: say('errors.no-file-kind.next'),
      detail: 'not a plain file',
    };
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '?';
    return {
      kind: 'not-found',
      said: say('terminal.cannot-read-file', { file: name }),
      next: say('terminal.cannot-read-file.next', { code }),
      detail: String(fault),
    };
  }
}

/** A case saved earlier; null where the file is something else, which is no fault. */
async function asSavedCase(path: string): Promise<OpenCase | null> {
  if ((await stat(path)).size > MOST_CASE_BYTES) return null;
  const bytes = await readFile(path);
  if (bytes[bytes.findIndex((byte) => byte > 0x20)] !== 0x7b) return null;
  const opened = readSavedCase(bytes.toString('utf8'), basename(path), thisPlatform());
  return opened.ok ? opened.value : null;
}
