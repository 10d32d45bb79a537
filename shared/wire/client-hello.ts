import type { TlsVersion } from '../model/handshake.ts';
import { EXTENSION, isGrease } from '../tables/extensions.ts';
import { versionOf } from '../tables/versions.ts';
import { ByteReader, EMPTY, type Read, u16List, uint, vector } from './bytes.ts';
import { type Extension, findExtension, latin1, readAlpn, readOptionalExtensions, readU16List } from './extensions.ts';
import { buildHandshake, HANDSHAKE } from './handshake.ts';

/** A ClientHello taken apart (RFC 8446 section 4.1.2, RFC 5246 section 7.4.1.2). Lists keep GREASE where it stood. */
export interface ClientHello {
  readonly legacyVersion: number;
  readonly random: Uint8Array;
  readonly sessionId: Uint8Array;
  /** Of DTLS alone (RFC 6347 section 4.2.1, RFC 9147 section 5.3): null in TLS, which has no such field. */
  readonly cookie: Uint8Array | null;
  readonly cipherSuites: readonly number[];
  readonly compressionMethods: readonly number[];
  readonly extensions: readonly Extension[];
}

/** What a hello offers, GREASE left out. An extension that cannot be read counts as absent. */
export interface Offer {
  /** Newest first. Without supported_versions: the legacy version and all below it down to TLS 1.0 are not listed, only the one named. */
  readonly versions: readonly TlsVersion[];
  readonly versionNumbers: readonly number[];
  readonly cipherSuites: readonly number[];
  readonly serverName: string | null;
  readonly alpn: readonly string[];
  readonly groups: readonly number[];
  readonly signatureSchemes: readonly number[];
  readonly keyShareGroups: readonly number[];
  readonly encryptedClientHello: boolean;
}

/** @param body the handshake message without its four-byte header */
export function readClientHello(body: Uint8Array): Read<ClientHello> {
  const reader = new ByteReader(body);
  const legacyVersion = reader.u16('client_hello.version');
  const random = reader.take(32, 'client_hello.random');
  const sessionId = reader.vector(1, 'client_hello.session_id');
  const cookie = isDtls(legacyVersion) ? reader.vector(1, 'client_hello.cookie') : null;
  const cipherSuites = reader.u16List(2, 'client_hello.cipher_suites');
  const compressionMethods = [...reader.vector(1, 'client_hello.compression_methods')];
  const extensions = readOptionalExtensions(reader);
  return reader.finish({ legacyVersion, random, sessionId, cookie, cipherSuites, compressionMethods, extensions });
}

/** Versions of DTLS are counted downwards from 0xFEFF; 0x0100 is that of OpenSSL before there was one (Cisco AnyConnect). */
function isDtls(version: number): boolean {
  return version >>> 8 === 0xfe || version === 0x0100;
}

export function offerOf(hello: ClientHello): Offer {
  const versionNumbers = offeredVersions(hello);
  const list = (type: number, read: (data: Uint8Array) => Read<readonly number[]>): readonly number[] => {
    const data = findExtension(hello.extensions, type);
    const numbers = data === null ? null : read(data);
    return numbers?.ok === true ? numbers.value.filter((number) => !isGrease(number)) : [];
  };
  const alpnData = findExtension(hello.extensions, EXTENSION.alpn);
  const alpn = alpnData === null ? null : readAlpn(alpnData);
  return {
    versions: versionNumbers.flatMap((number) => versionOf(number) ?? []),
    versionNumbers,
    cipherSuites: hello.cipherSuites.filter((number) => !isGrease(number)),
    serverName: serverNameOf(hello.extensions),
    alpn: alpn?.ok === true ? alpn.value.filter((name) => !isGreaseProtocol(name)) : [],
    groups: list(EXTENSION.supportedGroups, (data) => readU16List(data, 'supported_groups')),
    signatureSchemes: list(EXTENSION.signatureAlgorithms, (data) => readU16List(data, 'signature_algorithms')),
    keyShareGroups: list(EXTENSION.keyShare, readKeyShareGroups),
    encryptedClientHello: findExtension(hello.extensions, EXTENSION.encryptedClientHello) !== null,
  };
}

/** The host name of a server_name extension (RFC 6066 section 3), lower case; null when there is none. */
export function serverNameOf(extensions: readonly Extension[]): string | null {
  const data = findExtension(extensions, EXTENSION.serverName);
  if (data === null) return null;
  const reader = new ByteReader(data);
  const list = reader.inner(2, 'server_name_list');
  while (list.left > 0) {
    const type = list.u8('server_name.type');
    const name = list.vector(2, 'server_name.name');
    if (list.error === null && type === 0 && name.length > 0) return latin1(name).toLowerCase();
  }
  return null;
}

/** Everything a hello is made of; extensions stand in the order they are sent in, already built. */
export interface HelloParts {
  readonly legacyVersion: number;
  readonly random: Uint8Array;
  readonly sessionId: Uint8Array;
  readonly cipherSuites: readonly number[];
  readonly compressionMethods: readonly number[];
  /** Null: no extension block at all, as SSL 3.0 and the oldest clients send. */
  readonly extensions: readonly Uint8Array[] | null;
}

/** @returns the whole handshake message, header included */
export function buildClientHello(parts: HelloParts): Uint8Array {
  return buildHandshake(
    HANDSHAKE.clientHello,
    uint(parts.legacyVersion, 2),
    parts.random,
    vector(1, parts.sessionId),
    vector(2, u16List(parts.cipherSuites)),
    vector(1, Uint8Array.from(parts.compressionMethods)),
    parts.extensions === null ? EMPTY : vector(2, ...parts.extensions),
  );
}

/** Numbers of the versions a hello offers, newest first, GREASE left out; without supported_versions the one it names. */
export function offeredVersions(hello: ClientHello): readonly number[] {
  const data = findExtension(hello.extensions, EXTENSION.supportedVersions);
  if (data === null) return [hello.legacyVersion];
  const reader = new ByteReader(data);
  const numbers = reader.u16List(1, 'supported_versions');
  return reader.error === null ? numbers.filter((number) => !isGrease(number)).sort((a, b) => b - a) : [hello.legacyVersion];
}

function readKeyShareGroups(data: Uint8Array): Read<readonly number[]> {
  const reader = new ByteReader(data);
  const list = reader.inner(2, 'client_shares');
  const groups: number[] = [];
  while (list.left > 0) {
    groups.push(list.u16('key_share.group'));
    list.vector(2, 'key_share.key_exchange');
  }
  reader.adopt(list);
  return reader.finish(groups);
}

function isGreaseProtocol(name: string): boolean {
  return name.length === 2 && isGrease((name.charCodeAt(0) << 8) | name.charCodeAt(1));
}
