import { createPrivateKey, createPublicKey } from 'node:crypto';
import { Cursor, onlyElement, TAG } from '../../shared/wire/der.ts';
import { sameBytes } from '../../shared/wire/x509.ts';
import type { PublicKey } from '../../shared/wire/x509-key.ts';

export type KeyMatch =
  | { readonly belongs: true }
  | { readonly belongs: false }
  | { readonly belongs: null; readonly why: 'wrong-password' | 'needs-password' | 'unreadable' };

/**
 * Does this private key belong to the certificate? Modulus or point are compared; the key stays in memory and goes nowhere.
 * @param key PEM (PKCS#1, PKCS#8, SEC 1, encrypted or not)
 */
export function keyMatches(key: string, password: string | null, certificateKey: PublicKey): KeyMatch {
  try {
    const own = createPublicKey(createPrivateKey({ key, ...(password === null ? {} : { passphrase: password }) }));
    const spki = new Uint8Array(own.export({ type: 'spki', format: 'der' }));
    return { belongs: sameBytes(keyBits(spki), keyBits(certificateKey.spki)) };
  } catch (fault) {
    const text = String(fault);
    if (/ENCRYPTED/.test(key) && password === null) return { belongs: null, why: 'needs-password' };
    return { belongs: null, why: /decrypt|password|passphrase|MISSING_PASSPHRASE/i.test(text) ? 'wrong-password' : 'unreadable' };
  }
}

/** The BIT STRING alone: the same RSA key may be marked as plain or as PSS only. */
function keyBits(spki: Uint8Array): Uint8Array {
  const cursor = Cursor.over(onlyElement(spki, TAG.sequence));
  cursor.expect(TAG.sequence);
  const bits = cursor.expect(TAG.bitString);
  return bits.bytes.subarray(bits.from, bits.end);
}
