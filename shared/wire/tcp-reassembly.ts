import { EMPTY } from './bytes.ts';

/** A TCP segment, its payload a view. */
export interface TcpSegment {
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly sequence: number;
  readonly acknowledgement: number;
  readonly syn: boolean;
  readonly ack: boolean;
  readonly fin: boolean;
  readonly rst: boolean;
  readonly payload: Uint8Array;
}

/** Reads a TCP header (RFC 9293 section 3.1); null where it is cut. */
export function readTcp(bytes: Uint8Array): TcpSegment | null {
  if (bytes.length < 20) return null;
  const header = ((bytes[12] as number) >> 4) * 4;
  if (header < 20) return null;
  const flags = bytes[13] as number;
  return {
    sourcePort: uint16(bytes, 0),
    destinationPort: uint16(bytes, 2),
    sequence: uint32(bytes, 4),
    acknowledgement: uint32(bytes, 8),
    syn: (flags & 0x02) !== 0,
    ack: (flags & 0x10) !== 0,
    fin: (flags & 0x01) !== 0,
    rst: (flags & 0x04) !== 0,
    payload: header >= bytes.length ? EMPTY : bytes.subarray(header),
  };
}

// Without a DataView: one is made for every packet otherwise.
function uint16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) << 8) | (bytes[at + 1] as number);
}

function uint32(bytes: Uint8Array, at: number): number {
  return uint16(bytes, at) * 0x10000 + uint16(bytes, at + 2);
}

/** Bytes held for one direction while something before them is missing. */
const MOST_HELD = 1024 * 1024;

/** What a direction hands on: bytes in order, or word that bytes are missing from the capture. */
export interface InOrder {
  bytes(bytes: Uint8Array): void;
  gap(missing: number): void;
}

/**
 * One direction of a TCP connection put in order: retransmissions dropped, overlaps cut (what came first counts), segments out of
 * order held until the hole is filled. A hole that is never filled is told as a gap.
 */
export class TcpDirection {
  readonly #sink: InOrder;
  #next: number | null = null;
  /** Sequence number of the first byte, where a SYN told it. */
  #first: number | null = null;
  #held: { sequence: number; bytes: Uint8Array }[] = [];
  #heldBytes = 0;

  constructor(sink: InOrder) {
    this.#sink = sink;
  }

  /** True once anything was seen. */
  get begun(): boolean {
    return this.#next !== null;
  }

  /** Nothing is held back: what comes next in order is handed on at once. */
  get smooth(): boolean {
    return this.#held.length === 0;
  }

  /** Bytes in order that its listener has taken notice of already, without being handed them. */
  pass(count: number): void {
    if (this.#next !== null) this.#next = (this.#next + count) >>> 0;
  }

  /** Sequence number of the next byte expected; null before anything was seen. */
  get next(): number | null {
    return this.#next;
  }

  push(segment: TcpSegment): void {
    if (segment.syn) {
      const first = (segment.sequence + 1) >>> 0;
      // The same SYN once more, late or captured twice, begins nothing anew.
      if (this.#first !== first) this.#first = this.#next = first;
      if (segment.payload.length > 0) this.#data(first, segment.payload);
      return;
    }
    if (segment.payload.length === 0) return;
    this.#next ??= segment.sequence;
    this.#data(segment.sequence, segment.payload);
  }

  /** The other side acknowledged up to here: what is still missing before it was lost by the capture, not by the network. */
  acknowledged(upTo: number): void {
    if (this.#next === null || this.#held.length === 0) return;
    if (distance(this.#next, upTo) > 0) this.#skipHole();
  }

  /** Bytes that are missing before what is held; 0 where nothing is. */
  get hole(): number {
    const next = this.#next;
    if (next === null || this.#held.length === 0) return 0;
    return Math.max(0, Math.min(...this.#held.map((one) => distance(next, one.sequence))));
  }

  /** No more packets come: what is held is handed on behind its gap. */
  end(): void {
    while (this.#held.length > 0) this.#skipHole();
  }

  #data(sequence: number, payload: Uint8Array): void {
    const ahead = distance(this.#next ?? sequence, sequence);
    if (ahead > 0) {
      this.#hold(sequence, payload);
      return;
    }
    if (-ahead >= payload.length) return;
    const fresh = ahead === 0 ? payload : payload.subarray(-ahead);
    this.#next = (sequence + payload.length) >>> 0;
    this.#sink.bytes(fresh);
    if (this.#held.length > 0) this.#release();
  }

  #hold(sequence: number, payload: Uint8Array): void {
    if (this.#held.some((one) => one.sequence === sequence && one.bytes.length >= payload.length)) return;
    this.#held.push({ sequence, bytes: payload.slice() });
    this.#heldBytes += payload.length;
    if (this.#heldBytes > MOST_HELD) this.#skipHole();
  }

  #release(): void {
    for (;;) {
      const next = this.#next ?? 0;
      const index = this.#held.findIndex((one) => distance(next, one.sequence) <= 0);
      const one = this.#held[index];
      if (one === undefined) return;
      this.#held.splice(index, 1);
      this.#heldBytes -= one.bytes.length;
      const behind = -distance(next, one.sequence);
      if (behind >= one.bytes.length) continue;
      this.#next = (one.sequence + one.bytes.length) >>> 0;
      this.#sink.bytes(one.bytes.subarray(behind));
    }
  }

  #skipHole(): void {
    const next = this.#next ?? 0;
    const nearest = this.#held.reduce((least, one) => Math.min(least, distance(next, one.sequence)), Number.POSITIVE_INFINITY);
    if (!Number.isFinite(nearest)) return;
    if (nearest > 0) {
      this.#sink.gap(nearest);
      this.#next = (next + nearest) >>> 0;
    }
    this.#release();
  }
}

/** How far `to` lies after `from` in sequence space (RFC 9293 section 3.4): negative when before. */
function distance(from: number, to: number): number {
  return (to - from) | 0;
}
