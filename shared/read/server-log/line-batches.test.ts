import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LogReader } from './log-reader.ts';

interface Labelled {
  /** Causes that the line allows; `none` for a line that tells of no failure. */
  readonly allowed: readonly string[];
  readonly line: string;
}

function labelled(): readonly Labelled[] {
  return readFileSync(new URL('../../../e2e/fixtures/server-logs/lines.tsv', import.meta.url), 'utf8')
    .split('\n')
    .filter((row) => row !== '' && !row.startsWith('#'))
    .map((row) => {
      const tab = row.indexOf('\t');
      return { allowed: row.slice(0, tab).split('|'), line: row.slice(tab + 1) };
    });
}

function causesOf(line: string): readonly string[] {
  const reader = new LogReader();
  reader.push(`${line}\n`);
  const causes = reader.end().events.map((event) => event.cause);
  return causes.length === 0 ? ['none'] : causes;
}

/** Lines of about a hundred programs, each with what may be said of it; written by the formats that their makers document. */
describe('given single lines of many programs', () => {
  it('says of each what its words allow, and nothing of ordinary ones', () => {
    const wrong = labelled().filter(({ allowed, line }) => !causesOf(line).every((cause) => allowed.includes(cause)));
    expect(wrong.map(({ allowed, line }) => `${allowed.join('|')} <> ${causesOf(line).join(', ')}: ${line}`)).toEqual([]);
  });
});
