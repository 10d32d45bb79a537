/** Letters of a word that are compared at once. */
const KEY = 4;
/** A power of two. */
const BUCKETS = 1 << 12;

/**
 * Many words, looked for at once anywhere in a text, also within other words. One step for each letter of the text, and one for each word
 * whose first four letters stand there; shorter words are looked for one by one.
 */
export class WordsAnywhere {
  readonly #words: readonly string[];
  readonly #short: readonly number[];
  /** Words by a number made of their first four letters. */
  readonly #byKey: readonly (readonly number[] | undefined)[];

  constructor(words: readonly string[]) {
    this.#words = words;
    this.#short = words.flatMap((word, index) => (word.length < KEY ? [index] : []));
    const byKey: number[][] = [];
    for (const [index, word] of words.entries()) {
      if (word.length < KEY) continue;
      const key = keyAt(word, 0);
      const known = byKey[key];
      if (known === undefined) byKey[key] = [index];
      else known.push(index);
    }
    this.#byKey = Array.from({ length: BUCKETS }, (_, key) => byKey[key]);
  }

  /** @returns the places, in the list of words, of those that stand in the text */
  foundIn(text: string): ReadonlySet<number> {
    const found = new Set<number>();
    for (const index of this.#short) if (text.includes(this.#words[index] ?? '')) found.add(index);
    for (let at = 0; at + KEY <= text.length; at += 1) {
      const here = this.#byKey[keyAt(text, at)];
      if (here === undefined) continue;
      for (const index of here) if (!found.has(index) && text.startsWith(this.#words[index] ?? '', at)) found.add(index);
    }
    return found;
  }
}

function keyAt(text: string, at: number): number {
  const first = (text.charCodeAt(at) << 8) ^ text.charCodeAt(at + 1);
  const second = (text.charCodeAt(at + 2) << 8) ^ text.charCodeAt(at + 3);
  return (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 20;
}
