import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readText } from './project.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

test('every fixture stands in the list with its source and licence', () => {
  const rows = readText('e2e/fixtures/README.md')
    .split('\n')
    .filter((line) => /^\|\s*`/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const named = rows.map(([, path]) => (path ?? '').replaceAll('`', '').replace(/\/$/, ''));
  const files = globSync('e2e/fixtures/**/*', { cwd: ROOT, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'README.md')
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/').replace(/^.*e2e\/fixtures\//, ''));
  expect(files.filter((file) => !named.some((path) => file === path || file.startsWith(`${path}/`)))).toEqual([]);
  expect(rows.filter(([, , what, source, licence]) => !what || !source || !licence)).toEqual([]);
});
