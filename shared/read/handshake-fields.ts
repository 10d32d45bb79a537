import { cipherSuiteName } from '../tables/cipher-suites.ts';
import { extensionName } from '../tables/extensions.ts';
import { groupName } from '../tables/groups.ts';
import { signatureSchemeName } from '../tables/signature-schemes.ts';
import { versionName } from '../tables/versions.ts';
import { readAlerts } from '../wire/alert.ts';
import { fromBase64, toHex } from '../wire/bytes.ts';
import {
  type CertificateMessage,
  readCertificate12,
  readCertificate13,
  readCertificateRequest12,
  readCertificateRequest13,
} from '../wire/certificate-message.ts';
import { offerOf, readClientHello } from '../wire/client-hello.ts';
import type { Extension } from '../wire/extensions.ts';
import { HANDSHAKE } from '../wire/handshake.ts';
import { readCertificateVerify, readNewSessionTicket12, readNewSessionTicket13 } from '../wire/handshake-messages.ts';
import { readEncryptedExtensions, readServerHello } from '../wire/server-hello.ts';
import { readCertificate } from '../wire/x509.ts';
import { summarise } from '../wire/x509-summary.ts';

/** One field of a message, by its name in the standard, and what stands in it. */
export interface HandshakeField {
  readonly name: string;
  readonly value: string;
}

const MOST_CERTIFICATES = 10;
const MOST_BYTES = 64;
const MOST_LISTED = 80;

/**
 * The fields of one handshake message or alert, as RFC 8446 and RFC 5246 name them. Never throws; a message that cannot be read has none.
 * @param base64 the message with its four-byte header, or an alert's two bytes
 */
export function handshakeFields(base64: string): readonly HandshakeField[] {
  const bytes = fromBase64(base64);
  if (bytes === null) return [];
  const [type = 0, high = 0, middle = 0, low = 0] = bytes;
  if (bytes.length === 2) return alertFields(bytes);
  const body = bytes.subarray(4);
  return ((high << 16) | (middle << 8) | low) === body.length ? messageFields(type, body) : [];
}

function alertFields(bytes: Uint8Array): readonly HandshakeField[] {
  const read = readAlerts(bytes);
  if (!read.ok) return [];
  return read.value.flatMap((alert) => [
    field('level', String(alert.level)),
    field('description', alert.name === null ? String(alert.code) : `${alert.name} (${alert.code})`),
  ]);
}

function messageFields(type: number, body: Uint8Array): readonly HandshakeField[] {
  switch (type) {
    case HANDSHAKE.clientHello:
      return clientHelloFields(body);
    case HANDSHAKE.serverHello:
      return serverHelloFields(body);
    case HANDSHAKE.encryptedExtensions: {
      const read = readEncryptedExtensions(body);
      return read.ok
        ? [field('application_layer_protocol_negotiation', read.value.alpn), extensionField(read.value.extensions)].filter(told)
        : [];
    }
    case HANDSHAKE.certificate:
      return certificateFields(body);
    case HANDSHAKE.certificateRequest:
      return requestFields(body);
    case HANDSHAKE.certificateVerify: {
      const read = readCertificateVerify(body);
      return read.ok ? [field('algorithm', signatureSchemeName(read.value.scheme)), field('signature', hex(read.value.signature))] : [];
    }
    case HANDSHAKE.newSessionTicket: {
      const newer = readNewSessionTicket13(body);
      const read = newer.ok ? newer : readNewSessionTicket12(body);
      return read.ok ? [field('ticket_lifetime', `${read.value.lifetime} s`), field('ticket', hex(read.value.ticket))] : [];
    }
    case HANDSHAKE.finished:
      return [field('verify_data', hex(body))];
    default:
      return [];
  }
}

function clientHelloFields(body: Uint8Array): readonly HandshakeField[] {
  const read = readClientHello(body);
  if (!read.ok) return [];
  const hello = read.value;
  const offer = offerOf(hello);
  return [
    field('server_name', offer.serverName),
    field('supported_versions', list(offer.versionNumbers.map(versionName))),
    field('legacy_version', versionName(hello.legacyVersion)),
    field('random', hex(hello.random)),
    field('legacy_session_id', hex(hello.sessionId)),
    field('cipher_suites', list(offer.cipherSuites.map(cipherSuiteName))),
    field('supported_groups', list(offer.groups.map(groupName))),
    field('key_share', list(offer.keyShareGroups.map(groupName))),
    field('signature_algorithms', list(offer.signatureSchemes.map(signatureSchemeName))),
    field('application_layer_protocol_negotiation', list(offer.alpn)),
    extensionField(hello.extensions),
  ].filter(told);
}

function serverHelloFields(body: Uint8Array): readonly HandshakeField[] {
  const read = readServerHello(body);
  if (!read.ok) return [];
  const hello = read.value;
  return [
    field('version', versionName(hello.version)),
    field('cipher_suite', cipherSuiteName(hello.cipherSuite)),
    field('key_share', hello.keyShare === null ? null : groupName(hello.keyShare.group)),
    field('legacy_version', versionName(hello.legacyVersion)),
    field('random', hex(hello.random)),
    field('legacy_session_id_echo', hex(hello.sessionId)),
    field('application_layer_protocol_negotiation', hello.alpn),
    extensionField(hello.extensions),
  ].filter(told);
}

function certificateFields(body: Uint8Array): readonly HandshakeField[] {
  const newer = readCertificate13(body);
  const read = newer.ok && newer.value.entries.length > 0 ? newer : readCertificate12(body);
  return read.ok ? entryFields(read.value) : [];
}

function entryFields({ entries }: CertificateMessage): readonly HandshakeField[] {
  if (entries.length === 0) return [field('certificate_list', '0')];
  return entries.slice(0, MOST_CERTIFICATES).flatMap(({ der }, index) => {
    const summary = summarise(readCertificate(der));
    const name = `certificate_list[${index}]`;
    return [
      field(`${name}.subject`, summary.subjectText),
      field(`${name}.issuer`, summary.issuerText),
      field(`${name}.validity`, `${summary.notBefore ?? '?'} – ${summary.notAfter ?? '?'}`),
      field(`${name}.subjectAltName`, list([...summary.names.dns, ...summary.names.ip])),
    ].filter(told);
  });
}

function requestFields(body: Uint8Array): readonly HandshakeField[] {
  const forms = [readCertificateRequest13(body), readCertificateRequest12(body, true), readCertificateRequest12(body, false)];
  const read = forms.find((form) => form.ok);
  if (read?.ok !== true) return [];
  return [
    field('signature_algorithms', list(read.value.signatureSchemes.map(signatureSchemeName))),
    field('certificate_authorities', String(read.value.authorities.length)),
  ].filter(told);
}

function extensionField(extensions: readonly Extension[]): HandshakeField {
  return field('extensions', list(extensions.map((one) => extensionName(one.type))));
}

function field(name: string, value: string | null): HandshakeField {
  return { name, value: value ?? '' };
}

function told({ value }: HandshakeField): boolean {
  return value !== '';
}

function list(values: readonly string[]): string {
  const shown = values.slice(0, MOST_LISTED).join(', ');
  return values.length > MOST_LISTED ? `${shown} …` : shown;
}

function hex(bytes: Uint8Array): string {
  return bytes.length > MOST_BYTES ? `${toHex(bytes.subarray(0, MOST_BYTES))} …` : toHex(bytes);
}
