import type { ComputerAnswer } from './computer-report.ts';
import type { Patience } from './patience.ts';

/** On a busy computer a look needs a while to begin at all; a first part is worth this much more. */
const MOST_FOR_A_FIRST_PART = 4_000;

/**
 * When a look has told enough: in ordinary patience with all, later with the stores that decide the answer, and with a first part where
 * nothing decides.
 */
export class EnoughRead {
  readonly #end = new AbortController();
  readonly #deciding: readonly string[];
  readonly #patience: Pick<Patience, 'ordinary' | 'deciding'>;
  #read: ComputerAnswer['read'] | null = null;
  #waitedForFirst = false;

  /** @param deciding names of readers that decide; empty where all that is read only adds to the answer */
  constructor(deciding: readonly string[], patience: Pick<Patience, 'ordinary' | 'deciding'>) {
    this.#deciding = deciding;
    this.#patience = patience;
    const ranOut = () => {
      const timer = setTimeout(() => {
        this.#waitedForFirst = true;
        this.#judge();
      }, MOST_FOR_A_FIRST_PART);
      timer.unref(); // nothing else goes on for its sake
      this.#judge();
    };
    if (patience.ordinary.aborted) ranOut();
    else patience.ordinary.addEventListener('abort', ranOut, { once: true });
  }

  get signal(): AbortSignal {
    return AbortSignal.any([this.#end.signal, this.#patience.deciding]);
  }

  heard({ read }: Pick<ComputerAnswer, 'read'>): void {
    this.#read = read;
    this.#judge();
  }

  #judge(): void {
    const read = this.#read;
    if (!this.#patience.ordinary.aborted) return;
    const enough =
      read === null
        ? this.#waitedForFirst && this.#deciding.length === 0
        : read === 'all' || this.#deciding.every((store) => read.some((one) => one === store));
    if (enough) this.#end.abort();
  }
}
