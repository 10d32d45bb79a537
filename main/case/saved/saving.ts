import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Answer, Saved } from '../../../shared/contract/doctor.ts';
import type { DoctorHost } from '../../../shared/contract/host.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { fail, ok, type Result } from '../../../shared/model/result.ts';
import { say } from '../../../shared/words/index.ts';
import { casePdf, reportFileName } from '../reports.ts';
import type { Room } from '../talks.ts';
import { caseRecord } from './case-record.ts';
import { placeHere } from './place.ts';

/** The files written in this run, by a handle: the window never names a path to be shown. */
export class SavedFiles {
  readonly #paths = new Map<string, string>();

  note(path: string): Saved {
    const saved = randomUUID();
    this.#paths.set(saved, path);
    return { path, saved };
  }

  async show(host: DoctorHost, saved: string): Promise<boolean> {
    const path = this.#paths.get(saved);
    return path !== undefined && host.showInFolder(path);
  }
}

export async function savePdf(room: Room, files: SavedFiles, caseId: string): Promise<Answer<'savePdf'>> {
  const found = room.shelf.find(caseId);
  if (!found.ok) return found;
  const document = found.value.document();
  const path = await room.host.chooseSavePlace({ name: reportFileName(document, 'pdf'), kind: 'pdf' });
  return path === null ? ok(null) : write(files, path, await casePdf(document));
}

export async function saveCase(room: Room, files: SavedFiles, caseId: string): Promise<Answer<'saveCase'>> {
  const found = room.shelf.find(caseId);
  if (!found.ok) return found;
  const document = found.value.document();
  const path = await room.host.chooseSavePlace({ name: reportFileName(document, 'json'), kind: 'case' });
  return path === null ? ok(null) : write(files, path, `${JSON.stringify({ ...caseRecord(document), savedOn: placeHere() }, null, 2)}\n`);
}

/** Writes a file where the person chose, and notes it for “Show in folder”. */
export async function write(files: SavedFiles, path: string, content: string | Uint8Array): Promise<Result<Saved, Problem>> {
  try {
    await writeFile(path, content);
    return ok(files.note(path));
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : String(fault);
    return fail({
      kind: 'not-permitted',
      said: say('errors.cannot-save', { file: basename(path) }),
      next: say('errors.cannot-save.next', { code }),
      detail: String(fault),
    });
  }
}
