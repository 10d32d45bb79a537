import { cipherSuiteName } from '../../../shared/tables/cipher-suites.ts';
import { groupName } from '../../../shared/tables/groups.ts';
import { versionName } from '../../../shared/tables/versions.ts';
import { HANDSHAKE, type HandshakeMessage } from '../../../shared/wire/handshake.ts';
import { readServerHello, type ServerHello } from '../../../shared/wire/server-hello.ts';
import { readSslV2 } from '../../../shared/wire/sslv2.ts';
import { faultOfExtensions } from './answered-extensions.ts';
import type { HandshakeConnection } from './connection.ts';
import type { HelloPlan } from './hello-build.ts';
import { chosenBy, type FlightEnd, over, type Talk } from './seen.ts';
import { finishTls12 } from './tls12.ts';
import { canFinish13, finishTls13, retryTranscript } from './tls13.ts';

/**
 * Sends the hello and takes the handshake as far as the talk's depth asks: to the end of the server's flight, or until both have
 * finished. What is learnt stands in `talk.seen`, whatever the end.
 */
export async function shakeHands(connection: HandshakeConnection, talk: Talk): Promise<FlightEnd> {
  const { hello, plan } = talk;
  connection.sendRaw(hello.wire, 'ClientHello', helloFacts(plan));
  connection.phase = 'after-hello';
  const answer = await readHello(connection);
  if (answer.kind === 'over') return answer.flight;
  if (answer.kind === 'sslv2') return takeSslV2(connection, talk, answer.body);
  const { serverHello, message } = answer;
  talk.seen.chosen = chosenBy(serverHello, plan, false);
  connection.addFacts(message, serverHelloFacts(serverHello));
  // Who only looks and brought no key wants to know version, suite and group: the request names them.
  if (serverHello.helloRetryRequest && talk.depth === 'look' && plan.keyShares.length === 0) {
    return over({ how: 'cancelled', phase: connection.phase });
  }
  if (!serverHello.helloRetryRequest) return finish(connection, talk, serverHello, [hello.message, message.whole]);
  return retry(connection, talk, serverHello, message);
}

async function retry(connection: HandshakeConnection, talk: Talk, request: ServerHello, message: HandshakeMessage): Promise<FlightEnd> {
  const { hello } = talk;
  if (talk.seen.chosen !== null) talk.seen.chosen = { ...talk.seen.chosen, helloRetryRequest: true };
  connection.tls13 = true;
  const group = request.keyShare?.group ?? null;
  // Another hello that would be the same, or a share that was sent already (RFC 8446 sections 4.1.4 and 4.2.8).
  const changesNothing = group === null ? request.cookie === null : hello.shares.has(group) || !talk.plan.groups.includes(group);
  const second = changesNothing ? null : hello.retry(group, request.cookie);
  if (second === null) return fatalIllegal(connection, 'hello_retry_request.key_share');
  connection.sendChangeCipherSpec();
  connection.sendRaw(second.wire, 'ClientHello', helloFacts(talk.plan));
  const answer = await readHello(connection);
  if (answer.kind === 'over') return answer.flight;
  if (answer.kind === 'sslv2' || answer.serverHello.helloRetryRequest) return fatalIllegal(connection, 'server_hello.random');
  talk.seen.chosen = chosenBy(answer.serverHello, talk.plan, true);
  connection.addFacts(answer.message, serverHelloFacts(answer.serverHello));
  const before = [...retryTranscript(request.cipherSuite, hello.message, message.whole), second.message, answer.message.whole];
  return finish(connection, { ...talk, hello: second }, answer.serverHello, before);
}

function finish(connection: HandshakeConnection, talk: Talk, serverHello: ServerHello, before: readonly Uint8Array[]): Promise<FlightEnd> {
  connection.recordVersion = Math.min(Math.max(serverHello.version, 0x0300), 0x0303);
  const refusal = refusalOf(talk, serverHello);
  if (refusal !== null) return Promise.resolve(fatalIllegal(connection, refusal.why, refusal.alert, refusal.name));
  if (serverHello.version !== 0x0304) return finishTls12(connection, talk, serverHello, before);
  connection.tls13 = true;
  return finishTls13(connection, talk, serverHello, before);
}

