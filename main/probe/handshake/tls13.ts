import { EXTENSION } from '../../../shared/tables/extensions.ts';
import { signatureSchemeName } from '../../../shared/tables/signature-schemes.ts';
import { concat, EMPTY, equalBytes, u16List, uint, vector } from '../../../shared/wire/bytes.ts';
import { countScts, readCertificate13, readCertificateRequest13, readCertificateStatus } from '../../../shared/wire/certificate-message.ts';
import type { AeadName } from '../../../shared/wire/crypto.ts';
import { readEchConfigs } from '../../../shared/wire/ech.ts';
import { findExtension, fromLatin1, readU16List } from '../../../shared/wire/extensions.ts';
import { buildHandshake, HANDSHAKE, type HandshakeMessage } from '../../../shared/wire/handshake.ts';
import { readCertificateVerify } from '../../../shared/wire/handshake-messages.ts';
import { logsOfSctList } from '../../../shared/wire/sct.ts';
import { readEncryptedExtensions, type ServerHello } from '../../../shared/wire/server-hello.ts';

import { type AnyHash, hash, hashLength, hkdfExtract, hmac, RunningHash } from '../../crypto/hash.ts';
import { publicKeyOfCertificate } from '../../crypto/keys.ts';
import { expandLabel } from '../../crypto/prf.ts';
import { chooseScheme, sign, verifySignature } from '../../crypto/signatures.ts';
import { faultOfExtensions } from './answered-extensions.ts';
import { namesOfAuthorities } from './authorities.ts';
import type { HandshakeConnection } from './connection.ts';
import type { RecordProtection } from './record-protection.ts';
import { FINISHED, type FlightEnd, learn, over, type Talk } from './seen.ts';
import { aeadOf, hashOf, protectionFrom, updatedSecret } from './traffic-keys.ts';
import { unpackCertificate } from './unpack-certificate.ts';

/** Whether a TLS 1.3 handshake can be finished with this suite. */
export function canFinish13(suite: number): boolean {
  return aeadOf(suite) !== null;
}

/** The transcript's start: after a HelloRetryRequest the first hello is replaced by its hash (RFC 8446 section 4.4.1). */
export function retryTranscript(suite: number, firstHello: Uint8Array, retry: Uint8Array): Uint8Array[] {
  const name = hashOf(suite);
  return [buildHandshake(HANDSHAKE.messageHash, hash(name, firstHello)), retry];
}

/** Public names that are kept of the keys for encrypted hellos. */
const MOST_NAMES = 4;

interface Keys {
  readonly name: AnyHash;
  readonly aead: AeadName;
  readonly transcript: RunningHash;
  readonly handshakeSecret: Uint8Array;
  readonly clientSecret: Uint8Array;
  readonly serverSecret: Uint8Array;
}

interface Collected {
  request: { readonly context: Uint8Array; readonly schemes: readonly number[] } | null;
  leaf: Uint8Array | null;
  verified: boolean;
}

/**
 * The rest of a TLS 1.3 handshake after its ServerHello (RFC 8446 section 4): everything is encrypted from here.
 * @param before transcript up to and including the ServerHello
 */
export async function finishTls13(
  connection: HandshakeConnection,
  talk: Talk,
  serverHello: ServerHello,
  before: readonly Uint8Array[],
): Promise<FlightEnd> {
  const aead = aeadOf(serverHello.cipherSuite);
  const shared = serverHello.keyShare === null ? null : talk.hello.shares.get(serverHello.keyShare.group)?.finish(serverHello.keyShare.key);
  if (aead === null || serverHello.keyShare === null) return over(connection.broken('server_hello.key_share'));
  if (shared === null || shared === undefined) return fatal(connection, 'server_hello.key_share', 47, 'illegal_parameter');
  const name = hashOf(serverHello.cipherSuite);
  const keys = handshakeKeys(name, aead, shared, before);
  connection.readProtection = protectionOf(keys, keys.serverSecret);

  const collected: Collected = { request: null, leaf: null, verified: false };
  for (;;) {
    const incoming = await connection.next();
    if (incoming.kind === 'end') return over(incoming.end);
    if (incoming.kind !== 'message') return fatal(connection, 'server-flight.order', 10, 'unexpected_message');
    const { message } = incoming;
    if (message.type === HANDSHAKE.finished) {
      if (!collected.verified) return fatal(connection, 'server-flight.order', 10, 'unexpected_message');
      const wanted = finishedValue(keys, keys.serverSecret);
      if (!equalBytes(message.body, wanted)) return fatal(connection, 'finished', 51, 'decrypt_error');
      keys.transcript.update(message.whole);
      break;
    }
    const fault = takeMessage(connection, talk, keys, collected, message);
    if (fault !== null) return fatal(connection, fault.why, fault.alert, fault.name);
    keys.transcript.update(message.whole);
  }

  if (talk.depth === 'look') return over({ how: 'cancelled', phase: connection.phase });
  const application = applicationSecrets(keys);
  connection.hold();
  connection.sendChangeCipherSpec();
  connection.writeProtection = protectionOf(keys, keys.clientSecret);
  if (collected.request !== null) sendCertificate(connection, talk, keys, collected.request);
  connection.sendMessage(buildHandshake(HANDSHAKE.finished, finishedValue(keys, keys.clientSecret)));
  connection.release();
  connection.writeProtection = protectionOf(keys, application.client);
  connection.readProtection = protectionOf(keys, application.server);
  let serverSecret = application.server;
  connection.onKeyUpdate = () => {
    serverSecret = updatedSecret(serverHello.cipherSuite, serverSecret);
    connection.readProtection = protectionOf(keys, serverSecret);
  };
  connection.phase = 'after-finished';
  return FINISHED;
}

