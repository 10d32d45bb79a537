import type { CertificateList } from '../wire/crl.ts';
import { type Certificate, sameBytes } from '../wire/x509.ts';
import type { Signer } from './revocation-lists.ts';
import { checkSignature, type SignatureChecker } from './signatures.ts';
import { validityAt } from './validity.ts';

/** Certificates that are tried; each costs a signature check or two. */
const MAX_TRIED = 20;

/**
 * Of the certificates at hand those that may sign lists for a path: an authority of the path gave them out, and they are of this time
 * (RFC 5280 section 6.3.3 (f): the path of a list's issuer leads to the same root).
 * @param path leaf first; `time` in milliseconds since 1970
 */
export function listSigners(
  atHand: readonly Certificate[],
  path: readonly Certificate[],
  terms: { readonly time: number; readonly signatures: SignatureChecker },
): Signer[] {
  const authorities = path.slice(1);
  return atHand.slice(0, MAX_TRIED).flatMap((certificate): Signer[] => {
    if (!certificate.complete || validityAt(certificate, terms.time) !== 'valid') return [];
    if (authorities.some((each) => sameBytes(each.der, certificate.der))) return [{ certificate, issuer: null }];
    const issuer = authorities.find(
      (each) => each.subject.key === certificate.issuer.key && checkSignature(certificate, each, terms.signatures) === 'good',
    );
    return issuer === undefined ? [] : [{ certificate, issuer }];
  });
}

/** Does a list say that another key than this issuer's signed it? */
export function isOfAnotherSigner(list: CertificateList, issuer: Certificate): boolean {
  if (list.issuer.key !== issuer.subject.key) return true;
  const own = issuer.values.subjectKeyId;
  return list.authorityKeyId !== null && own !== undefined && !sameBytes(list.authorityKeyId, own);
}
