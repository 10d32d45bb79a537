/**
 * Makes `assets/data/error-codes/*.json` from a folder of catalogues, one JSON array of
 * `{id, numeric?, text?, family, source, causes[], confidence}` per family.
 *
 *   node scripts/data/make-error-codes.ts FOLDER YYYY-MM-DD
 *
 * FOLDER holds the catalogues, the date is the day they were checked. Our form is compact, because the window loads it:
 * `{ family, date, sources[], causes[][], codes: [id, numbers[], text, index of causes, index of source, confidence] }`.
 * `text` is the sentence the program prints, null where it has none, or a number where it is the id from that letter on in small
 * letters with spaces: 6 for SSL_R_WRONG_VERSION_NUMBER is "wrong version number".
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isCauseId } from '../../shared/model/cause-id.ts';

interface Entry {
  readonly id: string;
  readonly numeric?: number | string;
  readonly text?: string;
  readonly family: string;
  readonly source: string;
  readonly causes: readonly string[];
  readonly confidence: 'certain' | 'likely' | 'ambiguous';
}

const CONFIDENCES = ['certain', 'likely', 'ambiguous'] as const;

/** `0x80090325`, `-0x7780`, `110 Linux, 60 macOS` and `403.7` as numbers; hexadecimal stays unsigned. */
export function numbersOf(numeric: number | string | undefined): number[] {
  if (numeric === undefined) return [];
  if (typeof numeric === 'number') return [numeric];
  const hex = /^(-?)0x([0-9a-fA-F]+)/.exec(numeric);
  if (hex !== null) return [(hex[1] === '-' ? -1 : 1) * Number.parseInt(hex[2] ?? '', 16)];
  return [...numeric.matchAll(/-?\d+(?:\.\d+)?/g)].map((match) => Number(match[0]));
}

function textOf({ id, text }: Entry): string | number | null {
  if (text === undefined || text === id) return null;
  const start = id.length - text.length;
  return start >= 0 && id.slice(start).toLowerCase().replaceAll('_', ' ') === text ? start : text;
}

function makeFamily(entries: readonly Entry[], family: string, date: string): string {
  const sources = new Map<string, number>();
  const causes = new Map<string, number>();
  const indexIn = (map: Map<string, number>, key: string): number => {
    const known = map.get(key);
    if (known !== undefined) return known;
    map.set(key, map.size);
    return map.size - 1;
  };
  const lines = entries.map((entry) => {
    const unknown = entry.causes.filter((cause) => !isCauseId(cause));
    if (unknown.length > 0) throw new Error(`${family}: ${entry.id} names causes that are none of ours: ${unknown.join(', ')}`);
    return JSON.stringify([
      entry.id,
      numbersOf(entry.numeric),
      textOf(entry),
      indexIn(causes, entry.causes.join(' ')),
      indexIn(sources, entry.source),
      CONFIDENCES.indexOf(entry.confidence),
    ]);
  });
  const head = { family, date, sources: [...sources.keys()], causes: [...causes.keys()].map((list) => list.split(' ')) };
  return `${JSON.stringify(head).slice(0, -1)},"codes":[\n${lines.join(',\n')}\n]}\n`;
}

function main(): void {
  const [folder, date] = process.argv.slice(2);
  if (folder === undefined || date === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(date)) {
    process.stderr.write('usage: node scripts/data/make-error-codes.ts FOLDER YYYY-MM-DD\n');
    process.exitCode = 2;
    return;
  }
  const target = new URL('../../assets/data/error-codes/', import.meta.url);
  mkdirSync(target, { recursive: true });
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const entries = JSON.parse(readFileSync(join(folder, file), 'utf8')) as readonly Entry[];
    writeFileSync(new URL(file, target), makeFamily(entries, basename(file, '.json'), date));
  }
}

if (import.meta.main) main();
