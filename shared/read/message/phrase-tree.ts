import type { Squeezed } from './squeeze.ts';

/** A phrase found in a squeezed text: numbers of its first and last letter, and the phrases that are spelled so. */
export interface PhraseHit {
  readonly first: number;
  readonly last: number;
  readonly phrases: readonly number[];
}

/** Longer phrases are cut here: it bounds the steps taken at one place of the text. */
export const LONGEST_PHRASE = 90;

/** Room for the phrases as they are today; it doubles when they grow. A power of two. */
const FIRST_NODES = 1 << 19;

/** A beginning that so many phrases share says nothing. */
const MOST_BEGUN = 40;

/**
 * Many phrases, looked for at once. The time is at most LONGEST_PHRASE steps for each word of the text, whatever the number of phrases.
 */
export class PhraseTree {
  /** Nodes are numbers; node 0 is the root of all, nobody's child, so that 0 stands for none. Each has its letter, its first child and its next sibling. */
  #firstChild = new Int32Array(FIRST_NODES);
  #next = new Int32Array(FIRST_NODES);
  #letter = new Uint16Array(FIRST_NODES);
  #nodes = 1;
  /** Where a parent's child with a letter is: an open-addressed table of child numbers, at most half full. */
  #table = new Int32Array(2 * FIRST_NODES);
  #parent = new Int32Array(FIRST_NODES);
  readonly #endsHere = new Map<number, number[]>();
  /** Where a phrase was cut: what follows there may be the rest of it. */
  readonly #cutHere = new Set<number>();
  /** Letters looked at by the last `find`, for the test that holds the bound. */
  steps = 0;

  /** Adds a squeezed phrase under a number of the caller's choice. */
  add(squeezed: string, phrase: number): void {
    const letters = squeezed.slice(0, LONGEST_PHRASE);
    if (letters === '') return;
    let node = 0;
    for (let index = 0; index < letters.length; index += 1) node = this.#childOrNew(node, letters.charCodeAt(index));
    if (letters.length < squeezed.length) this.#cutHere.add(node);
    const here = this.#endsHere.get(node);
    if (here === undefined) this.#endsHere.set(node, [phrase]);
    else here.push(phrase);
  }

  /** Every phrase that stands in the text from the beginning of a word to the end of a word. */
  find(text: Squeezed): PhraseHit[] {
    const hits: PhraseHit[] = [];
    const { letters, begins, ends } = text;
    this.steps = 0;
    for (let first = 0; first < letters.length; first += 1) {
      if (begins[first] === 0) continue;
      let node = this.#child(0, letters.charCodeAt(first));
      let at = first;
      while (node >= 0) {
        this.steps += 1;
        if (ends[at] === 1 || this.#cutHere.has(node)) {
          const phrases = this.#endsHere.get(node);
          if (phrases !== undefined) hits.push({ first, last: at, phrases });
        }
        at += 1;
        if (at >= letters.length) break;
        node = this.#child(node, letters.charCodeAt(at));
      }
    }
    return hits;
  }

  /**
   * Phrases that begin in the text and are broken off at `end`, after at least `fewest` letters, the longest first. Looks at no more than
   * LONGEST_PHRASE letters before the end, and takes no phrase whose beginning MOST_BEGUN others share.
   */
  findBegun(text: Squeezed, end: number, fewest: number): { readonly first: number; readonly phrases: readonly number[] }[] {
    const found: { first: number; phrases: number[] }[] = [];
    for (let first = Math.max(0, end - LONGEST_PHRASE); first <= end - fewest; first += 1) {
      if (text.begins[first] === 0) continue;
      let node = this.#child(0, text.letters.charCodeAt(first));
      for (let at = first + 1; at < end && node >= 0; at += 1) node = this.#child(node, text.letters.charCodeAt(at));
      const phrases = node < 0 ? [] : this.#under(node);
      if (phrases.length > 0 && phrases.length < MOST_BEGUN) found.push({ first, phrases });
    }
    return found;
  }

  #under(top: number): number[] {
    const phrases: number[] = [];
    const open = [top];
    for (let node = open.pop(); node !== undefined && phrases.length < MOST_BEGUN; node = open.pop()) {
      phrases.push(...(this.#endsHere.get(node) ?? []));
      for (let child = this.#firstChild[node] ?? 0; child > 0; child = this.#next[child] ?? 0) open.push(child);
    }
    return phrases;
  }

  #child(node: number, letter: number): number {
    const mask = this.#table.length - 1;
    let at = slotOf(node, letter) & mask;
    for (let child = this.#table[at] ?? 0; child > 0; child = this.#table[at] ?? 0) {
      if (this.#parent[child] === node && this.#letter[child] === letter) return child;
      at = (at + 1) & mask;
    }
    return -1;
  }

  #childOrNew(node: number, letter: number): number {
    const known = this.#child(node, letter);
    if (known >= 0) return known;
    if (this.#nodes === this.#letter.length) this.#grow();
    const made = this.#nodes;
    this.#nodes += 1;
    this.#letter[made] = letter;
    this.#parent[made] = node;
    this.#next[made] = this.#firstChild[node] ?? 0;
    this.#firstChild[node] = made;
    this.#enter(made);
    return made;
  }

  #enter(made: number): void {
    const mask = this.#table.length - 1;
    let at = slotOf(this.#parent[made] ?? 0, this.#letter[made] ?? 0) & mask;
    while ((this.#table[at] ?? 0) > 0) at = (at + 1) & mask;
    this.#table[at] = made;
  }

  #grow(): void {
    const size = 2 * this.#letter.length;
    this.#firstChild = larger(this.#firstChild, size);
    this.#next = larger(this.#next, size);
    this.#parent = larger(this.#parent, size);
    const letters = new Uint16Array(size);
    letters.set(this.#letter);
    this.#letter = letters;
    this.#table = new Int32Array(2 * size);
    for (let node = 1; node < this.#nodes; node += 1) this.#enter(node);
  }
}

function slotOf(node: number, letter: number): number {
  return (Math.imul(node, 0x9e3779b1) ^ Math.imul(letter, 0x85ebca6b)) >>> 7;
}

function larger(numbers: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(size);
  grown.set(numbers);
  return grown;
}
