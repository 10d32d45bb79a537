import { posix } from 'node:path';
import type { Import } from './parse.ts';
import { type Row, STRANGERS, TABLE } from './table.ts';

const NEEDS_NOTHING = 'nothing outside itself';

/** The row a file belongs to, or null where the table names none of its folders. */
export function rowOf(file: string): Row | null {
  const fitting = TABLE.filter((row) => isUnder(file, row.folder));
  return fitting.sort((a, b) => b.folder.length - a.folder.length)[0] ?? null;
}

/** For each folder of strangers (see `STRANGERS`), the paths of its pieces: files, or folders with all below them. */
export type Pieces = ReadonlyMap<string, ReadonlySet<string>>;

/** Judges one import of one file. Out: null where it is allowed, otherwise a sentence that says what is. */
export function judgeImport(file: string, { specifier, typeOnly }: Import, pieces: Pieces): string | null {
  const row = rowOf(file);
  if (row === null) return `${file} lies in no folder of the table in e2e/imports/table.ts. Move it, or add a row.`;
  const complaint = specifier.startsWith('.')
    ? judgeFile(file, row, posix.join(posix.dirname(file), specifier.replace(/\?.*$/, '')), pieces)
    : judgePackage(row, specifier, typeOnly);
  return complaint === null ? null : `${file} imports ${specifier}: ${complaint}`;
}

function judgeFile(file: string, row: Row, target: string, pieces: Pieces): string | null {
  if (/\.test\.tsx?$/.test(target) || isUnder(target, 'e2e') || isUnder(target, 'scripts'))
    return 'what ships does not import tests or scripts.';
  if (isUnder(target, 'assets')) return row.assets === true ? null : allowed(row);
  const stranger = STRANGERS.find(({ folder }) => isUnder(file, folder) && isUnder(target, folder));
  if (stranger !== undefined) return judgeStranger(file, target, stranger, pieces.get(stranger.folder) ?? new Set());
  if (isUnder(target, row.folder) && rowOf(target) === row) return null;
  return row.may.some((folder) => isUnder(target, folder)) ? null : allowed(row);
}

function judgePackage(row: Row, specifier: string, typeOnly: boolean): string | null {
  const fits = (name: string) =>
    specifier === name || specifier.startsWith(`${name}/`) || (name === 'node' && specifier.startsWith('node:'));
  if (row.packages.some(fits) || (typeOnly && (row.typesOnly ?? []).some(fits))) return null;
  return allowed(row);
}

/** Only the index knows the pieces of its folder; everything else there may use what is shared, and never a piece that it is no part of. */
function judgeStranger(
  file: string,
  target: string,
  { folder, what }: (typeof STRANGERS)[number],
  pieces: ReadonlySet<string>,
): string | null {
  const to = [...pieces].find((piece) => isUnder(target, piece));
  if (to === undefined || isUnder(file, to) || /^index\.tsx?$/.test(file.slice(folder.length + 1))) return null;
  return `${what} is imported by nobody but the index. What both need stands in a module of its own, or in a folder that ${folder} may import.`;
}

function allowed(row: Row): string {
  const list = [
    ...row.may,
    ...row.packages,
    ...(row.typesOnly ?? []).map((name) => `types of ${name}`),
    ...(row.assets === true ? ['assets'] : []),
  ];
  return `${row.folder} may import ${list.length === 0 ? NEEDS_NOTHING : list.join(', ')}.`;
}

/** Whether a path is a folder itself or lies below it. */
export function isUnder(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
