import { concat, uint } from '../../wire/bytes.ts';

/** A packet of a capture made for a test: who sent it and what. Client 192.0.2.1:50000, server 198.51.100.2:443. */
export interface MadePacket {
  readonly from: 'client' | 'server';
  readonly flags?: readonly ('syn' | 'fin' | 'rst')[];
  readonly payload?: Uint8Array;
  /** Microseconds after the beginning. */
  readonly at?: number;
  readonly ttl?: number;
  /**
   * Kept out of the capture, though its bytes count; `on-the-way` it never reached the other side either, which confirms nothing behind it;
   * `behind-the-capture` it was seen, and lost after that.
   */
  readonly lost?: 'by-the-capture' | 'on-the-way' | 'behind-the-capture';
  /** The payload was sent before, at the end of what its sender has said. */
  readonly again?: boolean;
}

const CLIENT = Uint8Array.of(192, 0, 2, 1);
const SERVER = Uint8Array.of(198, 51, 100, 2);

/** A pcap file of raw IP (link type 101) with one TCP connection. */
export function madeCapture(packets: readonly MadePacket[], serverPort = 443): Uint8Array {
  const next = { client: 1000, server: 9000 };
  const stopped: { client?: number; server?: number } = {};
  const parts = [concat(Uint8Array.of(0xa1, 0xb2, 0xc3, 0xd4, 0, 2, 0, 4), new Uint8Array(8), uint(65_535, 4), uint(101, 4))];
  for (const [
    index,
    { from, flags = [], payload = new Uint8Array(0), at = index * 1000, ttl = 64, lost, again = false },
  ] of packets.entries()) {
    const other = from === 'client' ? 'server' : 'client';
    const bits = (flags.includes('syn') ? 2 : 0) | (flags.includes('fin') ? 1 : 0) | (flags.includes('rst') ? 4 : 0);
    if (again) next[from] -= payload.length;
    const first = flags.includes('syn') && from === 'client';
    const tcp = concat(
      uint(from === 'client' ? 50_000 : serverPort, 2),
      uint(from === 'client' ? serverPort : 50_000, 2),
      uint(next[from], 4),
      uint(first ? 0 : (stopped[other] ?? next[other]), 4),
      Uint8Array.of(0x50, bits | (first ? 0 : 0x10), 0x20, 0, 0, 0, 0, 0),
      payload,
    );
    const ends = from === 'client' ? concat(CLIENT, SERVER) : concat(SERVER, CLIENT);
    const ip = concat(Uint8Array.of(0x45, 0), uint(20 + tcp.length, 2), Uint8Array.of(0, 0, 0, 0, ttl, 6, 0, 0), ends, tcp);
    if (lost === 'on-the-way' || lost === 'behind-the-capture') stopped[from] ??= next[from];
    next[from] += payload.length + (flags.includes('syn') || flags.includes('fin') ? 1 : 0);
    if (lost === 'on-the-way' || lost === 'by-the-capture') continue;
    parts.push(concat(uint(1_700_000_000 + Math.floor(at / 1e6), 4), uint(at % 1e6, 4), uint(ip.length, 4), uint(ip.length, 4), ip));
  }
  return concat(...parts);
}

/** The same packets as an Ethernet carries them (link type 1). */
export function inEthernet(capture: Uint8Array): Uint8Array {
  const frame = Uint8Array.of(2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0);
  const parts = [capture.subarray(0, 20), uint(1, 4)];
  const view = new DataView(capture.buffer, capture.byteOffset);
  for (let at = 24; at < capture.length; ) {
    const length = view.getUint32(at + 8);
    parts.push(capture.subarray(at, at + 8), uint(length + 14, 4), uint(length + 14, 4), frame);
    parts.push(capture.subarray(at + 16, at + 16 + length));
    at += 16 + length;
  }
  return concat(...parts);
}

/** The three packets that open a connection. */
export const OPENED: readonly MadePacket[] = [{ from: 'client', flags: ['syn'] }, { from: 'server', flags: ['syn'] }, { from: 'client' }];
