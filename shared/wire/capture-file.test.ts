import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CapturedPacket, CaptureFileReader, captureFileKind } from './capture-file.ts';

interface Form {
  readonly little: boolean;
  readonly nanoseconds: boolean;
}

function pcap({ little, nanoseconds }: Form, packets: readonly Uint8Array[], linkType = 1): Uint8Array {
  const size = packets.reduce((sum, packet) => sum + 16 + packet.length, 24);
  const view = new DataView(new ArrayBuffer(size));
  view.setUint32(0, nanoseconds ? 0xa1b23c4d : 0xa1b2c3d4, little);
  view.setUint32(16, 65_535, little);
  view.setUint32(20, linkType, little);
  let at = 24;
  for (const packet of packets) {
    view.setUint32(at, 1_700_000_000, little);
    view.setUint32(at + 4, nanoseconds ? 250_000_000 : 250_000, little);
    view.setUint32(at + 8, packet.length, little);
    view.setUint32(at + 12, packet.length + 10, little);
    new Uint8Array(view.buffer).set(packet, at + 16);
    at += 16 + packet.length;
  }
  return new Uint8Array(view.buffer);
}

/** One block of pcapng; `body` is padded to four bytes. */
function block(type: number, body: readonly number[], little: boolean): number[] {
  const padded = [...body, ...Array.from({ length: (4 - (body.length % 4)) % 4 }, () => 0)];
  const length = u32(padded.length + 12, little);
  return [...u32(type, little), ...length, ...padded, ...length];
}

function u32(value: number, little: boolean): number[] {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, value, little);
  return [...new Uint8Array(view.buffer)];
}

function u16(value: number, little: boolean): number[] {
  return u32(little ? value : value * 0x10000, little).slice(0, 2);
}

function pcapng(little: boolean, blocks: readonly number[]): Uint8Array {
  const section = block(
    0x0a0d0d0a,
    [...u32(0x1a2b3c4d, little), ...u16(1, little), ...u16(0, little), ...u32(0xffffffff, little), ...u32(0xffffffff, little)],
    little,
  );
  return Uint8Array.from([...section, ...blocks]);
}

function read(bytes: Uint8Array, step = bytes.length): { readonly packets: readonly CapturedPacket[]; readonly reader: CaptureFileReader } {
  const packets: CapturedPacket[] = [];
  const reader = new CaptureFileReader({ packet: (packet) => packets.push({ ...packet, data: Uint8Array.from(packet.data) }) });
  for (let at = 0; at < bytes.length; at += step) reader.push(bytes.subarray(at, at + step));
  reader.end();
  return { packets, reader };
}

const PACKETS = [Uint8Array.of(1, 2, 3), Uint8Array.of(), Uint8Array.of(9, 8, 7, 6, 5)];

describe('a pcap file', () => {
  test.each([
    { little: true, nanoseconds: false },
    { little: false, nanoseconds: false },
    { little: true, nanoseconds: true },
    { little: false, nanoseconds: true },
  ])('is read in either byte order and either unit of time: %o', (form) => {
    const { packets, reader } = read(pcap(form, PACKETS, 113));
    expect(packets.map((packet) => [...packet.data])).toEqual(PACKETS.map((packet) => [...packet]));
    expect(packets[0]).toMatchObject({ frame: 1, linkType: 113, originalLength: 13, microseconds: 1_700_000_000_250_000 });
    expect(reader.damaged).toBeNull();
  });

  test.each([1, 7, 4096])('behind another in one file is read by its own header, in pieces of %i bytes', (step) => {
    const first = pcap({ little: true, nanoseconds: false }, PACKETS, 1);
    const second = pcap({ little: false, nanoseconds: true }, PACKETS, 113);
    const { packets, reader } = read(Uint8Array.from([...first, ...second]), step);
    expect(packets.map((packet) => packet.linkType)).toEqual([1, 1, 1, 113, 113, 113]);
    expect(packets.at(-1)).toMatchObject({ data: PACKETS.at(-1), microseconds: 1_700_000_000_250_000 });
    expect(reader.damaged).toBeNull();
  });

  test('whose frames end in a checksum has the link type of those that do not', () => {
    const bytes = pcap({ little: true, nanoseconds: false }, PACKETS, 1);
    bytes[23] = 0x44;
    expect(read(bytes).packets.map((packet) => packet.linkType)).toEqual([1, 1, 1]);
  });

  test('that was cut off gives what came before, and says where', () => {
    const whole = pcap({ little: true, nanoseconds: false }, PACKETS);
    const { packets, reader } = read(whole.subarray(0, whole.length - 2));
    expect(packets).toHaveLength(2);
    expect(reader.damaged).toEqual({ offset: 24 + 19 + 16, why: 'cut-off' });
  });

  test.each([
    ['Red Hat 6.1', 0xa1b2c3d4, 24],
    ['Nokia IPSO', 0xa1b2c3d4, 20],
    ['SuSE 6.3', 0xa1b2c3d4, 28],
    ['the patch by Alexey Kuznetzov', 0xa1b2cd34, 24],
  ])('in the form of %s is read, though it does not say which it is', (_who, magic, header) => {
    const plain = pcap({ little: false, nanoseconds: false }, PACKETS);
    const parts = [...u32(magic, false), ...plain.subarray(4, 24)];
    for (let at = 24; at < plain.length; ) {
      const end = at + 16 + (plain[at + 11] ?? 0);
      parts.push(...plain.subarray(at, at + 16), ...Array.from({ length: header - 16 }, () => 2), ...plain.subarray(at + 16, end));
      at = end;
    }
    for (const step of [1, 7, parts.length])
      expect(read(Uint8Array.from(parts), step).packets.map((one) => [...one.data])).toEqual(PACKETS.map((one) => [...one]));
  });

  test('whose length field is absurd stops there', () => {
    const bytes = pcap({ little: true, nanoseconds: false }, PACKETS);
    bytes.set([0xff, 0xff, 0xff, 0x7f], 24 + 19 + 8);
    expect(read(bytes).reader.damaged?.why).toBe('length');
  });
});

