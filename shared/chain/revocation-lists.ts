import type { CertificateList } from '../wire/crl.ts';
import { hex } from '../wire/der-string.ts';
import type { Certificate } from '../wire/x509.ts';
import { KEY_USAGE } from '../wire/x509-extensions.ts';
import { isoTime } from '../wire/x509-summary.ts';
import { say } from '../words/say.ts';
import { ALL_REASONS, reasonsCovered } from './list-scope.ts';
import { isOfAnotherSigner } from './list-signers.ts';
import type { Path } from './path.ts';
import { nameOf, type Problem, problem } from './problem.ts';
import type { Rules } from './rules.ts';
import type { SignatureChecker } from './signatures.ts';

/** Reason `removeFromCRL`: a delta list takes an entry back (RFC 5280 section 5.3.1). */
const REMOVED = 8;
/** Reason `certificateHold`: the only revocation that may be taken back. */
const ON_HOLD = 6;

/** A certificate that may have signed a list, and who issued it; null where it stands in the judged path itself. */
export interface Signer {
  readonly certificate: Certificate;
  readonly issuer: Certificate | null;
}

export interface ListTerms {
  readonly crls: readonly CertificateList[];
  readonly time: number;
  readonly signatures: SignatureChecker;
  readonly rules: Rules;
  /** Other certificates of a list's issuer, of an older or a separate key, that lead to the same root as the judged path. */
  readonly otherSigners?: (list: CertificateList) => readonly Signer[];
}

/**
 * Revocation of each certificate of the path by the lists at hand. A list that speaks for a certificate but cannot be believed is a
 * fault of its own. Whoever hands in lists of a path wants to know: under the strict rules a leaf that none of them speaks for is
 * refused (RFC 5280 section 6.3.3: "UNDETERMINED"); no list of the path at all is no fault.
 */
export function revocationListProblems(path: Path, terms: ListTerms): Problem[] {
  if (terms.crls.length === 0) return [];
  const found: Problem[] = [];
  let unsure: Problem | null = null;
  const names = new Set(path.steps.slice(1).map((step) => step.certificate.subject.key));
  const asked = terms.rules === 'strict' && terms.crls.some((list) => names.has(list.issuer.key));
  for (const [index, step] of path.steps.entries()) {
    const issuer = path.steps[index + 1]?.certificate;
    if (issuer === undefined) continue;
    const { problems, covered } = judgeByLists(step.certificate, issuer, terms);
    found.push(...problems);
    if (index === 0 && asked && covered !== ALL_REASONS) unsure = uncovered(step.certificate, covered);
  }
  return unsure === null || found.length > 0 ? found : [unsure];
}

function uncovered(certificate: Certificate, covered: number): Problem {
  const said = say(covered === 0 ? 'chain.revocation.none-speaks' : 'chain.revocation.some-reasons', { name: nameOf(certificate) });
  return problem('bad-revocation-list', certificate, said, 'RFC 5280, section 6.3.3');
}

/** @returns what is wrong, and the reasons of revocation that believable lists cover */
function judgeByLists(certificate: Certificate, issuer: Certificate, terms: ListTerms): { problems: Problem[]; covered: number } {
  const lists = terms.crls.filter((list) => reasonsCovered(list, certificate) !== 0);
  const problems: Problem[] = [];
  const sound: CertificateList[] = [];
  const strays: { readonly list: CertificateList; readonly faults: readonly Problem[] }[] = [];
  for (const list of lists) {
    const signer = signerOf(list, issuer, terms);
    const faults = [...listProblems(list, signer ?? issuer, terms), ...numberProblems(list, signer ?? issuer, terms.rules)];
    if (faults.length === 0) sound.push(list);
    else if (signer === null) strays.push({ list, faults });
    else problems.push(...faults);
  }
  const usable = sound.filter((list) => list.deltaBase === null || sound.some((full) => buildsOn(list, full)));
  // An authority that changed its key has lists of both keys; one that nobody here signed proves nothing beside a good one.
  const [stray] = strays;
  if (stray !== undefined && usable.length === 0 && problems.length === 0) problems.push(...stray.faults);
  const entry = revokedBy(certificate, sound);
  if (entry !== null) {
    const said = say('chain.revoked', { name: nameOf(certificate), date: { date: isoTime(entry.date) ?? '' } });
    problems.push(problem('revoked', certificate, said, 'RFC 5280, section 6.3'));
  }
  const covered = usable.reduce((reasons, list) => reasons | reasonsCovered(list, certificate), 0);
  // Last week's list beside today's.
  const kept = covered === ALL_REASONS ? problems.filter((each) => each.said.key !== 'chain.revocation.out-of-date') : problems;
  return { problems: kept, covered };
}

