import { type CipherSuite, cipherSuite } from '../../../shared/tables/cipher-suite-properties.ts';
import { EXTENSION } from '../../../shared/tables/extensions.ts';
import { groupName } from '../../../shared/tables/groups.ts';
import { signatureSchemeName } from '../../../shared/tables/signature-schemes.ts';
import { concat, EMPTY, equalBytes, toHex, u16List, uint, vector } from '../../../shared/wire/bytes.ts';
import { countScts, readCertificate12, readCertificateRequest12, readCertificateStatus } from '../../../shared/wire/certificate-message.ts';
import { findExtension } from '../../../shared/wire/extensions.ts';
import { buildHandshake, HANDSHAKE, type HandshakeMessage } from '../../../shared/wire/handshake.ts';
import { bitLength, readServerKeyExchange, type ServerKeyExchange } from '../../../shared/wire/key-exchange.ts';
import { logsOfSctList } from '../../../shared/wire/sct.ts';
import type { ServerHello } from '../../../shared/wire/server-hello.ts';
import { finiteFieldShare } from '../../crypto/finite-field.ts';
import { hash } from '../../crypto/hash.ts';
import { makeKeyShare } from '../../crypto/key-exchange.ts';
import { publicKeyOfCertificate, readVerifyingKey } from '../../crypto/keys.ts';
import { type PrfHash, prf } from '../../crypto/prf.ts';
import { encryptPkcs1 } from '../../crypto/rsa.ts';
import { chooseScheme, type SchemeName, sign, verifySignature } from '../../crypto/signatures.ts';
import { namesOfAuthorities } from './authorities.ts';
import type { HandshakeConnection } from './connection.ts';
import { canProtect, protections } from './key-block.ts';
import { FINISHED, type FlightEnd, learn, over, type Talk } from './seen.ts';

interface Flight {
  readonly suite: CipherSuite;
  readonly serverHello: ServerHello;
  readonly transcript: Uint8Array[];
  leaf: Uint8Array | null;
  keyExchange: ServerKeyExchange | null;
  request: { readonly types: readonly number[]; readonly schemes: readonly number[] } | null;
}

interface Fault {
  readonly why: string;
  readonly alert: number;
  readonly name: string;
}

/** Reads the server's flight of TLS 1.2 and older and finishes the handshake (RFC 5246 section 7.3). */
export async function finishTls12(
  connection: HandshakeConnection,
  talk: Talk,
  serverHello: ServerHello,
  before: readonly Uint8Array[],
): Promise<FlightEnd> {
  const suite = cipherSuite(serverHello.cipherSuite);
  const scts = findExtension(serverHello.extensions, EXTENSION.signedCertificateTimestamp);
  if (scts !== null) {
    talk.seen.sctCount = countScts(scts);
    talk.seen.sctLogs = logsOfSctList(scts);
  }
  if (suite === null) return over(connection.broken('server_hello.cipher_suite'));
  const flight: Flight = { suite, serverHello, transcript: [...before], leaf: null, keyExchange: null, request: null };
  for (;;) {
    const incoming = await connection.next();
    if (incoming.kind === 'end') return over(incoming.end);
    if (incoming.kind !== 'message') return fatal(connection, { why: 'server-flight.order', alert: 10, name: 'unexpected_message' });
    // A HelloRequest during a handshake means nothing and is no part of the transcript (RFC 5246 section 7.4.1.1).
    if (incoming.message.type === HANDSHAKE.helloRequest) continue;
    flight.transcript.push(incoming.message.whole);
    if (incoming.message.type === HANDSHAKE.serverHelloDone) break;
    const fault = takeMessage(connection, talk, flight, incoming.message);
    if (fault !== null) return fatal(connection, fault);
  }
  return talk.depth === 'look' ? stop(connection) : answer(connection, talk, flight);
}

const decodeFault = (why: string): Fault => ({ why, alert: 50, name: 'decode_error' });

function takeMessage(connection: HandshakeConnection, talk: Talk, flight: Flight, message: HandshakeMessage): Fault | null {
  const { seen } = talk;
  switch (message.type) {
    case HANDSHAKE.certificate: {
      const read = readCertificate12(message.body);
      if (!read.ok) return decodeFault(read.error.what);
      seen.certificates = read.value.entries.map((entry) => entry.der.slice());
      flight.leaf = seen.certificates[0] ?? null;
      connection.addFacts(message, [String(seen.certificates.length)]);
      return null;
    }
    case HANDSHAKE.certificateStatus: {
      const read = readCertificateStatus(message.body);
      // A staple that cannot be read is no reason to refuse the server; it counts as none.
      if (read.ok) seen.ocspStaple = read.value.slice();
      return null;
    }
    case HANDSHAKE.serverKeyExchange:
      return takeKeyExchange(connection, talk, flight, message);
    case HANDSHAKE.certificateRequest: {
      const read = readCertificateRequest12(message.body, flight.serverHello.version >= 0x0303);
      if (!read.ok) return decodeFault(read.error.what);
      const { authorities, certificateTypes, signatureSchemes } = read.value;
      seen.certificateRequest = { acceptableCas: namesOfAuthorities(authorities), signatureSchemes };
      flight.request = { types: certificateTypes, schemes: signatureSchemes };
      return null;
    }
    default:
      return { why: 'server-flight.order', alert: 10, name: 'unexpected_message' };
  }
}

