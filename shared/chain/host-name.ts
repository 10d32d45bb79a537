import { getPublicSuffix, parse } from 'tldts';
import { parseIpAddress } from '../wire/ip-address.ts';
import { formatIpAddress } from '../wire/ip-text.ts';
import type { Certificate } from '../wire/x509.ts';
import { looksAlike, toAscii } from './letters-of-names.ts';

/** A host as it is compared: lower-case A-labels without a trailing dot, or the bytes of an address. */
export type HostIdentity = { readonly kind: 'name'; readonly name: string } | { readonly kind: 'address'; readonly bytes: Uint8Array };

/** Why no name of the certificate fits (each a different talk with a different person). */
export type HostMismatch =
  | 'no-names' // no subject alternative name at all
  | 'common-name-only' // the host stands in the common name, which browsers ignore
  | 'too-deep-for-wildcard' // *.shop.example does not cover a.b.shop.example
  | 'wildcard-over-suffix' // *.com, *.co.uk: a wildcard over names of strangers
  | 'wildcard-without-apex' // *.shop.example does not cover shop.example
  | 'www-missing' // shop.example is there, www.shop.example is not
  | 'www-only' // the other way round
  | 'address-not-listed' // reached by IP address, only host names (or other addresses) listed
  | 'address-as-dns-name' // the address stands in a dNSName
  | 'name-for-address' // reached by name, only addresses listed
  | 'wildcard-misplaced' // w*.shop.example, *.*.shop.example: no browser reads such a wildcard
  | 'short-name' // intranet, where the certificate names intranet.corp.example
  | 'listed-as-url' // https://shop.example/ or shop.example:8443 in place of the name
  | 'listed-in-unicode' // bücher.example, where the list must say xn--bcher-kva.example
  | 'looks-alike' // the same to the eye, written with other letters
  | 'internal-name' // the certificate names .local, .lan, a bare host
  | 'same-domain' // same registered domain, another host
  | 'other-site'; // another customer's certificate, a default host

export type HostVerdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: HostMismatch; readonly names: readonly string[]; readonly commonName: string | null };

/** @param host a host name (any case, IDN, trailing dot) or an IP address, brackets allowed */
export function hostIdentity(host: string): HostIdentity {
  const bare = host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
  const address = parseIpAddress(bare);
  if (address !== null) return { kind: 'address', bytes: address };
  return { kind: 'name', name: toAscii(bare).replace(/\.$/, '') };
}

/**
 * Does the certificate name this host? RFC 9525 as browsers apply it: subject alternative names only, a wildcard is the whole
 * leftmost label, covers one label, and never a public suffix.
 */
export function checkHost(certificate: Certificate, identity: HostIdentity): HostVerdict {
  const names = certificate.values.subjectAltNames ?? [];
  const fits =
    identity.kind === 'address'
      ? names.some((name) => name.form === 'ip' && sameAddress(name.value, identity.bytes))
      : names.some((name) => name.form === 'dns' && dnsNameCovers(name.value, identity.name));
  return fits ? { ok: true } : { ok: false, ...explainMismatch(certificate, identity) };
}

/** Does this dNSName of a certificate cover the host (lower case, no trailing dot)? */
export function dnsNameCovers(pattern: string, host: string): boolean {
  const presented = pattern.toLowerCase().replace(/\.$/, '');
  if (!isPresentableName(presented) || !isPlainName(host)) return false;
  if (!presented.startsWith('*.')) return presented === host;
  const base = presented.slice(2);
  const dot = host.indexOf('.');
  return dot > 0 && host.slice(dot + 1) === base && wildcardBaseIsAllowed(base);
}

/** At least two labels, and not a suffix under which strangers register names (`*.co.uk`). */
function wildcardBaseIsAllowed(base: string): boolean {
  if (!base.includes('.')) return false;
  return getPublicSuffix(base, { allowPrivateDomains: false, validateHostname: false }) !== base;
}

/** Does the name stand under a suffix of the public name system, so that an address of the internet is to be expected? */
export function isPublicName(name: string): boolean {
  return parse(name, { allowPrivateDomains: false, validateHostname: false }).isIcann === true;
}

/** Host names compare as they are written on the wire: ASCII letters, digits, hyphen, underscore; no empty label. */
export function isPlainName(name: string): boolean {
  return name.length > 0 && name.length <= 253 && name.split('.').every((label) => /^[a-z0-9_-]{1,63}$/.test(label));
}

export function isPresentableName(name: string): boolean {
  return isPlainName(name.startsWith('*.') ? name.slice(2) : name);
}

