import { detached } from './detached.ts';

/** Different names that are kept apart; a log can hold more clients than memory has room for. */
const MOST_NAMES = 4096;

export interface Tallied {
  readonly name: string;
  readonly count: number;
  readonly worked: number;
}

/**
 * Counts by name in bounded memory. When there are too many names, those that came least are forgotten ("lossy counting"): what makes
 * up a notable share of a log is never among them.
 */
export class Tally {
  readonly #counts = new Map<string, { count: number; worked: number }>();
  #forgotten = 0;
  #limit = 1;
  readonly #most: number;

  constructor(most = MOST_NAMES) {
    this.#most = most;
  }

  add(name: string, failed: boolean): void {
    let entry = this.#counts.get(name);
    if (entry === undefined) {
      if (this.#counts.size >= this.#most) this.#forget();
      entry = { count: 0, worked: 0 };
      this.#counts.set(detached(name), entry);
    }
    if (failed) entry.count += 1;
    else entry.worked += 1;
  }

  /** Names that failed, also those that were forgotten. */
  get failing(): number {
    let failing = this.#forgotten;
    for (const { count } of this.#counts.values()) if (count > 0) failing += 1;
    return failing;
  }

  /** The names that came most, failures first. */
  most(many: number): readonly Tallied[] {
    return [...this.#counts]
      .sort(([, one], [, other]) => other.count - one.count || other.worked - one.worked)
      .slice(0, many)
      .map(([name, counts]) => ({ name, ...counts }));
  }

  #forget(): void {
    const before = this.#counts.size;
    for (const [name, { count, worked }] of this.#counts) {
      if (count + worked > this.#limit) continue;
      this.#counts.delete(name);
      if (count > 0) this.#forgotten += 1;
    }
    if (this.#counts.size > before / 2) this.#limit *= 2;
  }
}
