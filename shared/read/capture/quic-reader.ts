import { alertName } from '../../tables/alerts.ts';
import { cipherSuite } from '../../tables/cipher-suite-properties.ts';
import type { AeadName, HandshakeCrypto } from '../../wire/crypto.ts';
import type { KeyLog } from '../../wire/key-log.ts';
import { initialKeys, type QuicLongPacket, readQuicDatagram } from '../../wire/quic-initial.ts';
import { openPacket, type QuicFrames, type QuicKeys, quicKeys } from '../../wire/quic-protection.ts';
import { Pieces } from './pieces.ts';
import type { Allowance } from './sealed-records.ts';
import { type End, other } from './talk-side.ts';
import type { TlsTalk } from './tls-talk.ts';
import type { Unsealer } from './unseal.ts';

/** Initial packets of one conversation that are opened; a hello needs few. */
const MOST_INITIALS = 24;
/** Packets of one conversation that wait for keys: a flight with certificates, and a few of those behind it that may end it. */
const MOST_SEALED = 40;
const MOST_SHORT = 12;
/** A packet that only ends the connection is short. */
const SHORT = 300;

interface Waiting {
  readonly from: End;
  readonly packet: QuicLongPacket;
  readonly at: number;
}

interface Short {
  readonly from: End;
  readonly bytes: Uint8Array;
  readonly at: number;
}

/** Reads a QUIC conversation: Initial packets, whose keys anybody can compute, and the rest with a key log (RFC 9001). */
export class QuicReader {
  readonly #talk: TlsTalk;
  readonly #allowance: Allowance;
  #waiting: Waiting[] = [];
  #sealed: Waiting[] = [];
  #short: Short[] = [];
  #held = 0;
  #initials = 0;
  readonly #closes = new Set<string>();
  readonly #pieces: readonly [Pieces, Pieces] = [new Pieces(), new Pieces()];
  #clientIds: Uint8Array[] = [];
  /** Length of the name that each end gave itself; the other writes it into every packet. */
  readonly #ownIdLength: [number | null, number | null] = [null, null];
  #version = 1;
  /** Who must be the client, because its packet opened with the client's keys. */
  clientGuess: End | null = null;
  readonly sentHandshake: [boolean, boolean] = [false, false];
  readonly sentShort: [boolean, boolean] = [false, false];
  /** The server named its versions, and nobody went on. */
  negotiated = false;
  /** An error of QUIC itself that ended it (RFC 9000 section 20.1). */
  closed: { readonly from: End; readonly code: number } | null = null;

  constructor(talk: TlsTalk, allowance: Allowance) {
    this.#talk = talk;
    this.#allowance = allowance;
  }

  /** Could this datagram begin a conversation? Cheap, because every datagram is asked. */
  static begins(payload: Uint8Array): boolean {
    return QuicReader.hasLongHeader(payload) && readQuicDatagram(payload) !== null;
  }

  /** Does a packet of a known version begin here, whole or not (RFC 9000 section 17.2)? */
  static hasLongHeader(payload: Uint8Array): boolean {
    return ((payload[0] ?? 0) & 0x80) !== 0 && payload.length >= 21 && plausibleVersion(payload);
  }

  /** Did an end say what it says only to an answer? */
  wentOn(end: End): boolean {
    return this.sentHandshake[end] || this.sentShort[end];
  }

  get hasWork(): boolean {
    return this.#waiting.length > 0;
  }

  get hasSealed(): boolean {
    return this.#sealed.length > 0 || this.#short.length > 0;
  }

  datagram(from: End, payload: Uint8Array, at: number): void {
    const read = readQuicDatagram(payload, 'followed');
    if (read === null) return;
    if (read.short) {
      this.sentShort[from] = true;
      const bytes = payload.subarray(read.packets.reduce((sum, packet) => sum + packet.bytes.length, 0));
      if (bytes.length <= SHORT && this.#short.length < MOST_SHORT && this.#take(bytes.length))
        this.#short.push({ from, bytes: bytes.slice(), at });
    }
    for (const packet of read.packets) this.#long(from, packet, at);
  }

  #long(from: End, packet: QuicLongPacket, at: number): void {
    if (packet.type === 'version-negotiation') {
      this.negotiated = true;
      return;
    }
    this.#ownIdLength[from] = packet.source.length;
    if (packet.type === 'handshake') {
      this.sentHandshake[from] = true;
      if (this.#sealed.length < MOST_SEALED && this.#take(packet.bytes.length)) this.#sealed.push({ from, packet: kept(packet), at });
    }
    if (packet.type !== 'initial' || this.#initials >= MOST_INITIALS) return;
    this.#initials += 1;
    this.#waiting.push({ from, packet: kept(packet), at });
  }

  #take(bytes: number): boolean {
    if (!this.#allowance.take(bytes)) return false;
    this.#held += bytes;
    return true;
  }

  /** Opens the Initial packets that have come; their keys follow from what stands in them. */
  async settle(crypto: HandshakeCrypto): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const one of waiting) await this.#open(crypto, one);
  }

