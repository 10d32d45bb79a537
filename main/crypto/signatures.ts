import { ed448 } from '@noble/curves/ed448.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { ml_dsa44, ml_dsa65, ml_dsa87 } from '@noble/post-quantum/ml-dsa.js';
import { signatureScheme } from '../../shared/tables/signature-schemes.ts';
import { type AnyHash, hash } from './hash.ts';
import { type CurveName, readVerifyingKey, type SigningKey, type VerifyingKey } from './keys.ts';
import { nativeVerify } from './native.ts';
import { signMd5Sha1, signPkcs1, signPss, verifyMd5Sha1, verifyPkcs1, verifyPss } from './rsa.ts';

/** `unsupported`: a scheme or key that this program cannot check, so nothing is said about the signature. */
export type SignatureCheck = 'valid' | 'invalid' | 'unsupported';

/** A TLS SignatureScheme number, or the pair of MD5 and SHA-1 that RSA used before TLS 1.2. */
export type SchemeName = number | 'rsa-md5-sha1';

const CURVES = { 'P-256': p256, 'P-384': p384, 'P-521': p521 } as const satisfies Record<CurveName, typeof p256>;
const ML_DSA = { 'ml-dsa-44': ml_dsa44, 'ml-dsa-65': ml_dsa65, 'ml-dsa-87': ml_dsa87 } as const;
const ML_DSA_SCHEMES: ReadonlyMap<number, keyof typeof ML_DSA> = new Map([
  [0x0904, 'ml-dsa-44'],
  [0x0905, 'ml-dsa-65'],
  [0x0906, 'ml-dsa-87'],
]);

/**
 * Checks a signature. The scheme says hash and padding; the curve of an ECDSA key may be any, as TLS 1.2 and X.509 allow.
 * @param spkiDer SubjectPublicKeyInfo of the signer
 */
export function verifySignature(spkiDer: Uint8Array, scheme: SchemeName, data: Uint8Array, signature: Uint8Array): SignatureCheck {
  const key = readVerifyingKey(spkiDer);
  if (key === null) return 'unsupported';
  if (scheme === 'rsa-md5-sha1') return key.kind === 'rsa' ? checked(verifyMd5Sha1(key, data, signature)) : 'invalid';
  if (scheme === 0x0807 || scheme === 0x0808) return verifyEdwards(key, scheme, data, signature);
  const mlDsa = ML_DSA_SCHEMES.get(scheme);
  if (mlDsa !== undefined) return verifyMlDsa(key, mlDsa, data, signature);
  const known = signatureScheme(scheme);
  if (known === null || known.hash === 'none') return 'unsupported';
  if (known.family === 'ecdsa') {
    if (known.name.startsWith('ecdsa_brainpool')) return 'unsupported';
    if (key.kind !== 'ec') return 'invalid';
    const quick = { spki: spkiDer, hash: known.hash, padding: 'ecdsa', saltLength: 0, data, signature } as const;
    return checked(nativeVerify()?.(quick) === true || verifyEcdsa(key, known.hash, data, signature));
  }
  if (known.family !== 'rsa') return 'unsupported';
  if (key.kind !== 'rsa') return 'invalid';
  const pss = known.name.startsWith('rsa_pss');
  const saltLength = saltLengthOf(known.hash);
  const quick = { spki: spkiDer, hash: known.hash, padding: pss ? 'pss' : 'pkcs1', saltLength, data, signature } as const;
  if (nativeVerify()?.(quick) === true) return 'valid';
  return checked(pss ? verifyPss(key, known.hash, saltLength, data, signature) : verifyPkcs1(key, known.hash, data, signature));
}

/** ECDSA in DER form over a curve of NIST (FIPS 186-5). */
export function verifyEcdsa(
  key: { readonly curve: CurveName; readonly point: Uint8Array },
  name: AnyHash,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  try {
    return CURVES[key.curve].verify(signature, hash(name, data), key.point, { prehash: false, lowS: false, format: 'der' });
  } catch {
    return false;
  }
}

/** Signs for a client certificate. @returns null where the key cannot sign by this scheme */
export function sign(key: SigningKey, scheme: SchemeName, data: Uint8Array): Uint8Array | null {
  if (scheme === 'rsa-md5-sha1') return key.kind === 'rsa' && !key.pssOnly ? signMd5Sha1(key, data) : null;
  if (scheme === 0x0807) return key.kind === 'ed25519' ? ed25519.sign(data, key.seed) : null;
  if (scheme === 0x0808) return key.kind === 'ed448' ? ed448.sign(data, key.seed) : null;
  const known = signatureScheme(scheme);
  if (known === null || known.hash === 'none') return null;
  if (known.family === 'ecdsa' && key.kind === 'ec') {
    return CURVES[key.curve].sign(hash(known.hash, data), key.scalar, { prehash: false, lowS: false, format: 'der' });
  }
  if (known.family !== 'rsa' || key.kind !== 'rsa') return null;
  if (known.name.startsWith('rsa_pss')) return signPss(key, known.hash, data);
  return key.pssOnly ? null : signPkcs1(key, known.hash, data);
}

/**
 * The first scheme of the server's list that the key can sign by, weakest hashes last.
 * @param tls13 no PKCS#1, and the curve is bound to the hash (RFC 8446 section 4.2.3)
 */
export function chooseScheme(key: SigningKey, offered: readonly number[], tls13: boolean): number | null {
  const usable = schemesOf(key, tls13);
  return usable.find((scheme) => offered.includes(scheme)) ?? null;
}

function schemesOf(key: SigningKey, tls13: boolean): readonly number[] {
  if (key.kind === 'ed25519') return [0x0807];
  if (key.kind === 'ed448') return [0x0808];
  if (key.kind === 'ec') {
    const own = { 'P-256': 0x0403, 'P-384': 0x0503, 'P-521': 0x0603 }[key.curve];
    return tls13 ? [own] : [own, 0x0403, 0x0503, 0x0603, 0x0203];
  }
  const pss = key.pssOnly ? [0x0809, 0x080a, 0x080b] : [0x0804, 0x0805, 0x0806];
  return tls13 || key.pssOnly ? pss : [...pss, 0x0401, 0x0501, 0x0601, 0x0201];
}

function verifyEdwards(key: VerifyingKey, scheme: 0x0807 | 0x0808, data: Uint8Array, signature: Uint8Array): SignatureCheck {
  const [kind, curve] = scheme === 0x0807 ? (['ed25519', ed25519] as const) : (['ed448', ed448] as const);
  if (key.kind !== kind) return 'invalid';
  try {
    return checked(curve.verify(signature, data, key.key, { zip215: false }));
  } catch {
    return 'invalid';
  }
}

function verifyMlDsa(key: VerifyingKey, kind: keyof typeof ML_DSA, data: Uint8Array, signature: Uint8Array): SignatureCheck {
  if (key.kind !== kind) return 'invalid';
  try {
    return checked(ML_DSA[kind].verify(signature, data, key.key));
  } catch {
    return 'invalid';
  }
}

function saltLengthOf(name: AnyHash): number {
  return { md5: 16, sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64 }[name];
}

function checked(valid: boolean): SignatureCheck {
  return valid ? 'valid' : 'invalid';
}
