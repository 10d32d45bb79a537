import type { Squeezed } from './squeeze.ts';

/** A phrase found in a squeezed text: numbers of its first and last letter, and the phrases that are spelled so. */
export interface PhraseHit {
  readonly first: number;
  readonly last: number;
  readonly phrases: readonly number[];
}

/** Longer phrases are cut here: it bounds the steps taken at one place of the text. */
export const LONGEST_PHRASE = 90;

/** Room for the branches of the phrases as they are today; it doubles when they grow. A power of two. */
const FIRST_NODES = 1 << 16;

/** A phrase ends at the node. */
const ENDS = 1;
/** A phrase was cut there: what follows may be the rest of it. */
const CUT = 2;

/** A beginning that so many phrases share says nothing. */
const MOST_BEGUN = 40;

/**
 * Many phrases, looked for at once. The time is at most LONGEST_PHRASE steps for each word of the text, whatever the number of phrases.
 * Nodes stand only where phrases part or end: what lies between is compared with the letters of one of the phrases that pass there.
 */
export class PhraseTree {
  /** Nodes are numbers; node 0 is the root of all, nobody's child, so that 0 stands for none. Each has its first child and its next sibling. */
  #firstChild = new Int32Array(FIRST_NODES);
  #next = new Int32Array(FIRST_NODES);
  #parent = new Int32Array(FIRST_NODES);
  /** The letter by which a node is reached from its parent. */
  #letter = new Uint16Array(FIRST_NODES);
  /** How many letters lie between the root and the node: at most LONGEST_PHRASE. */
  #depth = new Uint8Array(FIRST_NODES);
  /** What is at a node: ENDS, CUT, or both. */
  #marks = new Uint8Array(FIRST_NODES);
  /** A phrase that passes through the node. */
  readonly #word: string[] = [''];
  /** Where a parent's child with a letter is: an open-addressed table of child numbers, at most half full. */
  #table = new Int32Array(2 * FIRST_NODES);
  readonly #endsHere = new Map<number, number[]>();
  /** Letters looked at by the last `find`, for the test that holds the bound. */
  steps = 0;

  /** Adds a squeezed phrase under a number of the caller's choice. */
  add(squeezed: string, phrase: number): void {
    const letters = squeezed.slice(0, LONGEST_PHRASE);
    if (letters === '') return;
    const node = this.#nodeOf(letters);
    this.#marks[node] = (this.#marks[node] ?? 0) | ENDS | (letters.length < squeezed.length ? CUT : 0);
    const here = this.#endsHere.get(node);
    if (here === undefined) this.#endsHere.set(node, [phrase]);
    else here.push(phrase);
  }

