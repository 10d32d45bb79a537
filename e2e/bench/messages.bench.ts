/** How long reading a pasted message takes: wanted are 10 kB within 16 ms and 1 MB within 300 ms. Run: node e2e/bench/messages.bench.ts */
import { readFileSync } from 'node:fs';
import { readMessage } from '../../shared/read/message.ts';

const ROUNDS = 15;
const texts = readFileSync(new URL('../fixtures/error-texts/own.ndjson', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => (JSON.parse(line) as { readonly text: string }).text)
  .join('\n\n');
const paste = (letters: number): string => texts.repeat(Math.ceil(letters / texts.length)).slice(0, letters);
const healthyLog = '2026-11-20 06:00:00 INFO  [main] CartService : stock for sku 12812 is 259\n'.repeat(13_500);

function milliseconds(text: string): number {
  const started = performance.now();
  readMessage(text);
  return performance.now() - started;
}

process.stdout.write(`first call, which reads the tables: ${milliseconds('').toFixed(0)} ms\n`);
const cases: readonly (readonly [string, string, number])[] = [
  ['10 kB of error messages', paste(10_000), 16],
  ['200 kB of error messages', paste(200_000), 300],
  ['1 MB of error messages', paste(1_000_000), 300],
  ['1 MB of a healthy log', healthyLog, 300],
];
for (const [name, text, wanted] of cases) {
  const times = Array.from({ length: ROUNDS }, () => milliseconds(text)).sort((a, b) => a - b);
  const median = times[Math.floor(ROUNDS / 2)] ?? 0;
  process.stdout.write(
    `${name}: median ${median.toFixed(1)} ms, worst ${(times.at(-1) ?? 0).toFixed(1)} ms, wanted under ${wanted} ms: ${median < wanted ? 'kept' : 'MISSED'}\n`,
  );
}
