import { EMPTY } from '../../wire/bytes.ts';

/** Where bytes stand in a ring; they are gone once it has come round. */
export interface RingPlace {
  /** Counted over everything that was ever kept. */
  readonly from: number;
  readonly length: number;
}

const FIRST = 4096;

/** Keeps the latest bytes of many conversations in one buffer, so that a gigabyte of them costs no more than a few. */
export class ByteRing {
  readonly #most: number;
  #buffer = EMPTY;
  #written = 0;

  /** @param most bytes; a small capture never takes them all */
  constructor(most: number) {
    this.#most = most;
  }

  keep(bytes: Uint8Array): RingPlace {
    this.#grow(this.#written + bytes.length);
    const size = this.#buffer.length;
    // What would be cut at the end begins anew at the beginning.
    const at = this.#written % size;
    if (at + bytes.length > size) this.#written += size - at;
    const place = { from: this.#written, length: bytes.length };
    if (bytes.length <= size) {
      this.#buffer.set(bytes, this.#written % size);
      this.#written += bytes.length;
    }
    return place;
  }

  /** Until it has its full size nothing is written over. */
  #grow(wanted: number): void {
    if (wanted <= this.#buffer.length || this.#buffer.length === this.#most) return;
    const roomy = new Uint8Array(Math.min(this.#most, Math.max(FIRST, 2 * wanted)));
    roomy.set(this.#buffer);
    this.#buffer = roomy;
  }

  /** A view; null where later bytes have taken the place. */
  read({ from, length }: RingPlace): Uint8Array | null {
    const size = this.#buffer.length;
    if (length > size || this.#written - from > size) return null;
    return this.#buffer.subarray(from % size, (from % size) + length);
  }
}
