/** What a link-layer frame carries. */
export type LinkPayload = { readonly kind: 'ip'; readonly at: number } | { readonly kind: 'other' };

const OTHER: LinkPayload = { kind: 'other' };
/** Tags in front of the payload that are followed: VLAN in VLAN, MPLS stacks, PPPoE. */
const MOST_TAGS = 8;
const MOST_ATTRIBUTES = 32;
const MOST_NESTED = 4;
/** Below it the field is the length of an IEEE 802.3 frame, and LLC follows. */
const SHORTEST_TYPE = 0x0600;

/**
 * Where the IP packet begins in a captured frame. Link types by number: the tcpdump.org list of LINKTYPE_ values (2026-11).
 * @returns `other` for frames without IP and for link types this reader does not know
 */
export function ipInFrame(linkType: number, frame: Uint8Array, nested = 0): LinkPayload {
  switch (linkType) {
    case 1: // Ethernet
      return byEtherType(frame, 12, nested);
    case 0: // BSD loopback, host byte order of whoever wrote it
    case 108: // OpenBSD loopback
      return atIp(frame, 4);
    case 12: // raw IP, by DLT number on some systems
    case 14:
    case 101:
    case 228: // IPv4
    case 229: // IPv6
      return atIp(frame, 0);
    case 9: // PPP
      return frame[0] === 0xff && frame[1] === 0x03 ? byPpp(frame, 2) : byPpp(frame, 0);
    case 50: // PPP in HDLC framing
      return frame[0] === 0xff || frame[0] === 0x0f ? byPpp(frame, 2) : byPpp(frame, 0);
    case 51: // PPPoE
      return byPpp(frame, 6);
    case 104: // Cisco HDLC
      return byEtherType(frame, 2, nested);
    case 204: // PPP behind a byte that says who sent it
      return ipInside(9, frame, 1, nested);
    case 109: // OpenBSD, IPsec: family, index, flags
      return atIp(frame, 12);
    case 117: // OpenBSD's packet filter log: a header that says its length, padded to four
      return atIp(frame, ((frame[0] ?? 0) + 3) & ~3);
    case 226: // Solaris
      return atIp(frame, 24);
    case 166: // PPP of Linux' pppd, with the direction in place of the address
      return byPpp(frame, 2);
    case 100: // ATM (RFC 1483)
      return byLlc(frame, 0, nested);
    case 242: // IP over InfiniBand
      return byEtherTypeAt(frame, 0, 4, nested);
    case 240: // Hilscher netANALYZER: four bytes of its own
      return ipInside(1, frame, 4, nested);
    case 274: // Ethernet with its preamble
      return ipInside(1, frame, 8, nested);
    case 105: // 802.11
      return inWifi(frame, 0, nested);
    case 119: // 802.11 behind a Prism header
      return inWifi(frame, le32(frame, 4), nested);
    case 127: // 802.11 behind a radiotap header
      return inWifi(frame, le16(frame, 2), nested);
    case 163: // 802.11 behind an AVS header
      return inWifi(frame, u16(frame, 6), nested);
    case 192: // Per-Packet Information: a header that names the link type behind it
      return ipInside(le32(frame, 4), frame, le16(frame, 2), nested);
    case 239: // NFLOG
      return inNflog(frame);
    case 258: // macOS, "pktap": a header that names the link type behind it
      return ipInside(le32(frame, 8), frame, le32(frame, 0), nested);
    case 113: // Linux cooked
      return byEtherType(frame, 14, nested);
    case 276: // Linux cooked v2
      return byEtherTypeAt(frame, 0, 20, nested);
    default:
      return OTHER;
  }
}

/** Frames in frames, and headers that name another link type, are followed a few times. */
function ipInside(linkType: number, frame: Uint8Array, at: number, nested: number): LinkPayload {
  if (nested >= MOST_NESTED || at >= frame.length) return OTHER;
  const inner = ipInFrame(linkType, frame.subarray(at), nested + 1);
  return inner.kind === 'ip' ? { kind: 'ip', at: at + inner.at } : OTHER;
}

/** A data frame that nobody encrypted (IEEE 802.11-2020 section 9.2): two or four addresses, then LLC. */
function inWifi(frame: Uint8Array, at: number, nested: number): LinkPayload {
  const [control = 0, flags = 0] = frame.subarray(at, at + 2);
  const [data, quality, encrypted] = [(control & 0x0c) === 0x08, (control & 0x80) !== 0, (flags & 0x40) !== 0];
  if (!data || encrypted || (control & 0x40) !== 0) return OTHER;
  const addresses = (flags & 0x03) === 0x03 ? 30 : 24;
  return byLlc(frame, at + addresses + (quality ? 2 + ((flags & 0x80) !== 0 ? 4 : 0) : 0), nested);
}

