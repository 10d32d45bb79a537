import { EXTENSION } from '../tables/extensions.ts';
import { ByteReader, equalBytes, fromHex, type Read } from './bytes.ts';
import { type Extension, findExtension, readAlpn, readExtensionList, readOptionalExtensions } from './extensions.ts';

/** A ServerHello or HelloRetryRequest (RFC 8446 section 4.1.3 and 4.1.4, RFC 5246 section 7.4.1.3). */
export interface ServerHello {
  readonly legacyVersion: number;
  /** From supported_versions where it is there, else the legacy version. */
  readonly version: number;
  readonly random: Uint8Array;
  readonly sessionId: Uint8Array;
  readonly cipherSuite: number;
  readonly compression: number;
  readonly extensions: readonly Extension[];
  readonly helloRetryRequest: boolean;
  readonly keyShare: { readonly group: number; readonly key: Uint8Array } | null;
  readonly cookie: Uint8Array | null;
  readonly preSharedKey: boolean;
  /** Protocol of TLS 1.2 and older; in TLS 1.3 it stands in EncryptedExtensions. */
  readonly alpn: string | null;
  /** Null where the extension is absent. */
  readonly renegotiationInfo: Uint8Array | null;
  readonly extendedMasterSecret: boolean;
  readonly encryptThenMac: boolean;
  readonly sessionTicket: boolean;
  /** The marks of a downgrade in the random (RFC 8446 section 4.1.3). */
  readonly downgradeMark: 'TLS 1.2' | 'TLS 1.1 or older' | null;
}

/** SHA-256 of "HelloRetryRequest". */
const RETRY_RANDOM = fromHex('cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c') as Uint8Array;
const DOWNGRADE_12 = fromHex('444f574e47524401') as Uint8Array;
const DOWNGRADE_11 = fromHex('444f574e47524400') as Uint8Array;

/** @param body the handshake message without its four-byte header */
export function readServerHello(body: Uint8Array): Read<ServerHello> {
  const reader = new ByteReader(body);
  const legacyVersion = reader.u16('server_hello.version');
  const random = reader.take(32, 'server_hello.random');
  const sessionId = reader.vector(1, 'server_hello.session_id');
  const cipherSuite = reader.u16('server_hello.cipher_suite');
  const compression = reader.u8('server_hello.compression_method');
  const extensions = readOptionalExtensions(reader);
  if (reader.left > 0) reader.breakOff('server_hello.extensions');
  const helloRetryRequest = equalBytes(random, RETRY_RANDOM);
  const version = chosenVersion(reader, extensions) ?? legacyVersion;
  const end = random.subarray(24);
  return reader.finish({
    legacyVersion,
    version,
    random,
    sessionId,
    cipherSuite,
    compression,
    extensions,
    helloRetryRequest,
    keyShare: keyShareOf(reader, extensions, helloRetryRequest),
    cookie: cookieOf(reader, extensions),
    preSharedKey: findExtension(extensions, EXTENSION.preSharedKey) !== null,
    alpn: chosenProtocol(extensions),
    renegotiationInfo: findExtension(extensions, EXTENSION.renegotiationInfo),
    extendedMasterSecret: findExtension(extensions, EXTENSION.extendedMasterSecret) !== null,
    encryptThenMac: findExtension(extensions, EXTENSION.encryptThenMac) !== null,
    sessionTicket: findExtension(extensions, EXTENSION.sessionTicket) !== null,
    downgradeMark: equalBytes(end, DOWNGRADE_12) ? 'TLS 1.2' : equalBytes(end, DOWNGRADE_11) ? 'TLS 1.1 or older' : null,
  });
}

/** EncryptedExtensions (RFC 8446 section 4.3.1). */
export function readEncryptedExtensions(
  body: Uint8Array,
): Read<{ readonly extensions: readonly Extension[]; readonly alpn: string | null }> {
  const reader = new ByteReader(body);
  const inner = reader.inner(2, 'encrypted_extensions');
  const extensions = readExtensionList(inner);
  reader.adopt(inner);
  return reader.finish({ extensions, alpn: chosenProtocol(extensions) });
}

function chosenVersion(reader: ByteReader, extensions: readonly Extension[]): number | null {
  const data = findExtension(extensions, EXTENSION.supportedVersions);
  if (data === null) return null;
  if (data.length !== 2) reader.breakOff('server_hello.supported_versions');
  return ((data[0] ?? 0) << 8) | (data[1] ?? 0);
}

function keyShareOf(reader: ByteReader, extensions: readonly Extension[], retry: boolean): ServerHello['keyShare'] {
  const data = findExtension(extensions, EXTENSION.keyShare);
  if (data === null) return null;
  const share = new ByteReader(data);
  const group = share.u16('server_hello.key_share.group');
  const key = retry ? new Uint8Array(0) : share.vector(2, 'server_hello.key_share.key_exchange');
  reader.adopt(share);
  return { group, key };
}

function cookieOf(reader: ByteReader, extensions: readonly Extension[]): Uint8Array | null {
  const data = findExtension(extensions, EXTENSION.cookie);
  if (data === null) return null;
  const inner = new ByteReader(data);
  const cookie = inner.vector(2, 'server_hello.cookie');
  reader.adopt(inner);
  return cookie;
}

function chosenProtocol(extensions: readonly Extension[]): string | null {
  const data = findExtension(extensions, EXTENSION.alpn);
  if (data === null) return null;
  const names = readAlpn(data);
  return names.ok ? (names.value[0] ?? null) : null;
}
