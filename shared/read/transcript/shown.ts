import type { Meaning } from '../message/meaning.ts';
import type { Sighting } from '../message/sightings.ts';

/** As certain as a program's own sentence about it, and before the bare name of an alert. */
const WEIGHT = 93;

const CLOSED: Meaning = { name: 'refused', weight: WEIGHT, causes: ['refused~'] };
const NOT_GIVEN: Meaning = { name: 'client-cert-required', weight: WEIGHT, causes: ['client-cert-required~', 'client-cert-rejected'] };
const NOT_LIKED: Meaning = { name: 'client-cert-rejected', weight: WEIGHT, causes: ['client-cert-rejected~', 'client-cert-required'] };

/** nmap: an RST or an ICMP error came for the port (nmap(1), "Port scanning basics"). */
const CLOSED_PORT = /^\d{1,5}\/tcp {1,10}closed\b[^\n]{0,80}/m;
const OPEN_PORT = /^\d{1,5}\/tcp {1,10}open\b/m;

/** The server asked for a certificate of the client: OpenSSL, curl, GnuTLS. */
const ASKED =
  /TLS handshake, Request CERT \(13\)|^Acceptable client certificate CA names|^Client Certificate Types: |^- Successfully sent \d{1,3} certificate|Consuming CertificateRequest handshake message/m;
const GIVEN =
  /^- Successfully sent [1-9]\d{0,2} certificate|\s(?:-cert|-E|--cert|--x509certfile|--certificate)[ =]|NSS: using client certificate|Client certificate: |Produced client Certificate message \(\n(?![^\n]*\n?[^\n]*(?:empty list|\[\s*\]))/m;

/** Alerts that came in: handshake_failure, bad_certificate, certificate_unknown, access_denied, certificate_required. */
const REFUSED =
  /(?:sslv3|tlsv1|tlsv13|ssl\/tls) alert (?:handshake failure|bad certificate|certificate unknown|access denied|certificate required)|SSL alert number (?:40|42|46|49|116)\b|Received fatal alert: (?:handshake_failure|bad_certificate|certificate_unknown|access_denied|certificate_required)|Received alert \[(?:40|42|46|49|116)\][^\n]{0,60}|\(IN\), TLS alert, (?:handshake failure|bad certificate|certificate unknown|access denied)/;

/**
 * What follows from several lines of a transcript together. A server asks for the client's certificate after it chose version and suite
 * and showed its own (RFC 5246 section 7.3, RFC 8446 section 2): an alert that comes after it speaks of what it asked for.
 */
export function sightShown(text: string): Sighting[] {
  const refused = ASKED.test(text) ? REFUSED.exec(text) : null;
  const closed = OPEN_PORT.test(text) ? null : CLOSED_PORT.exec(text);
  return [
    ...(closed === null ? [] : [sighting(closed, CLOSED)]),
    ...(refused === null ? [] : [sighting(refused, GIVEN.test(text) ? NOT_LIKED : NOT_GIVEN)]),
  ];
}

function sighting(match: RegExpExecArray, meaning: Meaning): Sighting {
  return { from: match.index, to: match.index + match[0].trimEnd().length, meaning, code: null, weight: meaning.weight, alsoIn: [] };
}
