import type { Place } from './place.ts';

/** Knuth's multiplier: 2^32 divided by the golden ratio. */
const SPREAD = 0x9e3779b1;

/** Gives each place a row number, as long as there is room; addresses by a table of numbers, which is faster than any map. */
export class PlaceRows {
  readonly #places: Place[] = [];
  readonly #named = new Map<string, number>();
  /** Row and 1; 0 where nothing is. At most half full. */
  readonly #table: Int32Array;
  readonly #shift: number;

  /** @param most rows */
  constructor(most: number) {
    const bits = Math.ceil(Math.log2(most)) + 1;
    this.#table = new Int32Array(2 ** bits);
    this.#shift = 32 - bits;
  }

  get size(): number {
    return this.#places.length;
  }

  get places(): readonly Place[] {
    return this.#places;
  }

  /** @returns -1 where it has none */
  of(place: Place): number {
    if (typeof place === 'string') return this.#named.get(place) ?? -1;
    for (let at = this.#first(place); ; at = (at + 1) & (this.#table.length - 1)) {
      const row = (this.#table[at] as number) - 1;
      if (row < 0 || this.#places[row] === place) return row;
    }
  }

  /** @param place one that has no row yet */
  add(place: Place): number {
    this.#enter(place, this.#places.length);
    return this.#places.push(place) - 1;
  }

  /**
   * Leaves out rows and moves the others up.
   * @param moved told of each row that gets another number
   */
  keep(stays: (row: number) => boolean, moved: (from: number, to: number) => void): void {
    let size = 0;
    this.#table.fill(0);
    this.#named.clear();
    for (const [row, place] of this.#places.entries()) {
      if (!stays(row)) continue;
      if (row !== size) moved(row, size);
      this.#places[size] = place;
      this.#enter(place, size);
      size += 1;
    }
    this.#places.length = size;
  }

  #enter(place: Place, row: number): void {
    if (typeof place === 'string') {
      this.#named.set(place, row);
      return;
    }
    let at = this.#first(place);
    while (this.#table[at] !== 0) at = (at + 1) & (this.#table.length - 1);
    this.#table[at] = row + 1;
  }

  #first(place: number): number {
    return Math.imul(place, SPREAD) >>> this.#shift;
  }
}
