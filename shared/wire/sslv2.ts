import { ByteReader, concat, type Read, uint } from './bytes.ts';

// Source: Hickman, "The SSL Protocol" (SSL 2.0), Netscape, 1995; the hello in this form for newer versions: RFC 5246 appendix E.2.

/** Cipher kinds of SSL 2.0: three bytes each. */
export const SSLV2_CIPHER_KINDS: ReadonlyMap<number, string> = new Map([
  [0x010080, 'SSL_CK_RC4_128_WITH_MD5'],
  [0x020080, 'SSL_CK_RC4_128_EXPORT40_WITH_MD5'],
  [0x030080, 'SSL_CK_RC2_128_CBC_WITH_MD5'],
  [0x040080, 'SSL_CK_RC2_128_CBC_EXPORT40_WITH_MD5'],
  [0x050080, 'SSL_CK_IDEA_128_CBC_WITH_MD5'],
  [0x060040, 'SSL_CK_DES_64_CBC_WITH_MD5'],
  [0x0700c0, 'SSL_CK_DES_192_EDE3_CBC_WITH_MD5'],
  [0x080080, 'SSL_CK_RC4_64_WITH_MD5'],
]);

export interface SslV2ClientHello {
  readonly kind: 'client-hello';
  /** 0x0002, or what a newer client can do at most (0x0300 and up). */
  readonly version: number;
  /** Three bytes each; those below 0x10000 are suites of SSL 3.0 and newer. */
  readonly cipherKinds: readonly number[];
  readonly sessionId: Uint8Array;
  readonly challenge: Uint8Array;
}

export interface SslV2ServerHello {
  readonly kind: 'server-hello';
  readonly sessionIdHit: boolean;
  readonly certificateType: number;
  readonly version: number;
  readonly certificate: Uint8Array;
  readonly cipherKinds: readonly number[];
  readonly connectionId: Uint8Array;
}

export interface SslV2Error {
  readonly kind: 'error';
  /** 1 no cipher, 2 no certificate, 4 bad certificate, 6 unsupported certificate type. */
  readonly code: number;
}

export type SslV2Message = SslV2ClientHello | SslV2ServerHello | SslV2Error;

/** @param body the record without its two-byte header */
export function readSslV2(body: Uint8Array): Read<SslV2Message> {
  const reader = new ByteReader(body);
  const type = reader.u8('sslv2.type');
  if (type === 0) return reader.finish<SslV2Message>({ kind: 'error', code: reader.u16('sslv2.error') });
  if (type === 1) return readClient(reader);
  if (type === 4) return readServer(reader);
  reader.breakOff('sslv2.type');
  return reader.finish<SslV2Message>({ kind: 'error', code: 0 });
}

/** A CLIENT-HELLO of SSL 2.0 with every cipher kind, record header included. */
export function buildSslV2ClientHello(challenge: Uint8Array): Uint8Array {
  const kinds = concat(...[...SSLV2_CIPHER_KINDS.keys()].map((kind) => uint(kind, 3)));
  const body = concat(Uint8Array.of(1, 0, 2), uint(kinds.length, 2), uint(0, 2), uint(challenge.length, 2), kinds, challenge);
  return concat(uint(0x8000 | body.length, 2), body);
}

function readClient(reader: ByteReader): Read<SslV2Message> {
  const version = reader.u16('sslv2.version');
  const [kindsLength, sessionLength, challengeLength] = lengths(reader);
  const cipherKinds = readKinds(reader, kindsLength);
  const sessionId = reader.take(sessionLength, 'sslv2.session_id');
  const challenge = reader.take(challengeLength, 'sslv2.challenge');
  return reader.finish<SslV2Message>({ kind: 'client-hello', version, cipherKinds, sessionId, challenge });
}

function readServer(reader: ByteReader): Read<SslV2Message> {
  const sessionIdHit = reader.u8('sslv2.session_id_hit') !== 0;
  const certificateType = reader.u8('sslv2.certificate_type');
  const version = reader.u16('sslv2.version');
  const [certificateLength, kindsLength, connectionLength] = lengths(reader);
  const certificate = reader.take(certificateLength, 'sslv2.certificate');
  const cipherKinds = readKinds(reader, kindsLength);
  const connectionId = reader.take(connectionLength, 'sslv2.connection_id');
  return reader.finish<SslV2Message>({
    kind: 'server-hello',
    sessionIdHit,
    certificateType,
    version,
    certificate,
    cipherKinds,
    connectionId,
  });
}

function lengths(reader: ByteReader): [number, number, number] {
  return [reader.u16('sslv2.length'), reader.u16('sslv2.length'), reader.u16('sslv2.length')];
}

function readKinds(reader: ByteReader, length: number): number[] {
  if (length % 3 !== 0) reader.breakOff('sslv2.cipher_kinds');
  const bytes = new ByteReader(reader.take(length, 'sslv2.cipher_kinds'));
  const kinds: number[] = [];
  while (bytes.left > 0) kinds.push(bytes.u24('sslv2.cipher_kind'));
  return kinds;
}