function takeKeyExchange(connection: HandshakeConnection, talk: Talk, flight: Flight, message: HandshakeMessage): Fault | null {
  const tls12 = flight.serverHello.version >= 0x0303;
  const read = readServerKeyExchange(message.body, flight.suite.keyExchange, tls12);
  if (!read.ok) return decodeFault(read.error.what);
  const { parameters, signatureScheme, signature, signed } = read.value;
  flight.keyExchange = read.value;
  learn(talk.seen, { signatureScheme, ...groupLearnt(parameters) });
  connection.addFacts(message, factsOf(read.value));
  const scheme = signatureScheme ?? oldScheme(flight.suite);
  if (talk.depth === 'look' || signature.length === 0 || scheme === null || flight.leaf === null) return null;
  const spki = publicKeyOfCertificate(flight.leaf);
  const data = concat(talk.hello.random, flight.serverHello.random, signed);
  const check = spki === null ? 'unsupported' : verifySignature(spki, scheme, data, signature);
  return check === 'invalid' ? { why: 'server-key-exchange-signature', alert: 51, name: 'decrypt_error' } : null;
}

function groupLearnt(parameters: ServerKeyExchange['parameters']): { group?: number; dhBits?: number; dhPrimeSha256?: string } {
  if (parameters.kind === 'curve') return { group: parameters.group };
  if (parameters.kind !== 'finite-field') return {};
  return { dhBits: bitLength(parameters.prime), dhPrimeSha256: primeHash(parameters.prime) };
}

/** Hex SHA-256 of a DH prime without leading zeros, by which known primes are recognised. */
export function primeHash(prime: Uint8Array): string {
  const first = prime.findIndex((byte) => byte !== 0);
  return toHex(hash('sha256', first < 0 ? EMPTY : prime.subarray(first)));
}

function factsOf({ parameters, signatureScheme }: ServerKeyExchange): string[] {
  const group =
    parameters.kind === 'curve'
      ? [groupName(parameters.group)]
      : parameters.kind === 'finite-field'
        ? [`DH ${bitLength(parameters.prime)}`]
        : [];
  return signatureScheme === null ? group : [...group, signatureSchemeName(signatureScheme)];
}

/** What a suite was signed with before schemes were named (RFC 4346 section 7.4.3). */
function oldScheme(suite: CipherSuite): SchemeName | null {
  if (suite.authentication === 'RSA') return 'rsa-md5-sha1';
  return suite.authentication === 'ECDSA' ? 0x0203 : null;
}

async function answer(connection: HandshakeConnection, talk: Talk, flight: Flight): Promise<FlightEnd> {
  const { suite, serverHello, transcript } = flight;
  // Nothing can be finished with keys nobody here has (PSK) or ciphers that this runtime lacks; what was seen stands.
  if (!canProtect(suite) || serverHello.version < 0x0301) return stop(connection);
  const exchange = exchangeKeys(flight, talk);
  if (exchange === 'unsupported') return stop(connection);
  if (exchange === null) return fatal(connection, { why: 'server_key_exchange.share', alert: 47, name: 'illegal_parameter' });
  const say = (message: Uint8Array, facts: readonly string[] = []): void => {
    connection.sendMessage(message, facts);
    transcript.push(message);
  };

  connection.hold();
  const { random, hello, plan } = talk;
  const kind: PrfHash = serverHello.version < 0x0303 ? 'md5-sha1' : suite.hash === 'sha384' ? 'sha384' : 'sha256';
  const scheme = flight.request === null ? null : ownScheme(talk, flight);
  if (flight.request !== null) {
    const certificates = scheme === null ? [] : (talk.clientCertificate?.certificates ?? []);
    say(buildHandshake(HANDSHAKE.certificate, vector(3, ...certificates.map((der) => vector(3, der)))), [String(certificates.length)]);
  }
  say(buildHandshake(HANDSHAKE.clientKeyExchange, exchange.message));
  const extended = serverHello.extendedMasterSecret && plan.extensions?.includes(EXTENSION.extendedMasterSecret) === true;
  const master = extended
    ? prf(kind, exchange.premaster, 'extended master secret', transcriptHash(kind, transcript), 48)
    : prf(kind, exchange.premaster, 'master secret', concat(hello.random, serverHello.random), 48);
  if (scheme !== null && talk.clientCertificate !== null) {
    const signature = sign(talk.clientCertificate.key, scheme, concat(...transcript)) ?? EMPTY;
    const named = typeof scheme === 'number' && serverHello.version >= 0x0303 ? u16List([scheme]) : EMPTY;
    say(buildHandshake(HANDSHAKE.certificateVerify, named, vector(2, signature)));
  }

  const keys = protections({
    suite,
    version: serverHello.version,
    encryptThenMac: serverHello.encryptThenMac,
    block: (length) => prf(kind, master, 'key expansion', concat(serverHello.random, hello.random), length),
    random,
  });
  if (keys === null) return stop(connection);
  connection.sendChangeCipherSpec();
  connection.writeProtection = keys.client;
  say(buildHandshake(HANDSHAKE.finished, prf(kind, master, 'client finished', transcriptHash(kind, transcript), 12)));
  connection.release();
  return waitForFinished(connection, talk, transcript, keys.server, () =>
    prf(kind, master, 'server finished', transcriptHash(kind, transcript), 12),
  );
}