describe('a pcapng file', () => {
  test.each([true, false])('whose times are counted from later than 1970 is read with them added; little endian: %s', (little) => {
    const offset = [
      ...u16(14, little),
      ...u16(8, little),
      ...(little ? [...u32(1_700_000_000, little), ...u32(0, little)] : [...u32(0, little), ...u32(1_700_000_000, little)]),
    ];
    const head = block(1, [...u16(1, little), 0, 0, ...u32(0, little), ...offset], little);
    const packet = block(
      6,
      [...u32(0, little), ...u32(0, little), ...u32(250_000, little), ...u32(1, little), ...u32(1, little), 7],
      little,
    );
    expect(read(pcapng(little, [...head, ...packet])).packets).toMatchObject([{ microseconds: 1_700_000_000_250_000 }]);
  });

  test.each([true, false])('with two interfaces of other units of time is read; little endian: %s', (little) => {
    const interfaceBlock = (linkType: number, options: readonly number[]) =>
      block(1, [...u16(linkType, little), 0, 0, ...u32(0, little), ...options], little);
    const nanoseconds = [...u16(9, little), ...u16(1, little), 9, 0, 0, 0, 0, 0, 0, 0];
    const packet = (id: number, ticks: number) =>
      block(
        6,
        [
          ...u32(id, little),
          ...u32(Math.floor(ticks / 2 ** 32), little),
          ...u32(ticks % 2 ** 32, little),
          ...u32(3, little),
          ...u32(60, little),
          1,
          2,
          3,
        ],
        little,
      );
    const bytes = pcapng(little, [
      ...interfaceBlock(1, []),
      ...interfaceBlock(276, nanoseconds),
      ...block(0xbad, [1, 2, 3, 4], little),
      ...packet(0, 5_000_000),
      ...packet(1, 5_000_000_000),
    ]);
    const { packets, reader } = read(bytes);
    expect(reader.damaged).toBeNull();
    expect(packets).toMatchObject([
      { linkType: 1, microseconds: 5_000_000, originalLength: 60 },
      { linkType: 276, microseconds: 5_000_000, originalLength: 60 },
    ]);
    expect([...(packets[1]?.data ?? [])]).toEqual([1, 2, 3]);
  });

  test('hands over the secrets that stand in it', () => {
    const secrets: string[] = [];
    const reader = new CaptureFileReader({ packet: () => undefined, secrets: (_kind, data) => secrets.push(String.fromCharCode(...data)) });
    reader.push(pcapng(true, block(10, [...u32(0x544c534b, true), ...u32(3, true), 65, 66, 67], true)));
    expect(secrets).toEqual(['ABC']);
  });

  test('that names an interface it never described is damaged there', () => {
    expect(
      read(pcapng(true, block(6, [...u32(3, true), ...u32(0, true), ...u32(0, true), ...u32(0, true), ...u32(0, true)], true))).reader
        .damaged?.why,
    ).toBe('block');
  });
});

describe('any bytes', () => {
  test('are read the same however they are cut', () => {
    const bytes = pcap({ little: false, nanoseconds: true }, PACKETS);
    for (let step = 1; step < bytes.length; step += 1) expect(read(bytes, step).packets).toEqual(read(bytes).packets);
  });

  test('are read the same however packets of any length are cut', () => {
    const lengths = fc.array(fc.oneof(fc.nat(60), fc.integer({ min: 3000, max: 30_000 })), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(lengths, fc.integer({ min: 50, max: 40_000 }), (all, step) => {
        const sent = all.map((length, number) => Uint8Array.from({ length }, (_, at) => at * (number + 7)));
        const { packets, reader } = read(pcap({ little: true, nanoseconds: false }, sent), step);
        expect(packets.map(({ data }) => Buffer.from(data).toString('base64'))).toEqual(
          sent.map((data) => Buffer.from(data).toString('base64')),
        );
        expect(reader.damaged).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  test('of a Node buffer are handed over as bytes whose slice is a copy', () => {
    const sent = Array.from({ length: 400 }, (_, number) => Uint8Array.of(number, 1, 2));
    const bytes = Buffer.from(pcap({ little: true, nanoseconds: false }, sent));
    const copies: Uint8Array[] = [];
    const reader = new CaptureFileReader({ packet: ({ data }) => copies.push(data.slice()) });
    reader.push(bytes);
    bytes.fill(0);
    expect(copies).toEqual(sent);
  });

  test('that are damaged never throw', () => {
    const good = [pcap({ little: true, nanoseconds: false }, PACKETS), pcapng(true, block(1, [1, 0, 0, 0, 0, 0, 0, 0], true))];
    fc.assert(
      fc.property(
        fc.constantFrom(...good),
        fc.array(fc.tuple(fc.nat(200), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
        fc.integer({ min: 1, max: 64 }),
        (bytes, changes, step) => {
          const mutated = bytes.slice();
          for (const [at, value] of changes) mutated[at % mutated.length] = value;
          const { packets, reader } = read(mutated, step);
          expect(packets.length).toBe(reader.packets);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('that are no capture are not taken for one', () => {
    expect(captureFileKind(Uint8Array.of(0x50, 0x4b, 3, 4))).toBe('unknown');
    expect(captureFileKind(Uint8Array.of(0xd4))).toBe('not-enough-bytes');
    expect(read(Uint8Array.from([1, 2, 3, 4, 5, 6])).reader.damaged).toEqual({ offset: 0, why: 'magic' });
  });
});
