import { EXTENSION_OIDS } from '../tables/oids.ts';
import { parseIpAddress } from '../wire/ip-address.ts';
import { formatIpAddress } from '../wire/ip-text.ts';
import { type Certificate, extensionOf } from '../wire/x509.ts';
import { say } from '../words/say.ts';
import { isPreferredName } from './host-name.ts';
import { toAscii } from './letters-of-names.ts';
import { nameOf, type Problem, problem } from './problem.ts';
import { type Rules, strictly } from './rules.ts';

/**
 * Subject alternative names of a leaf (RFC 5280 section 4.2.1.6, Baseline Requirements). A common name that is no host of the list is
 * not looked at: browsers ignore it, and private authorities write what they like into it. One that is an entry of the list must be
 * written the same.
 */
export function alternativeNameProblems(certificate: Certificate, rules: Rules): Problem[] {
  const extension = extensionOf(certificate, EXTENSION_OIDS.subjectAltName);
  if (extension === null) return [];
  const found: Problem[] = [];
  const name = nameOf(certificate);
  const source = 'RFC 5280, section 4.2.1.6';
  const subjectIsEmpty = certificate.subject.levels.length === 0;
  const bad = (said: Problem['said'], by: string, options = {}) => found.push(problem('malformed', certificate, said, by, options));
  if (extension.critical !== subjectIsEmpty)
    bad(
      say('chain.malformed.flag', { name, extension: 'subjectAltName' }),
      subjectIsEmpty ? source : 'Baseline Requirements, section 7.1.2.7.12',
      // Chrome, too, refuses a certificate whose only names may be overlooked (BoringSSL, pki/parsed_certificate.cc).
      subjectIsEmpty ? {} : strictly(rules),
    );
  for (const each of certificate.values.subjectAltNames ?? []) {
    if (each.form === 'ip' && each.value.length !== 4 && each.value.length !== 16)
      bad(say('chain.malformed.address', { name, bytes: each.value.length }), source);
    // A name in Unicode is told where it fails to match a host; here it would hide that reason.
    if (each.form === 'dns' && /^[\x20-\x7e]*$/.test(each.value) && !isPreferredName(each.value))
      bad(say('chain.malformed.dns-name', { name, value: each.value }), source, strictly(rules));
  }
  for (const value of otherwiseWritten(certificate))
    bad(say('chain.malformed.common-name', { name, value }), 'Baseline Requirements, section 7.1.4.3', strictly(rules));
  return found;
}

/** Common names that mean an entry of the list, but write it in another case, script or number form. */
function otherwiseWritten(certificate: Certificate): string[] {
  const commonNames = certificate.subject.attributes.flatMap((attribute) => (attribute.type === 'CN' ? [attribute.value] : []));
  if (commonNames.length === 0) return [];
  const listed = (certificate.values.subjectAltNames ?? []).flatMap((each) =>
    each.form === 'dns' ? [each.value] : each.form === 'ip' ? [formatIpAddress(each.value) ?? ''] : [],
  );
  const written = new Set(listed);
  const meant = new Set(listed.map((each) => each.toLowerCase()));
  return commonNames.filter((value) => !written.has(value) && meant.has(asListed(value)));
}

/** How a host or address would stand in the list. */
function asListed(text: string): string {
  const hexadecimal = /^0x([0-9a-f]{8})$/i.exec(text)?.[1];
  if (hexadecimal !== undefined) return [0, 2, 4, 6].map((at) => Number.parseInt(hexadecimal.slice(at, at + 2), 16)).join('.');
  const decimal = /^\d{1,4}(?:\.\d{1,4}){3}$/.test(text) ? text.split('.').map(Number).join('.') : null;
  const address = parseIpAddress(decimal ?? text);
  return address === null ? toAscii(text).replace(/\.$/, '') : (formatIpAddress(address) ?? '');
}
