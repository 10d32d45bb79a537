/** One captured packet. `data` is a view that holds until the next one: take a copy to keep it. */
export interface CapturedPacket {
  /** From 1, over the whole file. */
  readonly frame: number;
  readonly linkType: number;
  readonly data: Uint8Array;
  /** Length on the wire; longer than `data` where the capture cut it. */
  readonly originalLength: number;
  /** Microseconds since 1970, fractions of it where the file counts nanoseconds. */
  readonly microseconds: number;
}

export type CaptureFileKind = 'pcap' | 'pcapng' | 'unknown' | 'not-enough-bytes';

/** Longest packet that is believed; a larger length means a damaged file (libpcap's own bound is 256 KiB, USB captures go higher). */
const LONGEST_PACKET = 16 * 1024 * 1024;
const LONGEST_BLOCK = 64 * 1024 * 1024;
/** Bytes behind the header of a pcap file by which its form is told, and seconds between two packets that follow one another. */
const TRIED = 4096;
const MOST_APART = 365 * 86_400;
const MOST_INTERFACES = 65_536;

/** Which of the two formats begins here. Sources: draft-ietf-opsawg-pcap, draft-ietf-opsawg-pcapng. */
export function captureFileKind(bytes: Uint8Array): CaptureFileKind {
  if (bytes.length < 4) return 'not-enough-bytes';
  const magic = viewOf(bytes).getUint32(0, false);
  if (magic === 0x0a0d0d0a) return 'pcapng';
  return PCAP_MAGICS.has(magic) ? 'pcap' : 'unknown';
}

interface PcapForm {
  readonly little: boolean;
  readonly nanoseconds: boolean;
  /** Bytes of a packet header: 16, and more in the forms of old distributions, which do not say so. */
  readonly headers: readonly number[];
}

/** Standard; Red Hat 6.1 and its kin; Nokia IPSO; SuSE 6.3. The order is that of trying. */
const STANDARD = [16, 24, 20, 28];
/** With the magic of the patch by Alexey Kuznetzov. */
const PATCHED = [24, 28, 16];
const PCAP_MAGICS: ReadonlyMap<number, PcapForm> = new Map([
  [0xa1b2c3d4, { little: false, nanoseconds: false, headers: STANDARD }],
  [0xd4c3b2a1, { little: true, nanoseconds: false, headers: STANDARD }],
  [0xa1b23c4d, { little: false, nanoseconds: true, headers: [16] }],
  [0x4d3cb2a1, { little: true, nanoseconds: true, headers: [16] }],
  [0xa1b2cd34, { little: false, nanoseconds: false, headers: PATCHED }],
  [0x34cdb2a1, { little: true, nanoseconds: false, headers: PATCHED }],
]);

const FILE_HEADER = 24;

interface Pcap {
  readonly little: boolean;
  readonly nanoseconds: boolean;
  /** Bytes of a packet header. */
  readonly header: number;
  readonly linkType: number;
}

/** @param bytes the file header and the packets behind it, `TRIED` bytes or all that there are */
function pcapAt(bytes: Uint8Array, at: number): Pcap | null {
  const view = viewOf(bytes);
  const form = PCAP_MAGICS.get(view.getUint32(at, false));
  if (form === undefined) return null;
  const { little, nanoseconds, headers } = form;
  const header = headers.find((one) => makesSense(view, at + FILE_HEADER, one, form)) ?? (headers[0] as number);
  // The link type is the lower half of its field; above it stands whether frames end in a checksum, and how long it is
  // (draft-ietf-opsawg-pcap section 4). An IP packet says itself where it ends.
  return { little, nanoseconds, header, linkType: view.getUint32(at + 20, little) & 0xffff };
}

/** Read with packet headers of this length, do the first packets follow one another? A form that is not the first one tried needs two to be believed. */
function makesSense(view: DataView, from: number, header: number, { little, nanoseconds, headers }: PcapForm): boolean {
  const end = Math.min(view.byteLength, from + TRIED);
  let before: number | null = null;
  let packets = 0;
  for (let at = from; at + header <= end; packets += 1) {
    const [seconds, fraction] = [view.getUint32(at, little), view.getUint32(at + 4, little)];
    const [captured, original] = [view.getUint32(at + 8, little), view.getUint32(at + 12, little)];
    if (packets > 0 && PCAP_MAGICS.has(view.getUint32(at, false))) break;
    if (fraction >= (nanoseconds ? 1e9 : 1e6) || captured > LONGEST_PACKET || captured > original) return false;
    if (before !== null && Math.abs(seconds - before) > MOST_APART) return false;
    before = seconds;
    at += header + captured;
  }
  return packets >= 2 || header === headers[0];
}

interface Interface {
  readonly linkType: number;
  readonly snapLength: number;
  /** Microseconds per tick, and those to add. */
  readonly tick: number;
  readonly offset: number;
}

export interface CaptureSink {
  packet(packet: CapturedPacket): void;
  /**
   * Asked before a packet is handed over: true where it is dealt with already. Its bytes stand in `bytes` from `at` to `end`.
   */
  passes?(bytes: Uint8Array, at: number, end: number, linkType: number, microseconds: number): boolean;
  /** A Decryption Secrets Block: the text of a key log, at most 16 MiB. */
  secrets?(kind: number, data: Uint8Array): void;
}

