/** Bytes that are needed to tell a TLS record from something else. */
export const SHORTEST_START = 6;
/** How far a hello is looked for behind plain words in one piece. */
const MOST_BEFORE_HELLO = 2048;
/** A PROXY protocol header of version 2 begins so (HAProxy's proxy-protocol.txt, section 2.2). */
const PROXY_2 = [0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a] as const;
const LINE_FEED = 0x0a;

/** A side may send its first record byte by byte. */
export function mayStartTls(bytes: Uint8Array): boolean {
  const [type = 0, major = 3, minor = 0] = bytes;
  return (type === 0x16 || type === 0x15) && major === 3 && minor <= 4;
}

/** Does a TLS or SSL 2.0 record begin here? Stricter than the record reader, because any connection is asked. */
export function startsTls(bytes: Uint8Array): boolean {
  const [type = 0, major = 0, minor = 0, high = 0, low = 0, sixth = 0] = bytes;
  if (bytes.length < SHORTEST_START) return false;
  const length = (high << 8) | low;
  if (major === 3 && minor <= 4 && length > 0 && length <= 18_432) {
    if (type === 0x16) return sixth <= 25;
    if (type === 0x15) return length === 2 ? sixth === 1 || sixth === 2 : length <= 64;
    if (type === 0x14) return length === 1;
    return type === 0x17;
  }
  // CLIENT-HELLO of SSL 2.0: two bytes of length, type 1, a version, lengths that add up.
  if ((type & 0x80) !== 0 && minor === 1 && bytes.length >= 11 && (high === 3 || (high === 0 && low === 2))) {
    const sum = 9 + u16(bytes, 5) + u16(bytes, 7) + u16(bytes, 9);
    return u16(bytes, 5) % 3 === 0 && sum === (((type & 0x7f) << 8) | major);
  }
  return (type & 0x80) !== 0 && minor === 4 && (high === 0 || high === 1) && bytes.length >= 13 && u16(bytes, 5) === 2;
}

/**
 * Where a ClientHello begins behind plain words in the same piece: behind a line, or behind a PROXY protocol header.
 * @returns null where none does
 */
export function helloBehindWords(bytes: Uint8Array): number | null {
  if (PROXY_2.every((byte, index) => bytes[index] === byte)) {
    const at = 16 + u16(bytes, 14);
    return startsHello(bytes, at) ? at : null;
  }
  const end = Math.min(bytes.length, MOST_BEFORE_HELLO);
  for (let at = bytes.indexOf(LINE_FEED) + 1; at > 0 && at < end; at = bytes.indexOf(LINE_FEED, at) + 1)
    if (startsHello(bytes, at)) return at;
  return null;
}

function startsHello(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x16 && bytes[at + 5] === 1 && startsTls(bytes.subarray(at));
}

function u16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
