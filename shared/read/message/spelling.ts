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
  /** Words by what is left of them when one letter is taken out. */
  readonly shorter: Shorter;
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
  const shorter = new Shorter([...words.keys()]);
  while (shorter.addSome(PIECE)) yield;
  return { words, shorter };
}

/**
 * Words by what is left of them without one letter. Some ninety thousand such remainders are kept as numbers made of their letters, not
 * as words: two that fall on one number only make a word looked at that is too far away.
 */
class Shorter {
  readonly #words: readonly string[];
  #added = 0;
  /** Number of the entry that a remainder leads to, and from it to the next with the same end of its number; 0 for none. */
  readonly #first = new Int32Array(BUCKETS);
  readonly #next: number[] = [0];
  readonly #wordOf: number[] = [0];
  readonly #remainder: number[] = [0];

  constructor(words: readonly string[]) {
    this.#words = words;
  }

  /** @returns false when all words are in */
  addSome(count: number): boolean {
    const end = Math.min(this.#words.length, this.#added + count);
    for (; this.#added < end; this.#added += 1) {
      for (const remainder of remaindersOf(this.#words[this.#added] ?? '')) {
        const bucket = remainder & (BUCKETS - 1);
        this.#next.push(this.#first[bucket] ?? 0);
        this.#wordOf.push(this.#added);
        this.#first[bucket] = this.#remainder.push(remainder) - 1;
      }
    }
    return this.#added < this.#words.length;
  }

  /** Puts the words into `near` of which this is left without one letter. */
  collect(remainder: number, near: Set<string>): void {
    for (let entry = this.#first[remainder & (BUCKETS - 1)] ?? 0; entry > 0; entry = this.#next[entry] ?? 0)
      if (this.#remainder[entry] === remainder) near.add(this.#words[this.#wordOf[entry] ?? 0] ?? '');
  }
}

/** A power of two. */
const BUCKETS = 1 << 17;
const FACTOR = 0x01000193;

/** A number for a word, made of its letters in their order. */
function numberOf(word: string): number {
  let number = 0;
  for (let at = 0; at < word.length; at += 1) number = (Math.imul(number, FACTOR) + word.charCodeAt(at) + 1) | 0;
  return number;
}

/** The numbers of a word without its first letter, without its second, and so on: each from what stands before and behind the letter. */
function remaindersOf(word: string): number[] {
  const remainders: number[] = new Array<number>(word.length).fill(0);
  let behind = 0;
  let power = 1;
  for (let at = word.length - 1; at >= 0; at -= 1) {
    remainders[at] = behind;
    POWERS[at] = power;
    behind = (Math.imul(word.charCodeAt(at) + 1, power) + behind) | 0;
    power = Math.imul(power, FACTOR);
  }
  let before = 0;
  for (let at = 0; at < word.length; at += 1) {
    remainders[at] = (Math.imul(before, POWERS[at] ?? 0) + (remainders[at] ?? 0)) | 0;
    before = (Math.imul(before, FACTOR) + word.charCodeAt(at) + 1) | 0;
  }
  return remainders;
}

/** The factor by which what stands before each letter counts, while one word is looked at. */
const POWERS: number[] = [];

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
  const near = new Set<string>();
  shorter.collect(numberOf(written), near);
  for (const [at, remainder] of remaindersOf(written).entries()) {
    const less = written.slice(0, at) + written.slice(at + 1);
    if (words.has(less)) near.add(less);
    shorter.collect(remainder, near);
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
