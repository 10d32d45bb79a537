import { basename, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isCauseId } from '../../shared/model/cause-id.ts';
import { isUnder, judgeImport, type Pieces } from './judge.ts';
import { parseFile } from './parse.ts';
import { findPieces, listedIn, listPaths, readShipped, readText, type SourceFile } from './project.ts';
import { EMPTY_NAMES, LONGEST_FILE, MAY_BE_LONG, TABLE } from './table.ts';

const paths = listPaths();
const shipped = readShipped(paths);
const pieces = findPieces(shipped);

describe('the project', () => {
  test('every folder of the table holds files, so that no rule guards an empty place', () => {
    const empty = TABLE.map((row) => row.folder).filter((folder) => !shipped.some((file) => isUnder(file.path, folder)));
    expect(empty).toEqual([]);
  });

  test('every import is one that the table allows', () => {
    const complaints = shipped.flatMap((file) =>
      file.parsed.imports.map((one) => judgeImport(file.path, one, pieces)).filter((one) => one !== null),
    );
    expect(complaints).toEqual([]);
  });

  test('every import names its target, so that it can be checked; only the stand-in loads what it is told to', () => {
    const unreadable = shipped.filter((file) => file.parsed.unreadable > 0 && !isUnder(file.path, 'main/stand-in'));
    expect(unreadable.map((file) => file.path)).toEqual([]);
  });

  test('shared asks neither a clock nor chance: time and randomness are arguments', () => {
    const impure = shipped.filter((file) => isUnder(file.path, 'shared') && file.parsed.impurities.length > 0);
    expect(impure.map((file) => `${file.path}: ${file.parsed.impurities.join(', ')}`)).toEqual([]);
  });

  test(`no file has more than ${LONGEST_FILE} lines, but for tables, words and data`, () => {
    const long = paths
      .filter((path) => /\.(tsx?|mjs|cts)$/.test(path) && !MAY_BE_LONG.some((exempt) => exempt.test(path)))
      .map((path) => ({ path, lines: readText(path).split('\n').length - 1 }))
      .filter(({ lines }) => lines > LONGEST_FILE);
    expect(long).toEqual([]);
  });

  test(`no folder or file is called ${EMPTY_NAMES.join(', ')}`, () => {
    const empty = paths.filter((path) => EMPTY_NAMES.includes(basename(path).replace(/\.(tsx?|mjs|cts)$/, '')));
    expect(empty).toEqual([]);
  });

  test('the index of causes lists every cause of the folder, and each has its test', () => {
    const causes = paths.filter((path) => /^shared\/causes\/[\w-]+\.ts$/.test(path) && isCauseId(basename(path, '.ts')));
    const listed = listedIn('shared/causes/index.ts', shipped).filter((path) => isCauseId(basename(path, '.ts')));
    expect(listed.toSorted()).toEqual(causes.toSorted());
    expect(causes.filter((path) => !paths.includes(path.replace(/\.ts$/, '.test.ts')))).toEqual([]);
  });

  test('every file of main/probe is a probe that the index lists, or is used by something', () => {
    const used = new Set(shipped.flatMap((file) => targetsOf(file)));
    const forgotten = shipped
      .map((file) => file.path)
      .filter((path) => isUnder(path, 'main/probe') && path !== 'main/probe/index.ts' && !used.has(path));
    expect(forgotten).toEqual([]);
  });
});

function targetsOf({ path, parsed }: SourceFile): readonly string[] {
  return parsed.imports
    .filter(({ specifier }) => specifier.startsWith('.'))
    .map(({ specifier }) => posix.join(posix.dirname(path), specifier));
}

