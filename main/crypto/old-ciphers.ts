import { createCipheriv, createDecipheriv } from 'node:crypto';
import { cbcDecrypt, cbcEncrypt } from './cbc.ts';

/** A block cipher in CBC mode without padding. */
export interface BlockCipher {
  readonly blockLength: number;
  encrypt(vector: Uint8Array, plain: Uint8Array): Uint8Array;
  /** @returns null where the input is not a whole number of blocks */
  decrypt(vector: Uint8Array, sealed: Uint8Array): Uint8Array | null;
}

/** Turns the next bytes of one direction; encrypting and decrypting are the same. */
export type StreamCipher = (bytes: Uint8Array) => Uint8Array;

export const noCipher: StreamCipher = (bytes) => bytes;

export function aesCbc(key: Uint8Array): BlockCipher {
  return {
    blockLength: 16,
    encrypt: (vector, plain) => cbcEncrypt(key, vector, plain),
    decrypt: (vector, sealed) => cbcDecrypt(key, vector, sealed),
  };
}

/** CBC ciphers of old suites that only the runtime may have. */
const NATIVE = {
  '3DES_EDE_CBC': { name: 'des-ede3-cbc', key: 24, block: 8 },
  CAMELLIA_128_CBC: { name: 'camellia-128-cbc', key: 16, block: 16 },
  CAMELLIA_256_CBC: { name: 'camellia-256-cbc', key: 32, block: 16 },
  ARIA_128_CBC: { name: 'aria-128-cbc', key: 16, block: 16 },
  ARIA_256_CBC: { name: 'aria-256-cbc', key: 32, block: 16 },
} as const;

/** @returns key and block length in bytes, or null where this runtime does not have the cipher: such a handshake stops after the server's flight */
export function nativeBlockCipher(encryption: string): { readonly key: number; readonly block: number } | null {
  const row = nativeRow(encryption);
  if (row === null) return null;
  try {
    createCipheriv(row.name, new Uint8Array(row.key), new Uint8Array(row.block));
    return { key: row.key, block: row.block };
  } catch {
    return null;
  }
}

export function nativeCbc(encryption: string, key: Uint8Array): BlockCipher | null {
  const row = nativeRow(encryption);
  if (row === null) return null;
  return {
    blockLength: row.block,
    encrypt(vector, plain) {
      const cipher = createCipheriv(row.name, key, vector).setAutoPadding(false);
      return new Uint8Array(Buffer.concat([cipher.update(plain), cipher.final()]));
    },
    decrypt(vector, sealed) {
      if (sealed.length === 0 || sealed.length % row.block !== 0) return null;
      const decipher = createDecipheriv(row.name, key, vector).setAutoPadding(false);
      return new Uint8Array(Buffer.concat([decipher.update(sealed), decipher.final()]));
    },
  };
}

/** RC4, only to finish handshakes with servers that have nothing better; RFC 7465 forbids it. */
export function rc4(key: Uint8Array): StreamCipher {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  let j = 0;
  for (let i = 0; i < 256; i++) {
    j = (j + (state[i] as number) + (key[i % key.length] as number)) & 255;
    swap(state, i, j);
  }
  let i = 0;
  j = 0;
  return (bytes) =>
    bytes.map((byte) => {
      i = (i + 1) & 255;
      j = (j + (state[i] as number)) & 255;
      swap(state, i, j);
      return byte ^ (state[((state[i] as number) + (state[j] as number)) & 255] as number);
    });
}

function swap(state: Uint8Array, a: number, b: number): void {
  const kept = state[a] as number;
  state[a] = state[b] as number;
  state[b] = kept;
}

function nativeRow(encryption: string): (typeof NATIVE)[keyof typeof NATIVE] | null {
  return Object.hasOwn(NATIVE, encryption) ? NATIVE[encryption as keyof typeof NATIVE] : null;
}
