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
  // Browsers read ".example.com" as every host below; RFC 5280 knows no such host name.
  const dotted = all.some((subtree) => subtree.base.form === 'dns' && subtree.base.value.startsWith('.'));
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
  const isUncompared = (name: GeneralName) => rules === 'browser' && name.form === 'uri';
  const critical = extensionOf(issuer, EXTENSION_OIDS.nameConstraints)?.critical === true;
  const unseen = (name: GeneralName) =>
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
      found.push(problem('name-constraints', certificate, sentence(broken, certificate, issuer, name), SOURCE));
      if (found.length >= 5) return found;
    }
  }
  return found;
}

/** Only names and limits of one form are compared. */
function comparisonsOf(names: readonly GeneralName[], limits: NonNullable<Certificate['values']['nameConstraints']>): number {
  const limitsOf = new Map<string, number>();
  for (const { base } of [...limits.permitted, ...limits.excluded]) limitsOf.set(base.form, (limitsOf.get(base.form) ?? 0) + 1);
  return names.reduce((sum, name) => sum + (limitsOf.get(name.form) ?? 0), 0);
}

function sentence(broken: 'excluded' | 'permitted' | 'unknown', certificate: Certificate, issuer: Certificate, name: GeneralName) {
  const values = { name: nameOf(certificate), value: show(name), issuer: nameOf(issuer) };
  if (broken === 'excluded') return say('chain.name-constraints.excluded', { name: values.name, value: values.value });
  return broken === 'permitted'
    ? say('chain.name-constraints.permitted', values)
    : say('chain.name-constraints.unknown', { issuer: values.issuer });
}

function judgeName(
  name: GeneralName,
  permitted: readonly Subtree[],
  excluded: readonly Subtree[],
): 'excluded' | 'permitted' | 'unknown' | null {
  for (const subtree of excluded) {
    if (subtree.base.form !== name.form) continue;
    const fit = compare(subtree.base, name);
    if (fit === 'unknown') return 'unknown';
    if (fit !== 'outside') return 'excluded';
  }
  let limited = false;
  for (const subtree of permitted) {
    if (subtree.base.form !== name.form) continue;
    limited = true;
    const fit = compare(subtree.base, name);
    if (fit === 'inside') return null;
    if (fit === 'unknown') return 'unknown';
  }
  return limited ? 'permitted' : null;
}

/** Subject, alternative names, and e-mail addresses in the subject where the alternatives hold none. */
function namesOf(certificate: Certificate): GeneralName[] {
  const names: GeneralName[] = [...(certificate.values.subjectAltNames ?? [])];
  if (certificate.subject.levels.length > 0) names.push({ form: 'directory', value: certificate.subject });
  if (!names.some((name) => name.form === 'email')) {
    for (const attribute of certificate.subject.attributes)
      if (attribute.type === 'emailAddress') names.push({ form: 'email', value: attribute.value });
  }
  return names;
}

/** Done once per name, not once per name and limit. */
function normalised(name: GeneralName): GeneralName {
  if (name.form !== 'dns') return name;
  const value = name.value.toLowerCase().replace(/\.$/, '');
  return { form: 'dns', value: isPresentableName(value) ? value : '' };
}

function compare(limit: GeneralName, name: GeneralName): Fit {
  if (limit.form === 'dns' && name.form === 'dns') return compareDns(limit.value.toLowerCase(), name.value);
  if (limit.form === 'ip' && name.form === 'ip') return inNetwork(limit.value, name.value) ? 'inside' : 'outside';
  if (limit.form === 'email' && name.form === 'email') return compareEmail(limit.value, name.value);
  if (limit.form === 'uri' && name.form === 'uri') return compareUri(limit.value.toLowerCase(), name.value);
  if (limit.form === 'directory' && name.form === 'directory')
    return limit.value.levels.every((level, index) => level === name.value.levels[index]) ? 'inside' : 'outside';
  return 'unknown';
}

/** @param name lower case, no trailing dot; '' for a name that is none: it is excluded by nothing and permitted by nothing */
function compareDns(limit: string, name: string): Fit {
  if (name === '') return 'outside';
  if (limit === '') return 'inside';
  const base = limit.replace(/^\./, '');
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

function compareEmail(limit: string, address: string): Fit {
  const parts = address.split('@');
  const [local, host] = parts;
  if (parts.length !== 2 || local === undefined || local === '' || host === undefined || host === '') return 'outside';
  const wanted = limit.split('@');
  if (wanted.length === 2) return local === wanted[0] && host.toLowerCase() === wanted[1]?.toLowerCase() ? 'inside' : 'outside';
  const domain = limit.toLowerCase();
  const inside = domain.startsWith('.') ? host.toLowerCase().endsWith(domain) : host.toLowerCase() === domain;
  return inside ? 'inside' : 'outside';
}

function compareUri(limit: string, address: string): Fit {
  const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:[\]]+)(?::\d*)?(?:[/?#]|$)/i
    .exec(address)?.[1]
    ?.toLowerCase()
    .replace(/\.$/, '');
  // RFC 5280: a constrained URI must name a host, and an address is none.
  if (host === undefined || /^[\d.]+$/.test(host)) return 'unknown';
  return (limit.startsWith('.') ? host.endsWith(limit) : host === limit) ? 'inside' : 'outside';
}

function isWellFormed(base: GeneralName): boolean {
  switch (base.form) {
    case 'ip':
      return (base.value.length === 8 || base.value.length === 32) && isPrefixMask(base.value.subarray(base.value.length / 2));
    case 'dns':
      return base.value === '' || isPlainName(base.value.toLowerCase().replace(/^\./, ''));
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
