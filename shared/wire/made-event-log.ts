import { CHUNK_SIZE, HEAD_SIZE } from './event-log-chunk.ts';

/** One event to be written. */
export interface MadeEvent {
  readonly id: number;
  readonly provider?: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly data: Readonly<Record<string, string | number>>;
}

/** What stands in a part of binary XML: bytes, or what has to know its own place. */
type Piece = readonly number[] | { readonly named: string };

const u16 = (value: number) => [value & 0xff, (value >> 8) & 0xff];
const u32 = (value: number) => [...u16(value & 0xffff), ...u16(value >>> 16)];
const u64 = (value: bigint) => [...u32(Number(value & 0xffff_ffffn)), ...u32(Number(value >> 32n))];
const utf16 = (text: string) => [...text].flatMap((letter) => u16(letter.charCodeAt(0)));
const text = (value: string) => [0x05, 0x01, ...u16(value.length), ...utf16(value)];
const value = (index: number, type: number) => [0x0d, ...u16(index), type];
const optional = (index: number, type: number) => [0x0e, ...u16(index), type];

/**
 * A file as Windows writes it, for tests: one chunk, a template for each set of fields, told in full where it is first used and by its place
 * later, and so with names.
 */
export function madeEventLog(events: readonly MadeEvent[]): Uint8Array {
  const file = new Uint8Array(HEAD_SIZE + CHUNK_SIZE);
  file.set([...'ElfFile\0'].map((letter) => letter.charCodeAt(0)));
  file.set([...u32(0x80), ...u16(1), ...u16(3), ...u16(HEAD_SIZE), ...u16(1)], 32);
  file.set(chunkOf(events), HEAD_SIZE);
  return file;
}

function chunkOf(events: readonly MadeEvent[]): Uint8Array {
  const bytes: number[] = new Array(512).fill(0);
  const names = new Map<string, number>();
  const templates = new Map<string, number>();
  events.forEach((event, index) => {
    const start = bytes.length;
    bytes.push(...u32(0x2a2a), ...u32(0), ...u64(BigInt(index + 1)), ...u64(ticksOf(event.at)));
    bytes.push(0x0f, 1, 1, 0, 0x0c, 1, ...u32(7));
    const fields = Object.keys(event.data);
    const known = templates.get(fields.join());
    bytes.push(...u32(known ?? bytes.length + 4));
    if (known === undefined) {
      templates.set(fields.join(), bytes.length);
      bytes.push(...u32(0), ...new Array(16).fill(7));
      const size = bytes.length;
      bytes.push(...u32(0));
      write(bytes, names, bodyOf(fields));
      put(bytes, size, bytes.length - size - 4);
    }
    const values: readonly (readonly [number, readonly number[]])[] = [
      [0x06, u16(event.id)],
      [0x11, u64(ticksOf(event.at))],
      [0x01, utf16(event.provider ?? 'Schannel')],
      ...Object.values(event.data).map((one): readonly [number, readonly number[]] =>
        typeof one === 'number' ? [0x08, u32(one)] : [0x01, utf16(one)],
      ),
    ];
    bytes.push(
      ...u32(values.length),
      ...values.flatMap(([type, own]) => [...u16(own.length), type, 0]),
      ...values.flatMap(([, own]) => own),
    );
    bytes.push(...u32(bytes.length - start + 4));
    put(bytes, start + 4, bytes.length - start);
  });
  const chunk = new Uint8Array(CHUNK_SIZE);
  chunk.set(bytes);
  chunk.set([...'ElfChnk\0'].map((letter) => letter.charCodeAt(0)));
  chunk.set(
    [...u64(1n), ...u64(BigInt(events.length)), ...u64(1n), ...u64(BigInt(events.length)), ...u32(128), ...u32(512), ...u32(bytes.length)],
    8,
  );
  return chunk;
}

function bodyOf(fields: readonly string[]): readonly Piece[] {
  return [
    [0x0f, 1, 1, 0],
    ...element(
      'Event',
      [],
      [
        ...element(
          'System',
          [],
          [
            ...element('Provider', [...attribute('Name', optional(2, 0x01))], null),
            ...element('EventID', [], [value(0, 0x06)]),
            ...element('TimeCreated', [...attribute('SystemTime', value(1, 0x11))], null),
            ...element('Channel', [], [text('System')]),
          ],
        ),
        ...element(
          'EventData',
          [],
          fields.flatMap((field, index) => element('Data', attribute('Name', text(field)), [optional(index + 3, 0x01)])),
        ),
      ],
    ),
    [0x00],
  ];
}

function element(name: string, attributes: readonly Piece[], content: readonly Piece[] | null): readonly Piece[] {
  return [
    [attributes.length > 0 ? 0x41 : 0x01, 0xff, 0xff, ...u32(0)],
    { named: name },
    ...(attributes.length > 0 ? [u32(0)] : []),
    ...attributes,
    ...(content === null ? [[0x03]] : [[0x02], ...content, [0x04]]),
  ];
}

function attribute(name: string, content: readonly number[]): readonly Piece[] {
  return [[0x06], { named: name }, content];
}

function write(bytes: number[], names: Map<string, number>, pieces: readonly Piece[]): void {
  for (const piece of pieces) {
    if (!('named' in piece)) {
      bytes.push(...piece);
      continue;
    }
    const { named } = piece;
    const known = names.get(named);
    bytes.push(...u32(known ?? bytes.length + 4));
    if (known !== undefined) continue;
    names.set(named, bytes.length);
    bytes.push(...u32(0), ...u16(0), ...u16(named.length), ...utf16(named), 0, 0);
  }
}

function put(bytes: number[], at: number, number: number): void {
  for (const [index, byte] of u32(number).entries()) bytes[at + index] = byte;
}

function ticksOf(iso: string): bigint {
  return (BigInt(Date.parse(iso)) + 11_644_473_600_000n) * 10_000n;
}
