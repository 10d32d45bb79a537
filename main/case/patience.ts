/** A verdict waits no longer for this computer than for outside questions (DESIGN section 6). */
const MOST_MILLISECONDS = 2_000;
/** But for what decides the answer, such as the list of the very program that failed, on a computer that is busy. */
const MOST_FOR_WHAT_DECIDES = 10_000;

/** How long a finished check still waits for what goes on beside it. */
export class Patience {
  readonly #ordinary = new AbortController();
  readonly #deciding = new AbortController();
  readonly #timers: NodeJS.Timeout[] = [];

  /** Ends for what only adds to the answer. */
  get ordinary(): AbortSignal {
    return this.#ordinary.signal;
  }

  /** Ends for what decides the answer; never before `ordinary`. */
  get deciding(): AbortSignal {
    return this.#deciding.signal;
  }

  /** Everything else is answered: from now on it runs out. Asked again, it goes on running. */
  runsOut(): void {
    if (this.#timers.length > 0) return;
    this.#timers.push(setTimeout(() => this.#ordinary.abort(), MOST_MILLISECONDS));
    this.#timers.push(setTimeout(() => this.ends(), MOST_FOR_WHAT_DECIDES));
  }

  ends(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#ordinary.abort();
    this.#deciding.abort();
  }
}
