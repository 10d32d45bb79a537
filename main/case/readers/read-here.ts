import type { Problem } from '../../../shared/model/problem.ts';
import type { Result } from '../../../shared/model/result.ts';
import { captureFileKind } from '../../../shared/wire/capture-file.ts';
import { firstBytes } from '../../files/read-file.ts';
import { readApart } from './read-apart.ts';
import type { FilesRead, ReadFilesContext } from './read-files.ts';

/**
 * For the command line, which nobody clicks in while it reads. Captures are read in this thread: they bound themselves, and starting a
 * worker takes as long as reading 100 MB of them. All else is read apart, because text is compared with patterns.
 */
export async function readHere(paths: readonly string[], context: ReadFilesContext): Promise<Result<FilesRead, Problem>> {
  if (!paths.every(isCapture)) return readApart(paths, context);
  const { readFiles } = await import('./read-files.ts');
  return readFiles(paths, context);
}

function isCapture(path: string): boolean {
  try {
    const kind = captureFileKind(firstBytes(path, 4));
    return kind === 'pcap' || kind === 'pcapng';
  } catch {
    return false;
  }
}
