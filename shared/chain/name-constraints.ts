import { EXTENSION_OIDS } from '../tables/oids.ts';
import { hex } from '../wire/der-string.ts';
import type { GeneralName } from '../wire/general-name.ts';
import { formatIpAddress } from '../wire/ip-text.ts';
import { type Certificate, extensionOf, isSelfIssued } from '../wire/x509.ts';
import type { Subtree } from '../wire/x509-extensions.ts';
import { say } from '../words/say.ts';
import { isPlainName } from './host-name.ts';
import { effortOf, fitOf, type Ready, readyLimit, readyName } from './name-fit.ts';
import { nameOf, type Problem, problem } from './problem.ts';
import { type Rules, strictly } from './rules.ts';

const SOURCE = 'RFC 5280, section 4.2.1.10';

/** Names times limits that one issuer may ask to be compared; Chrome gives up at the same number (BoringSSL, pki/name_constraints.cc). */
const MAX_COMPARISONS = 1 << 20;

/** Comparisons that are left for the whole search of a path; counted down. */
export interface ComparisonWork {
  comparisons: number;
}

/** The name limits of an issuer that are not written as RFC 5280 wants them. */
export function ownConstraintProblems(issuer: Certificate, rules: Rules): Problem[] {
  const limits = issuer.values.nameConstraints;
  if (limits === undefined) return [];
  const said = say('chain.name-constraints.odd', { name: nameOf(issuer) });
  const all = [...limits.permitted, ...limits.excluded];
  if (all.some((subtree) => subtree.hasRange || !isWellFormed(subtree.base))) return [problem('name-constraints', issuer, said, SOURCE)];
  // Browsers read ".example.com" as every host below and overlook a dot at the end; RFC 5280 knows no such host names.
  const dotted = all.some(({ base }) => base.form === 'dns' && /^\.|\.$/.test(base.value));
  return dotted ? [problem('name-constraints', issuer, said, SOURCE, strictly(rules))] : [];
}

/**
 * The names of the certificates below an issuer that its limits forbid (RFC 5280 section 6.1.4).
 * @param below leaf first; self-issued certificates count only as the leaf
 */
export function constraintProblems(
  issuer: Certificate,
  below: readonly Certificate[],
  work: ComparisonWork = { comparisons: MAX_COMPARISONS },
  rules: Rules = 'strict',
): Problem[] {
  const limits = issuer.values.nameConstraints;
  if (limits === undefined) return [];
  const found: Problem[] = [];
  // Chrome compares no addresses of pages (BoringSSL, pki/name_constraints.cc: `kSupportedNameTypes`): a critical limit on them refuses
  // every certificate that names one, another limit on them says nothing.
  const isUncompared = ({ name }: CertifiedName) => rules === 'browser' && name.form === 'uri';
  const critical = extensionOf(issuer, EXTENSION_OIDS.nameConstraints)?.critical === true;
  const { permitted, excluded, effort } = readyLimits(issuer, limits);
  let budget = MAX_COMPARISONS;
  for (const [index, certificate] of below.entries()) {
    if (index > 0 && isSelfIssued(certificate)) continue;
    const names = namesOf(certificate);
    const comparisons = names.reduce((sum, each) => sum + (isUncompared(each) ? 0 : (effort.get(each.name.form) ?? 0)), 0);
    budget -= comparisons;
    work.comparisons -= comparisons;
    if (budget < 0 || work.comparisons < 0)
      return [problem('name-constraints', issuer, say('chain.name-constraints.too-many', { issuer: nameOf(issuer) }), SOURCE)];
    for (const each of names) {
      const unseen = critical && effort.has(each.name.form) ? ('unknown' as const) : null;
      const broken = isUncompared(each) ? unseen : judgeName(each, permitted, excluded);
      if (broken === null) continue;
      found.push(problem('name-constraints', certificate, sentence(broken, certificate, issuer, each.name), SOURCE));
      if (found.length >= 5) return found;
    }
  }
  return found;
}

interface ReadyLimits {
  readonly permitted: ReadonlyMap<string, readonly Ready[]>;
  readonly excluded: ReadonlyMap<string, readonly Ready[]>;
  /** What it takes to compare one name of a form; only names and limits of one form are compared. */
  readonly effort: ReadonlyMap<string, number>;
}

