const HEADER = 8;
const PRELOGIN = 0x12;

/**
 * TLS inside the packets of SQL Server: until the handshake is over, each side wraps its records in packets of type PRELOGIN
 * ([MS-TDS] section 2.2.6.5, "TLS/SSL"); what is no such packet stands by itself again.
 */
export class TdsPackets {
  #header: number[] = [];
  #rest = 0;
  #over = false;

  /** What stands in the packets of this piece, in order; the pieces are views. */
  push(bytes: Uint8Array): readonly Uint8Array[] {
    const out: Uint8Array[] = [];
    let at = 0;
    while (at < bytes.length) {
      if (this.#over) {
        out.push(bytes.subarray(at));
        break;
      }
      if (this.#rest > 0) {
        const here = Math.min(this.#rest, bytes.length - at);
        out.push(bytes.subarray(at, at + here));
        this.#rest -= here;
        at += here;
        continue;
      }
      const first = bytes[at] ?? 0;
      if (this.#header.length === 0 && first !== PRELOGIN) {
        this.#over = true;
        continue;
      }
      this.#header.push(first);
      at += 1;
      if (this.#header.length === HEADER) {
        this.#rest = Math.max(0, (((this.#header[2] ?? 0) << 8) | (this.#header[3] ?? 0)) - HEADER);
        this.#header = [];
      }
    }
    return out;
  }
}

/** Does a PRELOGIN packet begin here, and in it what `starts` looks for? */
export function wrapsInTds(bytes: Uint8Array, starts: (bytes: Uint8Array) => boolean): boolean {
  const length = ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0);
  return bytes[0] === PRELOGIN && length > HEADER && bytes.length > HEADER && starts(bytes.subarray(HEADER));
}
