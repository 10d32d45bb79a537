import { binaryXml, type Effort } from './binary-xml.ts';

/** A file of Windows' event log (EVTX) is a head and chunks of one size, each of which can be read by itself (documentation of libevtx). */
export const HEAD_SIZE = 4096;
export const CHUNK_SIZE = 65_536;

const FIRST_RECORD = 512;
const [SMALLEST_RECORD, RECORD_HEAD, RECORD_END] = [28, 24, 4];
const RECORD_MARK = 0x00002a2a;
/** A full chunk of real logs takes some ten thousand. */
const MOST_TOKENS = 2_000_000;

/** Whether a chunk begins here. */
export function isChunk(bytes: Uint8Array): boolean {
  return bytes.length >= CHUNK_SIZE && String.fromCharCode(...bytes.subarray(0, 8)) === 'ElfChnk\0';
}

/**
 * The events of one chunk as XML, each in one line, in their order. What is damaged is left out: behind a record without its mark there
 * are no more.
 */
export function eventsOfChunk(chunk: Uint8Array): readonly string[] {
  const bytes = chunk.subarray(0, CHUNK_SIZE);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const effort: Effort = { tokens: MOST_TOKENS };
  const events: string[] = [];
  const free = view.getUint32(48, true);
  const end = free > FIRST_RECORD && free <= CHUNK_SIZE ? free : CHUNK_SIZE;
  for (let at = FIRST_RECORD; at + SMALLEST_RECORD <= end; ) {
    const size = view.getUint32(at + 4, true);
    if (view.getUint32(at, true) !== RECORD_MARK || size < SMALLEST_RECORD || at + size > CHUNK_SIZE) break;
    const event = binaryXml(bytes, at + RECORD_HEAD, at + size - RECORD_END, effort);
    if (event !== null && event !== '') events.push(event);
    at += size;
  }
  return events;
}