const madeReady = new WeakMap<Certificate, ReadyLimits>();

function readyLimits(issuer: Certificate, { permitted, excluded }: NonNullable<Certificate['values']['nameConstraints']>): ReadyLimits {
  const known = madeReady.get(issuer);
  if (known !== undefined) return known;
  const effort = new Map<string, number>();
  for (const { base } of [...permitted, ...excluded]) effort.set(base.form, (effort.get(base.form) ?? 0) + effortOf(base));
  const limits = { permitted: byForm(permitted), excluded: byForm(excluded), effort };
  madeReady.set(issuer, limits);
  return limits;
}

function byForm(subtrees: readonly Subtree[]): Map<string, Ready[]> {
  const forms = new Map<string, Ready[]>();
  for (const { base } of subtrees) {
    const same = forms.get(base.form);
    if (same === undefined) forms.set(base.form, [readyLimit(base)]);
    else same.push(readyLimit(base));
  }
  return forms;
}

function sentence(broken: 'excluded' | 'permitted' | 'unknown', certificate: Certificate, issuer: Certificate, name: GeneralName) {
  const values = { name: nameOf(certificate), value: show(name), issuer: nameOf(issuer) };
  if (broken === 'excluded') return say('chain.name-constraints.excluded', { name: values.name, value: values.value });
  return broken === 'permitted'
    ? say('chain.name-constraints.permitted', values)
    : say('chain.name-constraints.unknown', { issuer: values.issuer });
}

function judgeName(
  { name, from }: CertifiedName,
  permitted: ReadonlyMap<string, readonly Ready[]>,
  excluded: ReadonlyMap<string, readonly Ready[]>,
): 'excluded' | 'permitted' | 'unknown' | null {
  const given = readyName(name);
  for (const limit of excluded.get(name.form) ?? []) {
    // Whether the letters before the "@" of an address in the subject have a case is disputed: what may be meant is excluded.
    const fit = fitOf(limit, given, from === 'subject' ? 'any' : 'exact');
    if (fit === 'unknown') return 'unknown';
    if (fit !== 'outside') return 'excluded';
  }
  const allowed = permitted.get(name.form);
  if (allowed === undefined) return null;
  let unknown = false;
  for (const limit of allowed) {
    const fit = fitOf(limit, given, 'exact');
    if (fit === 'inside') return null;
    unknown ||= fit === 'unknown';
  }
  return unknown ? 'unknown' : 'permitted';
}

/** A name that a certificate gives its holder, and where it stands. */
interface CertifiedName {
  readonly name: GeneralName;
  readonly from: 'alternative' | 'subject';
}

/** Subject, alternative names, and e-mail addresses in the subject where the alternatives hold none. */
function namesOf(certificate: Certificate): CertifiedName[] {
  const names: CertifiedName[] = (certificate.values.subjectAltNames ?? []).map((name) => ({ name, from: 'alternative' }));
  if (certificate.subject.levels.length > 0) names.push({ name: { form: 'directory', value: certificate.subject }, from: 'subject' });
  if (!names.some(({ name }) => name.form === 'email')) {
    for (const attribute of certificate.subject.attributes)
      if (attribute.type === 'emailAddress') names.push({ name: { form: 'email', value: attribute.value }, from: 'subject' });
  }
  return names;
}

function isWellFormed(base: GeneralName): boolean {
  switch (base.form) {
    case 'ip':
      return (base.value.length === 8 || base.value.length === 32) && isPrefixMask(base.value.subarray(base.value.length / 2));
    case 'dns':
      return base.value === '' || base.value === '.' || isPlainName(base.value.toLowerCase().replace(/^\.|\.$/g, ''));
    case 'email':
      return base.value.split('@').length <= 2;
    default:
      return true;
  }
}

function isPrefixMask(mask: Uint8Array): boolean {
  const bits = [...mask].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return /^1*0*$/.test(bits);
}

function show(name: GeneralName): string {
  switch (name.form) {
    case 'ip':
      return formatIpAddress(name.value) ?? hex(name.value);
    case 'directory':
      return name.value.attributes.map((part) => `${part.type}=${part.value}`).join(', ');
    case 'dns':
    case 'email':
    case 'uri':
    case 'registered':
      return name.value;
    default:
      return name.form;
  }
}
