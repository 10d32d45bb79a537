/**
 * How long from the start of the process, with an empty home and a new browser profile, until the window shows its first page and until its
 * first button can be pressed. Needs `npm run build` and an installed browser. Wanted: both under 2 s on a quiet machine.
 * Run: node e2e/bench/cold-start.bench.ts [times]
 */
import { openWindow } from '../journeys/window.ts';

const times = Number(process.argv[2] ?? 5);
const painted: number[] = [];
const usable: number[] = [];

for (let run = 0; run < times; run++) {
  const start = Date.now();
  const window = await openWindow();
  await window.page.getByRole('main').getByRole('button').first().click({ trial: true });
  usable.push(Date.now() - start);
  painted.push((await window.page.evaluate(firstPaint)) - start);
  await window.close();
}
console.log(`first contentful paint   ${summary(painted)}`);
console.log(`first button, pressable  ${summary(usable)} (with Playwright's own connecting and looking)`);

/** When the page showed its first content, by the clock of the computer, in milliseconds. */
function firstPaint(): number {
  return performance.timeOrigin + (performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN);
}

function summary(milliseconds: readonly number[]): string {
  const sorted = [...milliseconds].sort((one, other) => one - other).map((value) => Math.round(value));
  return `median ${sorted[Math.floor(sorted.length / 2)]} ms, fastest ${sorted[0]} ms, slowest ${sorted.at(-1)} ms, ${sorted.length} runs`;
}
