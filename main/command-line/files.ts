import { readFile, stat, writeFile } from 'node:fs/promises';
import type { Problem } from '../../shared/model/problem.ts';
import { fail, ok, type Result } from '../../shared/model/result.ts';
import { say } from '../../shared/words/index.ts';

/** Reads a file that an option names, no larger than `limit` bytes. */
export async function readNamedFile(file: string, limit: number): Promise<Result<Buffer, Problem>> {
  try {
    const { size } = await stat(file);
    if (size > limit)
      return fail({
        kind: 'too-large',
        said: say('terminal.file-too-large', { file, limit: { bytes: limit } }),
        next: say('terminal.file-too-large.next'),
        detail: `${size} bytes`,
      });
    return ok(await readFile(file));
  } catch (fault) {
    return fail({
      kind: 'not-found',
      said: say('terminal.cannot-read-file', { file }),
      next: say('terminal.cannot-read-file.next', { code: codeOf(fault) }),
      detail: String(fault),
    });
  }
}

const MOST_PASSWORD_BYTES = 10_000;

/** The first line of a password file; null where the option was not given. */
export async function readPassword(file: string | null): Promise<Result<string | null, Problem>> {
  if (file === null) return ok(null);
  const content = await readNamedFile(file, MOST_PASSWORD_BYTES);
  return content.ok ? ok(content.value.toString('utf8').split(/\r?\n/u)[0] ?? '') : content;
}

export async function writeNamedFile(file: string, content: string | Uint8Array): Promise<Result<null, Problem>> {
  try {
    await writeFile(file, content);
    return ok(null);
  } catch (fault) {
    return fail({
      kind: 'not-permitted',
      said: say('terminal.cannot-write-file', { file }),
      next: say('terminal.cannot-write-file.next', { code: codeOf(fault) }),
      detail: String(fault),
    });
  }
}

function codeOf(fault: unknown): string {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : String(fault);
}
