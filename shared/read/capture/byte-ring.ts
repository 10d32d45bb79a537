/** Where bytes stand in a ring; they are gone once it has come round. */
export interface RingPlace {
  /** Counted over everything that was ever kept. */
  readonly from: number;
  readonly length: number;
}

/** A ring begins with one segment and gets the next when that is full: memory nobody touched before is slow, and copying it slower. */
const SEGMENT = 256 * 1024;

/** Keeps the latest bytes of many conversations in a few buffers, so that a gigabyte of them costs no more than a few megabytes. */
export class ByteRing {
  readonly #size: number;
  readonly #count: number;
  readonly #segments: Uint8Array[] = [];
  #written = 0;

  /** @param most bytes; a small capture never takes them all, and no piece may be longer than 256 KiB */
  constructor(most: number) {
    this.#size = Math.min(most, SEGMENT);
    this.#count = Math.floor(most / this.#size);
  }

  keep(bytes: Uint8Array): RingPlace {
    const { length } = bytes;
    if (length > this.#size) return { from: 0, length };
    const used = this.#written % this.#size;
    // What would be cut at the end of a segment stands in the next.
    if (used + length > this.#size) this.#written += this.#size - used;
    const from = this.#written;
    this.#written += length;
    const place = Math.floor(from / this.#size) % this.#count;
    this.#segments[place] ??= new Uint8Array(this.#size);
    this.#segments[place].set(bytes, from % this.#size);
    return { from, length };
  }

  /** A view; null where later bytes have taken the place. */
  read({ from, length }: RingPlace): Uint8Array | null {
    if (length > this.#size || this.#written - from > this.#size * this.#count) return null;
    const at = from % this.#size;
    return this.#segments[Math.floor(from / this.#size) % this.#count]?.subarray(at, at + length) ?? null;
  }
}
