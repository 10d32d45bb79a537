import type { ChainFinding, ChainJudgement, MissingLink } from '../model/chain-judgement.ts';
import type { CertificateList } from '../wire/crl.ts';
import { type Certificate, isSelfIssued, readCertificate } from '../wire/x509.ts';
import { say } from '../words/say.ts';
import { borrowedName } from './borrowed-name.ts';
import { certificateProblems } from './certificate-rules.ts';
import { checkHost, hostIdentity } from './host-name.ts';
import { inspectionProductOf } from './interception.ts';
import { forClient } from './judged-client.ts';
import { orderProblems } from './order.ts';
import { CertificatePool, findPaths, type Known, type Origin, type Path } from './path.ts';
import type { PathTerms } from './path-rules.ts';
import { privateValidityProblems, publicPolicyProblems, wasPublicRoot } from './policy.ts';
import { policyTreeProblems } from './policy-tree.ts';
import { issuerNameOf, nameOf, type Problem, problem, refuses } from './problem.ts';
import { revocationListProblems, type Signer } from './revocation-lists.ts';
import type { KeyUse, Rules, Usage } from './rules.ts';
import type { SignatureChecker } from './signatures.ts';
import { identityOf, type TrustStore } from './store.ts';
import { toJudgement } from './to-judgement.ts';
import { handshakeUsageProblems } from './usage-rules.ts';
import { validityProblems } from './validity.ts';

export interface FoundCertificate {
  readonly certificate: Certificate;
  readonly origin: Exclude<Origin, 'served' | 'store'>;
  /** Where it was fetched from. */
  readonly url: string | null;
}

export interface ChainQuestion {
  /** DER as sent, leaf first; broken ones too. */
  readonly served: readonly Uint8Array[];
  /** Intermediates that did not come from the server: fetched, cached, of a sibling address. */
  readonly found: readonly FoundCertificate[];
  /** Every store to compare; the judging ones among them by name. */
  readonly stores: readonly TrustStore[];
  /** A root of any of these is trusted (a browser: the public roots and what this computer adds). */
  readonly judgingStores: readonly string[];
  /** Name or address to check the leaf against; null: none is checked. */
  readonly host: string | null;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly usage: Usage;
  readonly rules: Rules;
  readonly crls: readonly CertificateList[];
  readonly signatures: SignatureChecker;
  /** Missing links were looked for in the network (`not-found`), or might not be (`not-asked`). */
  readonly looked: boolean;
  /** Ids of the logs whose timestamps came in the handshake or its OCSP staple (RFC 6962 section 3.3); not given: none was seen. */
  readonly otherLogs?: readonly string[] | null;
  /** What the server did with its key in the handshake; not known when not given. */
  readonly keyUse?: KeyUse | null;
  /** Profile of another client to judge for (`--as`); a current Chrome when not given. */
  readonly client?: string | null;
}

/** Certificates beyond this are not looked at: browsers stop long before. */
const MAX_SERVED = 100;

/** A chain judged, before it is made JSON-safe. `paths[0]` is the path that decides. */
export interface Verdict {
  readonly ok: boolean;
  readonly problems: readonly Problem[];
  readonly served: readonly Certificate[];
  readonly paths: readonly Path[];
  readonly missing: { readonly link: MissingLink; readonly by: Certificate } | null;
  readonly top: ChainJudgement['top'];
  readonly borrowedName: string | null;
  readonly inspectionProduct: ChainJudgement['inspectionProduct'];
}

/**
 * Judges a served chain: is it good for this host, at this time, for this use, by these stores, and if not, which rules break.
 * Total: bytes that are no certificate give a verdict with `malformed`.
 */
export function judge(question: ChainQuestion): Verdict {
  const served = question.served.slice(0, MAX_SERVED).map((der) => readCertificate(der));
  const leaf = served[0];
  if (leaf === undefined) return nothingServed();
  if (!leaf.complete) return unreadableLeaf(leaf, served, question);
  const judging = question.stores.filter((store) => question.judgingStores.includes(store.store));
  const terms: PathTerms = question;
  const pool = poolOf(served, question.found);
  const paths = findPaths({ certificate: leaf, origin: 'served' }, pool, judging, terms);
  const path = paths[0] ?? { steps: [{ certificate: leaf, origin: 'served' }], end: 'stops-short', problems: [] };
  const top = topOf(path, judging);
  const missing = missingLink(path, served, question);
  const problems = distinct([
    ...leafProblems(leaf, path, question),
    ...path.problems,
    ...(missing === null || missing.link.found.startsWith('not-') ? [] : [foundElsewhere(missing, path)]),
    ...policyTreeProblems(path),
    ...policyProblems(leaf, path, top, question),
    ...revocationListProblems(path, { ...question, otherSigners: (list) => otherSigners(list, path, pool, judging, terms) }),
    ...orderProblems(served, path, question.time),
    ...brokenExtras(served, path),
  ]).map((each) => forClient(each, question.client ?? null, top === 'public-root'));
  return {
    ok: path.end === 'trusted' && !refuses(problems),
    problems,
    served,
    paths,
    missing,
    top,
    borrowedName: borrowedName(path, question.stores),
    inspectionProduct: top === 'public-root' ? null : inspectionProductOf(path.steps.map((step) => step.certificate)),
  };
}

