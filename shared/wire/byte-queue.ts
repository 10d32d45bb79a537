import { EMPTY } from './bytes.ts';

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

  private makeRoom(more: number): void {
    const waiting = this.bytes;
    // Twice what is needed, so that many small pieces do not each move all that came before.
    const roomy = new Uint8Array(Math.max(1_024, 2 * (waiting.length + more)));
    roomy.set(waiting);
    this.buffer = roomy;
    this.end = waiting.length;
    this.start = 0;
  }
}
