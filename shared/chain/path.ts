import { type Certificate, isSelfIssued, sameBytes } from '../wire/x509.ts';
import { say } from '../words/say.ts';
import { looksReSigned } from './interception.ts';
import { hasAnotherKey, type PathTerms, problemsOfAdding } from './path-rules.ts';
import { issuerNameOf, nameOf, type Problem, problem, refuses } from './problem.ts';
import { MAX_PATH } from './rules.ts';
import { identityOf, type TrustStore } from './store.ts';
import { validityAt } from './validity.ts';

/** Where a certificate was had from. */
export type Origin = 'served' | 'aia' | 'sibling' | 'cache' | 'store';

export interface Known {
  readonly certificate: Certificate;
  readonly origin: Origin;
}

/** How a path ends at its top. */
export type PathEnd = 'trusted' | 'untrusted-root' | 'self-signed-leaf' | 'stops-short';

export interface Path {
  /** Leaf first. */
  readonly steps: readonly Known[];
  readonly end: PathEnd;
  /** What breaks above the leaf; the leaf's own faults are judged apart. */
  readonly problems: readonly Problem[];
}

/** Steps the search may take. A step is one signature check at most, so the worst case stays far under a second. */
const MAX_STEPS = 600;
const MAX_EXPLAINED = 12;
/** Issuers of one name that are tried, the likeliest first. */
const MAX_ISSUERS = 60;
/** Links whose signature does not hold; a check takes up to some milliseconds with the longest keys. */
const MAX_BROKEN_LINKS = 80;
/** Names compared with name limits, over the whole search. */
const MAX_COMPARISONS = 1 << 20;

/** Every certificate that may stand in a path, by its subject. */
export class CertificatePool {
  private readonly bySubject = new Map<string, Known[]>();
  private readonly seen = new Map<string, Known>();

  add(certificate: Certificate, origin: Origin): void {
    if (!certificate.complete || this.seen.has(identityOf(certificate))) return;
    const known = { certificate, origin };
    this.seen.set(identityOf(certificate), known);
    const same = this.bySubject.get(certificate.subject.key);
    if (same === undefined) this.bySubject.set(certificate.subject.key, [known]);
    else same.push(known);
  }

  issuersOf(certificate: Certificate): readonly Known[] {
    return this.withSubject(certificate.issuer.key);
  }

  withSubject(key: string): readonly Known[] {
    return this.bySubject.get(key) ?? [];
  }
}

/**
 * The path a browser takes from the leaf to a root of the stores, or, where there is none, the paths that come closest, best first.
 * Every issuer that was sent, fetched, cached or is trusted is tried; the work is bounded by `MAX_STEPS`.
 */
export function findPaths(leaf: Known, pool: CertificatePool, stores: readonly TrustStore[], terms: PathTerms): readonly Path[] {
  if (stores.some((store) => store.identities.has(identityOf(leaf.certificate)))) return [{ steps: [leaf], end: 'trusted', problems: [] }];
  const search = new Search(pool, stores, terms);
  const sound = search.sound([leaf]);
  if (sound !== null) return [sound];
  return search.explain(leaf);
}

class Search {
  private readonly pool: CertificatePool;
  private readonly stores: readonly TrustStore[];
  private readonly terms: PathTerms;
  private steps = 0;
  private brokenLinks = 0;
  private readonly work = { comparisons: MAX_COMPARISONS };
  private readonly ended: Path[] = [];

  constructor(pool: CertificatePool, stores: readonly TrustStore[], terms: PathTerms) {
    this.pool = pool;
    this.stores = stores;
    this.terms = terms;
  }

  /** Depth first; a branch ends at the first rule that breaks, because nothing above can mend it. */
  sound(path: readonly Known[]): Path | null {
    for (const { known, trusted } of this.issuersFor(path)) {
      if (this.isExhausted()) return null;
      this.steps += 1;
      const problems = this.problemsOf(known, trusted, path);
      if (refuses(problems)) continue;
      const longer = [...path, known];
      if (trusted) return { steps: longer, end: 'trusted', problems };
      const found = this.sound(longer);
      if (found !== null) return { ...found, problems: [...problems, ...found.problems] };
    }
    return null;
  }

  explain(leaf: Known): readonly Path[] {
    this.steps = 0;
    this.brokenLinks = 0;
    this.follow([leaf], []);
    return this.ended.sort((a, b) => this.distance(a) - this.distance(b));
  }

  /** Like `sound`, but walks on over broken rules and notes how each path ends. */
  private follow(path: readonly Known[], problems: readonly Problem[]): void {
    const top = path.at(-1)?.certificate;
    if (top === undefined) return;
    const issuers = this.issuersFor(path);
    // A root's own signature is not judged; a self-issued certificate of another key is a step of a key change, no root.
    const selfSigned = isSelfIssued(top) && (path.length === 1 || !hasAnotherKey(top, top));
    if (selfSigned || issuers.length === 0 || path.length >= MAX_PATH) this.end(path, problems, selfSigned);
    const judged: ((typeof issuers)[number] & { readonly added: readonly Problem[] })[] = [];
    for (const step of issuers) if (!this.isExhausted()) judged.push({ ...step, added: this.problemsOf(step.known, step.trusted, path) });
    // What was not looked at any more must not leave a path without an end.
    if (judged.length === 0 && issuers.length > 0) this.end(path, problems, selfSigned);
    const inOrder = judged.sort((a, b) => weigh(a.added) - weigh(b.added));
    for (const { known, trusted, added } of inOrder) {
      if (this.steps >= MAX_STEPS || this.ended.length >= MAX_EXPLAINED || path.length >= MAX_PATH) return;
      this.steps += 1;
      const longer = [...path, known];
      const all = [...problems, ...added];
      if (trusted) this.ended.push({ steps: longer, end: 'trusted', problems: all });
      else this.follow(longer, all);
    }
  }

