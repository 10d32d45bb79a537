import { globSync, readFileSync } from 'node:fs';
import { parseSync } from 'rolldown/utils';
import { expect, test } from 'vitest';
import { inRoot } from '../build/paths.ts';
import { draftCause, FILLER, nameOfCause } from './draft-cause.ts';

const readReal = (path: string): string | null => {
  const [found] = globSync(path, { cwd: inRoot('') });
  return found === undefined ? null : readFileSync(inRoot(found), 'utf8');
};

test('no filler text is left in a cause, its test or its words', () => {
  const files = globSync('shared/**/*.ts', { cwd: inRoot('') });
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((path) => readFileSync(inRoot(path), 'utf8').includes(FILLER))).toEqual([]);
});

test('given a new id, drafts rule, test and words, and lists the cause where the alphabet puts it', () => {
  const drafted = draftCause('clock-stopped', readReal);
  if (typeof drafted === 'string') throw new Error(drafted);
  expect([...drafted.keys()].toSorted()).toEqual([
    'shared/causes/clock-stopped.test.ts',
    'shared/causes/clock-stopped.ts',
    'shared/causes/index.ts',
    'shared/model/cause-id.ts',
    'shared/words/en/causes/clock-stopped.ts',
    'shared/words/en/causes/index.ts',
  ]);
  for (const [path, text] of drafted) expect(parseSync(path, text).errors, path).toEqual([]);
  expect(drafted.get('shared/causes/index.ts')).toContain(
    "from './client-fault.ts';\nimport { clockStopped } from './clock-stopped.ts';\nimport { clockWrong }",
  );
  expect(drafted.get('shared/causes/index.ts')).toContain('  clientFault,\n  clockStopped,\n  clockWrong,');
  expect(drafted.get('shared/words/en/causes/index.ts')).toContain(
    "  'causes/clock-stopped': clockStopped,\n  'causes/clock-wrong': clockWrong,",
  );
  expect(drafted.get('shared/model/cause-id.ts')).toContain("  'clock-stopped',\n] as const;");
});

test('given an id that sorts first, puts it before all others', () => {
  const drafted = draftCause('aaa', readReal);
  if (typeof drafted === 'string') throw new Error(drafted);
  expect(drafted.get('shared/causes/index.ts')).toMatch(/\n {2}aaa,\n {2}alpnMismatch,/);
});

test.each([
  ['expired', 'shared/causes/expired.ts is already there.'],
  ['Clock Stopped', 'is no id'],
  ['../x', 'is no id'],
  ['', 'is no id'],
])('given %j, refuses: %s', (id, reason) => {
  expect(draftCause(id, readReal)).toContain(reason);
});

test('names a cause as the code spells it', () => {
  expect(nameOfCause('client-cert-required')).toBe('clientCertRequired');
});
