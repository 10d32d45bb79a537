import { expand, extract, hkdf as nobleHkdf } from '@noble/hashes/hkdf.js';
import { hmac as nobleHmac } from '@noble/hashes/hmac.js';
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import type { HashName } from '../../shared/wire/crypto.ts';

export type AnyHash = HashName | 'sha224';

const HASHES = { md5, sha1, sha224, sha256, sha384, sha512 } as const;

/** Length of a hash's output in bytes. */
export function hashLength(name: AnyHash): number {
  return HASHES[name].outputLen;
}

export function hash(name: AnyHash, bytes: Uint8Array): Uint8Array {
  return HASHES[name](bytes);
}

export function hmac(name: AnyHash, key: Uint8Array, bytes: Uint8Array): Uint8Array {
  return nobleHmac(HASHES[name], key, bytes);
}

/** RFC 5869 section 2.2. */
export function hkdfExtract(name: AnyHash, salt: Uint8Array, secret: Uint8Array): Uint8Array {
  return extract(HASHES[name], secret, salt);
}

/** RFC 5869 section 2.3. */
export function hkdfExpand(name: AnyHash, key: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  return expand(HASHES[name], key, info, length);
}

export function hkdf(name: AnyHash, secret: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  return nobleHkdf(HASHES[name], secret, salt, info, length);
}

/** A hash over a growing transcript: `digest` may be asked again and again. */
export class RunningHash {
  private readonly state;

  constructor(name: AnyHash) {
    this.state = HASHES[name].create();
  }

  update(bytes: Uint8Array): void {
    this.state.update(bytes);
  }

  digest(): Uint8Array {
    return this.state.clone().digest();
  }
}
