import { cipherSuiteName } from '../tables/cipher-suites.ts';
import { extensionName } from '../tables/extensions.ts';
import { groupName } from '../tables/groups.ts';
import { signatureSchemeName } from '../tables/signature-schemes.ts';
import { versionName } from '../tables/versions.ts';
import { readAlerts } from '../wire/alert.ts';
import { EMPTY, fromBase64, toHex } from '../wire/bytes.ts';
import {
  type CertificateMessage,
  readCertificate12,
  readCertificate13,
  readCertificateRequest12,
  readCertificateRequest13,
  readCertificateStatus,
  readCompressedCertificate,
} from '../wire/certificate-message.ts';
import { offerOf, readClientHello } from '../wire/client-hello.ts';
import { readHelloVerifyRequest } from '../wire/dtls.ts';
import type { Extension } from '../wire/extensions.ts';
import { HANDSHAKE, handshakeName, isHandshakeType } from '../wire/handshake.ts';
import { readCertificateVerify, readKeyUpdate, readNewSessionTicket12, readNewSessionTicket13 } from '../wire/handshake-messages.ts';
import { bitLength, readServerKeyExchange } from '../wire/key-exchange.ts';
import { readEncryptedExtensions, readServerHello } from '../wire/server-hello.ts';
import { readSslV2, SSLV2_CIPHER_KINDS } from '../wire/sslv2.ts';
import { readCertificate } from '../wire/x509.ts';
import { summarise } from '../wire/x509-summary.ts';
import { harmless } from '../words/harmless.ts';
import { shownVersion } from './capture/draft-versions.ts';

/** One field of a message, by its name in the standard, and what stands in it. */
export interface HandshakeField {
  readonly name: string;
  readonly value: string;
}

const MOST_CERTIFICATES = 10;
const MOST_BYTES = 64;
const MOST_LISTED = 80;
/** So many bytes of a message are kept (`HandshakeStep.rawBase64`). */
const LONGEST_KEPT = 16 * 1024;
const LONGEST_VALUE = 5000;

/**
 * The fields of one handshake message or alert, as RFC 8446 and RFC 5246 name them. Never throws; what is still encrypted has none, and
 * a message that cannot be read has those of its header.
 * @param base64 the message with its four-byte header; of an alert its two bytes, of a ChangeCipherSpec its one
 */
export function handshakeFields(base64: string): readonly HandshakeField[] {
  const bytes = fromBase64(base64);
  if (bytes === null) return [];
  // ChangeCipherSpec has one field, and it has one value (RFC 5246 section 7.1).
  if (bytes.length === 1) return bytes[0] === 1 ? [field('type', 'change_cipher_spec (1)')] : [];
  if (bytes.length === 2) return alertFields(bytes);
  const [type = 0, high = 0, middle = 0, low = 0] = bytes;
  const body = bytes.subarray(4);
  const length = (high << 16) | (middle << 8) | low;
  const header = [field('msg_type', `${handshakeName(type)} (${type})`), field('length', String(length))];
  if (length === body.length) return [...header, ...messageFields(type, body).map(visible)];
  if (looksLikeSslV2(bytes)) return sslV2Fields(bytes);
  // The first bytes of a long one; of anything else it is no header.
  return bytes.length === LONGEST_KEPT && length > body.length && isHandshakeType(type) ? header : [];
}

/** A hello in the form of SSL 2.0, the only one that begins with its type and a version (RFC 5246 appendix E.2). */
function looksLikeSslV2(bytes: Uint8Array): boolean {
  return bytes[0] === 1 && (bytes[1] === 3 || (bytes[1] === 0 && bytes[2] === 2)) && readSslV2(bytes).ok;
}

function sslV2Fields(bytes: Uint8Array): readonly HandshakeField[] {
  const read = readSslV2(bytes);
  if (!read.ok || read.value.kind !== 'client-hello') return [];
  const { version, cipherKinds, sessionId, challenge } = read.value;
  return [
    field('version', versionName(version)),
    field('cipher_specs', list(cipherKinds.map((kind) => SSLV2_CIPHER_KINDS.get(kind) ?? cipherSuiteName(kind)))),
    field('session_id', hex(sessionId)),
    field('challenge', hex(challenge)),
  ].filter(told);
}

/** Names come from the other side: what would hide in them or turn them round is written out. */
function visible({ name, value }: HandshakeField): HandshakeField {
  return { name, value: harmless(value, 'one-line', LONGEST_VALUE) };
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
    case HANDSHAKE.serverKeyExchange:
      return keyExchangeFields(body);
    case HANDSHAKE.clientKeyExchange:
      return [field('exchange_keys', hex(body))];
    case HANDSHAKE.helloVerifyRequest: {
      const read = readHelloVerifyRequest(body);
      return read.ok ? [field('server_version', shownVersion(read.value.version)), field('cookie', hex(read.value.cookie))] : [];
    }
    case HANDSHAKE.certificateStatus: {
      const read = readCertificateStatus(body);
      return read.ok ? [field('status_type', 'ocsp'), field('response', `${read.value.length} bytes`)] : [];
    }
    case HANDSHAKE.compressedCertificate: {
      const read = readCompressedCertificate(body);
      return read.ok
        ? [field('algorithm', String(read.value.algorithm)), field('uncompressed_length', String(read.value.uncompressedLength))]
        : [];
    }
    case HANDSHAKE.keyUpdate: {
      const read = readKeyUpdate(body);
      return read.ok ? [field('request_update', read.value.answerWanted ? 'update_requested (1)' : 'update_not_requested (0)')] : [];
    }
    default:
      return [];
  }
}

/** Its form is not said in the message (RFC 5246 section 7.4.3): only one that fits to the last byte is told. */
function keyExchangeFields(body: Uint8Array): readonly HandshakeField[] {
  for (const kind of ['ECDHE', 'DHE'] as const) {
    for (const tls12 of [true, false]) {
      const read = readServerKeyExchange(body, kind, tls12);
      if (!read.ok) continue;
      const { parameters, signatureScheme, signature } = read.value;
      const told = parameters.kind === 'curve' ? field('namedcurve', groupName(parameters.group)) : null;
      const prime = parameters.kind === 'finite-field' ? field('dh_p', `${bitLength(parameters.prime)} bit`) : null;
      const key = parameters.kind === 'curve' || parameters.kind === 'finite-field' ? field('public', hex(parameters.key)) : null;
      const scheme = signatureScheme === null ? null : field('algorithm', signatureSchemeName(signatureScheme));
      return [told, prime, key, scheme, field('signature', hex(signature))].filter((one) => one !== null);
    }
  }
  return [];
}

function clientHelloFields(body: Uint8Array): readonly HandshakeField[] {
  const read = readClientHello(body);
  if (!read.ok) return [];
  const hello = read.value;
  const offer = offerOf(hello);
  return [
    field('server_name', offer.serverName),
    field('supported_versions', list(offer.versionNumbers.map(shownVersion))),
    field('legacy_version', shownVersion(hello.legacyVersion)),
    field('random', hex(hello.random)),
    field('legacy_session_id', hex(hello.sessionId)),
    field('cookie', hex(hello.cookie ?? EMPTY)),
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
    field('version', shownVersion(hello.version)),
    field('cipher_suite', cipherSuiteName(hello.cipherSuite)),
    field('key_share', hello.keyShare === null ? null : groupName(hello.keyShare.group)),
    field('legacy_version', shownVersion(hello.legacyVersion)),
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