/** Whose key signed the list: the issuer's in the path, else another certificate of that name; null: nobody's at hand. */
export function signerOf(list: CertificateList, issuer: Certificate, terms: ListTerms): Certificate | null {
  const signed = (by: Certificate) =>
    by.subject.key === list.issuer.key &&
    by.key !== null &&
    terms.signatures.verify(by.key, list.algorithm, list.tbs, list.signature) === 'good';
  if (signed(issuer)) return issuer;
  // Of the issuer's own key by name and key identifier, yet not signed by it: nobody else's.
  if (list.issuer.key === issuer.subject.key && list.authorityKeyId !== null && !isOfAnotherSigner(list, issuer)) return issuer;
  const other = (terms.otherSigners?.(list) ?? []).find((each) => signed(each.certificate));
  if (other === undefined) return null;
  const own = other.issuer === null ? [] : judgeByLists(other.certificate, other.issuer, { ...terms, otherSigners: () => [] }).problems;
  return own.some((each) => each.kind === 'revoked') ? null : other.certificate;
}

/**
 * The entry that counts, by the newest list first. A delta takes back only what was on hold, and only where it builds on a full list at
 * hand (RFC 5280 sections 5.2.4 and 5.3.1); what cannot be taken back stays revoked.
 */
export function revokedBy(certificate: Certificate, lists: readonly CertificateList[]) {
  const serial = hex(certificate.serial);
  const entriesOf = (list: CertificateList) =>
    list.issuer.key === certificate.issuer.key ? list.revoked : list.revokedOfOthers.get(certificate.issuer.key);
  const inOrder = [...lists].sort((a, b) => b.thisUpdate - a.thisUpdate || (a.deltaBase === null ? 1 : 0) - (b.deltaBase === null ? 1 : 0));
  let takenBack = false;
  for (const list of inOrder) {
    const entry = entriesOf(list)?.get(serial);
    if (entry === undefined) continue;
    if (entry.reason !== REMOVED) return takenBack && entry.reason === ON_HOLD ? null : entry;
    takenBack ||= list.deltaBase !== null && lists.some((full) => buildsOn(list, full));
  }
  return null;
}

/** RFC 5280 section 5.2.4: the full list is at least as new as the one that the delta builds on, and of the same scope. */
export function buildsOn(delta: CertificateList, full: CertificateList): boolean {
  if (full.deltaBase !== null || full.number === null || delta.deltaBase === null) return false;
  return delta.issuer.key === full.issuer.key && compareNumbers(full.number, delta.deltaBase) >= 0;
}

/** Two non-negative INTEGERs of any length. */
function compareNumbers(a: Uint8Array, b: Uint8Array): number {
  const [one, other] = [BigInt(`0x0${hex(a)}`), BigInt(`0x0${hex(b)}`)];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** What makes a list unbelievable: signature, right to sign, dates, unknown critical parts. */
export function listProblems(list: CertificateList, issuer: Certificate, terms: Pick<ListTerms, 'time' | 'signatures'>): Problem[] {
  const name = nameOf(issuer);
  const bad = (said: Problem['said'], source: string) => problem('bad-revocation-list', issuer, said, source);
  const { keyUsage } = issuer.values;
  const found: Problem[] = [];
  if (keyUsage !== undefined && (keyUsage & KEY_USAGE.crlSign) === 0)
    found.push(bad(say('chain.revocation.not-allowed', { name }), 'RFC 5280, section 6.3.3 (f)'));
  if (issuer.key === null || terms.signatures.verify(issuer.key, list.algorithm, list.tbs, list.signature) !== 'good')
    found.push(bad(say('chain.revocation.bad-signature', { name }), 'RFC 5280, section 6.3.3 (g)'));
  if (list.unknownCritical !== null) found.push(bad(say('chain.revocation.critical', { name }), 'RFC 5280, section 5.2'));
  if (list.nextUpdate === null) found.push(bad(say('chain.revocation.no-next', { name }), 'RFC 5280, section 5.1.2.5'));
  else if (terms.time > list.nextUpdate + 999 || terms.time < list.thisUpdate)
    found.push(bad(say('chain.revocation.out-of-date', { name }), 'RFC 5280, section 6.3.3 (a)'));
  return found;
}

/**
 * What an authority must put into a list and a reader can do without: `openssl ca` writes lists without a number unless it is told to,
 * and what they say is signed all the same. Only the judge of whole chains holds the authority to it.
 */
function numberProblems(list: CertificateList, issuer: Certificate, rules: Rules): Problem[] {
  if (rules !== 'strict') return [];
  if (list.number !== null && !list.numberIsCritical && list.number.length <= 20) return [];
  return [problem('bad-revocation-list', issuer, say('chain.revocation.number', { name: nameOf(issuer) }), 'RFC 5280, section 5.2.3')];
}
