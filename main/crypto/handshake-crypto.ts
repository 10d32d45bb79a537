import { ecb } from '@noble/ciphers/aes.js';
import { chacha20 } from '@noble/ciphers/chacha.js';
import type { HandshakeCrypto } from '../../shared/wire/crypto.ts';
import { aeadOpen, aeadSeal } from './aead.ts';
import { hash, hmac } from './hash.ts';

/** The cryptography that reading a captured handshake needs (`shared/wire/crypto.ts`), without node:crypto. */
export const handshakeCrypto: HandshakeCrypto = {
  hash: async (name, bytes) => hash(name, bytes),
  hmac: async (name, key, bytes) => hmac(name, key, bytes),
  aeadOpen: async (cipher, key, nonce, additional, sealed) => aeadOpen(cipher, key, nonce, additional, sealed),
  aeadSeal: async (cipher, key, nonce, additional, plain) => aeadSeal(cipher, key, nonce, additional, plain),
  aesBlock: async (key, block) => ecb(key, { disablePadding: true }).encrypt(block),
  chachaMask: async (key, sample) => {
    const counter = new DataView(sample.buffer, sample.byteOffset).getUint32(0, true);
    return chacha20(key, sample.slice(4, 16), new Uint8Array(5), undefined, counter);
  },
};
