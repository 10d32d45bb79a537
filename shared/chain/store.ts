import { latin1 } from '../wire/der-string.ts';
import type { Certificate } from '../wire/x509.ts';

/** Roots that one program or place trusts. Made once, used for many chains. */
export interface TrustStore {
  /** `public-roots`, `system`, `given` … as in `StoreVerdict`. */
  readonly store: string;
  /** Its roots belong to the public web: the limits for public authorities bind what they issue. */
  readonly public: boolean;
  /** False: the store could not be read, and nothing is said about trust by it. */
  readonly readable: boolean;
  readonly roots: readonly Certificate[];
  readonly bySubject: ReadonlyMap<string, readonly Certificate[]>;
  readonly identities: ReadonlySet<string>;
}

export function trustStore(store: string, roots: readonly Certificate[], kind: 'public' | 'private'): TrustStore {
  const bySubject = new Map<string, Certificate[]>();
  const identities = new Set<string>();
  const distinct: Certificate[] = [];
  for (const root of roots) {
    const identity = identityOf(root);
    if (identities.has(identity)) continue;
    identities.add(identity);
    distinct.push(root);
    const same = bySubject.get(root.subject.key);
    if (same === undefined) bySubject.set(root.subject.key, [root]);
    else same.push(root);
  }
  return { store, public: kind === 'public', readable: true, roots: distinct, bySubject, identities };
}

export function unreadableStore(store: string): TrustStore {
  return { ...trustStore(store, [], 'private'), readable: false };
}

const identities = new WeakMap<Certificate, string>();

/** Equal for equal certificates: all bytes, as a string. */
export function identityOf(certificate: Certificate): string {
  const known = identities.get(certificate);
  if (known !== undefined) return known;
  const identity = latin1(certificate.der);
  identities.set(certificate, identity);
  return identity;
}