async function waitForFinished(
  connection: HandshakeConnection,
  talk: Talk,
  transcript: Uint8Array[],
  protection: NonNullable<HandshakeConnection['readProtection']>,
  wanted: () => Uint8Array,
): Promise<FlightEnd> {
  for (;;) {
    const incoming = await connection.next();
    if (incoming.kind === 'end') return over(incoming.end);
    if (incoming.kind === 'change-cipher-spec') {
      connection.readProtection = protection;
      continue;
    }
    if (incoming.kind !== 'message') return fatal(connection, { why: 'server-flight.order', alert: 10, name: 'unexpected_message' });
    const { message } = incoming;
    if (message.type === HANDSHAKE.newSessionTicket) {
      learn(talk.seen, { resumptionOffered: true, ticketOffered: true });
      transcript.push(message.whole);
      continue;
    }
    if (message.type !== HANDSHAKE.finished || connection.readProtection === null) {
      return fatal(connection, { why: 'server-flight.order', alert: 10, name: 'unexpected_message' });
    }
    if (!equalBytes(message.body, wanted())) return fatal(connection, { why: 'finished', alert: 51, name: 'decrypt_error' });
    connection.phase = 'after-finished';
    return FINISHED;
  }
}

interface Exchange {
  readonly premaster: Uint8Array;
  readonly message: Uint8Array;
}

function exchangeKeys(flight: Flight, talk: Talk): Exchange | null | 'unsupported' {
  const { suite, keyExchange } = flight;
  const parameters = keyExchange?.parameters;
  if (suite.keyExchange === 'RSA' && parameters === undefined) return rsaExchange(flight, talk);
  if (parameters?.kind === 'curve') {
    const share = makeKeyShare(parameters.group);
    if (share === null) return 'unsupported';
    const premaster = share.finish(parameters.key);
    return premaster === null ? null : { premaster, message: vector(1, share.share) };
  }
  if (parameters?.kind === 'finite-field') {
    if (bitLength(parameters.prime) > 16_384) return 'unsupported';
    const share = finiteFieldShare(parameters.prime, parameters.generator);
    const shared = share.finish(parameters.key);
    if (shared === null) return null;
    // RFC 5246 section 8.1.2: leading zeros of the shared number are cut off.
    const first = shared.findIndex((byte) => byte !== 0);
    return { premaster: shared.subarray(Math.max(first, 0)), message: vector(2, share.share) };
  }
  return 'unsupported';
}

function rsaExchange(flight: Flight, talk: Talk): Exchange | null | 'unsupported' {
  const spki = flight.leaf === null ? null : publicKeyOfCertificate(flight.leaf);
  const key = spki === null ? null : readVerifyingKey(spki);
  if (key === null || key.kind !== 'rsa') return 'unsupported';
  // The version named is the newest offered, not the one chosen (RFC 5246 section 7.4.7.1).
  const offered = talk.plan.versions.includes('TLS 1.2') || talk.plan.versions.includes('TLS 1.3') ? 0x0303 : flight.serverHello.version;
  const premaster = concat(uint(offered, 2), talk.random(46));
  const sealed = encryptPkcs1(key, premaster);
  return sealed === null ? null : { premaster, message: vector(2, sealed) };
}

/** How the client certificate would sign here; null where there is none or it cannot. Types: RFC 5246 section 7.4.4. */
function ownScheme(talk: Talk, flight: Flight): SchemeName | null {
  const own = talk.clientCertificate;
  if (own === null || flight.request === null) return null;
  if (flight.serverHello.version >= 0x0303) return chooseScheme(own.key, flight.request.schemes, false);
  return own.key.kind === 'rsa' ? 'rsa-md5-sha1' : own.key.kind === 'ec' ? 0x0203 : null;
}

function transcriptHash(kind: PrfHash, transcript: readonly Uint8Array[]): Uint8Array {
  const all = concat(...transcript);
  return kind === 'md5-sha1' ? concat(hash('md5', all), hash('sha1', all)) : hash(kind, all);
}

function stop(connection: HandshakeConnection): FlightEnd {
  return over({ how: 'cancelled', phase: connection.phase });
}

function fatal(connection: HandshakeConnection, fault: Fault): FlightEnd {
  const end = connection.broken(fault.why);
  connection.sendAlert('fatal', fault.alert, fault.name);
  return over(end);
}
