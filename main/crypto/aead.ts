import { gcm } from '@noble/ciphers/aes.js';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import type { AeadName } from '../../shared/wire/crypto.ts';
import { ccmOpen, ccmSeal } from './ccm.ts';

const TAG_LENGTH: Readonly<Record<AeadName, number>> = {
  'aes-128-gcm': 16,
  'aes-256-gcm': 16,
  'chacha20-poly1305': 16,
  'aes-128-ccm': 16,
  'aes-256-ccm': 16,
  'aes-128-ccm8': 8,
  'aes-256-ccm8': 8,
};

export function aeadKeyLength(name: AeadName): 16 | 32 {
  return name.startsWith('aes-128') ? 16 : 32;
}

export function aeadTagLength(name: AeadName): number {
  return TAG_LENGTH[name];
}

/** @returns the text with its tag behind it */
export function aeadSeal(name: AeadName, key: Uint8Array, nonce: Uint8Array, additional: Uint8Array, plain: Uint8Array): Uint8Array {
  if (name.includes('gcm')) return gcm(key, nonce, additional).encrypt(plain);
  if (name === 'chacha20-poly1305') return chacha20poly1305(key, nonce, additional).encrypt(plain);
  return ccmSeal(key, nonce, additional, plain, TAG_LENGTH[name]);
}

/** @returns null when the tag does not match or the input is shorter than a tag */
export function aeadOpen(
  name: AeadName,
  key: Uint8Array,
  nonce: Uint8Array,
  additional: Uint8Array,
  sealed: Uint8Array,
): Uint8Array | null {
  if (sealed.length < TAG_LENGTH[name]) return null;
  if (name.includes('ccm')) return ccmOpen(key, nonce, additional, sealed, TAG_LENGTH[name]);
  const cipher = name.includes('gcm') ? gcm(key, nonce, additional) : chacha20poly1305(key, nonce, additional);
  try {
    return cipher.decrypt(sealed);
  } catch {
    return null;
  }
}
