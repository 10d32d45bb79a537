import type { TlsRecord } from '../../wire/record.ts';
import type { End } from './talk-side.ts';

/** One encrypted record as it was seen. */
export interface SealedRecord {
  readonly record: TlsRecord;
  /** Place among the encrypted records of its side, from 0. */
  readonly index: number;
  /** Place among everything that both sides said. */
  readonly order: number;
  /** Microseconds. */
  readonly at: number;
}

/** Bytes of one side that are kept: its flight with certificates, also post-quantum ones, stands in them. */
const MOST_BYTES = 48 * 1024;
/** Records so short may be alerts, wherever they come. */
const SHORT = 64;
const MOST_SHORT = 12;

/** What an object costs beside its bytes. */
const OVERHEAD = 64;

/** Bytes that may be held together, however many conversations are open. */
export class Allowance {
  #left: number;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  take(bytes: number): boolean {
    if (this.#left < bytes) return false;
    this.#left -= bytes;
    return true;
  }

  giveBack(bytes: number): void {
    this.#left += bytes;
  }
}

/** Encrypted records of both sides, held for the keys: the beginning whole, later on only what may be an alert. */
export class SealedRecords {
  readonly #allowance: Allowance;
  readonly #sides: readonly [Side, Side] = [newSide(), newSide()];
  #taken = 0;

  constructor(allowance: Allowance) {
    this.#allowance = allowance;
  }

  /**
   * @param soon it belongs to the handshake, as far as it shows: such are kept whole
   */
  keep(end: End, record: TlsRecord, order: number, at: number, soon: boolean): void {
    const side = this.#sides[end];
    const index = side.count;
    side.count += 1;
    if (record.body.length < record.length) return;
    const size = record.length + OVERHEAD;
    if (soon && side.bytes + size <= MOST_BYTES) {
      if (!this.#take(size)) return;
      side.bytes += size;
      side.first.push({ record: { ...record, body: record.body.slice() }, index, order, at });
      return;
    }
    if (record.length > SHORT) return;
    if (side.late.length >= MOST_SHORT) side.late.shift();
    else if (!this.#take(SHORT + OVERHEAD)) return;
    side.late.push({ record: { ...record, body: record.body.slice() }, index, order, at });
  }

  #take(bytes: number): boolean {
    if (!this.#allowance.take(bytes)) return false;
    this.#taken += bytes;
    return true;
  }

  /** In the order they were sent; places are missing where records were too many. */
  of(end: End): readonly SealedRecord[] {
    return [...this.#sides[end].first, ...this.#sides[end].late];
  }

  /** Lets go of everything. */
  drop(): void {
    this.#allowance.giveBack(this.#taken);
    this.#taken = 0;
    for (const side of this.#sides) {
      side.first = [];
      side.late = [];
    }
  }
}

interface Side {
  first: SealedRecord[];
  late: SealedRecord[];
  bytes: number;
  count: number;
}

function newSide(): Side {
  return { first: [], late: [], bytes: 0, count: 0 };
}
