import { type Certificate, sameBytes } from '../wire/x509.ts';
import type { Path } from './path.ts';
import { issuerNameOf, nameOf } from './problem.ts';
import type { TrustStore } from './store.ts';

/**
 * The name of a public root that an issuer on this path bears without having its key: either the issuer at the top, or the one that a
 * certificate says signed it, where its key identifier names another key (RFC 5280, section 4.2.1.1). Names are free to copy, keys are not.
 * Null where every name is its bearer's own; a signature that is merely wrong is no sign, for one damaged bit does that.
 */
export function borrowedName(path: Path, stores: readonly TrustStore[]): string | null {
  const publicRoots = stores.filter((store) => store.public);
  const wrongKey = path.problems.find((each) => each.kind === 'incomplete-chain' && each.said.key === 'chain.incomplete.other-key');
  const child = wrongKey?.certificate ?? null;
  if (child !== null && publicRoots.some((store) => store.bySubject.has(child.issuer.key))) return issuerNameOf(child);
  const top = path.steps.length > 1 ? path.steps.at(-1)?.certificate : undefined;
  if (top === undefined || path.end === 'stops-short') return null;
  const namesakes = publicRoots.flatMap((store) => store.bySubject.get(top.subject.key) ?? []);
  return namesakes.length > 0 && !namesakes.some((root) => hasSameKey(root, top)) ? nameOf(top) : null;
}

function hasSameKey(one: Certificate, other: Certificate): boolean {
  return one.key !== null && other.key !== null && sameBytes(one.key.spki, other.key.spki);
}
