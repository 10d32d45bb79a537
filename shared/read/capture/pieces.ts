/** Bytes of a hello or a flight that are put together. */
export const LONGEST_FLIGHT = 64 * 1024;

/** Handshake bytes that come in pieces at offsets. */
export class Pieces {
  #parts: { readonly at: number; readonly bytes: Uint8Array }[] = [];
  #given = 0;

  /** The bytes that can be handed on now, in order. */
  add(at: number, bytes: Uint8Array): Uint8Array | null {
    if (at + bytes.length > LONGEST_FLIGHT || this.#parts.length > 200) return null;
    this.#parts.push({ at, bytes: bytes.slice() });
    this.#parts.sort((one, another) => one.at - another.at);
    const fresh: number[] = [];
    for (const part of this.#parts) {
      if (part.at > this.#given) break;
      const behind = this.#given - part.at;
      if (behind >= part.bytes.length) continue;
      for (const byte of part.bytes.subarray(behind)) fresh.push(byte);
      this.#given = part.at + part.bytes.length;
    }
    this.#parts = this.#parts.filter((part) => part.at + part.bytes.length > this.#given);
    return fresh.length === 0 ? null : Uint8Array.from(fresh);
  }
}
