import type { Planned } from './planned.ts';

/**
 * Runs the questions of the plan. A round is over when every question of it was answered or has held it up long enough; what is still
 * unanswered goes on and counts as pending, so that one silent server does not keep the rest waiting.
 */
export class Rounds {
  readonly #ask: (planned: Planned, number: number) => Promise<void>;
  readonly #asked: Planned[] = [];
  readonly #open = new Map<Planned, Promise<void>>();
  #held: Promise<unknown> = Promise.resolve();

  /** @param ask asks one question (numbered from 1 in the order asked) and writes down the answer; its promise must not reject */
  constructor(ask: (planned: Planned, number: number) => Promise<void>) {
    this.#ask = ask;
  }

  get asked(): readonly Planned[] {
    return this.#asked;
  }

  get pending(): readonly Planned[] {
    return [...this.#open.keys()];
  }

  start(round: readonly Planned[]): void {
    this.#held = Promise.all(
      round.map((planned) => {
        const number = this.#asked.push(planned);
        const answered = this.#ask(planned, number).finally(() => this.#open.delete(planned));
        this.#open.set(planned, answered);
        return 'holdMilliseconds' in planned ? within(answered, planned.holdMilliseconds) : answered;
      }),
    );
  }

  /** Waits until the round is over. */
  async held(): Promise<void> {
    await this.#held;
  }

  /** Waits for the next answer to any pending question; returns at once where there is none. */
  async another(): Promise<void> {
    if (this.#open.size > 0) await Promise.race(this.#open.values());
  }

  /** Waits for every answer. */
  async all(): Promise<void> {
    await Promise.all(this.#open.values());
  }
}

function within(answered: Promise<void>, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    answered.finally(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
