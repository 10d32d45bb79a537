import { statSync } from 'node:fs';
import { captureFileKind } from '../../../shared/wire/capture-file.ts';
import { firstBytes } from '../../files/read-file.ts';
import { isBusyCapture } from './busy-capture.ts';
import type { readFiles } from './read-files.ts';

/** Below this no memory worth a bound is taken. */
const SMALL = 32 * 1024 * 1024;

/**
 * How the command line, in which nobody clicks meanwhile, reads these files. Captures are read in this thread: they bound themselves, and to
 * start a worker takes as long as to read a hundred megabytes of sealed data. One with many short conversations is read apart: of its garbage
 * this thread would keep twice as much. So is all else, because text is compared with patterns.
 */
export async function wayOfReading(paths: readonly string[]): Promise<typeof readFiles> {
  return paths.every(isQuietCapture) ? (await import('./read-files.ts')).readFiles : (await import('./read-apart.ts')).readApart;
}

function isQuietCapture(path: string): boolean {
  try {
    const kind = captureFileKind(firstBytes(path, 4));
    if (kind !== 'pcap' && kind !== 'pcapng') return false;
    const { size } = statSync(path);
    return size <= SMALL || !isBusyCapture(path, size);
  } catch {
    return false;
  }
}