/** What a client must refuse in a ServerHello (RFC 8446 sections 4.1.3 and 4.2.1, RFC 5246 section 7.4.1.3). */
function refusalOf(talk: Talk, serverHello: ServerHello): { readonly why: string; readonly alert: number; readonly name: string } | null {
  const { plan, seen } = talk;
  const version = seen.chosen?.version;
  if (version === undefined || !plan.versions.includes(version) || serverHello.version > 0x0304) {
    return { why: 'server_hello.version', alert: 70, name: 'protocol_version' };
  }
  if (!plan.cipherSuites.includes(serverHello.cipherSuite))
    return { why: 'server_hello.cipher_suite', alert: 47, name: 'illegal_parameter' };
  if (serverHello.version === 0x0304 && !canFinish13(serverHello.cipherSuite)) {
    return { why: 'server_hello.cipher_suite', alert: 47, name: 'illegal_parameter' };
  }
  if (!plan.compression.includes(serverHello.compression))
    return { why: 'server_hello.compression_method', alert: 47, name: 'illegal_parameter' };
  const fault = talk.depth === 'whole' ? faultOfExtensions(serverHello.extensions, talk.hello, plan) : null;
  if (fault !== null) return fault;
  const downgraded = serverHello.downgradeMark !== null && plan.versions.includes('TLS 1.3') && serverHello.version < 0x0304;
  return downgraded ? { why: 'server_hello.downgrade', alert: 47, name: 'illegal_parameter' } : null;
}

type HelloAnswer =
  | { readonly kind: 'hello'; readonly serverHello: ServerHello; readonly message: HandshakeMessage }
  | { readonly kind: 'sslv2'; readonly body: Uint8Array }
  | { readonly kind: 'over'; readonly flight: FlightEnd };

async function readHello(connection: HandshakeConnection): Promise<HelloAnswer> {
  const incoming = await connection.next();
  if (incoming.kind === 'end') return { kind: 'over', flight: over(incoming.end) };
  if (incoming.kind === 'sslv2') return { kind: 'sslv2', body: incoming.body };
  if (incoming.kind !== 'message' || incoming.message.type !== HANDSHAKE.serverHello) {
    return { kind: 'over', flight: fatalIllegal(connection, 'server-flight.order', 10, 'unexpected_message') };
  }
  const read = readServerHello(incoming.message.body);
  if (!read.ok) return { kind: 'over', flight: fatalIllegal(connection, read.error.what, 50, 'decode_error') };
  return { kind: 'hello', serverHello: read.value, message: incoming.message };
}

/** A server that answers in SSL 2.0: its certificate is read, nothing more. */
function takeSslV2(connection: HandshakeConnection, talk: Talk, body: Uint8Array): FlightEnd {
  const read = readSslV2(body);
  if (!read.ok) return over(connection.broken(read.error.what));
  if (read.value.kind !== 'server-hello') return over(connection.broken(`sslv2.${read.value.kind}`));
  const { seen } = talk;
  seen.certificates = read.value.certificate.length > 0 ? [read.value.certificate.slice()] : [];
  seen.chosen = {
    version: 'SSL 2.0',
    cipherSuite: 0,
    group: null,
    signatureScheme: null,
    dhBits: null,
    dhPrimeSha256: null,
    alpn: null,
    helloRetryRequest: false,
    secureRenegotiation: false,
    extendedMasterSecret: false,
    compression: 0,
    resumptionOffered: null,
  };
  if (!talk.plan.versions.includes('SSL 2.0')) return over(connection.broken('server_hello.version'));
  return over({ how: 'cancelled', phase: connection.phase });
}

function fatalIllegal(connection: HandshakeConnection, why: string, alert = 47, name = 'illegal_parameter'): FlightEnd {
  const end = connection.broken(why);
  connection.sendAlert('fatal', alert, name);
  return over(end);
}

function helloFacts(plan: HelloPlan): string[] {
  return [...plan.versions, ...(plan.sni === null || plan.extensions === null ? [] : [plan.sni]), ...plan.alpn];
}

function serverHelloFacts(hello: ServerHello): string[] {
  const group = hello.keyShare === null ? [] : [groupName(hello.keyShare.group)];
  const retryFact = hello.helloRetryRequest ? ['HelloRetryRequest'] : [];
  return [...retryFact, versionName(hello.version), cipherSuiteName(hello.cipherSuite), ...group];
}