  private end(path: readonly Known[], problems: readonly Problem[], selfSigned: boolean): void {
    const top = path.at(-1)?.certificate;
    if (top === undefined) return;
    // Filters send the certificate they made and keep their root to themselves: nothing is missing but the trust.
    const resigned = !selfSigned && (top.values.caIssuersUrls ?? []).length === 0 && looksReSigned(top.issuer.attributes);
    const end: PathEnd = selfSigned && path.length === 1 ? 'self-signed-leaf' : selfSigned || resigned ? 'untrusted-root' : 'stops-short';
    this.ended.push({ steps: path, end, problems: [...problems, resigned ? reSignedProblem(top) : endProblem(top, end)] });
  }

  private problemsOf(known: Known, trusted: boolean, path: readonly Known[]): Problem[] {
    const below = path.map((step) => step.certificate);
    const found = problemsOfAdding(known.certificate, trusted ? 'root' : 'issuer', below, this.terms, this.work);
    if (found.some(isBrokenLink)) this.brokenLinks += 1;
    return found;
  }

  private isExhausted(): boolean {
    return this.steps >= MAX_STEPS || this.brokenLinks >= MAX_BROKEN_LINKS;
  }

  /** Issuers by name, the likeliest first; one that already stands in the path (same name and key) would only make a loop. */
  private issuersFor(path: readonly Known[]): { readonly known: Known; readonly trusted: boolean }[] {
    const top = path.at(-1)?.certificate;
    if (top === undefined || path.length > MAX_PATH) return [];
    const roots = this.stores.flatMap((store) => store.bySubject.get(top.issuer.key) ?? []);
    const trusted = new Set(roots.map(identityOf));
    const candidates = [
      ...[...new Map(roots.map((root) => [identityOf(root), root])).values()].map((certificate) => ({
        known: { certificate, origin: 'store' as const },
        trusted: true,
      })),
      ...this.pool
        .issuersOf(top)
        .filter((known) => !trusted.has(identityOf(known.certificate)))
        .map((known) => ({ known, trusted: false })),
    ].filter(({ known }) => !path.some((step) => sameLogicalCertificate(step.certificate, known.certificate)));
    if (candidates.length < 2) return candidates;
    return candidates
      .map((candidate) => ({ candidate, rank: this.rank(top, candidate.known.certificate, candidate.trusted) }))
      .sort((a, b) => a.rank - b.rank)
      .slice(0, MAX_ISSUERS)
      .map(({ candidate }) => candidate);
  }

  private rank(child: Certificate, issuer: Certificate, trusted: boolean): number {
    const wrongKey = hasAnotherKey(child, issuer) ? 4 : 0;
    const dead = validityAt(issuer, this.terms.time) === 'valid' ? 0 : 2;
    return wrongKey + dead + (trusted ? 0 : 1);
  }

  /** How far a path is from being accepted: a broken link weighs most, then an unknown root, then every other rule. */
  private distance(path: Path): number {
    return (path.end === 'trusted' ? 0 : 10) + weigh(path.problems);
  }
}

function isBrokenLink(each: Problem): boolean {
  return each.kind === 'bad-signature' || each.kind === 'incomplete-chain';
}

function weigh(problems: readonly Problem[]): number {
  let sum = 0;
  for (const each of problems) {
    if (each.weight !== 'refuses') continue;
    sum += isBrokenLink(each) ? 20 : 1;
  }
  return sum;
}

function sameLogicalCertificate(a: Certificate, b: Certificate): boolean {
  if (a === b) return true;
  if (a.key === null || b.key === null) return false;
  return a.subject.key === b.subject.key && sameBytes(a.key.spki, b.key.spki);
}

function reSignedProblem(top: Certificate): Problem {
  const said = say('chain.untrusted-root.re-signed', { name: nameOf(top), issuer: issuerNameOf(top) });
  return problem('untrusted-root', top, said, 'RFC 5280, section 6.1.1');
}

function endProblem(top: Certificate, end: PathEnd): Problem {
  const name = nameOf(top);
  switch (end) {
    case 'self-signed-leaf':
      return problem('self-signed', top, say('chain.self-signed', { name }), 'RFC 5280, section 6.1');
    case 'untrusted-root':
      return problem('untrusted-root', top, say('chain.untrusted-root', { name }), 'RFC 5280, section 6.1.1');
    default:
      return problem(
        'incomplete-chain',
        top,
        say('chain.incomplete.not-found', { name, issuer: issuerNameOf(top) }),
        'RFC 8446, section 4.4.2',
      );
  }
}
