import {
  bitStringBytes,
  Cursor,
  contentOf,
  DerFault,
  type Element,
  integerBytes,
  objectIdentifier,
  onlyElement,
  TAG,
  wholeOf,
} from '../../shared/wire/der.ts';

export type CurveName = 'P-256' | 'P-384' | 'P-521';

/** A public key that signatures can be checked with. */
export type VerifyingKey =
  | { readonly kind: 'rsa'; readonly modulus: Uint8Array; readonly exponent: Uint8Array }
  | { readonly kind: 'ec'; readonly curve: CurveName; readonly point: Uint8Array }
  | { readonly kind: 'ed25519' | 'ed448'; readonly key: Uint8Array }
  | { readonly kind: 'ml-dsa-44' | 'ml-dsa-65' | 'ml-dsa-87'; readonly key: Uint8Array };

const CURVES: ReadonlyMap<string, CurveName> = new Map([
  ['1.2.840.10045.3.1.7', 'P-256'],
  ['1.3.132.0.34', 'P-384'],
  ['1.3.132.0.35', 'P-521'],
]);

const RAW_KEYS: ReadonlyMap<string, 'ed25519' | 'ed448' | 'ml-dsa-44' | 'ml-dsa-65' | 'ml-dsa-87'> = new Map([
  ['1.3.101.112', 'ed25519'],
  ['1.3.101.113', 'ed448'],
  ['2.16.840.1.101.3.4.3.17', 'ml-dsa-44'],
  ['2.16.840.1.101.3.4.3.18', 'ml-dsa-65'],
  ['2.16.840.1.101.3.4.3.19', 'ml-dsa-87'],
]);

const RSA_KEYS: ReadonlySet<string> = new Set(['1.2.840.113549.1.1.1', '1.2.840.113549.1.1.10']);
const EC_KEY = '1.2.840.10045.2.1';

/** Reads a SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7). @returns null for a key of another kind, or one that cannot be read */
export function readVerifyingKey(spki: Uint8Array): VerifyingKey | null {
  return orNull(() => {
    const outer = Cursor.over(onlyElement(spki, TAG.sequence));
    const identifier = Cursor.over(outer.expect(TAG.sequence));
    const algorithm = objectIdentifier(identifier.expect(TAG.objectIdentifier));
    const bits = bitStringBytes(outer.expect(TAG.bitString));
    const raw = RAW_KEYS.get(algorithm);
    if (raw !== undefined) return { kind: raw, key: bits };
    if (RSA_KEYS.has(algorithm)) return readRsa(bits);
    if (algorithm !== EC_KEY) return null;
    const curve = CURVES.get(objectIdentifier(identifier.expect(TAG.objectIdentifier)));
    return curve === undefined ? null : { kind: 'ec', curve, point: bits };
  });
}

/** The SubjectPublicKeyInfo of a certificate, found by its place alone; null where that cannot be. */
export function publicKeyOfCertificate(der: Uint8Array): Uint8Array | null {
  return orNull(() => {
    const tbs = Cursor.over(Cursor.over(onlyElement(der, TAG.sequence)).expect(TAG.sequence));
    tbs.optional(0xa0);
    tbs.expect(TAG.integer);
    for (let field = 0; field < 4; field++) tbs.expect(TAG.sequence);
    return wholeOf(tbs.expect(TAG.sequence));
  });
}

/** A private key to sign with. Never stored, never logged. */
export type SigningKey =
  | { readonly kind: 'rsa'; readonly modulus: Uint8Array; readonly privateExponent: Uint8Array; readonly pssOnly: boolean }
  | { readonly kind: 'ec'; readonly curve: CurveName; readonly scalar: Uint8Array }
  | { readonly kind: 'ed25519'; readonly seed: Uint8Array }
  | { readonly kind: 'ed448'; readonly seed: Uint8Array };

/** Reads PKCS#8 (RFC 5958), PKCS#1 or SEC 1 (RFC 5915), all DER and not encrypted. @returns null for anything else */
export function readSigningKey(der: Uint8Array): SigningKey | null {
  return orNull(() => {
    const outer = Cursor.over(onlyElement(der, TAG.sequence));
    outer.expect(TAG.integer);
    if (outer.peek() === TAG.octetString) return readEcPrivate(der, null);
    if (outer.peek() === TAG.integer) return readRsaPrivate(der, false);
    const identifier = Cursor.over(outer.expect(TAG.sequence));
    const algorithm = objectIdentifier(identifier.expect(TAG.objectIdentifier));
    const key = contentOf(outer.expect(TAG.octetString));
    if (RSA_KEYS.has(algorithm)) return readRsaPrivate(key, algorithm.endsWith('.10'));
    if (algorithm === EC_KEY) return readEcPrivate(key, CURVES.get(objectIdentifier(identifier.expect(TAG.objectIdentifier))) ?? null);
    const raw = RAW_KEYS.get(algorithm);
    if (raw !== 'ed25519' && raw !== 'ed448') return null;
    return { kind: raw, seed: contentOf(onlyElement(key, TAG.octetString)) };
  });
}

function readRsa(bits: Uint8Array): VerifyingKey {
  const cursor = Cursor.over(onlyElement(bits, TAG.sequence));
  const modulus = unsigned(cursor.expect(TAG.integer));
  return { kind: 'rsa', modulus, exponent: unsigned(cursor.expect(TAG.integer)) };
}

function readRsaPrivate(der: Uint8Array, pssOnly: boolean): SigningKey {
  const cursor = Cursor.over(onlyElement(der, TAG.sequence));
  cursor.expect(TAG.integer);
  const modulus = unsigned(cursor.expect(TAG.integer));
  cursor.expect(TAG.integer);
  return { kind: 'rsa', modulus, privateExponent: unsigned(cursor.expect(TAG.integer)), pssOnly };
}

function readEcPrivate(der: Uint8Array, known: CurveName | null): SigningKey | null {
  const cursor = Cursor.over(onlyElement(der, TAG.sequence));
  cursor.expect(TAG.integer);
  const scalar = contentOf(cursor.expect(TAG.octetString));
  const named = cursor.optional(0xa0);
  const curve = known ?? (named === null ? null : (CURVES.get(objectIdentifier(Cursor.over(named).expect(TAG.objectIdentifier))) ?? null));
  return curve === null ? null : { kind: 'ec', curve, scalar };
}

function unsigned(element: Element): Uint8Array {
  const bytes = integerBytes(element);
  return bytes[0] === 0 && bytes.length > 1 ? bytes.subarray(1) : bytes;
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (fault) {
    if (fault instanceof DerFault) return null;
    throw fault;
  }
}
