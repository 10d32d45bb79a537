import type { Certificate, SignatureUse } from '../wire/x509.ts';
import type { PublicKey } from '../wire/x509-key.ts';

/** `unsupported`: this program cannot check such a signature, so it counts as not good. */
export type SignatureVerdict = 'good' | 'bad' | 'unsupported';

/** Checks signatures; implemented by `main/crypto/certificate-signatures.ts`. Synchronous, total, cached by the one who implements it. */
export interface SignatureChecker {
  verify(key: PublicKey, algorithm: SignatureUse, signed: Uint8Array, signature: Uint8Array): SignatureVerdict;
}

/** Was `certificate` signed with the key of `issuer`? */
export function checkSignature(certificate: Certificate, issuer: Certificate, checker: SignatureChecker): SignatureVerdict {
  if (issuer.key === null || certificate.algorithm === null) return 'bad';
  return checker.verify(issuer.key, certificate.algorithm, certificate.tbs, certificate.signature);
}
