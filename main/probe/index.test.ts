import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { PROBE_COSTS } from './index.ts';

const here = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const probes = globSync('*.ts', { cwd: import.meta.dirname })
  .filter((name) => !name.endsWith('.test.ts') && /^export const COST\b/m.test(here(name)))
  .map((name) => basename(name, '.ts'));

test('every file that states what it costs is listed, and no other', () => {
  expect(probes.length).toBeGreaterThan(8);
  expect(Object.keys(PROBE_COSTS).toSorted()).toEqual(probes.toSorted());
});

test('every probe stands in the table of the README', () => {
  const told = [...here('README.md').matchAll(/^\| `([\w-]+)\.ts` \|/gm)].map((row) => row[1]);
  expect(told.toSorted()).toEqual(probes.toSorted());
});
