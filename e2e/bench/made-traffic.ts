import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { MadePacket } from '../../shared/read/capture/made-capture.ts';

/** Bytes of one segment on an Ethernet with the usual options. */
const SEGMENT = 1448;
const ETHERNET = Buffer.from('0200000000010200000000020800', 'hex');

/** One recorded conversation: who said what, in order. */
export type Conversation = readonly Pick<MadePacket, 'from' | 'payload'>[];

interface Direction {
  readonly port: number;
  readonly address: Buffer;
  next: number;
}

/** Writes Ethernet frames with IPv4 and TCP into one pcap file, as tcpdump would on the client. */
export class TrafficFile {
  readonly #stream;
  #chunks: Buffer[] = [];
  #waiting = 0;
  #time = 1_700_000_000_000_000;
  written = 24;

  constructor(path: string) {
    this.#stream = createWriteStream(path);
    const header = Buffer.alloc(24);
    header.writeUInt32LE(0xa1b2c3d4, 0);
    header.writeUInt16LE(2, 4);
    header.writeUInt16LE(4, 6);
    header.writeUInt32LE(262_144, 16);
    header.writeUInt32LE(1, 20);
    this.#chunks.push(header);
  }

  packet(from: Direction, to: Direction, flags: number, payload: Uint8Array): void {
    const frame = Buffer.alloc(16 + 14 + 40 + payload.length);
    this.#time += 20;
    frame.writeUInt32LE(Math.floor(this.#time / 1e6), 0);
    frame.writeUInt32LE(this.#time % 1e6, 4);
    frame.writeUInt32LE(frame.length - 16, 8);
    frame.writeUInt32LE(frame.length - 16, 12);
    ETHERNET.copy(frame, 16);
    frame[30] = 0x45;
    frame.writeUInt16BE(40 + payload.length, 32);
    frame[38] = 64;
    frame[39] = 6;
    from.address.copy(frame, 42);
    to.address.copy(frame, 46);
    frame.writeUInt16BE(from.port, 50);
    frame.writeUInt16BE(to.port, 52);
    frame.writeUInt32BE(from.next >>> 0, 54);
    frame.writeUInt32BE(to.next >>> 0, 58);
    frame[62] = 0x50;
    frame[63] = flags;
    frame.writeUInt16BE(0xffff, 64);
    frame.set(payload, 70);
    from.next += payload.length + ((flags & 3) === 0 ? 0 : 1);
    this.#chunks.push(frame);
    this.#waiting += frame.length;
    this.written += frame.length;
  }

  /** Call now and then: hands the frames to the disk. */
  async flush(): Promise<void> {
    if (this.#waiting < 4_000_000) return;
    const all = Buffer.concat(this.#chunks);
    this.#chunks = [];
    this.#waiting = 0;
    if (!this.#stream.write(all)) await once(this.#stream, 'drain');
  }

  async end(): Promise<void> {
    this.#stream.end(Buffer.concat(this.#chunks));
    await once(this.#stream, 'finish');
  }
}

/** The packets of one connection, one step at a time, so that many can run side by side. */
export function* connection(file: TrafficFile, number: number, talk: Conversation): Generator<void> {
  const client = { port: 20_000 + (number % 40_000), address: address(10, number / 40_000), next: 1 + number * 7919 };
  const server = { port: 443, address: address(172, number % 50), next: 5 + number * 104_729 };
  const none = new Uint8Array(0);
  file.packet(client, server, 0x02, none);
  file.packet(server, client, 0x12, none);
  file.packet(client, server, 0x10, none);
  yield;
  for (const { from, payload = none } of talk) {
    const [speaker, listener] = from === 'client' ? [client, server] : [server, client];
    for (let at = 0; at < payload.length; at += SEGMENT) {
      file.packet(speaker, listener, 0x18, payload.subarray(at, at + SEGMENT));
      if ((at / SEGMENT) % 2 === 1) file.packet(listener, speaker, 0x10, none);
    }
    file.packet(listener, speaker, 0x10, none);
    yield;
  }
  file.packet(client, server, 0x11, none);
  file.packet(server, client, 0x11, none);
  file.packet(client, server, 0x10, none);
}

function address(first: number, rest: number): Buffer {
  return Buffer.from([first, 16, Math.floor(rest / 256) & 255, 1 + (Math.floor(rest) % 250)]);
}
