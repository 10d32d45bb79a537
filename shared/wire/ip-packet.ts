import { ipInFrame } from './link-layer.ts';

/** A TCP or UDP datagram out of an IP packet, or a message about one. `payload` is a view. */
export interface Datagram {
  readonly protocol: 'tcp' | 'udp' | 'icmp';
  /** Address as its bytes in Latin-1, cheap to use as a key; `showAddress` writes it. */
  readonly from: string;
  readonly to: string;
  readonly ttl: number;
  readonly payload: Uint8Array;
}

const MOST_NESTED = 4;
const MOST_TAGS = 32;
/** Link types. */
const ETHERNET = 1;
const PPP = 9;
const MOST_FRAGMENTED = 256;
/** IPv4 addresses that are remembered. */
const MOST_ADDRESSES = 20_000;
const LONGEST_DATAGRAM = 65_535;

interface Pieces {
  parts: { readonly at: number; readonly bytes: Uint8Array }[];
  total: number | null;
  held: number;
}

/**
 * Takes TCP and UDP out of IP packets, through IPv6 extension headers, fragments, signed packets (AH) and tunnels: IP in IP,
 * GRE, PPTP, ERSPAN, L2TP, VXLAN, Geneve, GTP, GUE, LISP, MPLS in UDP, service chains (NSH), Teredo, and what MikroTik's sniffer sends.
 * Never throws.
 */
export class IpReader {
  readonly #fragmented = new Map<string, Pieces>();
  readonly #addresses = new Map<number, string>();

  /** @param at where the packet begins */
  read(packet: Uint8Array, at = 0): Datagram | null {
    return this.#packetAt(packet, at, 0);
  }