/** LLC with SNAP and no organisation of its own (RFC 1042). */
function byLlc(frame: Uint8Array, at: number, nested: number): LinkPayload {
  const snap = frame[at] === 0xaa && frame[at + 1] === 0xaa && frame[at + 2] === 3;
  return snap && u16(frame, at + 3) === 0 && frame[at + 5] === 0 ? byEtherType(frame, at + 6, nested) : OTHER;
}

/** Attributes of length and type in the order of the writer, which is little in nearly all; the packet is number 9. */
function inNflog(frame: Uint8Array): LinkPayload {
  for (let at = 4, count = 0; at + 4 <= frame.length && count < MOST_ATTRIBUTES; count += 1) {
    const length = le16(frame, at);
    if ((le16(frame, at + 2) & 0x7fff) === 9) return atIp(frame, at + 4);
    if (length < 4) break;
    at += (length + 3) & ~3;
  }
  return OTHER;
}

function byEtherType(frame: Uint8Array, at: number, nested: number): LinkPayload {
  return byEtherTypeAt(frame, at, at + 2, nested);
}

function byEtherTypeAt(frame: Uint8Array, typeAt: number, payloadAt: number, nested: number): LinkPayload {
  let type = u16(frame, typeAt);
  let at = payloadAt;
  for (let tags = 0; tags < MOST_TAGS; tags += 1) {
    switch (type) {
      case 0x0800:
      case 0x86dd:
        return atIp(frame, at);
      case 0x8100: // VLAN
      case 0x88a8: // QinQ
      case 0x9100:
      case 0x9200:
      case 0x9300:
        type = u16(frame, at + 2);
        at += 4;
        break;
      case 0x8909: // Cisco metadata: version, length in units of eight, options
        type = u16(frame, at + (frame[at + 1] ?? 1) * 8 - 2);
        at += (frame[at + 1] ?? 1) * 8;
        break;
      case 0x88e5: {
        // MACsec that only signs (IEEE 802.1AE section 9: bits E and C of the tag are clear)
        const flags = frame[at] ?? 0;
        if ((flags & 0x0c) !== 0) return OTHER;
        const tag = (flags & 0x20) === 0 ? 6 : 14;
        type = u16(frame, at + tag);
        at += tag + 2;
        break;
      }
      case 0x8926: // Cisco VN-Tag
        type = u16(frame, at + 4);
        at += 6;
        break;
      case 0x892f: // High-availability Seamless Redundancy (IEC 62439-3)
        type = u16(frame, at + 4);
        at += 6;
        break;
      case 0x88e7: // Provider backbone: a tag of four bytes, then a frame (IEEE 802.1ah)
        return ipInside(1, frame, at + 4, nested);
      case 0x8903: // Cisco FabricPath: a tag of two bytes, then a frame
        return ipInside(1, frame, at + 2, nested);
      case 0x894f: // Service chain (RFC 8300 section 2.2): its length in units of four, and what follows by a number of its own
        return behindServiceHeader(frame, at, nested);
      case 0x8864: // PPPoE session
        return byPpp(frame, at + 6);
      case 0x8847: // MPLS
      case 0x8848:
        while (at + 4 <= frame.length && ((frame[at + 2] ?? 0) & 1) === 0) at += 4;
        return behindLabels(frame, at + 4, nested);
      default:
        return type < SHORTEST_TYPE && type > 0 ? byLlc(frame, at, nested) : OTHER;
    }
  }
  return OTHER;
}

function behindServiceHeader(frame: Uint8Array, at: number, nested: number): LinkPayload {
  const inside = at + (u16(frame, at) & 0x3f) * 4;
  const next = frame[at + 3] ?? 0;
  if (next === 3) return ipInside(1, frame, inside, nested);
  return next === 1 || next === 2 ? atIp(frame, inside) : OTHER;
}

/** IP, or Ethernet behind a control word of zeros (RFC 4385 section 3, RFC 4448). */
function behindLabels(frame: Uint8Array, at: number, nested: number): LinkPayload {
  const ip = atIp(frame, at);
  if (ip.kind === 'ip' || (frame[at] ?? 0) >> 4 !== 0) return ip;
  return ipInside(1, frame, at + 4, nested);
}

/** PPP protocol field (RFC 1661 section 2), one byte where compressed. */
function byPpp(frame: Uint8Array, at: number): LinkPayload {
  const first = frame[at] ?? 0;
  const [protocol, length] = (first & 1) === 1 ? [first, 1] : [u16(frame, at), 2];
  return protocol === 0x21 || protocol === 0x57 ? atIp(frame, at + length) : OTHER;
}

function atIp(frame: Uint8Array, at: number): LinkPayload {
  const version = (frame[at] ?? 0) >> 4;
  return version === 4 || version === 6 ? { kind: 'ip', at } : OTHER;
}

function u16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

function le16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}

function le32(bytes: Uint8Array, at: number): number {
  return le16(bytes, at) + le16(bytes, at + 2) * 0x10000;
}
