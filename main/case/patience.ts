/** A verdict waits no longer for this computer than for outside questions (DESIGN section 6). */
const MOST_MILLISECONDS = 2_000;

/** How long a finished check still waits for what goes on beside it. */
export class Patience {
  readonly #end = new AbortController();
  #timer: NodeJS.Timeout | null = null;

  get signal(): AbortSignal {
    return this.#end.signal;
  }

  /** Everything else is answered: from now on it runs out. Asked again, it goes on running. */
  runsOut(): void {
    this.#timer ??= setTimeout(() => this.ends(), MOST_MILLISECONDS);
  }

  ends(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#end.abort();
  }
}
