import { type Certificate, isSelfIssued, sameBytes } from '../wire/x509.ts';
import { say } from '../words/say.ts';
import { certificateProblems } from './certificate-rules.ts';
import { signatureProblems } from './key-rules.ts';
import { type ComparisonWork, constraintProblems, ownConstraintProblems } from './name-constraints.ts';
import { issuerNameOf, nameOf, type Problem, problem } from './problem.ts';
import { type Role, type Rules, strictly, type Usage } from './rules.ts';
import { checkSignature, type SignatureChecker } from './signatures.ts';
import { validityProblems } from './validity.ts';

/** What a path is judged by. `time` in milliseconds since 1970. */
export interface PathTerms {
  readonly time: number;
  readonly usage: Usage;
  readonly rules: Rules;
  readonly signatures: SignatureChecker;
  /** `links`: only who signed what. Not given: every rule. */
  readonly scope?: 'links';
}

/**
 * The rules that break when `issuer` is put on top of a path (leaf first): its own, its dates, its signature on the certificate
 * below, its path length and its name limits (RFC 5280 sections 6.1.3 to 6.1.5). Nothing above can mend what is broken here.
 */
export function problemsOfAdding(
  issuer: Certificate,
  role: Exclude<Role, 'leaf'>,
  below: readonly Certificate[],
  terms: PathTerms,
  work: ComparisonWork,
): Problem[] {
  const child = below.at(-1);
  const link = child === undefined ? [] : signatureLink(child, issuer, terms.signatures);
  if (terms.scope === 'links') return link;
  return [
    ...link,
    ...ownProblems(issuer, role, terms),
    ...validityProblems(issuer, terms.time, role),
    ...pathLengthProblems(issuer, below),
    ...(role === 'root' ? rootKeyIdentifierProblems(issuer, terms) : []),
    ...constraintProblems(issuer, below, work, terms.rules),
  ];
}

const judged = new WeakMap<Certificate, Map<string, readonly Problem[]>>();

/** What breaks in the issuer itself; looked at once, because a search comes by the same issuers again and again. */
function ownProblems(issuer: Certificate, role: Exclude<Role, 'leaf'>, { rules, usage }: PathTerms): readonly Problem[] {
  const terms = `${role}/${rules}/${usage}`;
  const known = judged.get(issuer) ?? new Map<string, readonly Problem[]>();
  judged.set(issuer, known);
  const found = known.get(terms) ?? [...certificateProblems(issuer, role, rules, usage), ...ownConstraintProblems(issuer, rules)];
  known.set(terms, found);
  return found;
}

function signatureLink(child: Certificate, issuer: Certificate, signatures: SignatureChecker): Problem[] {
  const method = signatureProblems(child);
  const verdict = checkSignature(child, issuer, signatures);
  if (verdict === 'good' || (verdict === 'unsupported' && method.length > 0)) return method;
  const name = nameOf(child);
  if (hasAnotherKey(child, issuer))
    return [
      ...method,
      problem(
        'incomplete-chain',
        child,
        say('chain.incomplete.other-key', { issuer: issuerNameOf(child), name }),
        'RFC 5280, section 4.2.1.1',
      ),
    ];
  return [
    ...method,
    problem('bad-signature', child, say('chain.bad-signature', { name, issuer: nameOf(issuer) }), 'RFC 5280, section 6.1.3'),
  ];
}

/** The key identifiers say that another key of the same name signed. */
export function hasAnotherKey(child: Certificate, issuer: Certificate): boolean {
  const wanted = child.values.authorityKeyId?.keyId ?? null;
  const given = issuer.values.subjectKeyId ?? null;
  return wanted !== null && given !== null && !sameBytes(wanted, given);
}

/** Self-issued certificates and the leaf do not count (RFC 5280 section 4.2.1.9). */
function pathLengthProblems(issuer: Certificate, below: readonly Certificate[]): Problem[] {
  const allowed = issuer.values.basicConstraints?.pathLength ?? null;
  if (allowed === null) return [];
  const found = below.slice(1).filter((certificate) => !isSelfIssued(certificate)).length;
  if (found <= allowed) return [];
  return [problem('path-length', issuer, say('chain.path-length', { name: nameOf(issuer), allowed, found }), 'RFC 5280, section 4.2.1.9')];
}

/** Only a self-signed certificate may leave the authority key identifier out (RFC 5280 section 4.2.1.1). */
function rootKeyIdentifierProblems(root: Certificate, terms: PathTerms): Problem[] {
  if (root.values.authorityKeyId !== undefined || root.version !== 3 || isSelfIssued(root)) return [];
  if (checkSignature(root, root, terms.signatures) === 'good') return [];
  const said = say('chain.malformed.missing', { name: nameOf(root), extension: 'authorityKeyIdentifier' });
  return [problem('malformed', root, said, 'RFC 5280, section 4.2.1.1', strictly(terms.rules))];
}
