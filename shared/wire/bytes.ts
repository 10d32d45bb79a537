import { fail, ok, type Result } from '../model/result.ts';

/** Where reading broke: the field that was being read and its offset from the start of what was handed in. */
export interface WireError {
  readonly what: string;
  readonly offset: number;
}

export type Read<T> = Result<T, WireError>;

/**
 * Reads big-endian fields. Never throws and never reads past the end: the first field that does not fit marks the
 * reader as broken, and every later field reads as zero or empty. `finish` turns that into a result.
 */
export class ByteReader {
  readonly bytes: Uint8Array;
  readonly end: number;
  at: number;
  error: WireError | null = null;

  constructor(bytes: Uint8Array, start = 0, end: number = bytes.length) {
    this.bytes = bytes;
    this.end = Math.min(end, bytes.length);
    this.at = start;
  }

  get left(): number {
    return this.error === null ? this.end - this.at : 0;
  }

  u8(what: string): number {
    return this.uint(1, what);
  }

  u16(what: string): number {
    return this.uint(2, what);
  }

  u24(what: string): number {
    return this.uint(3, what);
  }

  u32(what: string): number {
    return this.uint(4, what);
  }

  take(length: number, what: string): Uint8Array {
    if (!this.has(length, what)) return EMPTY;
    const from = this.at;
    this.at += length;
    return this.bytes.subarray(from, this.at);
  }

  rest(): Uint8Array {
    return this.take(this.left, 'rest');
  }

  /** A vector with its length in 1, 2 or 3 bytes before it. */
  vector(lengthBytes: 1 | 2 | 3, what: string): Uint8Array {
    return this.take(this.uint(lengthBytes, what), what);
  }

  /** The same as a reader of its own; offsets still count from the start of the whole. */
  inner(lengthBytes: 1 | 2 | 3, what: string): ByteReader {
    const length = this.uint(lengthBytes, what);
    if (!this.has(length, what)) {
      const broken = new ByteReader(this.bytes, this.at, this.at);
      broken.error = this.error;
      return broken;
    }
    const from = this.at;
    this.at += length;
    return new ByteReader(this.bytes, from, this.at);
  }

  /** A vector of 16-bit numbers. An odd byte at the end is an error. */
  u16List(lengthBytes: 1 | 2, what: string): number[] {
    const inner = this.inner(lengthBytes, what);
    const numbers: number[] = [];
    while (inner.left > 0) numbers.push(inner.u16(what));
    this.adopt(inner);
    return inner.error === null ? numbers : [];
  }

  /** Marks this reader as broken when an inner one is. */
  adopt(inner: ByteReader): void {
    this.error ??= inner.error;
  }

  breakOff(what: string): void {
    this.error ??= { what, offset: this.at };
  }

  finish<T>(value: T): Read<T> {
    return this.error === null ? ok(value) : fail(this.error);
  }

  private has(length: number, what: string): boolean {
    if (this.error !== null) return false;
    if (length <= this.end - this.at) return true;
    this.error = { what, offset: this.at };
    return false;
  }

  private uint(length: number, what: string): number {
    if (!this.has(length, what)) return 0;
    let value = 0;
    for (let index = 0; index < length; index++) value = value * 256 + (this.bytes[this.at + index] ?? 0);
    this.at += length;
    return value;
  }
}

export const EMPTY = new Uint8Array(0);

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export function uint(value: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let left = value;
  for (let index = length - 1; index >= 0; index--) {
    bytes[index] = left % 256;
    left = Math.floor(left / 256);
  }
  return bytes;
}

/** The bytes with their length in `lengthBytes` before them. */
export function vector(lengthBytes: 1 | 2 | 3, ...parts: readonly Uint8Array[]): Uint8Array {
  const body = concat(...parts);
  return concat(uint(body.length, lengthBytes), body);
}

export function u16List(numbers: readonly number[]): Uint8Array {
  return concat(...numbers.map((number) => uint(number, 2)));
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let index = 0; index < a.length; index++) difference |= (a[index] as number) ^ (b[index] as number);
  return difference === 0;
}

export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

/** @returns null when the text is not an even number of hex digits */
export function fromHex(text: string): Uint8Array | null {
  if (text.length % 2 !== 0 || /[^0-9a-f]/i.test(text)) return null;
  const bytes = new Uint8Array(text.length / 2);
  for (let index = 0; index < bytes.length; index++) bytes[index] = Number.parseInt(text.slice(index * 2, index * 2 + 2), 16);
  return bytes;
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const LETTERS = Uint8Array.from(BASE64, (letter) => letter.charCodeAt(0));
/** Letters that are made into text at once: a text that grows letter by letter is kept as the chain of its parts, which takes ten times the memory. */
const AT_ONCE = 8192;

export function toBase64(bytes: Uint8Array): string {
  const letters = new Uint8Array(Math.ceil(bytes.length / 3) * 4).fill(0x3d);
  for (let from = 0, to = 0; from < bytes.length; from += 3, to += 4) {
    const left = bytes.length - from;
    const group = ((bytes[from] as number) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0);
    letters[to] = LETTERS[group >>> 18] as number;
    letters[to + 1] = LETTERS[(group >>> 12) & 63] as number;
    if (left > 1) letters[to + 2] = LETTERS[(group >>> 6) & 63] as number;
    if (left > 2) letters[to + 3] = LETTERS[group & 63] as number;
  }
  const parts: string[] = [];
  for (let at = 0; at < letters.length; at += AT_ONCE)
    parts.push(Reflect.apply(String.fromCharCode, null, letters.subarray(at, at + AT_ONCE)));
  return parts.join('');
}

const BASE64_VALUES: ReadonlyMap<string, number> = new Map([...BASE64].map((letter, value) => [letter, value]));

/** Reads standard Base64; white space is passed over. @returns null for anything else */
export function fromBase64(text: string): Uint8Array | null {
  const letters = text.replace(/\s+/g, '').replace(/={1,2}$/, '');
  if (letters.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((letters.length * 3) / 4));
  let buffer = 0;
  let bits = 0;
  let at = 0;
  for (const letter of letters) {
    const value = BASE64_VALUES.get(letter);
    if (value === undefined) return null;
    buffer = ((buffer << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (buffer >>> bits) & 0xff;
    }
  }
  return bytes;
}

/** Bytes as text, one character a byte, control characters as dots: for showing, never for comparing. */
export function toPrintable(bytes: Uint8Array, longest: number): string {
  let text = '';
  for (const byte of bytes.subarray(0, longest)) {
    text += byte === 0x0a || byte === 0x0d || byte === 0x09 || (byte >= 0x20 && byte < 0x7f) ? String.fromCharCode(byte) : '.';
  }
  return text;
}
