import { EXTENSION_OIDS } from '../tables/oids.ts';
import { hex } from '../wire/der-string.ts';
import type { GeneralName } from '../wire/general-name.ts';
import { formatIpAddress } from '../wire/ip-text.ts';
import { type Certificate, extensionOf, isSelfIssued } from '../wire/x509.ts';
import type { Subtree } from '../wire/x509-extensions.ts';
import { say } from '../words/say.ts';
import { isPlainName, isPresentableName } from './host-name.ts';
import { nameOf, type Problem, problem } from './problem.ts';
import { type Rules, strictly } from './rules.ts';

const SOURCE = 'RFC 5280, section 4.2.1.10';

/** Names times limits that one issuer may ask to be compared; Chrome gives up at the same number (BoringSSL, pki/name_constraints.cc). */
const MAX_COMPARISONS = 1 << 20;

/** Comparisons that are left for the whole search of a path; counted down. */
export interface ComparisonWork {
  comparisons: number;
}

/** What a limit says about one name. `wildcard` names stand for many hosts, of which some may lie inside. */
type Fit = 'inside' | 'partly' | 'outside' | 'unknown';

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
  const unseen = ({ name }: CertifiedName) =>
    critical && [...limits.permitted, ...limits.excluded].some(({ base }) => base.form === name.form) ? ('unknown' as const) : null;
  let budget = MAX_COMPARISONS;
  for (const [index, certificate] of below.entries()) {
    if (index > 0 && isSelfIssued(certificate)) continue;
    const names = namesOf(certificate);
    const comparisons = comparisonsOf(
      names.filter((name) => !isUncompared(name)),
      limits,
    );
    budget -= comparisons;
    work.comparisons -= comparisons;
    if (budget < 0 || work.comparisons < 0)
      return [problem('name-constraints', issuer, say('chain.name-constraints.too-many', { issuer: nameOf(issuer) }), SOURCE)];
    for (const name of names) {
      const broken = isUncompared(name) ? unseen(name) : judgeName(normalised(name), limits.permitted, limits.excluded);
      if (broken === null) continue;
      found.push(problem('name-constraints', certificate, sentence(broken, certificate, issuer, name.name), SOURCE));
      if (found.length >= 5) return found;
    }
  }
  return found;
}

