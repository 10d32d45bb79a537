import { say } from '../../../shared/words/index.ts';
import type { ReadingProgress } from '../../case/readers/read-files.ts';
import { type Terminal, tellSafe } from '../terminal.ts';

/** Milliseconds between two lines; what is read sooner says nothing. */
const BETWEEN = 2000;
const MEGABYTE = 1e6;

/**
 * Progress on stderr while a large file is read: how far, and how many failures of a log so far.
 * @param now milliseconds of a clock that never goes back
 */
export function readingLines(terminal: Terminal, now: () => number = () => performance.now()): (progress: ReadingProgress) => void {
  let told = now();
  return ({ done, of, counts }) => {
    if (now() - told < BETWEEN) return;
    told = now();
    const failures = counts.reduce((sum, { count }) => sum + count, 0);
    const far = { done: Math.round(done / MEGABYTE), of: Math.ceil(of / MEGABYTE) };
    terminal.err(`  ${tellSafe(failures === 0 ? say('terminal.reading', far) : say('terminal.reading.failures', { ...far, failures }))}\n`);
  };
}
