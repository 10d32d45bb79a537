import { type Certificate, isSelfIssued, sameBytes } from '../wire/x509.ts';
import { isoTime } from '../wire/x509-summary.ts';
import { say } from '../words/say.ts';
import type { Path } from './path.ts';
import { issuerNameOf, nameOf, type Problem, problem } from './problem.ts';
import { identityOf } from './store.ts';

const SOURCE = 'RFC 8446, section 4.4.2';
/** More remarks of this kind help nobody. */
const MAX_REMARKS = 10;

/** What is needless or out of place in the list that was sent, seen from the path that holds. Browsers accept all of it. */
export function orderProblems(served: readonly Certificate[], path: Path, time: number): Problem[] {
  const found: Problem[] = [];
  const place = new Map(path.steps.map((step, index) => [identityOf(step.certificate), index]));
  const seen = new Set<string>();
  let last = -1;
  for (const certificate of served) {
    const identity = identityOf(certificate);
    const index = place.get(identity);
    const name = nameOf(certificate);
    if (seen.has(identity)) {
      found.push(problem('unneeded-certificate', certificate, say('chain.duplicate', { name }), SOURCE, { weight: 'warns' }));
      continue;
    }
    seen.add(identity);
    if (index === undefined) {
      found.push(describeUnneeded(certificate, path, time));
      continue;
    }
    if (index < last) found.push(problem('misordered-chain', certificate, say('chain.misordered', { name }), SOURCE, { weight: 'warns' }));
    else last = index;
    if (index > 0 && index === path.steps.length - 1 && path.end !== 'stops-short' && isSelfIssued(certificate))
      found.push(problem('root-in-chain', certificate, say('chain.root-sent', { name }), SOURCE, { weight: 'notes' }));
  }
  return found.slice(0, MAX_REMARKS);
}

function describeUnneeded(certificate: Certificate, path: Path, time: number): Problem {
  const name = nameOf(certificate);
  const twin = path.steps.some((step) => isSameAuthority(step.certificate, certificate));
  if (twin && isSelfIssued(certificate))
    return problem('root-in-chain', certificate, say('chain.root-sent', { name }), SOURCE, { weight: 'notes' });
  if (twin) {
    const issuer = issuerNameOf(certificate);
    if (certificate.notAfter !== null && certificate.notAfter < time) {
      const date = { date: isoTime(certificate.notAfter) ?? '' };
      return problem('expired-cross-sign', certificate, say('chain.cross-sign-expired', { name, issuer, date }), SOURCE, {
        weight: 'notes',
      });
    }
    return problem('unneeded-certificate', certificate, say('chain.cross-sign-unneeded', { name, issuer }), SOURCE, { weight: 'notes' });
  }
  // The issuer of the path's own top: a root that is not the one trusted here.
  const top = path.steps.at(-1)?.certificate;
  if (isSelfIssued(certificate) && top !== undefined && top.issuer.key === certificate.subject.key)
    return problem('root-in-chain', certificate, say('chain.root-sent', { name }), SOURCE, { weight: 'notes' });
  return problem('unneeded-certificate', certificate, say('chain.unneeded', { name }), SOURCE, { weight: 'warns' });
}

/** Two certificates of one authority: same name, same key, another issuer or other dates. */
function isSameAuthority(a: Certificate, b: Certificate): boolean {
  return a.subject.key === b.subject.key && a.key !== null && b.key !== null && sameBytes(a.key.spki, b.key.spki);
}
