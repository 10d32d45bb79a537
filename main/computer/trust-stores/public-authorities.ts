import formerRoots from '../../../assets/data/former-public-roots.json' with { type: 'json' };
import type { Certificate } from '../../../shared/wire/x509.ts';
import { fingerprint } from '../../../shared/wire/x509-summary.ts';
import { publicRootStore } from './public-roots.ts';

const FORMER = new Set(formerRoots.roots.map((root) => root.sha256));

/** Is this a root of the public programmes, now or once, or another copy of the same authority's key? */
export function isPublicAuthority(certificate: Certificate): boolean {
  return publicRootLike(certificate) !== null || FORMER.has(fingerprint(certificate));
}

/** The root of our dated copy with the same bytes, or the same name and key. */
export function publicRootLike(certificate: Certificate): Certificate | null {
  const named = publicRootStore().bySubject.get(certificate.subject.key) ?? [];
  return named.find((root) => sameAuthority(root, certificate)) ?? null;
}

/** One authority can have several certificates; whoever trusts one accepts what the key signs. */
export function sameAuthority(one: Certificate, other: Certificate): boolean {
  if (one === other) return true;
  if (one.subject.key !== other.subject.key || one.key === null || other.key === null) return false;
  return Buffer.compare(one.key.spki, other.key.spki) === 0;
}
