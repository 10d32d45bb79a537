import { lookup } from './lookup.ts';
import { squeezePhrase } from './squeeze.ts';
import { Table } from './table.ts';

/** A text in which misspelled words of the catalogue are spelled right, and the way back to where they stood. */
export interface Respelled {
  readonly text: string;
  /** True where the letter of `text` belongs to a word that was changed. */
  isChanged(from: number, to: number): boolean;
  /** Offset in the text as it was written. */
  toWritten(offset: number): number;
}

/** Shorter words differ from each other by one letter too easily. */
const SHORTEST = 4;
/** Under this length a word is only looked at inside an identifier. */
const SHORTEST_ALONE = 5;
/** From here on two slips in one word are forgiven. */
const LONG = 9;
/** Unknown words looked at in one text: it bounds the time. */
const MOST_WORDS = 300;
const WORD = /[\p{L}\p{N}]{4,40}/gu;

interface Vocabulary {
  /** Squeezed word to how it is written. */
  readonly words: ReadonlyMap<string, string>;
  /** Squeezed word less one letter to the words that it comes from. */
  readonly shorter: ReadonlyMap<string, readonly string[]>;
}

/** The words of every telling phrase and identifier. */
export const spellingTable = new Table(make);

const PIECE = 200;

function* make(): Generator<void, Vocabulary> {
  const words = new Map<string, string>();
  for (const [index, phrase] of lookup().spelled.entries()) {
    if (index % PIECE === 0) yield;
    for (const [word] of phrase.matchAll(WORD)) {
      const squeezed = squeezePhrase(word);
      if (squeezed.length >= SHORTEST && !words.has(squeezed)) words.set(squeezed, word);
    }
  }
  const shorter = new Map<string, string[]>();
  let count = 0;
  for (const word of words.keys()) {
    count += 1;
    if (count % PIECE === 0) yield;
    for (const less of withoutOne(word)) {
      const known = shorter.get(less);
      if (known === undefined) shorter.set(less, [word]);
      else known.push(word);
    }
  }
  return { words, shorter };
}

function withoutOne(word: string): string[] {
  return Array.from({ length: word.length }, (_, index) => word.slice(0, index) + word.slice(index + 1));
}

/** Spells the words right that are a slip or two away from a word of the catalogue; null when there is none. */
export function respell(text: string): Respelled | null {
  const { words, shorter } = spellingTable.get();
  const changes: { readonly from: number; readonly to: number; readonly word: string }[] = [];
  let unknown = 0;
  for (const match of text.matchAll(WORD)) {
    const written = squeezePhrase(match[0]);
    if (words.has(written) || (match[0].length < SHORTEST_ALONE && !isInside(text, match.index, match[0].length))) continue;
    unknown += 1;
    if (unknown > MOST_WORDS) break;
    const nearest = nearestOf(written, words, shorter);
    if (nearest !== null) changes.push({ from: match.index, to: match.index + match[0].length, word: words.get(nearest) ?? nearest });
  }
  return changes.length === 0 ? null : apply(text, changes);
}

/** Between the underscores of an identifier. */
function isInside(text: string, at: number, length: number): boolean {
  return text[at - 1] === '_' || text[at + length] === '_';
}

function nearestOf(written: string, words: Vocabulary['words'], shorter: Vocabulary['shorter']): string | null {
  const near = new Set<string>(shorter.get(written) ?? []);
  for (const less of withoutOne(written)) {
    if (words.has(less)) near.add(less);
    for (const word of shorter.get(less) ?? []) near.add(word);
  }
  let best: string | null = null;
  let bestSlips = written.length >= LONG ? 3 : 2;
  for (const word of near) {
    const slips = slipsBetween(written, word) + (word[0] === written[0] ? 0 : 0.5) + (word.length === written.length ? 0 : 0.25);
    if (slips < bestSlips) {
      best = word;
      bestSlips = slips;
    }
  }
  return best;
}

/** Letters changed, lost, added, or swapped with their neighbour (optimal string alignment). Both words are short. */
export function slipsBetween(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      let slips = Math.min((last[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + same);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        slips = Math.min(slips, (beforeLast[column - 2] ?? 0) + 1);
      now.push(slips);
    }
    beforeLast = last;
    last = now;
  }
  return last[b.length] ?? 0;
}

function apply(text: string, changes: readonly { readonly from: number; readonly to: number; readonly word: string }[]): Respelled {
  const parts: string[] = [];
  /** Where each changed word begins and ends now, and where it began and ended as written. */
  const places: { readonly from: number; readonly to: number; readonly wasFrom: number; readonly wasTo: number }[] = [];
  let written = 0;
  let length = 0;
  for (const { from, to, word } of changes) {
    parts.push(text.slice(written, from), word);
    length += from - written;
    places.push({ from: length, to: length + word.length, wasFrom: from, wasTo: to });
    length += word.length;
    written = to;
  }
  parts.push(text.slice(written));
  const lastBefore = (offset: number) => places.findLast((place) => place.from <= offset);
  return {
    text: parts.join(''),
    isChanged: (from, to) => places.some((place) => place.from < to && place.to > from),
    toWritten: (offset) => {
      const place = lastBefore(offset);
      if (place === undefined) return offset;
      return offset >= place.to
        ? offset - place.to + place.wasTo
        : place.wasFrom + Math.min(offset - place.from, place.wasTo - place.wasFrom);
    },
  };
}
