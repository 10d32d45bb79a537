import { expect, it } from 'vitest';
import { readingLines } from './reading-lines.ts';

const none = { found: 0, fresh: [], counts: [] } as const;

function reading() {
  const lines: string[] = [];
  let time = 0;
  const tell = readingLines(
    {
      out: () => {},
      err: (text) => lines.push(text),
      input: (async function* () {})(),
      interactive: false,
      columns: Number.POSITIVE_INFINITY,
      signal: new AbortController().signal,
      env: {},
    },
    () => time,
  );
  return { lines, tell, pass: (milliseconds: number) => (time += milliseconds) };
}

it('given a file that is read within two seconds, says nothing', () => {
  const { lines, tell, pass } = reading();
  pass(1900);
  tell({ done: 5e6, of: 10e6, ...none });
  expect(lines).toEqual([]);
});

it('given a file that takes longer, says every two seconds how far it is and what failed so far', () => {
  const { lines, tell, pass } = reading();
  pass(2100);
  tell({ done: 120e6, of: 1_073_741_824, ...none });
  pass(300);
  tell({ done: 140e6, of: 1_073_741_824, ...none });
  pass(1800);
  tell({
    done: 240e6,
    of: 1_073_741_824,
    ...none,
    counts: [
      { cause: 'expired', count: 1200, line: 3 },
      { cause: 'cannot-tell', count: 34, line: 9 },
    ],
  });
  expect(lines).toEqual(['  Read 120 of 1,074 MB.\n', '  Read 240 of 1,074 MB. Failures so far: 1,234.\n']);
});
