import { basename } from 'node:path';
import { ourFault } from '../../../shared/contract/problems.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { fail, type Result } from '../../../shared/model/result.ts';
import { say } from '../../../shared/words/index.ts';
import { runWorker, type WorkerFailure } from '../../net/worker.ts';
import { cancelledReading } from './cancelled-reading.ts';
import type { FilesRead, ReadFilesContext, ReadingProgress } from './read-files.ts';

export type ReadingTold = ReadingProgress;

export interface ReadingQuestion {
  readonly paths: readonly string[];
  readonly at: string;
  readonly password: string | null;
}

/** A gigabyte takes seconds; this only ends what hangs. */
const MOST_MILLISECONDS = 6 * 3600 * 1000;
const MOST_MEGABYTES = 220;
/** More makes the machine fetch more pages than it saves in collecting. */
const YOUNG_MEGABYTES = 24;

/** `readFiles` in a worker: the window stays alive while a large file is read, and a cancel ends it at once. */
export async function readApart(paths: readonly string[], context: ReadFilesContext): Promise<Result<FilesRead, Problem>> {
  const limits = { milliseconds: MOST_MILLISECONDS, megabytes: MOST_MEGABYTES, youngMegabytes: YOUNG_MEGABYTES, signal: context.signal };
  const ran = await runWorker<Result<FilesRead, Problem>, ReadingTold>(
    new URL('./read-files.worker.ts', import.meta.url),
    { paths, at: context.at, password: context.password ?? null },
    limits,
    (told) => context.onProgress?.(told),
  );
  return ran.ok ? ran.value : fail(problemOf(ran.error, paths.map((path) => basename(path)).join(', ')));
}

function problemOf(failure: WorkerFailure, file: string): Problem {
  switch (failure.kind) {
    case 'cancelled':
      return cancelledReading(file);
    case 'too-much-memory':
    case 'timed-out':
      return { kind: 'too-large', said: say('captures.too-much', { file }), next: say('captures.bomb.next'), detail: failure.kind };
    case 'crashed':
      return ourFault(failure.detail);
  }
}
