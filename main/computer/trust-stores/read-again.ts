/** Many targets of one run share a reading; a person who adds a root and checks again gets a new one. */
const KEPT_MILLISECONDS = 5_000;

/** A reading that is kept for a few seconds. */
export class ReadAgain<T> {
  readonly #read: () => Promise<T>;
  #kept: { readonly value: Promise<T>; readonly at: number } | null = null;

  constructor(read: () => Promise<T>) {
    this.#read = read;
  }

  value(): Promise<T> {
    if (this.#kept === null || performance.now() - this.#kept.at > KEPT_MILLISECONDS)
      this.#kept = { value: this.#read(), at: performance.now() };
    return this.#kept.value;
  }

  /** The next one who asks gets a new reading. */
  forget(): void {
    this.#kept = null;
  }
}
