import { type Lookup, lookup, type Phrase } from './lookup.ts';
import type { Scene, Sighting } from './sightings.ts';
import type { Squeezed } from './squeeze.ts';

/** Fewer letters of a phrase could be the beginning or end of anything. */
const FEWEST = 15;
/** The capitals of an identifier say more. */
const FEWEST_OF_NAME = 8;
/** A sentence of which only a part is seen says a little less than the whole. */
const LESS = 6;

/**
 * Phrases of which the paste holds only the beginning, at its end or before an ellipsis, or only the end, at its beginning. A part counts
 * when every phrase that it can be a part of means the same, and no whole phrase ends where it ends.
 */
export function sightCut({ text, squeezed, nearTls }: Scene, whole: readonly Sighting[]): Sighting[] {
  const known = lookup();
  const isPart = ({ from, to }: Sighting): boolean =>
    !whole.some((other) => other.meaning !== null && (other.to === to || (other.from <= from && other.to >= to)));
  return [
    ...cutAtEnds(text, squeezed, nearTls, known),
    ...(BEGINS_CUT.test(text.slice(0, 60)) ? cutAtBeginning(squeezed, known).filter(({ to }) => nearTls || stopsAt(text, to)) : []),
  ].filter(isPart);
}

/** The end of a sentence is followed by no more of it: "el tiempo de espera en el médico" is no time that ran out. */
function stopsAt(text: string, to: number): boolean {
  return !/^\s{1,3}\p{L}/u.test(text.slice(to, to + 6));
}

/** A sentence does not begin with a small letter. */
const BEGINS_CUT = /^[\s"'`>]{0,20}(?:…|\.{2,3}|[a-z])/;
const ELLIPSIS = /…|\.{3}|\[truncated|<truncated/g;
const MOST_ENDS = 20;

function cutAtEnds(text: string, squeezed: Squeezed, nearTls: boolean, known: Lookup): Sighting[] {
  const { letters, to } = squeezed;
  const ends = [...text.matchAll(ELLIPSIS)].slice(0, MOST_ENDS).map(({ index }) => lettersBefore(to, index));
  // An identifier that breaks off is one anyway; words that end a text are the beginning of something only in a text about connections.
  const isFinished =
    /[.!?)\]}"»”。]\s{0,40}$/.test(text.slice(-60)) || !(nearTls || /_\w{1,60}\s{0,40}$|[A-Z]{7,60}\s{0,40}$/.test(text.slice(-100)));
  return [...new Set(isFinished ? ends : [...ends, letters.length])].flatMap((end) =>
    known.tree
      .findBegun(squeezed, end, FEWEST_OF_NAME)
      .filter(({ first }) => end - first >= FEWEST || isBegunName(text, squeezed.from[first] ?? 0, squeezed.to[end - 1] ?? 0))
      // The first words of a long sentence begin many others that nobody listed.
      .filter(({ first, phrases }) => phrases.some((number) => 2 * (end - first) > (known.phrases[number]?.length ?? 0)))
      .map(({ first, phrases }) => asSighting(phrases, squeezed, first, end - 1, known))
      .filter((sighting) => sighting !== null)
      .slice(0, 1),
  );
}

/** The beginning of an identifier in capitals, not the middle of one. */
function isBegunName(text: string, from: number, to: number): boolean {
  return /^[A-Z][A-Z0-9_]{1,80}$/.test(text.slice(from, to)) && !/[\w-]$/.test(text.slice(Math.max(0, from - 1), from));
}

/** How many letters of the squeezed text end at or before an offset. */
function lettersBefore(to: Int32Array, offset: number): number {
  let low = 0;
  let high = to.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((to[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Longer beginnings of a text are compared no further. */
const LONGEST_END = 60;

function cutAtBeginning(squeezed: Squeezed, known: Lookup): Sighting[] {
  const start = squeezed.letters.slice(0, FEWEST);
  if (start.length < FEWEST) return [];
  const whole = squeezed.letters.slice(0, LONGEST_END);
  const numbers: number[] = [];
  let length = FEWEST;
  for (const [number, spelled] of known.ends.entries()) {
    const at = spelled.indexOf(start);
    if (at <= 0) continue;
    // Of a phrase that lost more than half, or its only word on a proxy, nobody knows what it was.
    const rest = spelled.slice(at, at + LONGEST_END);
    if (!whole.startsWith(rest) && !rest.startsWith(whole)) continue;
    if (2 * rest.length < spelled.length || (spelled.includes('proxy') && !rest.includes('proxy'))) continue;
    numbers.push(known.endOf[number] ?? 0);
    length = Math.max(length, Math.min(rest.length, whole.length));
  }
  const sighting = asSighting(numbers, squeezed, 0, length - 1, known);
  return sighting === null ? [] : [sighting];
}

function asSighting(numbers: readonly number[], squeezed: Squeezed, first: number, last: number, known: Lookup): Sighting | null {
  const phrases = numbers
    .map((number) => known.phrases[number])
    .filter((phrase): phrase is Phrase => phrase !== undefined && isPlain(phrase));
  const meanings = new Set(phrases.flatMap(({ meaning }) => (meaning === null ? [] : [meaning.name])));
  const [meaning] = phrases.flatMap((phrase) => phrase.meaning ?? []);
  if (meaning === undefined || meanings.size !== 1) return null;
  const code = phrases.find((phrase) => phrase.code !== null)?.code ?? null;
  return {
    from: squeezed.from[first] ?? 0,
    to: squeezed.to[last] ?? 0,
    meaning,
    code,
    weight: Math.max(25, meaning.weight - LESS),
    alsoIn: [],
  };
}

function isPlain({ condition, after }: Phrase): boolean {
  return (
    after.length === 0 &&
    (condition.kind === 'always' || condition.kind === 'abroad' || condition.kind === 'near-tls' || condition.kind === 'as-written')
  );
}