/** The same as evidence: JSON-safe, with what each other store says. */
export function judgeChain(question: ChainQuestion): ChainJudgement {
  return toJudgement(judge(question), question);
}

function poolOf(served: readonly Certificate[], found: readonly FoundCertificate[]): CertificatePool {
  const pool = new CertificatePool();
  for (const certificate of served.slice(1)) pool.add(certificate, 'served');
  for (const each of found) pool.add(each.certificate, each.origin);
  return pool;
}

function leafProblems(leaf: Certificate, path: Path, question: ChainQuestion): Problem[] {
  return [
    ...certificateProblems(leaf, 'leaf', question.rules, question.usage),
    ...validityProblems(leaf, question.time, 'leaf'),
    ...(question.usage === 'server' ? handshakeUsageProblems(leaf, question.rules, question.keyUse ?? null) : []),
    ...hostProblems(leaf, question.host),
    ...(path.end === 'trusted' && path.steps.length === 1 && isSelfIssued(leaf) ? selfSignedTrusted(leaf) : []),
  ];
}

/** A self-signed certificate that somebody put into the store: trusted here, and nowhere else. */
function selfSignedTrusted(leaf: Certificate): Problem[] {
  return [problem('self-signed', leaf, say('chain.self-signed', { name: nameOf(leaf) }), 'RFC 5280, section 6.1', { weight: 'notes' })];
}

function hostProblems(leaf: Certificate, host: string | null): Problem[] {
  if (host === null) return [];
  const verdict = checkHost(leaf, hostIdentity(host));
  if (verdict.ok) return unreadableNames(leaf);
  const kind = verdict.why === 'no-names' || verdict.why === 'common-name-only' ? 'no-san' : 'name-mismatch';
  const name = nameOf(leaf);
  const said =
    verdict.why === 'no-names'
      ? say('chain.name.no-names', { name })
      : verdict.why === 'other-site'
        ? say('chain.name.other-site', { names: verdict.names.slice(0, 5) })
        : say(`chain.name.${verdict.why}`, { host });
  return [problem(kind, leaf, said, 'RFC 9525, section 6')];
}

/** Certificates of a list's issuer beside the path's own that are asked for a path of their own. */
const MAX_SIGNERS = 3;

/** RFC 5280 section 6.3.3 (f): a list's issuer must lead to the same root as the judged path. */
function otherSigners(
  list: CertificateList,
  path: Path,
  pool: CertificatePool,
  judging: readonly TrustStore[],
  terms: PathTerms,
): Signer[] {
  const root = path.steps.at(-1);
  if (root === undefined || path.end !== 'trusted') return [];
  const inPath = path.steps.filter((step) => step.certificate.subject.key === list.issuer.key);
  const beside = pool
    .withSubject(list.issuer.key)
    .filter((known) => !inPath.some((step) => identityOf(step.certificate) === identityOf(known.certificate)))
    .filter(({ certificate }) => validityProblems(certificate, terms.time, 'issuer').length === 0)
    .slice(0, MAX_SIGNERS)
    .flatMap((known) => {
      const [own] = findPaths(known, pool, judging, terms);
      const top = own?.steps.at(-1);
      const sameRoot = own?.end === 'trusted' && top !== undefined && identityOf(top.certificate) === identityOf(root.certificate);
      return sameRoot ? [{ certificate: known.certificate, issuer: own.steps[1]?.certificate ?? null }] : [];
    });
  return [...inPath.map(({ certificate }) => ({ certificate, issuer: null })), ...beside];
}

/** A list that also holds names in other letters than ASCII is none to Chrome; where no name fits, that is told instead. */
function unreadableNames(leaf: Certificate): Problem[] {
  const odd = (leaf.values.subjectAltNames ?? []).find((each) => each.form === 'dns' && !/^[\x20-\x7e]*$/.test(each.value));
  if (odd?.form !== 'dns') return [];
  const said = say('chain.malformed.dns-name', { name: nameOf(leaf), value: odd.value });
  return [problem('malformed', leaf, said, 'RFC 5280, section 4.2.1.6')];
}

