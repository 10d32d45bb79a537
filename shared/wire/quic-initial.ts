import { EMPTY, fromHex } from './bytes.ts';
import type { HandshakeCrypto } from './crypto.ts';
import { expandLabel, hkdfExtract } from './hkdf.ts';
import { QUIC_V2, type QuicKeys, quicKeys, readVarint } from './quic-protection.ts';

/** A packet with a long header (RFC 9000 section 17.2), still protected. `bytes` runs from its first byte to its end. */
export interface QuicLongPacket {
  readonly version: number;
  readonly type: 'initial' | '0-rtt' | 'handshake' | 'retry' | 'version-negotiation';
  readonly destination: Uint8Array;
  readonly source: Uint8Array;
  /** Where the protected packet number begins. */
  readonly numberAt: number;
  readonly bytes: Uint8Array;
}

const TYPES_V1 = ['initial', '0-rtt', 'handshake', 'retry'] as const;
/** RFC 9369 section 3.2 gives the types new numbers. */
const TYPES_V2 = ['retry', 'initial', '0-rtt', 'handshake'] as const;
const LONGEST_CONNECTION_ID = 20;
const MOST_COALESCED = 8;
const FIXED = 0x40;

/**
 * The packets with long headers of a datagram, and whether one with a short header follows or stands alone.
 * @param place in a conversation that is followed, the fixed bit says nothing any more: either side may leave it out (RFC 9287)
 */
export function readQuicDatagram(
  datagram: Uint8Array,
  place: 'first' | 'followed' = 'first',
): { readonly packets: readonly QuicLongPacket[]; readonly short: boolean } | null {
  const greased = place === 'followed' ? FIXED : 0;
  const packets: QuicLongPacket[] = [];
  let at = 0;
  while (at < datagram.length && packets.length < MOST_COALESCED) {
    const first = (datagram[at] ?? 0) | greased;
    if ((first & 0x80) === 0) return (first & FIXED) !== 0 || packets.length > 0 ? { packets, short: (first & FIXED) !== 0 } : null;
    const packet = readLong(datagram.subarray(at), greased);
    if (packet === null) return packets.length === 0 ? null : { packets, short: false };
    packets.push(packet);
    at += packet.bytes.length;
  }
  return packets.length === 0 ? null : { packets, short: false };
}

function readLong(bytes: Uint8Array, greased: number): QuicLongPacket | null {
  if (bytes.length < 7) return null;
  const version = new DataView(bytes.buffer, bytes.byteOffset).getUint32(1);
  const destinationLength = bytes[5] ?? 0;
  const sourceAt = 6 + destinationLength;
  const sourceLength = bytes[sourceAt] ?? 0;
  let at = sourceAt + 1 + sourceLength;
  if (destinationLength > LONGEST_CONNECTION_ID || sourceLength > LONGEST_CONNECTION_ID || at > bytes.length) return null;
  const common = { version, destination: bytes.slice(6, 6 + destinationLength), source: bytes.slice(sourceAt + 1, at) };
  if (version === 0)
    return (bytes.length - at) % 4 === 0 && bytes.length > at ? { ...common, type: 'version-negotiation', numberAt: at, bytes } : null;
  if ((((bytes[0] ?? 0) | greased) & FIXED) === 0) return null;
  const kind = ((bytes[0] ?? 0) >> 4) & 3;
  const type = (version === QUIC_V2 ? TYPES_V2[kind] : TYPES_V1[kind]) ?? 'initial';
  if (type === 'retry') return bytes.length - at >= 16 ? { ...common, type, numberAt: at, bytes } : null;
  if (type === 'initial') {
    const token = readVarint(bytes, at);
    if (token === null) return null;
    at = token.next + token.value;
  }
  const length = readVarint(bytes, at);
  if (length === null || length.value < 20 || length.next + length.value > bytes.length) return null;
  return { ...common, type, numberAt: length.next, bytes: bytes.subarray(0, length.next + length.value) };
}

/** Salts from which anybody can compute the keys of Initial packets (RFC 9001 section 5.2, RFC 9369 section 3.3.1, the drafts, and the versions of Google and Facebook). */
const SALTS = {
  v1: salt('38762cf7f55934b34d179ae6a4c80cadccbb7f0a'),
  v2: salt('0dede3def700a6db819381be6e269dcbf9bd2ed9'),
  draft29: salt('afbfec289993d24c9e9786f19c6111e04390a899'),
  draft23: salt('c3eef712c72ebb5a11a7d2432bb46365bef9f502'),
  draft21: salt('7fbcdb0e7c66bbe9193a96cd21519ebd7a02644a'),
  t050: salt('7ff579e5acd072915580304c43a2367c60488310'),
  t051: salt('7a4edef4e7ccee5fa4506c19124fc8ccda6e033d'),
} as const;

function salt(hex: string): Uint8Array {
  return fromHex(hex) ?? EMPTY;
}

/** Salts to try for a version, the likeliest first; a version that nobody knows is tried with all. */
function saltsOf(version: number): readonly Uint8Array[] {
  if (version === 1) return [SALTS.v1];
  if (version === QUIC_V2) return [SALTS.v2];
  if (version === 0x54303530) return [SALTS.t050];
  if (version === 0x54303531) return [SALTS.t051];
  if (version >>> 8 === 0xff0000) {
    const draft = version & 0xff;
    return [draft >= 33 ? SALTS.v1 : draft >= 29 ? SALTS.draft29 : draft >= 23 ? SALTS.draft23 : SALTS.draft21];
  }
  return [SALTS.v1, SALTS.draft29, SALTS.draft23, SALTS.draft21];
}

/** Keys of Initial packets from one side, one set for each salt to try (RFC 9001 section 5.1 and 5.2). */
export async function initialKeys(
  crypto: HandshakeCrypto,
  version: number,
  destination: Uint8Array,
  side: 'client' | 'server',
): Promise<QuicKeys[]> {
  return Promise.all(
    saltsOf(version).map(async (one) => {
      const secret = await expandLabel(crypto, 'sha256', await hkdfExtract(crypto, 'sha256', one, destination), `${side} in`, 32);
      return quicKeys(crypto, { version, hash: 'sha256', aead: 'aes-128-gcm' }, secret);
    }),
  );
}
