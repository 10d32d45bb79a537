import { concat } from './bytes.ts';
import type { AeadName, HandshakeCrypto, HashName } from './crypto.ts';
import { expandLabel } from './hkdf.ts';

export const QUIC_V2 = 0x6b3343cf;

export interface QuicKeys {
  readonly aead: AeadName;
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
  /** Of header protection. */
  readonly header: Uint8Array;
}

/** Keys from a secret (RFC 9001 section 5.1; version 2: RFC 9369 section 3.3.2). */
export async function quicKeys(
  crypto: HandshakeCrypto,
  { version, hash, aead }: { readonly version: number; readonly hash: HashName; readonly aead: AeadName },
  secret: Uint8Array,
): Promise<QuicKeys> {
  const prefix = version === QUIC_V2 ? 'quicv2' : 'quic';
  const length = aead.startsWith('aes-128') ? 16 : 32;
  return {
    aead,
    key: await expandLabel(crypto, hash, secret, `${prefix} key`, length),
    iv: await expandLabel(crypto, hash, secret, `${prefix} iv`, 12),
    header: await expandLabel(crypto, hash, secret, `${prefix} hp`, length),
  };
}

/** What a packet carries that matters here. */
export interface QuicFrames {
  readonly crypto: readonly { readonly at: number; readonly bytes: Uint8Array }[];
  /** CONNECTION_CLOSE: 0x0100 and above is a TLS alert (RFC 9001 section 4.8). */
  readonly close: number | null;
}

/** A protected packet: where its number stands, and the highest number of that side that was opened before, or -1. */
export interface ProtectedPacket {
  readonly bytes: Uint8Array;
  readonly numberAt: number;
  readonly version: number;
  readonly after: number;
}

/** Opens a packet (RFC 9001 section 5.3 and 5.4); null when the keys do not fit. */
export async function openPacket(
  crypto: HandshakeCrypto,
  { bytes, numberAt, version, after }: ProtectedPacket,
  keys: QuicKeys,
): Promise<{ readonly frames: QuicFrames; readonly number: number } | null> {
  const sample = bytes.subarray(numberAt + 4, numberAt + 20);
  if (sample.length < 16) return null;
  const mask =
    keys.aead === 'chacha20-poly1305' ? await crypto.chachaMask(keys.header, sample) : await crypto.aesBlock(keys.header, sample);
  const long = ((bytes[0] ?? 0) & 0x80) !== 0;
  const first = (bytes[0] ?? 0) ^ ((mask[0] ?? 0) & (long ? 0x0f : 0x1f));
  const numberLength = (first & 3) + 1;
  const header = bytes.slice(0, numberAt + numberLength);
  header[0] = first;
  let truncated = 0;
  for (let index = 0; index < numberLength; index += 1) {
    const byte = (header[numberAt + index] ?? 0) ^ (mask[index + 1] ?? 0);
    header[numberAt + index] = byte;
    truncated = truncated * 256 + byte;
  }
  const number = wholeNumber(truncated, numberLength * 8, after);
  const nonce = keys.iv.slice();
  for (let index = 0, rest = number; index < 6; index += 1, rest = Math.floor(rest / 256))
    nonce[11 - index] = (nonce[11 - index] ?? 0) ^ (rest & 0xff);
  const plain = await crypto.aeadOpen(keys.aead, keys.key, nonce, header, bytes.slice(numberAt + numberLength));
  return plain === null ? null : { frames: readFrames(plain, version >>> 16 === 0x5430 ? 8 : 6), number };
}

/** RFC 9000 appendix A.3. */
function wholeNumber(truncated: number, bits: number, after: number): number {
  const expected = after + 1;
  const window = 2 ** bits;
  const candidate = Math.floor(expected / window) * window + truncated;
  if (candidate <= expected - window / 2) return candidate + window;
  if (candidate > expected + window / 2 && candidate >= window) return candidate - window;
  return candidate;
}

/** A variable-length integer (RFC 9000 section 16); null past the end or above 2^32. */
export function readVarint(bytes: Uint8Array, at: number): { readonly value: number; readonly next: number } | null {
  const first = bytes[at];
  if (first === undefined) return null;
  const length = 1 << (first >> 6);
  if (at + length > bytes.length) return null;
  let value = first & 0x3f;
  for (let index = 1; index < length; index += 1) value = value * 256 + (bytes[at + index] ?? 0);
  return value > 0xffff_ffff ? null : { value, next: at + length };
}

/**
 * CRYPTO and CONNECTION_CLOSE; PADDING, PING and ACK are passed over, anything else ends the reading (RFC 9000 section 12.4).
 * @param cryptoType number of CRYPTO: 8 in Google's versions T050 and T051
 */
export function readFrames(plain: Uint8Array, cryptoType = 6): QuicFrames {
  const crypto: { at: number; bytes: Uint8Array }[] = [];
  let close: number | null = null;
  let at = 0;
  const next = (): number => {
    const read = readVarint(plain, at);
    if (read === null) {
      at = plain.length + 1;
      return 0;
    }
    at = read.next;
    return read.value;
  };
  while (at < plain.length) {
    const type = next();
    // PADDING, PING, HANDSHAKE_DONE
    if (type === 0 || type === 1 || type === 0x1e) continue;
    if (type === 2 || type === 3) {
      next();
      next();
      const ranges = next();
      next();
      for (let index = 0; index < ranges && at < plain.length; index += 1) {
        next();
        next();
      }
      if (type === 3) for (let index = 0; index < 3; index += 1) next();
    } else if (type === cryptoType) {
      const offset = next();
      const length = next();
      if (at + length > plain.length) break;
      crypto.push({ at: offset, bytes: concat(plain.subarray(at, at + length)) });
      at += length;
    } else {
      // 0x1d carries a number of the application's own (RFC 9000 section 19.19).
      if (type === 0x1c) close = next();
      break;
    }
  }
  return { crypto, close };
}
