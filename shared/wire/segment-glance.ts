import { EMPTY } from './bytes.ts';
import type { TcpSegment } from './tcp-reassembly.ts';

const ETHERNET = 1;
const ETHERNET_HEADER = 14;
const IPV4_HEADER = 20;
const TCP_HEADER = 20;
/** Flags of RFC 9293 section 3.1. */
const [FIN, SYN, RST, PSH, ACK] = [0x01, 0x02, 0x04, 0x08, 0x10];

/**
 * The commonest packet of all, read in place: Ethernet, IPv4 without options, in one piece, a whole TCP segment.
 * One object for all packets: a gigabyte holds millions, and making some for each costs more than reading them.
 */
export class SegmentGlance {
  /** Addresses as numbers of 32 bits. */
  from = 0;
  to = 0;
  sourcePort = 0;
  destinationPort = 0;
  sequence = 0;
  acknowledgement = 0;
  ttl = 0;
  /** Bytes of the TCP payload, and where it begins. */
  length = 0;
  #payload = 0;
  #flags = 0;

  /**
   * @param at where the frame begins in the bytes, `end` where it ends
   * @returns false for every other packet, of which nothing is said
   */
  read(bytes: Uint8Array, at: number, end: number, linkType: number): boolean {
    const ip = at + ETHERNET_HEADER;
    const tcp = ip + IPV4_HEADER;
    if (linkType !== ETHERNET || tcp + TCP_HEADER > end) return false;
    // IPv4 (RFC 791 section 3.1): no options, no other fragment, protocol TCP.
    if (uint16(bytes, ip - 2) !== 0x0800 || bytes[ip] !== 0x45 || bytes[ip + 9] !== 6) return false;
    if ((uint16(bytes, ip + 6) & 0x3fff) !== 0) return false;
    const header = ((bytes[tcp + 12] as number) >> 4) * 4;
    const length = uint16(bytes, ip + 2) - IPV4_HEADER - header;
    if (header < TCP_HEADER || length < 0 || tcp + header + length > end) return false;
    this.from = uint32(bytes, ip + 12);
    this.to = uint32(bytes, ip + 16);
    this.sourcePort = uint16(bytes, tcp);
    this.destinationPort = uint16(bytes, tcp + 2);
    this.sequence = uint32(bytes, tcp + 4);
    this.acknowledgement = uint32(bytes, tcp + 8);
    this.ttl = bytes[ip + 8] as number;
    this.length = length;
    this.#payload = tcp + header;
    this.#flags = bytes[tcp + 13] as number;
    return true;
  }

  /** Neither opens nor closes anything: ACK, with or without PSH, and nothing else. */
  get plain(): boolean {
    return (this.#flags & ~PSH) === ACK;
  }

  get opens(): boolean {
    return (this.#flags & SYN) !== 0;
  }

  /** The same as a segment of its own, its payload a view of `bytes`. */
  segment(bytes: Uint8Array): TcpSegment {
    return {
      sourcePort: this.sourcePort,
      destinationPort: this.destinationPort,
      sequence: this.sequence,
      acknowledgement: this.acknowledgement,
      syn: (this.#flags & SYN) !== 0,
      ack: (this.#flags & ACK) !== 0,
      fin: (this.#flags & FIN) !== 0,
      rst: (this.#flags & RST) !== 0,
      payload: this.length === 0 ? EMPTY : bytes.subarray(this.#payload, this.#payload + this.length),
    };
  }
}

function uint16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) << 8) | (bytes[at + 1] as number);
}

function uint32(bytes: Uint8Array, at: number): number {
  return uint16(bytes, at) * 0x10000 + uint16(bytes, at + 2);
}