interface Fault {
  readonly why: string;
  readonly alert: number;
  readonly name: string;
}

const decodeFault = (why: string): Fault => ({ why, alert: 50, name: 'decode_error' });

function takeMessage(
  connection: HandshakeConnection,
  talk: Talk,
  keys: Keys,
  collected: Collected,
  message: HandshakeMessage,
): Fault | null {
  const { seen } = talk;
  switch (message.type) {
    case HANDSHAKE.encryptedExtensions: {
      const read = readEncryptedExtensions(message.body);
      if (!read.ok) return decodeFault(read.error.what);
      const fault = talk.depth === 'whole' ? faultOfExtensions(read.value.extensions, talk.hello, talk.plan) : null;
      if (fault !== null) return fault;
      learn(seen, { alpn: read.value.alpn });
      const groups = findExtension(read.value.extensions, EXTENSION.supportedGroups);
      const listed = groups === null ? null : readU16List(groups, 'supported_groups');
      if (listed?.ok === true) seen.serverGroups = listed.value;
      const ech = findExtension(read.value.extensions, EXTENSION.encryptedClientHello);
      const configs = ech === null ? null : readEchConfigs(ech);
      if (configs?.ok === true) seen.echNames = [...new Set(configs.value.map((config) => config.publicName))].slice(0, MOST_NAMES);
      connection.addFacts(message, [...(read.value.alpn === null ? [] : [read.value.alpn]), ...(ech === null ? [] : ['ECH'])]);
      return null;
    }
    case HANDSHAKE.certificateRequest: {
      const read = readCertificateRequest13(message.body);
      if (!read.ok) return decodeFault(read.error.what);
      const { authorities, signatureSchemes, requestContext } = read.value;
      seen.certificateRequest = { acceptableCas: namesOfAuthorities(authorities), signatureSchemes };
      collected.request = { context: requestContext, schemes: signatureSchemes };
      return null;
    }
    case HANDSHAKE.certificate:
      return takeCertificate(connection, talk, collected, message, message.body);
    case HANDSHAKE.compressedCertificate: {
      const unpacked = unpackCertificate(message.body);
      return unpacked === null ? decodeFault('compressed_certificate') : takeCertificate(connection, talk, collected, message, unpacked);
    }
    case HANDSHAKE.certificateVerify: {
      const read = readCertificateVerify(message.body);
      if (!read.ok) return decodeFault(read.error.what);
      learn(seen, { signatureScheme: read.value.scheme });
      connection.addFacts(message, [signatureSchemeName(read.value.scheme)]);
      collected.verified = true;
      if (talk.depth === 'look') return null;
      const spki = collected.leaf === null ? null : publicKeyOfCertificate(collected.leaf);
      const signed = signedContent('TLS 1.3, server CertificateVerify', keys.transcript.digest());
      const check = spki === null ? 'unsupported' : verifySignature(spki, read.value.scheme, signed, read.value.signature);
      return check === 'invalid' ? { why: 'certificate-verify-signature', alert: 51, name: 'decrypt_error' } : null;
    }
    default:
      return { why: 'server-flight.order', alert: 10, name: 'unexpected_message' };
  }
}