/** Only names and limits of one form are compared. */
function comparisonsOf(names: readonly CertifiedName[], limits: NonNullable<Certificate['values']['nameConstraints']>): number {
  const limitsOf = new Map<string, number>();
  for (const { base } of [...limits.permitted, ...limits.excluded]) limitsOf.set(base.form, (limitsOf.get(base.form) ?? 0) + 1);
  return names.reduce((sum, { name }) => sum + (limitsOf.get(name.form) ?? 0), 0);
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
  permitted: readonly Subtree[],
  excluded: readonly Subtree[],
): 'excluded' | 'permitted' | 'unknown' | null {
  for (const subtree of excluded) {
    if (subtree.base.form !== name.form) continue;
    // Whether the letters before the "@" of an address in the subject have a case is disputed: what may be meant is excluded.
    const fit = compare(subtree.base, name, from === 'subject' ? 'any' : 'exact');
    if (fit === 'unknown') return 'unknown';
    if (fit !== 'outside') return 'excluded';
  }
  let limited = false;
  let unknown = false;
  for (const subtree of permitted) {
    if (subtree.base.form !== name.form) continue;
    limited = true;
    const fit = compare(subtree.base, name, 'exact');
    if (fit === 'inside') return null;
    unknown ||= fit === 'unknown';
  }
  return unknown ? 'unknown' : limited ? 'permitted' : null;
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

/** Done once per name, not once per name and limit. */
function normalised({ name, from }: CertifiedName): CertifiedName {
  if (name.form !== 'dns') return { name, from };
  const value = name.value.toLowerCase().replace(/\.$/, '');
  return { name: { form: 'dns', value: isPresentableName(value) ? value : '' }, from };
}

/** Whether capital letters before the "@" of an address make another address. */
type LetterCase = 'exact' | 'any';

function compare(limit: GeneralName, name: GeneralName, letterCase: LetterCase): Fit {
  if (limit.form === 'dns' && name.form === 'dns') return compareDns(limit.value.toLowerCase(), name.value);
  if (limit.form === 'ip' && name.form === 'ip') return inNetwork(limit.value, name.value) ? 'inside' : 'outside';
  if (limit.form === 'email' && name.form === 'email') return compareEmail(limit.value, name.value, letterCase);
  if (limit.form === 'uri' && name.form === 'uri') return compareUri(limit.value.toLowerCase(), name.value);
  if (limit.form === 'directory' && name.form === 'directory')
    return limit.value.levels.every((level, index) => level === name.value.levels[index]) ? 'inside' : 'outside';
  return 'unknown';
}

/** @param name lower case, no trailing dot; '' for a name that is none: it is excluded by nothing and permitted by nothing */
function compareDns(limit: string, name: string): Fit {
  if (name === '') return 'outside';
  if (limit === '') return 'inside';
  const base = limit.replace(/^\.|\.$/g, '');
  if (base === '') return 'outside';
  if (name.startsWith('*.')) {
    const stem = name.slice(2);
    if (stem === base || stem.endsWith(`.${base}`)) return 'inside';
    return base.endsWith(`.${stem}`) && !base.slice(0, -stem.length - 1).includes('.') ? 'partly' : 'outside';
  }
  if (name === base) return limit.startsWith('.') ? 'outside' : 'inside';
  return name.endsWith(`.${base}`) ? 'inside' : 'outside';
}

function inNetwork(network: Uint8Array, address: Uint8Array): boolean {
  const length = address.length;
  if (network.length !== length * 2) return false;
  return address.every(
    (byte, index) => (byte & (network[length + index] ?? 0)) === ((network[index] ?? 0) & (network[length + index] ?? 0)),
  );
}

interface Mailbox {
  /** Null: a whole host is meant. */
  readonly local: string | null;
  readonly host: string;
}

/** Letters of RFC 5321 section 4.1.2 outside of quotes; quoted and other spellings of one address are without end. */
const MAILBOX = /^(?:([\w!#$%&'*+\-/=?^`{|}~.]+)@)?([a-z0-9.-]+)$/i;

function mailboxOf(text: string): Mailbox | null {
  const [, local = null, host] = MAILBOX.exec(text) ?? [];
  return host === undefined ? null : { local, host: host.toLowerCase() };
}

/** What is written so that it cannot be compared is unknown, and so is refused (as in BoringSSL, pki/name_constraints.cc). */
function compareEmail(limit: string, address: string, letterCase: LetterCase): Fit {
  const wanted = mailboxOf(limit);
  const given = mailboxOf(address);
  if (wanted === null || given === null || given.local === null) return 'unknown';
  const { local, host } = wanted;
  if (local !== null) {
    const same = letterCase === 'any' ? local.toLowerCase() === given.local.toLowerCase() : local === given.local;
    return same && host === given.host ? 'inside' : 'outside';
  }
  return (host.startsWith('.') ? given.host.endsWith(host) : given.host === host) ? 'inside' : 'outside';
}

function compareUri(limit: string, address: string): Fit {
  const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:[\]]+)(?::\d*)?(?:[/?#]|$)/i
    .exec(address)?.[1]
    ?.toLowerCase()
    .replace(/\.$/, '');
  // RFC 5280: a constrained URI must name a host, and an address is none. A limit that names no host limits nobody knows what.
  if (limit === '' || host === undefined || /^[\d.]+$/.test(host)) return 'unknown';
  return (limit.startsWith('.') ? host.endsWith(limit) : host === limit) ? 'inside' : 'outside';
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
