import { statSync } from 'node:fs';
import type { Problem } from '../../../shared/model/problem.ts';
import type { Result } from '../../../shared/model/result.ts';
import { captureFileKind } from '../../../shared/wire/capture-file.ts';
import { firstBytes } from '../../files/read-file.ts';
import { readApart } from './read-apart.ts';
import type { FilesRead, ReadFilesContext } from './read-files.ts';

/** Behind this many bytes a worker pays: its memory has a bound, and this thread would take twice as much. */
const MOST_HERE = 32 * 1024 * 1024;

/**
 * For the command line, which nobody clicks in while it reads. Captures of a usual size are read in this thread: they bound themselves, and
 * starting a worker takes longer than reading a few megabytes of them. All else is read apart, because text is compared with patterns.
 */
export async function readHere(paths: readonly string[], context: ReadFilesContext): Promise<Result<FilesRead, Problem>> {
  if (!paths.every(isSmallCapture)) return readApart(paths, context);
  const { readFiles } = await import('./read-files.ts');
  return readFiles(paths, context);
}

function isSmallCapture(path: string): boolean {
  try {
    if (statSync(path).size > MOST_HERE) return false;
    const kind = captureFileKind(firstBytes(path, 4));
    return kind === 'pcap' || kind === 'pcapng';
  } catch {
    return false;
  }
}
