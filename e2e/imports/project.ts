import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CAUSE_IDS } from '../../shared/model/cause-id.ts';
import { isUnder, type Pieces } from './judge.ts';
import { type Parsed, parseFile } from './parse.ts';
import type { STRANGERS } from './table.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SHIPPED = ['shared', 'main', 'renderer'];
const WRITTEN = [...SHIPPED, 'scripts', 'e2e'];

export interface SourceFile {
  /** Path in the repository, with forward slashes. */
  readonly path: string;
  readonly lines: number;
  readonly parsed: Parsed;
}

/** Every path under the folders that people write in, files and folders, without what tools put there. */
export function listPaths(): readonly string[] {
  return WRITTEN.flatMap((top) =>
    readdirSync(`${ROOT}${top}`, { recursive: true, encoding: 'utf8' })
      .map((path) => `${top}/${path.replaceAll('\\', '/')}`)
      .filter((path) => !path.includes('/node_modules/')),
  ).sort();
}

/** Reads one file of the repository. */
export function readText(path: string): string {
  return readFileSync(`${ROOT}${path}`, 'utf8');
}

/** Every TypeScript file that ships: no tests, no declarations. */
export function readShipped(paths: readonly string[]): readonly SourceFile[] {
  return paths
    .filter((path) => SHIPPED.some((top) => isUnder(path, top)) && /\.tsx?$/.test(path) && !/\.(test|d)\.tsx?$/.test(path))
    .map((path) => {
      const text = readText(path);
      return { path, lines: text.split('\n').length - 1, parsed: parseFile(path, text) };
    });
}

/** The pieces of each folder of strangers: causes by their ids, probes as their index lists them, steps by their folders. */
export function findPieces(files: readonly SourceFile[]): Pieces {
  const steps = files.flatMap(({ path }) => /^renderer\/steps\/[^/]+(?=\/)/.exec(path)?.[0] ?? []);
  return new Map<(typeof STRANGERS)[number]['folder'], ReadonlySet<string>>([
    ['shared/causes', new Set(CAUSE_IDS.map((id) => `shared/causes/${id}.ts`))],
    ['main/probe', new Set(listedIn('main/probe/index.ts', files))],
    ['renderer/steps', new Set(steps)],
  ]);
}

/** The files of its own folder that an index imports, as paths in the repository. */
export function listedIn(index: string, files: readonly SourceFile[]): readonly string[] {
  const folder = index.slice(0, index.lastIndexOf('/'));
  const imports = files.find((file) => file.path === index)?.parsed.imports ?? [];
  return imports.filter(({ specifier }) => specifier.startsWith('./')).map(({ specifier }) => `${folder}/${specifier.slice(2)}`);
}
