import type { Meaning } from '../message/meaning.ts';
import type { Sighting } from '../message/sightings.ts';

/** As certain as a program's own sentence about it, and before the bare name of an alert. */
const WEIGHT = 93;

const CLOSED: Meaning = { name: 'refused', weight: WEIGHT, causes: ['refused~'] };
const NOT_GIVEN: Meaning = { name: 'client-cert-required', weight: WEIGHT, causes: ['client-cert-required~', 'client-cert-rejected'] };
const ASKED_AND_NOT_GIVEN: Meaning = { name: 'client-cert-required', weight: 50, causes: ['client-cert-required'] };
const SILENT: Meaning = { name: 'timeout', weight: 40, causes: ['timeout', 'interception', 'server-fault'] };
const DROPPED_UNGIVEN: Meaning = {
  name: 'client-cert-required',
  weight: WEIGHT,
  causes: ['client-cert-required~', 'reset', 'server-fault'],
};
const NOT_LIKED: Meaning = { name: 'client-cert-rejected', weight: WEIGHT, causes: ['client-cert-rejected~', 'client-cert-required'] };

/** nmap: an RST or an ICMP error came for the port (nmap(1), "Port scanning basics"). */
const CLOSED_PORT = /^\d{1,5}\/tcp {1,10}closed\b[^\n]{0,80}/m;
const OPEN_PORT = /^\d{1,5}\/tcp {1,10}open\b/m;

/** The server asked for a certificate of the client: OpenSSL, curl, GnuTLS, Java. */
export const ASKED =
  /TLS handshake, Request CERT \(13\)|^Acceptable client certificate CA names|^Client Certificate Types: |^Requested Signature Algorithms: |^- Successfully sent \d{1,3} certificate|Consuming CertificateRequest handshake message/m;
const GIVEN =
  /^- Successfully sent [1-9]\d{0,2} certificate|\s(?:-cert|-E|--cert|--x509certfile|--certificate)[ =]|NSS: using client certificate|Client certificate: |Produced client Certificate message \(\n(?![^\n]*\n?[^\n]*(?:empty list|\[\s*\])|[\s\S]{0,120}"certificate_list": \[\s*\])/m;

/** Alerts that came in: handshake_failure, bad_certificate, certificate_unknown, access_denied, certificate_required. */
const REFUSED =
  /(?:sslv3|tlsv1|tlsv13|ssl\/tls) alert (?:handshake failure|bad certificate|certificate unknown|access denied|certificate required)|SSL alert number (?:40|42|46|49|116)\b|Received fatal alert: (?:handshake_failure|bad_certificate|certificate_unknown|access_denied|certificate_required)|Received alert \[(?:40|42|46|49|116)\][^\n]{0,60}|\(IN\), TLS alert, (?:handshake failure|bad certificate|certificate unknown|access denied)/;

/** It hung up after that, without an alert: OpenSSL, curl, GnuTLS, Java. */
const DROPPED =
  /^read:errno=(?:104|10054)\b|Connection reset(?: by peer)?|Connection was reset|Broken pipe|unexpected eof while reading|The TLS connection was non-properly terminated|Remote host (?:terminated|closed)/m;

/**
 * s_client that ended before the server had its say: in TLS 1.3 the client has finished before the server looks at what it sent for a
 * certificate (RFC 8446 section 4.4.2.4 and appendix E.1.2). In TLS 1.2 a server that minds does not finish.
 */
const NOT_READ_ON = /^Requested Signature Algorithms: [\s\S]{0,60000}^(?:New, TLSv1\.3, Cipher is|Hash used: )(?![\s\S]{0,60000}^HTTP\/)/m;
/** Where the certificate of the server is told. */
const SERVERS_OWN = /^Server certificate$|^Peer certificate: [^\n]{0,100}/m;
/** Nothing came back, and somebody pressed Ctrl+C or cut the text there. */
const WAITING =
  /^(?:CONNECTED\([0-9A-Fa-f]{8,16}\)|SSL_connect:SSLv[\w/]{1,8} write client hello|[^\n]{0,80}(?:\* {1,2}|== Info: )(?:ALPN[:,] (?:curl )?offer[^\n]{1,80}|TLSv1(?:\.\d)? \(OUT\), TLS handshake, Client hello \(1\):))\s*(?:[{}] \[\d{1,6} bytes data\]\s*)?(?:\^C\s*)?(?![\s\S])/m;

/** Where Java was when it was hung up on: at its last words of a handshake, with which it answers what it was asked for. */
const LAST_FLIGHT = /\bat [\w./]{0,60}sun\.security\.ssl\.Finished\$T1[23]FinishedProducer\.onProduceFinished\b/;

/**
 * What follows from several lines of a transcript together. A server asks for the client's certificate after it chose version and suite
 * and showed its own (RFC 5246 section 7.3, RFC 8446 section 2): an alert that comes after it speaks of what it asked for.
 */
export function sightShown(text: string): Sighting[] {
  const refused = ASKED.test(text) ? REFUSED.exec(text) : null;
  const dropped = ASKED.test(text) && refused === null && !GIVEN.test(text) ? DROPPED.exec(text) : null;
  const cutShort = dropped === null && LAST_FLIGHT.test(text) ? DROPPED.exec(text) : null;
  const open =
    dropped === null && refused === null && !GIVEN.test(text) && ASKED.test(text) && NOT_READ_ON.test(text) ? SERVERS_OWN.exec(text) : null;
  const waiting = WAITING.exec(text);
  const closed = OPEN_PORT.test(text) ? null : CLOSED_PORT.exec(text);
  return [
    ...(closed === null ? [] : [sighting(closed, CLOSED)]),
    ...(cutShort === null ? [] : [sighting(cutShort, DROPPED_UNGIVEN)]),
    ...(waiting === null ? [] : [sighting(waiting, SILENT)]),
    ...(open === null ? [] : [sighting(open, ASKED_AND_NOT_GIVEN)]),
    ...(dropped === null ? [] : [sighting(dropped, DROPPED_UNGIVEN)]),
    ...(refused === null ? [] : [sighting(refused, GIVEN.test(text) ? NOT_LIKED : NOT_GIVEN)]),
  ];
}

function sighting(match: RegExpExecArray, meaning: Meaning): Sighting {
  return { from: match.index, to: match.index + match[0].trimEnd().length, meaning, code: null, weight: meaning.weight, alsoIn: [] };
}