  async #open(crypto: HandshakeCrypto, { from, packet, at }: Waiting): Promise<void> {
    this.#talk.now = at;
    const client = this.#talk.clientEnd ?? this.clientGuess;
    const asClient = client === null || client === from;
    const tries: { readonly id: Uint8Array; readonly side: 'client' | 'server' }[] = [];
    if (asClient) tries.push({ id: packet.destination, side: 'client' }, ...this.#clientIds.map((id) => ({ id, side: 'client' as const })));
    if (client === null || client !== from) tries.push(...this.#clientIds.map((id) => ({ id, side: 'server' as const })));
    for (const { id, side } of tries) {
      for (const keys of await initialKeys(crypto, packet.version, id, side)) {
        const opened = await openPacket(
          crypto,
          { bytes: packet.bytes, numberAt: packet.numberAt, version: packet.version, after: -1 },
          keys,
        );
        if (opened === null) continue;
        this.#version = packet.version;
        if (side === 'client') {
          this.clientGuess = from;
          if (!this.#clientIds.some((known) => same(known, id)) && this.#clientIds.length < 8) this.#clientIds.push(id);
        }
        this.#take13(from, opened.frames, this.#pieces[from], null);
        return;
      }
    }
  }

  #take13(from: End, frames: QuicFrames, pieces: Pieces, unsealer: Unsealer | null): void {
    for (const piece of frames.crypto) {
      const fresh = pieces.add(piece.at, piece.bytes);
      if (fresh !== null) this.#talk.handshakeBytes(from, fresh, unsealer);
    }
    const { close } = frames;
    // It is said again to whatever still comes (RFC 9000 section 10.2.1).
    if (close === null || this.#closes.has(`${from} ${close}`)) return;
    this.#closes.add(`${from} ${close}`);
    // An alert of TLS stands in the second byte (RFC 9001 section 4.8).
    if (close >= 0x100 && close < 0x200) this.#talk.plainAlert(from, 2, close & 0xff, alertName(close & 0xff));
    else this.closed ??= { from, code: close };
  }

  /** Opens what waits for the keys of a key log, once all has come. */
  async unseal(crypto: HandshakeCrypto, unsealer: Unsealer, log: KeyLog): Promise<void> {
    const client = this.#talk.clientEnd;
    const { clientRandom, suiteNumber } = this.#talk;
    const secrets = client === null || clientRandom === null ? null : log.of(clientRandom);
    if (secrets !== null && client !== null && suiteNumber !== null) {
      for (const from of [other(client), client] as const) {
        const side = from === client ? 'CLIENT' : 'SERVER';
        const handshake = await keysOf(crypto, this.#version, suiteNumber, secrets.get(`${side}_HANDSHAKE_TRAFFIC_SECRET`));
        if (handshake !== null) await this.#unsealLong(crypto, unsealer, from, handshake);
        const traffic = await keysOf(crypto, this.#version, suiteNumber, secrets.get(`${side}_TRAFFIC_SECRET_0`));
        if (traffic !== null) await this.#unsealShort(crypto, unsealer, from, traffic);
      }
    }
    this.drop();
  }

  async #unsealLong(crypto: HandshakeCrypto, unsealer: Unsealer, from: End, keys: QuicKeys): Promise<void> {
    const pieces = new Pieces();
    let after = -1;
    for (const { packet, at } of this.#sealed.filter((one) => one.from === from)) {
      const opened = await openPacket(crypto, { bytes: packet.bytes, numberAt: packet.numberAt, version: packet.version, after }, keys);
      if (opened === null) continue;
      after = Math.max(after, opened.number);
      this.#talk.now = at;
      this.#take13(from, opened.frames, pieces, unsealer);
    }
  }

  async #unsealShort(crypto: HandshakeCrypto, unsealer: Unsealer, from: End, keys: QuicKeys): Promise<void> {
    const nameLength = this.#ownIdLength[other(from)];
    if (nameLength === null) return;
    const pieces = new Pieces();
    let after = -1;
    for (const { bytes, at } of this.#short.filter((one) => one.from === from)) {
      const opened = await openPacket(crypto, { bytes, numberAt: 1 + nameLength, version: this.#version, after }, keys);
      if (opened === null) continue;
      after = Math.max(after, opened.number);
      this.#talk.now = at;
      this.#take13(from, opened.frames, pieces, unsealer);
    }
  }

  /** Lets go of what waits for keys. */
  drop(): void {
    this.#allowance.giveBack(this.#held);
    this.#held = 0;
    this.#sealed = [];
    this.#short = [];
  }
}

async function keysOf(crypto: HandshakeCrypto, version: number, suite: number, secret: Uint8Array | undefined): Promise<QuicKeys | null> {
  const hash = cipherSuite(suite)?.hash;
  const aead = AEADS[suite];
  if (secret === undefined || aead === undefined || (hash !== 'sha256' && hash !== 'sha384')) return null;
  return quicKeys(crypto, { version, hash, aead }, secret);
}

/** RFC 8446 appendix B.4; QUIC does without CCM with a short tag (RFC 9001 section 5.3). */
const AEADS: Readonly<Record<number, AeadName>> = {
  4865: 'aes-128-gcm',
  4866: 'aes-256-gcm',
  4867: 'chacha20-poly1305',
  4868: 'aes-128-ccm',
};

function kept(packet: QuicLongPacket): QuicLongPacket {
  return { ...packet, bytes: packet.bytes.slice() };
}

/** Versions in use: 1 and 2, drafts, Google's and Facebook's, negotiation, and the reserved pattern ?a?a?a?a. Other bytes are no QUIC. */
function plausibleVersion(payload: Uint8Array): boolean {
  const version = new DataView(payload.buffer, payload.byteOffset).getUint32(1);
  return (
    version <= 1 ||
    version === 0x6b3343cf ||
    version >>> 8 === 0xff0000 ||
    (version & 0x0f0f0f0f) === 0x0a0a0a0a ||
    version >>> 16 === 0xface ||
    version >>> 16 === 0x5430 ||
    version >>> 16 === 0x5130
  );
}

function same(one: Uint8Array, another: Uint8Array): boolean {
  return one.length === another.length && one.every((byte, index) => byte === another[index]);
}
