import { allCodes, type Code } from './codes.ts';
import { meaningOfCode } from './meaning-of-code.ts';
import { writtenAs } from './printed.ts';
import type { Scene, Sighting } from './sightings.ts';
import { weightOf } from './sightings.ts';
import { squeezePhrase } from './squeeze.ts';
import { Table } from './table.ts';
import { speaksOfTls } from './vague.ts';

/** Longer pastes are no bare identifier. */
const LONGEST = 400;

/** Fewer letters of ordinary words are any program's. */
const FEWEST_OF_WORDS = 12;

interface Whole {
  readonly code: Code;
  readonly isId: boolean;
}

/** Every identifier and every sentence printed with one, squeezed. */
export const wholeTable = new Table<ReadonlyMap<string, readonly Whole[]>>(make);

const PIECE = 200;

function* make(): Generator<void, Map<string, Whole[]>> {
  const found = new Map<string, Whole[]>();
  const add = (words: string, whole: Whole): void => {
    const squeezed = squeezePhrase(words);
    const known = found.get(squeezed);
    if (squeezed === '') return;
    if (known === undefined) found.set(squeezed, [whole]);
    else known.push(whole);
  };
  for (const [index, code] of allCodes().entries()) {
    if (index % PIECE === 0) yield;
    for (const id of new Set([...writtenAs(code).map(({ words }) => words), code.id])) add(id, { code, isId: true });
    if (code.text !== null) add(code.text, { code, isId: false });
  }
  return found;
}

/**
 * The paste is nothing but an identifier, or the sentence printed with it. Ordinary words count only where they speak of TLS: "out of
 * memory" is some library's sentence too.
 */
export function sightWhole(scene: Scene): Sighting[] {
  const { text, squeezed, mouth } = scene;
  const { length } = squeezed.letters;
  if (text.length > LONGEST || length < 4) return [];
  const whole = (wholeTable.get().get(squeezed.letters) ?? []).filter(
    ({ code, isId }) => (isId && isSpelledAsName(code.id)) || (length >= FEWEST_OF_WORDS && speaksOfTls(`${text} ${code.id}`)),
  );
  const [first, ...rest] = whole.sort((a, b) => rank(a, mouth.families) - rank(b, mouth.families));
  if (first === undefined) return [];
  const meaning = meaningOfCode(first.code);
  return [
    {
      from: squeezed.from[0] ?? 0,
      to: squeezed.to[length - 1] ?? text.length,
      meaning,
      code: first.code,
      weight: meaning?.weight ?? weightOf(first.code, first.isId || speaksOfTls(text)),
      alsoIn: rest.map(({ code }) => code),
    },
  ];
}

/** Not ordinary words: it has a separator inside, or a capital letter within a word. */
function isSpelledAsName(id: string): boolean {
  return /\w[_.:]\w|[a-z][A-Z]|^[A-Z]{1,8}\d|--$|^\[SSL: |\(\) failed$/.test(id);
}

function rank({ code, isId }: Whole, families: readonly string[]): number {
  const spoken = families.indexOf(code.family);
  return (isId ? 0 : 100) + (spoken < 0 ? 50 : spoken);
}