function takeCertificate(
  connection: HandshakeConnection,
  talk: Talk,
  collected: Collected,
  message: HandshakeMessage,
  body: Uint8Array,
): Fault | null {
  const read = readCertificate13(body);
  if (!read.ok) return decodeFault(read.error.what);
  const { entries } = read.value;
  const [leaf] = entries;
  talk.seen.certificates = entries.map((entry) => entry.der.slice());
  connection.addFacts(message, [String(entries.length)]);
  if (leaf === undefined) return decodeFault('certificate.empty');
  const faults = entries.map((entry) => faultOfExtensions(entry.extensions, talk.hello, talk.plan));
  const fault = talk.depth === 'whole' ? faults.find((one) => one !== null) : undefined;
  if (fault !== undefined && fault !== null) return fault;
  collected.leaf = leaf.der;
  const staple = findExtension(leaf.extensions, EXTENSION.statusRequest);
  const status = staple === null ? null : readCertificateStatus(staple);
  if (status?.ok === true) talk.seen.ocspStaple = status.value.slice();
  const scts = findExtension(leaf.extensions, EXTENSION.signedCertificateTimestamp);
  if (scts !== null) {
    talk.seen.sctCount = countScts(scts);
    talk.seen.sctLogs = logsOfSctList(scts);
  }
  return null;
}

function sendCertificate(
  connection: HandshakeConnection,
  talk: Talk,
  keys: Keys,
  request: { readonly context: Uint8Array; readonly schemes: readonly number[] },
): void {
  const own = talk.clientCertificate;
  const scheme = own === null ? null : chooseScheme(own.key, request.schemes, true);
  // Without a scheme in common the answer is an empty list (RFC 8446 section 4.4.2.3).
  const certificates = own === null || scheme === null ? [] : own.certificates;
  const entries = certificates.map((der) => concat(vector(3, der), uint(0, 2)));
  const message = buildHandshake(HANDSHAKE.certificate, vector(1, request.context), vector(3, ...entries));
  connection.sendMessage(message, [String(certificates.length)]);
  keys.transcript.update(message);
  if (own === null || scheme === null) return;
  const signature = sign(own.key, scheme, signedContent('TLS 1.3, client CertificateVerify', keys.transcript.digest()));
  const verify = buildHandshake(HANDSHAKE.certificateVerify, u16List([scheme]), vector(2, signature ?? EMPTY));
  connection.sendMessage(verify, [signatureSchemeName(scheme)]);
  keys.transcript.update(verify);
}

/** RFC 8446 section 7.1. */
function handshakeKeys(name: AnyHash, aead: AeadName, shared: Uint8Array, before: readonly Uint8Array[]): Keys {
  const zeros = new Uint8Array(hashLength(name));
  const transcript = new RunningHash(name);
  for (const message of before) transcript.update(message);
  const early = hkdfExtract(name, zeros, zeros);
  const handshakeSecret = hkdfExtract(name, derive(name, early, 'derived', hash(name, EMPTY)), shared);
  const digest = transcript.digest();
  return {
    name,
    aead,
    transcript,
    handshakeSecret,
    clientSecret: derive(name, handshakeSecret, 'c hs traffic', digest),
    serverSecret: derive(name, handshakeSecret, 's hs traffic', digest),
  };
}

function applicationSecrets(keys: Keys): { readonly client: Uint8Array; readonly server: Uint8Array } {
  const { name } = keys;
  const master = hkdfExtract(name, derive(name, keys.handshakeSecret, 'derived', hash(name, EMPTY)), new Uint8Array(hashLength(name)));
  const digest = keys.transcript.digest();
  return { client: derive(name, master, 'c ap traffic', digest), server: derive(name, master, 's ap traffic', digest) };
}

function derive(name: AnyHash, secret: Uint8Array, label: string, digest: Uint8Array): Uint8Array {
  return expandLabel(name, secret, label, digest, hashLength(name));
}

function protectionOf(keys: Pick<Keys, 'name' | 'aead'>, secret: Uint8Array): RecordProtection {
  return protectionFrom(keys.name, keys.aead, secret);
}

function finishedValue(keys: Keys, secret: Uint8Array): Uint8Array {
  const key = expandLabel(keys.name, secret, 'finished', EMPTY, hashLength(keys.name));
  return hmac(keys.name, key, keys.transcript.digest());
}

/** RFC 8446 section 4.4.3. */
function signedContent(label: string, digest: Uint8Array): Uint8Array {
  return concat(new Uint8Array(64).fill(0x20), fromLatin1(label), Uint8Array.of(0), digest);
}

function fatal(connection: HandshakeConnection, why: string, alert: number, name: string): FlightEnd {
  const end = connection.broken(why);
  connection.sendAlert('fatal', alert, name);
  return over(end);
}
