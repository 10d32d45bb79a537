import { EMPTY } from './bytes.ts';

const SMALLEST = 4096;
const LARGEST_REUSED = 64 * 1024;
/** Buffers that wait for the next queue, by their size. */
const MOST_WAITING = 64;
const idle = new Map<number, Uint8Array[]>();

/** Bytes that arrive in pieces and are taken from the front. Each byte is copied a bounded number of times, however small the pieces. */
export class ByteQueue {
  private buffer: Uint8Array = EMPTY;
  private start = 0;
  private end = 0;

  get length(): number {
    return this.end - this.start;
  }

  /** What is waiting; valid until the next `push`. */
  get bytes(): Uint8Array {
    return this.buffer.subarray(this.start, this.end);
  }

  push(piece: Uint8Array): void {
    if (this.end + piece.length > this.buffer.length) this.makeRoom(piece.length);
    this.buffer.set(piece, this.end);
    this.end += piece.length;
  }

  drop(count: number): void {
    this.start = Math.min(this.start + count, this.end);
    if (this.start === this.end) this.start = this.end = 0;
  }

  clear(): void {
    this.buffer = EMPTY;
    this.start = this.end = 0;
  }

  /**
   * Empties the queue for good, and lets the next one have its memory: whoever reads thousands of connections would wait longest for fresh
   * memory. No view of what was waiting may be used any more.
   */
  release(): void {
    const { buffer } = this;
    this.clear();
    if (buffer.length < SMALLEST || buffer.length > LARGEST_REUSED) return;
    const waiting = idle.get(buffer.length) ?? [];
    if (waiting.length === 0) idle.set(buffer.length, waiting);
    if (waiting.length < MOST_WAITING) waiting.push(buffer);
  }

  private makeRoom(more: number): void {
    const waiting = this.bytes;
    // Twice what is needed, so that many small pieces do not each move all that came before.
    const roomy = bufferOf(2 * (waiting.length + more));
    roomy.set(waiting);
    this.buffer = roomy;
    this.end = waiting.length;
    this.start = 0;
  }
}

/** @returns a buffer of a power of two bytes, at least so many; what stands in it is not cleared */
function bufferOf(length: number): Uint8Array {
  let size = SMALLEST;
  while (size < length) size *= 2;
  return idle.get(size)?.pop() ?? new Uint8Array(size);
}
