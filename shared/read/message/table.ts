/** A table that is made once: at a stroke by whoever needs it now, or piece by piece by whoever can wait. */
export class Table<T> {
  readonly #make: () => Generator<void, T>;
  #making: Generator<void, T> | null = null;
  #made: { readonly table: T } | null = null;

  /** @param make yields after each few hundred microseconds of work, and returns the table */
  constructor(make: () => Generator<void, T>) {
    this.#make = make;
  }

  get(): T {
    while (this.#made === null) this.#step();
    return this.#made.table;
  }

  /** Makes the rest of the table; whoever takes the pieces may stop between any two. */
  *pieces(): Generator<void> {
    while (this.#made === null) {
      this.#step();
      yield;
    }
  }

  #step(): void {
    this.#making ??= this.#make();
    const { done, value } = this.#making.next();
    if (done === true) this.#made = { table: value };
  }
}
