import { concat, uint, vector } from '../../shared/wire/bytes.ts';
import { fromLatin1 } from '../../shared/wire/extensions.ts';
import { type AnyHash, hkdfExpand, hmac } from './hash.ts';

/** Which PRF a connection uses: the old pair of MD5 and SHA-1 (RFC 2246 section 5), or one hash (RFC 5246 section 5). */
export type PrfHash = 'md5-sha1' | 'sha256' | 'sha384';

/** The PRF of TLS 1.0 to 1.2. */
export function prf(kind: PrfHash, secret: Uint8Array, label: string, seed: Uint8Array, length: number): Uint8Array {
  const labelled = concat(fromLatin1(label), seed);
  if (kind !== 'md5-sha1') return expandWith(kind, secret, labelled, length);
  const half = Math.ceil(secret.length / 2);
  const left = expandWith('md5', secret.subarray(0, half), labelled, length);
  const right = expandWith('sha1', secret.subarray(secret.length - half), labelled, length);
  return left.map((byte, index) => byte ^ (right[index] as number));
}

/** HKDF-Expand-Label (RFC 8446 section 7.1). */
export function expandLabel(hash: AnyHash, secret: Uint8Array, label: string, context: Uint8Array, length: number): Uint8Array {
  const info = concat(uint(length, 2), vector(1, fromLatin1(`tls13 ${label}`)), vector(1, context));
  return hkdfExpand(hash, secret, info, length);
}

function expandWith(hash: AnyHash, secret: Uint8Array, seed: Uint8Array, length: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let made = 0;
  let a = seed;
  while (made < length) {
    a = hmac(hash, secret, a);
    const part = hmac(hash, secret, concat(a, seed));
    parts.push(part);
    made += part.length;
  }
  return concat(...parts).slice(0, length);
}
