import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answer, RecentCase } from '../../../shared/contract/doctor.ts';
import type { CaseDocument } from '../../../shared/model/case-document.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { fail, ok, type Result } from '../../../shared/model/result.ts';
import { DONT_KNOW } from '../../../shared/wizard/question.ts';
import { say } from '../../../shared/words/index.ts';
import type { OpenCase } from '../open-case.ts';
import { thisPlatform } from '../platform.ts';
import { caseRecord } from './case-record.ts';
import { readSavedCase } from './saved-case.ts';

const MOST_RECENT = 20;
const MOST_BYTES = 16_000_000;

/** The cases that are open, and the last few on disk. What is on disk never holds a secret. */
export class CaseShelf {
  readonly #open = new Map<string, OpenCase>();
  readonly #folder: string;

  constructor(userDataFolder: string) {
    this.#folder = join(userDataFolder, 'cases');
  }

  find(caseId: string): Result<OpenCase, Problem> {
    const open = this.#open.get(caseId);
    return open === undefined ? fail(noSuchCase(caseId)) : ok(open);
  }

  /** The latest open case of the person who is helped about the same place, before this one. */
  earlierOf(later: OpenCase): OpenCase | null {
    const { input } = later;
    if (!later.isCallers || input.kind !== 'target') return null;
    const same = [...this.#open.values()].filter(
      (one) =>
        one.id !== later.id &&
        one.isCallers &&
        one.input.kind === 'target' &&
        one.input.target.host === input.target.host &&
        one.input.target.port === input.target.port &&
        one.finishedAt <= later.startedAt,
    );
    return same.toSorted((one, other) => other.finishedAt.localeCompare(one.finishedAt))[0] ?? null;
  }

  /** Keeps a case; a disk that will not take it costs only the list of recent cases. */
  async keep(open: OpenCase): Promise<CaseDocument> {
    this.#open.set(open.id, open);
    const document = open.document();
    try {
      await mkdir(this.#folder, { recursive: true });
      const file = join(this.#folder, `${open.id}.json`);
      await writeFile(`${file}.part`, JSON.stringify(caseRecord(document)));
      await rename(`${file}.part`, file);
      await this.#forgetOld();
    } catch {
      // A full or read-only disk must not cost the person the diagnosis.
    }
    return document;
  }

  async recent(): Promise<Answer<'recentCases'>> {
    const found: RecentCase[] = [];
    for (const { name } of (await this.#files()).slice(0, MOST_RECENT)) {
      const opened = await this.#read(name);
      if (!opened.ok) continue;
      const document = opened.value.document();
      if (isOnlyBegun(document)) continue;
      found.push({
        caseId: document.id,
        title: titleOf(document),
        at: document.finishedAt,
        verdict: document.diagnosis.verdict,
        said: document.diagnosis.sentence,
      });
    }
    return ok(found);
  }

  async reopen(caseId: string): Promise<Answer<'openCase'>> {
    const open = this.#open.get(caseId);
    if (open !== undefined) return ok(open.document());
    if (!/^[0-9a-f-]{8,64}$/u.test(caseId)) return fail(noSuchCase(caseId));
    const opened = await this.#read(`${caseId}.json`);
    if (!opened.ok) return opened;
    this.#open.set(caseId, opened.value);
    return ok(opened.value.document());
  }

  async #read(name: string): Promise<Result<OpenCase, Problem>> {
    try {
      const file = join(this.#folder, name);
      if ((await stat(file)).size > MOST_BYTES) return fail(noSuchCase(name));
      return readSavedCase(await readFile(file, 'utf8'), name, thisPlatform());
    } catch {
      return fail(noSuchCase(name));
    }
  }

  async #files(): Promise<{ name: string; at: number }[]> {
    try {
      const names = (await readdir(this.#folder)).filter((name) => name.endsWith('.json'));
      const files = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(this.#folder, name))).mtimeMs })));
      return files.sort((one, other) => other.at - one.at);
    } catch {
      return [];
    }
  }

  async #forgetOld(): Promise<void> {
    for (const { name } of (await this.#files()).slice(MOST_RECENT)) await rm(join(this.#folder, name), { force: true });
  }
}

/** Somebody looked at the first question and left. */
function isOnlyBegun({ input, evidence }: CaseDocument): boolean {
  return (
    input.kind === 'answers' && !evidence.some((one) => one.state === 'seen' && (one.kind !== 'answer' || one.seen.answer !== DONT_KNOW))
  );
}

/** What the case is about; empty where it rests on answers alone. */
function titleOf(document: CaseDocument): string {
  const { input } = document;
  if (input.kind === 'target') return input.target.asTyped;
  return input.kind === 'file' ? input.name : input.kind === 'text' ? input.text.trim().slice(0, 80) : '';
}

function noSuchCase(detail: string): Problem {
  return { kind: 'not-found', said: say('errors.no-such-case'), next: say('errors.no-such-case.next'), detail };
}