/** Public roots bring the limits of the public web; they bind neither private roots nor a root given by hand. */
function policyProblems(leaf: Certificate, path: Path, top: ChainJudgement['top'], { otherLogs, time }: ChainQuestion): Problem[] {
  const root = path.steps.at(-1)?.certificate;
  if (path.end !== 'trusted' || root === undefined || path.steps.length < 2) return [];
  return top === 'public-root' ? publicPolicyProblems(leaf, root, otherLogs ?? null, time) : privateValidityProblems(leaf);
}

function topOf(path: Path, judging: readonly TrustStore[]): ChainJudgement['top'] {
  if (path.end !== 'trusted') return path.end;
  const root = path.steps.at(-1)?.certificate;
  if (root === undefined) return 'none';
  const holders = judging.filter((store) => store.identities.has(identityOf(root)));
  // A root that was given by hand counts as private, also when a public store holds it too.
  if (holders.some((store) => store.store === 'given') && !holders.some((store) => store.public)) return 'private-root';
  return holders.some((store) => store.public) || wasPublicRoot(root) ? 'public-root' : 'private-root';
}

function missingLink(path: Path, served: readonly Certificate[], question: ChainQuestion): Verdict['missing'] {
  const sent = new Set(served.map(identityOf));
  for (const [index, step] of path.steps.entries()) {
    const by = path.steps[index - 1]?.certificate;
    if (by === undefined || sent.has(identityOf(step.certificate)) || isRootOf(path, index, step)) continue;
    const found = question.found.find((each) => identityOf(each.certificate) === identityOf(step.certificate));
    const how: MissingLink['found'] = step.origin === 'aia' ? 'by-aia' : step.origin === 'sibling' ? 'by-sibling' : 'in-store';
    return { by, link: { issuerText: issuerNameOf(by), askedBy: nameOf(by), found: how, certificate: null, url: found?.url ?? null } };
  }
  const top = path.steps.at(-1)?.certificate;
  const wrongKey = path.problems.some((each) => each.kind === 'incomplete-chain');
  if (top === undefined || (path.end !== 'stops-short' && !wrongKey)) return null;
  const by = wrongKey ? (path.problems.find((each) => each.kind === 'incomplete-chain')?.certificate ?? top) : top;
  const link: MissingLink = {
    issuerText: issuerNameOf(by),
    askedBy: nameOf(by),
    found: question.looked ? 'not-found' : 'not-asked',
    certificate: null,
    url: null,
  };
  return { by, link };
}

function isRootOf(path: Path, index: number, step: Known): boolean {
  return step.origin === 'store' && index === path.steps.length - 1;
}

/** Browsers fetch what the certificate names (AIA) and keep what they have seen; what only a sibling address sends they never find. */
function foundElsewhere(missing: NonNullable<Verdict['missing']>, path: Path): Problem {
  const { link, by } = missing;
  const weight: ChainFinding['weight'] = path.steps.some((step) => step.origin === 'sibling') ? 'refuses' : 'warns';
  return problem('incomplete-chain', by, say('chain.incomplete.found', { issuer: link.issuerText }), 'RFC 8446, section 4.4.2', { weight });
}

/** A broken certificate behind the leaf stands in no path: it is the fault where it is the issuer that is missing, else worth a word. */
function brokenExtras(served: readonly Certificate[], path: Path): Problem[] {
  const top = path.steps.at(-1)?.certificate;
  return served
    .slice(1)
    .filter((certificate) => !certificate.complete)
    .flatMap((certificate) => {
      const isMissing = path.end === 'stops-short' && top !== undefined && top.issuer.key === certificate.subject.key;
      const [first] = certificateProblems(certificate, 'issuer', 'browser', 'server');
      return first === undefined ? [] : [{ ...first, weight: isMissing ? ('refuses' as const) : ('warns' as const) }];
    });
}

function distinct(problems: readonly Problem[]): Problem[] {
  const seen = new Map<string, Set<string>>();
  return problems.filter((each) => {
    const of = each.certificate === null ? '' : identityOf(each.certificate);
    const known = seen.get(of) ?? new Set<string>();
    seen.set(of, known);
    const said = `${each.kind}|${each.said.key}|${JSON.stringify(each.said.values)}`;
    return !known.has(said) && known.add(said);
  });
}

function nothingServed(): Verdict {
  return { ok: false, problems: [], served: [], paths: [], missing: null, top: 'none', borrowedName: null, inspectionProduct: null };
}

function unreadableLeaf(leaf: Certificate, served: readonly Certificate[], question: ChainQuestion): Verdict {
  const problems = certificateProblems(leaf, 'leaf', question.rules, question.usage);
  return { ok: false, problems, served, paths: [], missing: null, top: 'none', borrowedName: null, inspectionProduct: null };
}
