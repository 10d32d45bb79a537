/**
 * How fast server logs of 100 MB are read, and in how much memory: quiet ones, and ones of which every line fails. The first kind is
 * read once more at 1 GB, to see that memory does not grow. Run: npm run bench -- logs
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { Dice, MADE_LOGS, type MadeLog } from './made-logs.ts';

const PROGRAM = fileURLToPath(new URL('../../dist/cli/handshake-doctor.mjs', import.meta.url));
const SMALL = 100e6;
const LARGE = 1e9;
const PIECE = 1e6;

const folder = mkdtempSync(join(tmpdir(), 'handshake-doctor-bench-'));
try {
  for (const [kind, made] of Object.entries(MADE_LOGS)) await tell(kind, made, SMALL);
  for (const kind of ['access log', 'one line in fifty fails']) {
    const made = MADE_LOGS[kind];
    if (made !== undefined) await tell(kind, made, LARGE);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function tell(kind: string, made: MadeLog, bytes: number): Promise<void> {
  const file = join(folder, 'made.log');
  await write(file, made, bytes);
  const megabytes = statSync(file).size / 1e6;
  const { seconds, processor, peak } = await measure(file);
  console.log(
    JSON.stringify({
      kind,
      megabytes: Math.round(megabytes),
      seconds,
      megabytesPerSecond: Math.round(megabytes / seconds),
      megabytesPerProcessorSecond: Math.round(megabytes / processor),
      peakMegabytes: peak,
    }),
  );
  rmSync(file);
}

async function write(path: string, made: MadeLog, bytes: number): Promise<void> {
  const stream = createWriteStream(path);
  const dice = new Dice();
  for (let written = 0, second = 0; written < bytes; second += 1) {
    let piece = '';
    for (let count = 0; piece.length < PIECE; count += 1) piece += made(dice, second + Math.floor(count / 50));
    second += 100;
    written += piece.length;
    if (!stream.write(piece)) await once(stream, 'drain');
  }
  stream.end();
  await finished(stream);
}

/** Wall and processor time in seconds, and the most memory that the process held at once (its own count of resident pages). */
function measure(file: string): Promise<{ readonly seconds: number; readonly processor: number; readonly peak: number }> {
  return new Promise((resolve) => {
    const began = performance.now();
    let [peak, processor] = [0, 0];
    const child = spawn(process.execPath, [PROGRAM, 'read', file, '--json'], { stdio: ['ignore', 'ignore', 'ignore'] });
    const watch = setInterval(() => {
      try {
        peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
        // Fields 14 and 15 of proc(5): time in user and in kernel mode, in hundredths of a second.
        const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
        processor = (Number(fields[11]) + Number(fields[12])) / 100;
      } catch {
        // It has just ended.
      }
    }, 20);
    child.on('close', () => {
      clearInterval(watch);
      resolve({ seconds: Math.round(performance.now() - began) / 1000, processor, peak: Math.round(peak) });
    });
  });
}