  #packetAt(packet: Uint8Array, at: number, nested: number): Datagram | null {
    if (nested > MOST_NESTED || packet.length - at < 20) return null;
    const version = (packet[at] ?? 0) >> 4;
    if (version === 4) return this.#readV4(packet, at, nested);
    return version === 6 ? this.#readV6(at === 0 ? packet : packet.subarray(at), nested) : null;
  }

  /** Nearly all packets: read in its place, because a view of its own takes as long as all the rest. */
  #readV4(packet: Uint8Array, at: number, nested: number): Datagram | null {
    const header = ((packet[at] ?? 0) & 0x0f) * 4;
    const stated = u16(packet, at + 2);
    // Segmentation offload writes a length of zero.
    const end = stated === 0 ? packet.length : Math.min(at + stated, packet.length);
    if (header < 20 || at + header > end) return null;
    const from = this.#address(packet, at + 12);
    const to = this.#address(packet, at + 16);
    const flags = u16(packet, at + 6);
    const protocol = packet[at + 9] ?? 0;
    const body = packet.subarray(at + header, end);
    const payload =
      (flags & 0x3fff) === 0
        ? body
        : this.#reassemble(`${from}${to}${protocol} ${u16(packet, at + 4)}`, (flags & 0x1fff) * 8, (flags & 0x2000) !== 0, body);
    return payload === null ? null : this.#carried(protocol, from, to, packet[at + 8] ?? 0, payload, nested);
  }

  /** The same address is the same string, so that comparing and looking up cost little. */
  #address(packet: Uint8Array, at: number): string {
    const number = u16(packet, at) * 0x10000 + u16(packet, at + 2);
    const known = this.#addresses.get(number);
    if (known !== undefined) return known;
    if (this.#addresses.size >= MOST_ADDRESSES) this.#addresses.clear();
    const text = bytesAsText(packet, at, 4);
    this.#addresses.set(number, text);
    return text;
  }

  #readV6(packet: Uint8Array, nested: number): Datagram | null {
    if (packet.length < 40) return null;
    const stated = u16(packet, 4);
    const end = stated === 0 ? packet.length : Math.min(40 + stated, packet.length);
    const [from, to] = [bytesAsText(packet, 8, 16), bytesAsText(packet, 24, 16)];
    let next = packet[6] ?? 59;
    let at = 40;
    for (let headers = 0; headers < 16 && at + 8 <= end; headers += 1) {
      if (next === 44) {
        const offset = u16(packet, at + 2);
        const protocol = packet[at] ?? 59;
        const identity = bytesAsText(packet, at + 4, 4);
        const payload = this.#reassemble(
          `${from}${to}${protocol} ${identity}`,
          offset & 0xfff8,
          (offset & 1) === 1,
          packet.subarray(at + 8, end),
        );
        return payload === null ? null : this.#carried(protocol, from, to, packet[7] ?? 0, payload, nested);
      }
      // Hop-by-hop, routing, destination options, mobility, HIP, shim6; 51 counts in units of four.
      if (next !== 0 && next !== 43 && next !== 60 && next !== 135 && next !== 139 && next !== 140 && next !== 51) break;
      const length = next === 51 ? ((packet[at + 1] ?? 0) + 2) * 4 : ((packet[at + 1] ?? 0) + 1) * 8;
      next = packet[at] ?? 59;
      at += length;
    }
    return at > end ? null : this.#carried(next, from, to, packet[7] ?? 0, packet.subarray(at, end), nested);
  }

  #carried(protocol: number, from: string, to: string, ttl: number, payload: Uint8Array, nested: number): Datagram | null {
    switch (protocol) {
      case 6:
        return { protocol: 'tcp', from, to, ttl, payload };
      case 17:
        return this.#inUdp(payload, nested) ?? { protocol: 'udp', from, to, ttl, payload };
      case 1:
      case 58:
        return { protocol: 'icmp', from, to, ttl, payload };
      case 4:
      case 41:
        return this.#packetAt(payload, 0, nested + 1);
      case 47:
        return this.#inGre(payload, nested);
      case 51: // Authentication Header (RFC 4302 section 2): signed, not encrypted; its length counts in units of four
        return nested > MOST_NESTED
          ? null
          : this.#carried(payload[0] ?? 59, from, to, ttl, payload.subarray(((payload[1] ?? 0) + 2) * 4), nested + 1);
      case 115:
        return this.#inL2tp3(payload, nested);
      default:
        return null;
    }
  }

  /** RFC 2784 and 2890: optional checksum, key and sequence number. */
  #inGre(payload: Uint8Array, nested: number): Datagram | null {
    const flags = u16(payload, 0);
    if ((flags & 0x0007) === 1 && u16(payload, 2) === 0x880b) return this.#inPptp(flags, payload, nested);
    if ((flags & 0x0007) !== 0) return null;
    const at = 4 + ((flags & 0x8000) !== 0 ? 4 : 0) + ((flags & 0x2000) !== 0 ? 4 : 0) + ((flags & 0x1000) !== 0 ? 4 : 0);
    return this.#byType(u16(payload, 2), payload, at, nested, (flags & 0x1000) !== 0);
  }

  /** RFC 2637 section 4.1: length and call in place of the key, then sequence and acknowledgement numbers where flags say so. */
  #inPptp(flags: number, payload: Uint8Array, nested: number): Datagram | null {
    return this.#inFrame(PPP, payload.subarray(8 + ((flags & 0x1000) !== 0 ? 4 : 0) + ((flags & 0x0080) !== 0 ? 4 : 0)), nested);
  }

  /** RFC 3931 section 4.1.1: a session, and a cookie and a sublayer whose lengths only its ends know; Ethernet behind them. */
  #inL2tp3(payload: Uint8Array, nested: number): Datagram | null {
    if (payload.length < 4 || (u16(payload, 0) === 0 && u16(payload, 2) === 0)) return null;
    for (const at of [4, 8, 12, 16]) {
      const inside = this.#inFrame(ETHERNET, payload.subarray(at), nested);
      if (inside !== null) return inside;
    }
    return null;
  }

  /** @param numbered a GRE packet with a sequence number: only there ERSPAN has a header of its own */
  #byType(type: number, bytes: Uint8Array, at: number, nested: number, numbered = false): Datagram | null {
    switch (type) {
      case 0x0800:
      case 0x86dd:
        return this.#packetAt(bytes, at, nested + 1);
      case 0x6558:
        return this.#inEthernet(bytes.subarray(at), nested);
      case 0x8847: // MPLS (RFC 4023 section 3)
      case 0x8848:
        for (let label = at; label + 4 <= bytes.length; label += 4)
          if (((bytes[label + 2] ?? 0) & 1) === 1) return this.#packetAt(bytes, label + 4, nested + 1);
        return null;
      case 0x894f:
        return this.#inServiceChain(bytes, at, nested);
      case 0x88be: // ERSPAN types I and II (draft-foschiano-erspan)
        return this.#inEthernet(bytes.subarray(at + (numbered ? 8 : 0)), nested);
      case 0x22eb: // ERSPAN type III, whose last bit says that eight bytes more follow
        return this.#inEthernet(bytes.subarray(at + 12 + ((bytes[at + 11] ?? 0) & 1) * 8), nested);
      default:
        return null;
    }
  }

  /** Tunnels over UDP by their ports; null where it is none, or holds nothing. */
  #inUdp(datagram: Uint8Array, nested: number): Datagram | null {
    if (datagram.length <= 16) return null;
    switch (u16(datagram, 2)) {
      case 4789:
      case 8472: // VXLAN before it had a port of its own; Linux still begins there
        return this.#inVxlan(datagram, nested);
      case 6081:
        return this.#inGeneve(datagram, nested);
      case 4790:
        return this.#inVxlanGpe(datagram, nested);
      case 6635: // MPLS in UDP (RFC 7510)
        return this.#byType(0x8847, datagram, 8, nested);
      case 4341: // LISP (RFC 9300 section 5.1): eight bytes, then the packet
        return this.#packetAt(datagram, 16, nested + 1);
      case 6080:
        return this.#inGue(datagram.subarray(8), nested);
      case 1701:
        return this.#inL2tp(datagram.subarray(8), nested);
      case 37_008:
        return this.#inTzsp(datagram.subarray(8), nested);
      case 2152:
        return this.#inGtp(datagram, nested);
      case 3544:
        return this.#inTeredo(datagram.subarray(8), nested);
      default:
        return u16(datagram, 0) === 3544 ? this.#inTeredo(datagram.subarray(8), nested) : null;
    }
  }

  /** RFC 7348: eight bytes of header, the first with the flag for a valid network number. */
  #inVxlan(datagram: Uint8Array, nested: number): Datagram | null {
    return ((datagram[8] ?? 0) & 0x08) === 0 ? null : this.#inEthernet(datagram.subarray(16), nested);
  }

  /** draft-ietf-nvo3-vxlan-gpe section 3: the last byte before the network number names what follows. */
  #inVxlanGpe(datagram: Uint8Array, nested: number): Datagram | null {
    const next = datagram[11] ?? 0;
    if (next === 4) return this.#inServiceChain(datagram, 16, nested);
    if (next === 3) return this.#inEthernet(datagram.subarray(16), nested);
    return next === 1 || next === 2 ? this.#packetAt(datagram, 16, nested + 1) : null;
  }

  /** RFC 8300 section 2.2: the header counts in units of four and names what follows. */
  #inServiceChain(bytes: Uint8Array, at: number, nested: number): Datagram | null {
    const inside = bytes.subarray(at + (u16(bytes, at) & 0x3f) * 4);
    const next = bytes[at + 3] ?? 0;
    if (next === 3) return this.#inEthernet(inside, nested);
    return next === 1 || next === 2 ? this.#packetAt(inside, 0, nested + 1) : null;
  }

  /** draft-ietf-intarea-gue section 3: variant 0 names a protocol behind options in units of four, variant 1 is the IP packet itself. */
  #inGue(bytes: Uint8Array, nested: number): Datagram | null {
    const first = bytes[0] ?? 0;
    if (first >> 6 === 1) return this.#packetAt(bytes, 0, nested + 1);
    const inside = bytes.subarray(4 + (first & 0x1f) * 4);
    // A set bit C makes it a message between the tunnel's ends.
    if ((first & 0xe0) !== 0) return null;
    return bytes[1] === 4 || bytes[1] === 41 ? this.#packetAt(inside, 0, nested + 1) : bytes[1] === 47 ? this.#inGre(inside, nested) : null;
  }

  /** RFC 2661 section 3.1: a data message of version 2, with length, numbers and padding where flags say so; PPP behind it. */
  #inL2tp(bytes: Uint8Array, nested: number): Datagram | null {
    const flags = u16(bytes, 0);
    if ((flags & 0x8000) !== 0 || (flags & 0x000f) !== 2) return null;
    let at = 6 + ((flags & 0x4000) !== 0 ? 2 : 0) + ((flags & 0x0800) !== 0 ? 4 : 0);
    if ((flags & 0x0200) !== 0) at += 2 + u16(bytes, at);
    return this.#inFrame(PPP, bytes.subarray(at), nested);
  }

  /** TaZmen Sniffer Protocol, by which a MikroTik router sends what it captures: version 1, tags up to number 1, then Ethernet. */
  #inTzsp(bytes: Uint8Array, nested: number): Datagram | null {
    if (bytes[0] !== 1 || bytes[1] !== 0 || u16(bytes, 2) !== ETHERNET) return null;
    let at = 4;
    for (let tags = 0; tags < MOST_TAGS && at < bytes.length; tags += 1) {
      if (bytes[at] === 1) return this.#inEthernet(bytes.subarray(at + 1), nested);
      at += bytes[at] === 0 ? 1 : 2 + (bytes[at + 1] ?? 0);
    }
    return null;
  }

  /** RFC 8926 section 3.4: version 0, options counted in units of four. */
  #inGeneve(datagram: Uint8Array, nested: number): Datagram | null {
    const first = datagram[8] ?? 0;
    return first >> 6 === 0 ? this.#byType(u16(datagram, 10), datagram, 16 + (first & 0x3f) * 4, nested) : null;
  }

  /** 3GPP TS 29.281 section 5: version 1, message 255 carries a packet; extension headers count in units of four. */
  #inGtp(datagram: Uint8Array, nested: number): Datagram | null {
    const first = datagram[8] ?? 0;
    if (first >> 4 !== 3 || datagram[9] !== 255) return null;
    let at = 16 + ((first & 7) === 0 ? 0 : 4);
    let next = (first & 4) === 0 ? 0 : (datagram[19] ?? 0);
    for (let headers = 0; next !== 0 && headers < MOST_NESTED; headers += 1) {
      at += (datagram[at] ?? 0) * 4;
      next = datagram[at - 1] ?? 0;
    }
    return this.#packetAt(datagram, at, nested + 1);
  }

  /** RFC 4380 section 5.1.1: an indication of where it came from may stand before the IPv6 packet. */
  #inTeredo(bytes: Uint8Array, nested: number): Datagram | null {
    const packet = u16(bytes, 0) === 0 ? bytes.subarray(8) : bytes;
    return (packet[0] ?? 0) >> 4 === 6 ? this.#packetAt(packet, 0, nested + 1) : null;
  }

  #inEthernet(frame: Uint8Array, nested: number): Datagram | null {
    return this.#inFrame(ETHERNET, frame, nested);
  }

  #inFrame(linkType: number, frame: Uint8Array, nested: number): Datagram | null {
    const inner = ipInFrame(linkType, frame);
    return inner.kind === 'ip' ? this.#packetAt(frame, inner.at, nested + 1) : null;
  }

  /** The whole payload once every piece is there (RFC 791 section 3.2, RFC 8200 section 4.5); the first copy of a byte counts. */
  #reassemble(key: string, at: number, more: boolean, bytes: Uint8Array): Uint8Array | null {
    let pieces = this.#fragmented.get(key);
    if (pieces === undefined) {
      if (this.#fragmented.size >= MOST_FRAGMENTED) this.#fragmented.delete(this.#fragmented.keys().next().value ?? '');
      pieces = { parts: [], total: null, held: 0 };
      this.#fragmented.set(key, pieces);
    }
    if (at + bytes.length > LONGEST_DATAGRAM || pieces.held + bytes.length > 4 * LONGEST_DATAGRAM) {
      this.#fragmented.delete(key);
      return null;
    }
    pieces.parts.push({ at, bytes: bytes.slice() });
    pieces.held += bytes.length;
    if (!more) pieces.total = at + bytes.length;
    if (pieces.total === null) return null;
    const whole = new Uint8Array(pieces.total);
    let filled = 0;
    for (const part of pieces.parts.toSorted((one, other) => one.at - other.at)) {
      if (part.at > filled) return null;
      const fresh = part.bytes.subarray(Math.min(part.bytes.length, filled - part.at), Math.max(0, pieces.total - part.at));
      whole.set(fresh, filled);
      filled += fresh.length;
    }
    if (filled < pieces.total) return null;
    this.#fragmented.delete(key);
    return whole;
  }
}

/** An address of a `Datagram` as people write it (IPv6 by RFC 5952 section 4). */
export function showAddress(address: string): string {
  const bytes = Array.from(address, (character) => character.charCodeAt(0));
  if (bytes.length === 4) return bytes.join('.');
  const groups = Array.from({ length: 8 }, (_, index) => (((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0)).toString(16));
  let best = { at: -1, length: 1 };
  for (let at = 0; at < 8; at += 1) {
    let length = 0;
    while (groups[at + length] === '0') length += 1;
    if (length > best.length) best = { at, length };
  }
  return best.at < 0 ? groups.join(':') : `${groups.slice(0, best.at).join(':')}::${groups.slice(best.at + best.length).join(':')}`;
}

function u16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

function bytesAsText(bytes: Uint8Array, at: number, length: number): string {
  return length === 4
    ? String.fromCharCode(bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0, bytes[at + 3] ?? 0)
    : String.fromCharCode(...bytes.subarray(at, at + length));
}
