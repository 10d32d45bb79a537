import { concat, EMPTY, uint } from './bytes.ts';
import type { HandshakeCrypto, HashName } from './crypto.ts';

/** HKDF-Extract (RFC 5869 section 2.2). */
export function hkdfExtract(crypto: HandshakeCrypto, hash: HashName, salt: Uint8Array, secret: Uint8Array): Promise<Uint8Array> {
  return crypto.hmac(hash, salt, secret);
}

/**
 * HKDF-Expand-Label (RFC 8446 section 7.1) with an empty context.
 * @param length bytes wanted, at most 255 blocks of the hash
 */
export async function expandLabel(
  crypto: HandshakeCrypto,
  hash: HashName,
  secret: Uint8Array,
  label: string,
  length: number,
): Promise<Uint8Array> {
  const name = Uint8Array.from(`tls13 ${label}`, (character) => character.charCodeAt(0));
  const info = concat(uint(length, 2), uint(name.length, 1), name, uint(0, 1));
  let block: Uint8Array = EMPTY;
  let out: Uint8Array = EMPTY;
  for (let count = 1; out.length < length; count += 1) {
    block = await crypto.hmac(hash, secret, concat(block, info, uint(count, 1)));
    out = concat(out, block);
  }
  return out.subarray(0, length);
}
