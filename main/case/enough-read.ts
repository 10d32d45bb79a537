import type { ComputerAnswer } from './computer-report.ts';
import type { Patience } from './patience.ts';

/** When a look has told enough: in ordinary patience with all, later with the stores that decide the answer. */
export class EnoughRead {
  readonly #end = new AbortController();
  readonly #deciding: readonly string[];
  readonly #patience: Pick<Patience, 'ordinary' | 'deciding'>;
  #read: ComputerAnswer['read'] = [];

  /** @param deciding names of readers that decide; empty where all that is read only adds to the answer */
  constructor(deciding: readonly string[], patience: Pick<Patience, 'ordinary' | 'deciding'>) {
    this.#deciding = deciding;
    this.#patience = patience;
    patience.ordinary.addEventListener('abort', () => this.#judge());
    this.#judge();
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
    if (this.#patience.ordinary.aborted && (read === 'all' || this.#deciding.every((store) => read.some((one) => one === store))))
      this.#end.abort();
  }
}