/** The "preferred name syntax" that RFC 5280 section 4.2.1.6 asks of a dNSName; a leading `*.` is allowed. */
export function isPreferredName(name: string): boolean {
  const plain = (name.startsWith('*.') ? name.slice(2) : name).toLowerCase();
  return isPlainName(plain) && plain.split('.').every((label) => !label.includes('_') && !label.startsWith('-') && !label.endsWith('-'));
}

function sameAddress(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

function explainMismatch(certificate: Certificate, identity: HostIdentity) {
  const alternative = certificate.values.subjectAltNames ?? [];
  const dns = alternative.flatMap((name) => (name.form === 'dns' ? [name.value.toLowerCase()] : []));
  const addresses = alternative.flatMap((name) => (name.form === 'ip' ? [formatIpAddress(name.value) ?? ''] : []));
  const commonName = certificate.subject.attributes.findLast((attribute) => attribute.type === 'CN')?.value ?? null;
  const names = [...dns, ...addresses];
  const why =
    identity.kind === 'address'
      ? whyNotAddress(identity.bytes, dns, addresses, commonName)
      : whyNotName(identity.name, dns, addresses, commonName);
  return { why, names, commonName };
}

function whyNotAddress(bytes: Uint8Array, dns: readonly string[], addresses: readonly string[], commonName: string | null): HostMismatch {
  const text = formatIpAddress(bytes) ?? '';
  if (dns.includes(text)) return 'address-as-dns-name';
  if (dns.length + addresses.length === 0) return commonName === text ? 'common-name-only' : 'no-names';
  return 'address-not-listed';
}

function whyNotName(host: string, dns: readonly string[], addresses: readonly string[], commonName: string | null): HostMismatch {
  if (dns.length === 0) {
    if (commonName !== null && dnsNameCovers(toAscii(commonName), host)) return 'common-name-only';
    return addresses.length > 0 ? 'name-for-address' : 'no-names';
  }
  for (const name of dns) {
    if (!name.startsWith('*.')) continue;
    const base = name.slice(2);
    if (!wildcardBaseIsAllowed(base) && host.endsWith(`.${base}`)) return 'wildcard-over-suffix';
    if (host === base) return 'wildcard-without-apex';
    if (host.endsWith(`.${base}`)) return 'too-deep-for-wildcard';
  }
  if (dns.some((name) => !isPresentableName(name) && misplacedWildcardCovers(name, host))) return 'wildcard-misplaced';
  if (!host.includes('.') && dns.some((name) => name.startsWith(`${host}.`))) return 'short-name';
  if (dns.some((name) => hostInUrl(name) === host)) return 'listed-as-url';
  if (dns.some((name) => !isAscii(name) && toAscii(name) === host)) return 'listed-in-unicode';
  if (dns.some((name) => looksAlike(name, host))) return 'looks-alike';
  if (host.startsWith('www.') && dns.includes(host.slice(4))) return 'www-missing';
  if (dns.includes(`www.${host}`)) return 'www-only';
  if (dns.every(isInternalName)) return 'internal-name';
  const domain = registeredDomain(host);
  return dns.some((name) => registeredDomain(name.replace(/^\*\./, '')) === domain) ? 'same-domain' : 'other-site';
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

/** Would the pattern cover the host, if every star in it stood for anything within its label? */
function misplacedWildcardCovers(pattern: string, host: string): boolean {
  if (pattern === '*') return true;
  const [labels, wanted] = [pattern.split('.'), host.split('.')];
  return (
    pattern.includes('*') && labels.length === wanted.length && labels.every((label, index) => labelCovers(label, wanted[index] ?? ''))
  );
}

function labelCovers(label: string, wanted: string): boolean {
  const star = label.indexOf('*');
  if (star < 0) return label === wanted;
  const [before, after] = [label.slice(0, star), label.slice(star + 1)];
  return wanted.length >= label.length - 1 && wanted.startsWith(before) && wanted.endsWith(after);
}

/** The host of an entry that somebody wrote as an address of a page or with a port; null: it is none. */
function hostInUrl(entry: string): string | null {
  const parts = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^/:?#\s]+)(?::\d+)?(?:[/?#].*)?$/.exec(entry);
  return parts === null || parts[1] === entry ? null : toAscii(parts[1] ?? '');
}

/** Names that no public CA may certify: bare hosts and the suffixes of home and company networks. */
export function isInternalName(name: string): boolean {
  return !name.includes('.') || /\.(?:local|localdomain|lan|home|corp|internal|intranet|home\.arpa|test|localhost)$/.test(name);
}

function registeredDomain(host: string): string {
  const suffix = getPublicSuffix(host, { allowPrivateDomains: true, validateHostname: false }) ?? '';
  const rest = host.slice(0, Math.max(0, host.length - suffix.length - 1));
  return `${rest.slice(rest.lastIndexOf('.') + 1)}.${suffix}`;
}
