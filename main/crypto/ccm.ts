import { cbc, ctr } from '@noble/ciphers/aes.js';
import { concat, equalBytes, uint } from '../../shared/wire/bytes.ts';

/** AES-CCM with a 12-byte nonce (RFC 3610, RFC 6655 section 3): a length field of three bytes. */
export function ccmSeal(key: Uint8Array, nonce: Uint8Array, additional: Uint8Array, plain: Uint8Array, tagLength: number): Uint8Array {
  const tag = ccmTag(key, nonce, additional, plain, tagLength);
  return concat(stream(key, nonce, 1, plain), stream(key, nonce, 0, tag));
}

/** @returns null when the tag does not match */
export function ccmOpen(
  key: Uint8Array,
  nonce: Uint8Array,
  additional: Uint8Array,
  sealed: Uint8Array,
  tagLength: number,
): Uint8Array | null {
  const split = sealed.length - tagLength;
  const plain = stream(key, nonce, 1, sealed.subarray(0, split));
  const tag = stream(key, nonce, 0, sealed.subarray(split));
  return equalBytes(tag, ccmTag(key, nonce, additional, plain, tagLength)) ? plain : null;
}

function stream(key: Uint8Array, nonce: Uint8Array, counter: number, bytes: Uint8Array): Uint8Array {
  if (bytes.length === 0) return bytes;
  return ctr(key, concat(Uint8Array.of(2), nonce, uint(counter, 3))).encrypt(bytes);
}

function ccmTag(key: Uint8Array, nonce: Uint8Array, additional: Uint8Array, plain: Uint8Array, tagLength: number): Uint8Array {
  const flags = (additional.length > 0 ? 0x40 : 0) | (((tagLength - 2) / 2) << 3) | 2;
  const first = concat(Uint8Array.of(flags), nonce, uint(plain.length, 3));
  const header = additional.length === 0 ? additional : padded(concat(uint(additional.length, 2), additional));
  const blocks = concat(first, header, padded(plain));
  // CBC-MAC: the last block of CBC from a vector of zeros.
  const chained = cbc(key, new Uint8Array(16), { disablePadding: true }).encrypt(blocks);
  return chained.slice(-16, chained.length - 16 + tagLength);
}

function padded(bytes: Uint8Array): Uint8Array {
  return concat(bytes, new Uint8Array((16 - (bytes.length % 16)) % 16));
}
