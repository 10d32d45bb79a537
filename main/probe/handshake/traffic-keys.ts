import { cipherSuite } from '../../../shared/tables/cipher-suite-properties.ts';
import { EMPTY } from '../../../shared/wire/bytes.ts';
import type { AeadName } from '../../../shared/wire/crypto.ts';
import { aeadKeyLength } from '../../crypto/aead.ts';
import { type AnyHash, hashLength } from '../../crypto/hash.ts';
import { expandLabel } from '../../crypto/prf.ts';
import { protectTls13, type RecordProtection } from './record-protection.ts';

const AEADS: Readonly<Record<number, AeadName>> = {
  4865: 'aes-128-gcm',
  4866: 'aes-256-gcm',
  4867: 'chacha20-poly1305',
  4868: 'aes-128-ccm',
  4869: 'aes-128-ccm8',
};

/** The AEAD of a TLS 1.3 suite (RFC 8446 appendix B.4); null for one that is not known. */
export function aeadOf(suite: number): AeadName | null {
  return AEADS[suite] ?? null;
}

export function hashOf(suite: number): AnyHash {
  return cipherSuite(suite)?.hash === 'sha384' ? 'sha384' : 'sha256';
}

/** Key and vector from a traffic secret (RFC 8446 section 7.3). */
export function protectionFrom(name: AnyHash, aead: AeadName, secret: Uint8Array): RecordProtection {
  const key = expandLabel(name, secret, 'key', EMPTY, aeadKeyLength(aead));
  return protectTls13(aead, key, expandLabel(name, secret, 'iv', EMPTY, 12));
}

/** The same by the suite's number; null for one that is not known. */
export function openerFrom(suite: number, secret: Uint8Array): RecordProtection | null {
  const aead = aeadOf(suite);
  return aead === null ? null : protectionFrom(hashOf(suite), aead, secret);
}

/** The secret after a KeyUpdate (RFC 8446 section 7.2). */
export function updatedSecret(suite: number, secret: Uint8Array): Uint8Array {
  const name = hashOf(suite);
  return expandLabel(name, secret, 'traffic upd', EMPTY, hashLength(name));
}
