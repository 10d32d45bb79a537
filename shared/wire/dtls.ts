import { ByteReader, EMPTY, type Read } from './bytes.ts';

/** A DTLS record (RFC 6347 section 4.1). Epoch 0 is in the clear; of a sealed one of DTLS 1.3 only its lowest two bits are known. */
export interface DtlsRecord {
  readonly type: number;
  readonly version: number;
  readonly epoch: number;
  readonly body: Uint8Array;
}

/** DTLS 1.0, 1.2, 1.3, and the version that OpenSSL spoke before 0.9.8f. */
const VERSIONS: ReadonlySet<number> = new Set([0xfeff, 0xfefd, 0xfefc, 0x0100]);
const MOST_RECORDS = 32;

/** Type of a record of DTLS 1.3 whose own type is sealed. */
export const SEALED = 32;

/**
 * What stands behind a short header (RFC 9147 section 4): 001, connection id, number of two bytes, length, low bits of the epoch. How long
 * a connection id is, only its ends know: such a record is passed over to the end of the datagram.
 */
function readSealed(datagram: Uint8Array, at: number): { readonly record: DtlsRecord; readonly next: number } | null {
  const first = datagram[at] ?? 0;
  const named = (first & 0x10) !== 0;
  const lengthAt = at + ((first & 0x08) !== 0 ? 3 : 2);
  const told = (first & 0x04) !== 0 && !named;
  const from = told ? lengthAt + 2 : lengthAt;
  const next = told ? from + u16(datagram, lengthAt) : datagram.length;
  // Shorter than its tag (section 4.2.3) it is none.
  if (next > datagram.length || next - from < 16) return null;
  return { record: { type: SEALED, version: 0xfefc, epoch: first & 3, body: named ? EMPTY : datagram.subarray(from, next) }, next };
}

/** The records of a datagram; null when it is no DTLS. */
export function readDtlsDatagram(datagram: Uint8Array): readonly DtlsRecord[] | null {
  const records: DtlsRecord[] = [];
  for (let at = 0; at + 13 <= datagram.length && records.length < MOST_RECORDS; ) {
    if (((datagram[at] ?? 0) & 0xe0) === SEALED) {
      const sealed = readSealed(datagram, at);
      if (sealed === null) break;
      records.push(sealed.record);
      at = sealed.next;
      continue;
    }
    const type = datagram[at] ?? 0;
    const version = u16(datagram, at + 1);
    const length = u16(datagram, at + 11);
    if (type < 20 || type > 25 || !VERSIONS.has(version) || at + 13 + length > datagram.length) break;
    records.push({ type, version, epoch: u16(datagram, at + 3), body: datagram.subarray(at + 13, at + 13 + length) });
    at += 13 + length;
  }
  return records.length === 0 ? null : records;
}

/** A piece of a handshake message (RFC 6347 section 4.2.2). */
export interface DtlsFragment {
  readonly type: number;
  readonly length: number;
  readonly sequence: number;
  readonly at: number;
  readonly bytes: Uint8Array;
}

export function readDtlsFragments(body: Uint8Array): readonly DtlsFragment[] {
  const fragments: DtlsFragment[] = [];
  for (let at = 0; at + 12 <= body.length && fragments.length < MOST_RECORDS; ) {
    const here = u24(body, at + 9);
    if (at + 12 + here > body.length) break;
    fragments.push({
      type: body[at] ?? 0,
      length: u24(body, at + 1),
      sequence: u16(body, at + 4),
      at: u24(body, at + 6),
      bytes: body.subarray(at + 12, at + 12 + here),
    });
    at += 12 + here;
  }
  return fragments;
}

/** A server's request that the client say its hello again, with a cookie in it (RFC 6347 section 4.2.1). */
export function readHelloVerifyRequest(body: Uint8Array): Read<{ readonly version: number; readonly cookie: Uint8Array }> {
  const reader = new ByteReader(body);
  const version = reader.u16('hello_verify_request.server_version');
  return reader.finish({ version, cookie: reader.vector(1, 'hello_verify_request.cookie') });
}

function u16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

function u24(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 16) | u16(bytes, at + 1);
}