  /** Every phrase that stands in the text from the beginning of a word to the end of a word. */
  find(text: Squeezed): PhraseHit[] {
    const hits: PhraseHit[] = [];
    const { letters, begins, ends } = text;
    // The innermost loop of all: fields are looked up once, and the search for a child stands in it.
    const table = this.#table;
    const parent = this.#parent;
    const letterOf = this.#letter;
    const depths = this.#depth;
    const marks = this.#marks;
    const words = this.#word;
    const mask = table.length - 1;
    const { length } = letters;
    let steps = 0;
    for (let first = 0; first < length; first += 1) {
      if (begins[first] === 0) continue;
      let node = 0;
      let depth = 0;
      while (first + depth < length) {
        const letter = letters.charCodeAt(first + depth);
        let slot = slotOf(node, letter) & mask;
        let child = table[slot] ?? 0;
        while (child > 0 && (parent[child] !== node || letterOf[child] !== letter)) {
          slot = (slot + 1) & mask;
          child = table[slot] ?? 0;
        }
        if (child === 0) break;
        const word = words[child] ?? '';
        const deep = depths[child] ?? 0;
        depth += 1;
        while (depth < deep && letters.charCodeAt(first + depth) === word.charCodeAt(depth)) depth += 1;
        steps += 1;
        if (depth < deep) break;
        node = child;
        const mark = marks[node] ?? 0;
        const last = first + depth - 1;
        if (mark !== 0 && (ends[last] === 1 || (mark & CUT) !== 0)) hits.push({ first, last, phrases: this.#endsHere.get(node) ?? [] });
      }
      steps += depth;
    }
    this.steps = steps;
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
      const node = this.#below(text.letters.slice(first, end));
      const phrases = node === 0 ? [] : this.#under(node);
      if (phrases.length > 0 && phrases.length < MOST_BEGUN) found.push({ first, phrases });
    }
    return found;
  }

  /** The first node under which all phrases begin with these letters; 0 where none does. */
  #below(letters: string): number {
    let node = 0;
    let depth = 0;
    while (depth < letters.length) {
      node = this.#child(node, letters.charCodeAt(depth));
      if (node === 0) return 0;
      const shared = this.#shared(node, letters, depth);
      if (shared < Math.min(this.#depth[node] ?? 0, letters.length)) return 0;
      depth = shared;
    }
    return node;
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

  /** Up to which depth the letters go along with the phrases that lead to a node, of which the first `depth` and one more are known to. */
  #shared(node: number, letters: string, depth: number): number {
    const word = this.#word[node] ?? '';
    const deep = Math.min(this.#depth[node] ?? 0, letters.length);
    let at = depth + 1;
    while (at < deep && word.charCodeAt(at) === letters.charCodeAt(at)) at += 1;
    return at;
  }

  #child(node: number, letter: number): number {
    return this.#table[this.#slot(node, letter)] ?? 0;
  }

  /** Where the child stands in the table, or would. */
  #slot(node: number, letter: number): number {
    const mask = this.#table.length - 1;
    let at = slotOf(node, letter) & mask;
    for (let child = this.#table[at] ?? 0; child > 0; child = this.#table[at] ?? 0) {
      if (this.#parent[child] === node && this.#letter[child] === letter) break;
      at = (at + 1) & mask;
    }
    return at;
  }

  /** The node at which these letters end, made if it has to be. */
  #nodeOf(letters: string): number {
    let node = 0;
    let depth = 0;
    while (depth < letters.length) {
      const child = this.#child(node, letters.charCodeAt(depth));
      if (child === 0) {
        const leaf = this.#newNode(node, letters, depth, letters.length);
        this.#table[this.#slot(node, letters.charCodeAt(depth))] = leaf;
        this.#next[leaf] = this.#firstChild[node] ?? 0;
        this.#firstChild[node] = leaf;
        return leaf;
      }
      const shared = this.#shared(child, letters, depth);
      node = shared === this.#depth[child] ? child : this.#part(node, child, depth, shared);
      depth = shared;
    }
    return node;
  }

  /** Puts a node between a parent and its child, where phrases part. */
  #part(parent: number, child: number, depth: number, shared: number): number {
    const word = this.#word[child] ?? '';
    const between = this.#newNode(parent, word, depth, shared);
    this.#table[this.#slot(parent, word.charCodeAt(depth))] = between;
    this.#next[between] = this.#next[child] ?? 0;
    if (this.#firstChild[parent] === child) this.#firstChild[parent] = between;
    else {
      let before = this.#firstChild[parent] ?? 0;
      while (this.#next[before] !== child) before = this.#next[before] ?? 0;
      this.#next[before] = between;
    }
    this.#firstChild[between] = child;
    this.#next[child] = 0;
    this.#parent[child] = between;
    this.#letter[child] = word.charCodeAt(shared);
    this.#table[this.#slot(between, word.charCodeAt(shared))] = child;
    return between;
  }

  #newNode(parent: number, word: string, depth: number, deep: number): number {
    if (this.#word.length === this.#letter.length) this.#grow();
    const made = this.#word.push(word) - 1;
    this.#parent[made] = parent;
    this.#letter[made] = word.charCodeAt(depth);
    this.#depth[made] = deep;
    return made;
  }

  #grow(): void {
    const size = 2 * this.#letter.length;
    this.#firstChild = larger(this.#firstChild, size);
    this.#next = larger(this.#next, size);
    this.#parent = larger(this.#parent, size);
    const letters = new Uint16Array(size);
    letters.set(this.#letter);
    this.#letter = letters;
    this.#depth = largerBytes(this.#depth, size);
    this.#marks = largerBytes(this.#marks, size);
    const known = this.#word.length;
    this.#table = new Int32Array(2 * size);
    for (let node = 1; node < known; node += 1) this.#table[this.#slot(this.#parent[node] ?? 0, this.#letter[node] ?? 0)] = node;
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

function largerBytes(bytes: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const grown = new Uint8Array(size);
  grown.set(bytes);
  return grown;
}
