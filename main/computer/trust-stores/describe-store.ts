import { inspectionProductNamed } from '../../../shared/chain/interception.ts';
import type { ExtraRoot, TrustStoreReading } from '../../../shared/model/computer.ts';
import type { Certificate } from '../../../shared/wire/x509.ts';
import { summarise } from '../../../shared/wire/x509-summary.ts';
import { isPublicAuthority, publicRootLike } from './public-authorities.ts';
import { publicRootStore } from './public-roots.ts';
import type { StoreContent, StoredRoot } from './stored-root.ts';

/**
 * A store against the dated copy of the public roots: what was added, what ran out, which public roots it lacks.
 * @param now milliseconds since 1970
 */
export function describeStore(content: StoreContent, now: number): TrustStoreReading {
  const { store, program, location, outcome, why } = content;
  const trusted = content.roots.filter((root) => root.trust === 'trusted');
  const heldToo = new Set(content.roots.map((root) => publicRootLike(root.certificate)));
  const builtIn = content.publicRoots === 'built-in' ? publicRootStore().roots.filter((root) => !heldToo.has(root)) : [];
  return {
    store,
    program,
    location,
    outcome,
    why,
    count: outcome === 'read' ? trusted.length + builtIn.length : 0,
    extra: content.roots.filter(isExtra).map(describeExtra),
    missingPublicRoots: outcome === 'read' ? missingRoots(content).map((root) => summarise(root).subjectText) : [],
    expired: trusted.filter((root) => hasExpired(root.certificate, now)).map((root) => summarise(root.certificate).subjectText),
  };
}

/** Somebody decided about it here: a root that no public programme ever held, or a public one that is refused. */
export function isExtra(root: StoredRoot): boolean {
  if (root.shipped || root.trust === 'undecided') return false;
  // A person's or a server's own certificate, which came here with its key: it signs for nobody.
  if (root.privateKeyBeside && root.certificate.values.basicConstraints?.ca !== true && !isSelfIssued(root.certificate)) return false;
  return root.trust === 'distrusted' || !isPublicAuthority(root.certificate);
}

export function hasExpired(certificate: Certificate, now: number): boolean {
  return certificate.notAfter !== null && certificate.notAfter < now;
}

function describeExtra(root: StoredRoot): ExtraRoot {
  const certificate = summarise(root.certificate);
  // Only a root that signed itself says by its own name who made it.
  const product = certificate.selfIssued ? inspectionProductNamed(certificate.subject) : null;
  return {
    certificate,
    trusted: root.trust === 'trusted',
    product: product?.name ?? null,
    kind: product?.kind ?? 'unknown',
    addedAt: root.addedAt,
    privateKeyBeside: root.privateKeyBeside,
  };
}

/** Only a store that should hold the public roots can lack one. A store with none of them was meant to be short. */
function missingRoots(content: StoreContent): readonly Certificate[] {
  if (content.publicRoots !== 'held') return [];
  const held = new Set(content.roots.filter((root) => root.trust === 'trusted').map((root) => publicRootLike(root.certificate)));
  const missing = publicRootStore().roots.filter((root) => !held.has(root));
  return missing.length === publicRootStore().roots.length ? [] : missing;
}

function isSelfIssued({ subject, issuer }: Certificate): boolean {
  return subject.key === issuer.key;
}