/** Bytes of a new piece that are copied at first to make the last packet of the old one whole. */
const JOIN = 4096;

/**
 * Reads a capture file piece by piece. Never throws: `damaged` says where the file stopped making sense, and what stood before it
 * has been handed over. Memory is bounded by one packet or block.
 */
export class CaptureFileReader {
  readonly #sink: CaptureSink;
  /** What is left of the last piece stands at its beginning. */
  #buffer: Uint8Array = new Uint8Array(0);
  #waiting = 0;
  #offset = 0;
  #frame = 0;
  #kind: CaptureFileKind = 'not-enough-bytes';
  #pcap: Pcap | null = null;
  #ended = false;
  #little = false;
  #interfaces: Interface[] = [];
  #damaged: { readonly offset: number; readonly why: 'magic' | 'length' | 'block' | 'cut-off' } | null = null;

  constructor(sink: CaptureSink) {
    this.#sink = sink;
  }

  get kind(): CaptureFileKind {
    return this.#kind;
  }

  get packets(): number {
    return this.#frame;
  }

  get damaged(): { readonly offset: number; readonly why: 'magic' | 'length' | 'block' | 'cut-off' } | null {
    return this.#damaged;
  }

  push(piece: Uint8Array): void {
    // Packets are views of it, and `slice` of one has to be a copy: that of Node's own buffers is not.
    const chunk = new Uint8Array(piece.buffer, piece.byteOffset, piece.length);
    let from = 0;
    // What is left of the last piece is made whole with as little of this one as it takes; the rest is read where it stands.
    for (let more = JOIN; this.#waiting > 0 && from < chunk.length && this.#damaged === null; more *= 2) {
      const before = this.#waiting;
      const some = chunk.subarray(from, from + more);
      this.#keep(some);
      const used = this.#read(this.#buffer.subarray(0, this.#waiting));
      if (used >= before) {
        this.#waiting = 0;
        from += used - before;
      } else {
        this.#buffer.copyWithin(0, used, this.#waiting);
        this.#waiting -= used;
        from += some.length;
      }
    }
    if (from === chunk.length || this.#damaged !== null) return;
    const rest = from === 0 ? chunk : chunk.subarray(from);
    const used = this.#read(rest);
    if (used < rest.length) this.#keep(rest.subarray(used));
  }

  #keep(bytes: Uint8Array): void {
    const length = this.#waiting + bytes.length;
    if (length > this.#buffer.length) {
      const roomy = new Uint8Array(2 * length);
      roomy.set(this.#buffer.subarray(0, this.#waiting));
      this.#buffer = roomy;
    }
    this.#buffer.set(bytes, this.#waiting);
    this.#waiting = length;
  }

  /** @returns how many of the bytes are dealt with */
  #read(bytes: Uint8Array): number {
    if (this.#kind === 'not-enough-bytes') this.#kind = captureFileKind(bytes);
    if (this.#kind === 'unknown') {
      this.#damaged = { offset: 0, why: 'magic' };
      return 0;
    }
    const used = this.#kind === 'pcap' ? this.#readPcap(bytes) : this.#kind === 'pcapng' ? this.#readBlocks(bytes) : 0;
    this.#offset += used;
    return used;
  }

  /** No more bytes come. */
  end(): void {
    this.#ended = true;
    if (this.#damaged === null && this.#kind === 'pcap' && this.#pcap === null)
      this.#waiting -= this.#read(this.#buffer.subarray(0, this.#waiting));
    if (this.#damaged === null && (this.#waiting > 0 || this.#kind === 'not-enough-bytes'))
      this.#damaged = { offset: this.#offset, why: 'cut-off' };
  }

  #readPcap(bytes: Uint8Array): number {
    const view = viewOf(bytes);
    if (this.#pcap === null && bytes.length < FILE_HEADER + (this.#ended ? 0 : TRIED)) return 0;
    let at = this.#pcap === null ? FILE_HEADER : 0;
    this.#pcap ??= pcapAt(bytes, 0);
    while (this.#pcap !== null && at + this.#pcap.header <= bytes.length) {
      const end = this.#readPackets(bytes, view, at, this.#pcap);
      if (end === at || this.#damaged !== null) return end;
      at = end;
    }
    return at;
  }

  /** @returns where the next file header begins, or what is left over */
  #readPackets(bytes: Uint8Array, view: DataView, from: number, { little, nanoseconds, header, linkType }: Pcap): number {
    let at = from;
    while (at + header <= bytes.length) {
      const captured = view.getUint32(at + 8, little);
      if (captured > LONGEST_PACKET) {
        this.#damaged = { offset: this.#offset + at, why: 'length' };
        return at;
      }
      // Two files in one: the header of the second stands where a packet of no bytes would.
      if (captured === 0 && PCAP_MAGICS.has(view.getUint32(at, false))) {
        if (at + FILE_HEADER > bytes.length) break;
        this.#pcap = pcapAt(bytes, at);
        return at + FILE_HEADER;
      }
      if (at + header + captured > bytes.length) break;
      const seconds = view.getUint32(at, little);
      const fraction = view.getUint32(at + 4, little);
      const microseconds = seconds * 1e6 + (nanoseconds ? fraction / 1000 : fraction);
      this.#hand(bytes, at + header, at + header + captured, linkType, view.getUint32(at + 12, little), microseconds);
      at += header + captured;
    }
    return at;
  }

  #readBlocks(bytes: Uint8Array): number {
    const view = viewOf(bytes);
    let at = 0;
    while (at + 12 <= bytes.length) {
      const section = view.getUint32(at, false) === 0x0a0d0d0a;
      if (section) {
        const order = view.getUint32(at + 8, false);
        if (order !== 0x1a2b3c4d && order !== 0x4d3c2b1a) return this.#stop(at, 'block');
        this.#little = order === 0x4d3c2b1a;
        this.#interfaces = [];
      }
      const length = view.getUint32(at + 4, this.#little);
      if (length < 12 || length > LONGEST_BLOCK || length % 4 !== 0) return this.#stop(at, 'length');
      if (at + length > bytes.length) break;
      if (!section && !this.#readBlock(view.getUint32(at, this.#little), bytes.subarray(at + 8, at + length - 4)))
        return this.#stop(at, 'block');
      at += length;
    }
    return at;
  }

  #stop(at: number, why: 'length' | 'block'): number {
    this.#damaged = { offset: this.#offset + at, why };
    return at;
  }

  /** @returns false for a block that contradicts itself; one of an unknown type is passed over */
  #readBlock(type: number, body: Uint8Array): boolean {
    const view = viewOf(body);
    const little = this.#little;
    switch (type) {
      case 1: // Interface Description
        if (body.length < 8 || this.#interfaces.length >= MOST_INTERFACES) return false;
        this.#interfaces.push({
          linkType: view.getUint16(0, little),
          snapLength: view.getUint32(4, little),
          ...clockOf(body.subarray(8), little),
        });
        return true;
      case 6: // Enhanced Packet
        if (body.length < 20) return false;
        return this.#packetOf(
          view.getUint32(0, little),
          view.getUint32(4, little),
          view.getUint32(8, little),
          view.getUint32(12, little),
          view.getUint32(16, little),
          body.subarray(20),
        );
      case 2: // Packet (obsolete)
        if (body.length < 20) return false;
        return this.#packetOf(
          view.getUint16(0, little),
          view.getUint32(4, little),
          view.getUint32(8, little),
          view.getUint32(12, little),
          view.getUint32(16, little),
          body.subarray(20),
        );
      case 3: {
        // Simple Packet: no time, first interface, cut at its snap length
        if (body.length < 4) return false;
        const original = view.getUint32(0, little);
        const snap = this.#interfaces[0]?.snapLength ?? 0;
        return this.#packetOf(0, 0, 0, Math.min(original, snap === 0 ? original : snap, body.length - 4), original, body.subarray(4));
      }
      case 10: {
        // Decryption Secrets
        if (body.length < 8) return false;
        const length = view.getUint32(4, little);
        if (length > body.length - 8) return false;
        if (length <= LONGEST_PACKET) this.#sink.secrets?.(view.getUint32(0, little), body.subarray(8, 8 + length));
        return true;
      }
      default:
        return true;
    }
  }

  #packetOf(interfaceId: number, high: number, low: number, captured: number, originalLength: number, rest: Uint8Array): boolean {
    const from = this.#interfaces[interfaceId];
    if (from === undefined || captured > rest.length) return false;
    this.#hand(rest, 0, captured, from.linkType, originalLength, (high * 0x1_0000_0000 + low) * from.tick + from.offset);
    return true;
  }

  #hand(bytes: Uint8Array, at: number, end: number, linkType: number, originalLength: number, microseconds: number): void {
    this.#frame += 1;
    if (this.#sink.passes?.(bytes, at, end, linkType, microseconds) === true) return;
    this.#sink.packet({ frame: this.#frame, linkType, data: bytes.subarray(at, end), originalLength, microseconds });
  }
}

/**
 * Option if_tsresol (9): a power of ten, or of two where the top bit is set; microseconds without it. Option if_tsoffset (14): seconds to
 * add (draft-ietf-opsawg-pcapng section 4.2).
 */
function clockOf(options: Uint8Array, little: boolean): { readonly tick: number; readonly offset: number } {
  const view = viewOf(options);
  const clock = { tick: 1, offset: 0 };
  for (let at = 0; at + 4 <= options.length; ) {
    const code = view.getUint16(at, little);
    const length = view.getUint16(at + 2, little);
    if (code === 0 || at + 4 + length > options.length) break;
    if (code === 9 && length >= 1) {
      const value = options[at + 4] ?? 6;
      clock.tick = 1e6 * ((value & 0x80) === 0 ? 10 ** -value : 2 ** -(value & 0x7f));
    }
    if (code === 14 && length === 8) clock.offset = Number(view.getBigInt64(at + 4, little)) * 1e6;
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return clock;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