describe('the rules themselves', () => {
  const some: Pieces = new Map([
    ['shared/causes', new Set(['shared/causes/expired.ts', 'shared/causes/reset.ts'])],
    ['main/probe', new Set(['main/probe/resolve-name.ts', 'main/probe/handshake.ts'])],
    ['renderer/steps', new Set(['renderer/steps/report', 'renderer/steps/site'])],
  ]);
  const judge = (file: string, specifier: string, typeOnly = false) => judgeImport(file, { specifier, typeOnly }, some);

  test.each([
    ['shared/facts/dates.ts', '../model/evidence.ts'],
    ['shared/causes/index.ts', './expired.ts'],
    ['shared/causes/expired.ts', './judgement.ts'],
    ['main/net/resolve.ts', 'node:dns/promises'],
    ['main/probe/handshake.ts', './context.ts'],
    ['main/probe/handshake.ts', './handshake/shake.ts'],
    ['main/probe/index.ts', './handshake.ts'],
    ['renderer/steps/report/report.tsx', '../../parts/page.tsx'],
    ['renderer/steps/report/report.tsx', './pages.tsx'],
    ['main/shell/main.ts', 'electron'],
    ['shared/contract/checks.ts', 'zod/mini'],
    ['shared/tables/alerts.ts', '../../assets/data/alerts.json'],
  ])('%s may import %s', (file, specifier) => {
    expect(judge(file, specifier)).toBeNull();
  });

  test.each([
    ['shared/facts/dates.ts', 'node:fs', 'shared/facts may import shared/model'],
    ['shared/model/side.ts', '../facts/facts.ts', 'shared/model may import nothing outside itself.'],
    ['shared/causes/expired.ts', './reset.ts', 'a cause is imported by nobody but the index.'],
    ['main/probe/handshake.ts', './resolve-name.ts', 'a probe is imported by nobody but the index.'],
    ['main/probe/handshake/shake.ts', '../handshake.ts', 'a probe is imported by nobody but the index.'],
    ['main/probe/handshake.ts', '../../shared/causes/reset.ts', 'main/probe may import shared/model'],
    ['renderer/steps/report/report.tsx', '../site/site.tsx', 'a step is imported by nobody but the index.'],
    ['renderer/steps/report/report.tsx', 'node:fs', 'renderer/steps may import'],
    ['renderer/parts/page.tsx', 'fs', 'renderer/parts may import'],
    ['main/case/check.ts', 'electron', 'main/case may import'],
    ['main/stand-in/start.ts', 'electron', 'main/stand-in may import shared/model, shared/words, node, types of electron.'],
    ['main/net/places.ts', '../../assets/data/places.json', 'main/net may import'],
    ['shared/facts/dates.ts', './dates.test.ts', 'what ships does not import tests or scripts.'],
    ['main/extra.ts', './net/resolve.ts', 'lies in no folder of the table'],
    ['shared/contract/checks.ts', 'zod', 'shared/contract may import'],
  ])('%s may not import %s', (file, specifier, reason) => {
    expect(judge(file, specifier)).toContain(reason);
  });

  test('the stand-in may name the types of electron', () => {
    expect(judge('main/stand-in/window.ts', 'electron', true)).toBeNull();
  });

  test('sees static, dynamic, type and re-exported imports, and workers', () => {
    const { imports, unreadable } = parseFile(
      'a.ts',
      `import a from 'a'; import type { B } from 'b'; export * from 'c'; export { d } from 'd'; type E = import('e').E;
       const f = await import('f'); const g = require('g'); const h = new URL('./h.worker.ts', import.meta.url); await import(name);`,
    );
    expect(imports.map((one) => one.specifier)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', './h.worker.ts']);
    expect(imports.filter((one) => one.typeOnly).map((one) => one.specifier)).toEqual(['b', 'e']);
    expect(unreadable).toBe(1);
  });

  test.each([
    'Date.now()',
    'new Date()',
    'Date()',
    'Math.random()',
    'performance.now()',
    'globalThis.Date.now()',
    'const { now } = { now: Date.now }',
  ])('sees that %s asks a clock or chance', (code) => {
    expect(parseFile('a.ts', code).impurities).toHaveLength(1);
  });

  test.each(['new Date(seconds * 1000)', 'Date.parse(text)', 'Math.floor(x)', 'model.now', "'Date.now()'"])(
    'sees that %s does not',
    (code) => {
      expect(parseFile('a.ts', code).impurities).toEqual([]);
    },
  );
});
