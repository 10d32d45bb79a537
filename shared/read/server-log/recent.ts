import { detached } from './counts/detached.ts';

/** Remembers what was found out about texts, in bounded memory: two generations, the older is forgotten as a whole. */
export class Recent<Known> {
  #young = new Map<string, Known>();
  #old = new Map<string, Known>();
  readonly #most: number;

  /** @param most of each generation */
  constructor(most: number) {
    this.#most = most;
  }

  /** @param work what to find out about a text that is new */
  get(text: string, work: () => Known): Known {
    const known = this.#young.get(text);
    if (known !== undefined) return known;
    const found = this.#old.get(text) ?? work();
    if (this.#young.size >= this.#most) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(detached(text), found);
    return found;
  }
}
