import { cbc } from '@noble/ciphers/aes.js';

/** AES-CBC without padding: input and output are whole blocks. */
export function cbcEncrypt(key: Uint8Array, iv: Uint8Array, plain: Uint8Array): Uint8Array {
  return cbc(key, iv, { disablePadding: true }).encrypt(plain);
}

/** @returns null where the input is not a whole number of blocks */
export function cbcDecrypt(key: Uint8Array, iv: Uint8Array, sealed: Uint8Array): Uint8Array | null {
  if (sealed.length === 0 || sealed.length % 16 !== 0) return null;
  return cbc(key, iv, { disablePadding: true }).decrypt(sealed);
}
