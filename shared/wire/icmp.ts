const FRAGMENTATION_NEEDED = 4;
const TCP = 6;
const UDP = 17;

/** What a router or host answers in place of the one that was asked. Addresses as their bytes in Latin-1. */
export interface Unreachable {
  readonly code: number;
  /** The computer is there, and nothing listens on the port. */
  readonly port: boolean;
  readonly protocol: 'tcp' | 'udp';
  readonly from: string;
  readonly fromPort: number;
  readonly to: string;
  readonly toPort: number;
}

/**
 * "Destination unreachable" about a TCP segment or a UDP datagram, whose beginning it carries (RFC 792, RFC 4443 section 3.1). Null for every other message;
 * that a packet was too large is none, because it comes again in pieces.
 */
export function readUnreachable(message: Uint8Array): Unreachable | null {
  const v6 = (message[8] ?? 0) >> 4 === 6;
  const [type = 0, code = 0] = message;
  if (type !== (v6 ? 1 : 3) || (!v6 && code === FRAGMENTATION_NEEDED)) return null;
  const packet = message.subarray(8);
  const header = v6 ? 40 : ((packet[0] ?? 0) & 15) * 4;
  const about = packet[v6 ? 6 : 9];
  if (packet.length < header + 4 || (about !== TCP && about !== UDP)) return null;
  const text = (at: number) => String.fromCharCode(...packet.subarray(at, at + (v6 ? 16 : 4)));
  const port = (at: number) => ((packet[header + at] ?? 0) << 8) | (packet[header + at + 1] ?? 0);
  const [from, to] = v6 ? [text(8), text(24)] : [text(12), text(16)];
  return { code, port: code === (v6 ? 4 : 3), protocol: about === TCP ? 'tcp' : 'udp', from, fromPort: port(0), to, toPort: port(2) };
}
