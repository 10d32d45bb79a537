import { contextTag, TAG } from './der.ts';

/** Distinguished Encoding Rules written: what OCSP requests, signing requests and tests need. */
export function element(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const header = [tag, ...lengthBytes(length)];
  const bytes = new Uint8Array(header.length + length);
  bytes.set(header);
  let at = header.length;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest & 0xff);
  return [0x80 | bytes.length, ...bytes];
}

export function sequence(...parts: readonly Uint8Array[]): Uint8Array {
  return element(TAG.sequence, ...parts);
}

/** SET OF: its parts in ascending order (X.690 section 11.6). */
export function setOf(...parts: readonly Uint8Array[]): Uint8Array {
  return element(TAG.set, ...[...parts].sort(compareBytes));
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** `[n]` around whole elements. */
export function explicit(number: number, ...parts: readonly Uint8Array[]): Uint8Array {
  return element(contextTag(number, 'constructed'), ...parts);
}

/** `[n]` instead of the element's own tag. */
export function implicit(number: number, form: 'primitive' | 'constructed', ...content: readonly Uint8Array[]): Uint8Array {
  return element(contextTag(number, form), ...content);
}

export function objectId(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return element(TAG.objectIdentifier, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)));
}

function base128(arc: number): number[] {
  const bytes = [arc & 0x7f];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift(0x80 | (rest & 0x7f));
  return bytes;
}

/** @param value a small non-negative number, or the two's complement content as it is */
export function integer(value: number | Uint8Array): Uint8Array {
  if (typeof value !== 'number') return element(TAG.integer, value);
  const bytes: number[] = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest & 0xff);
  if ((bytes[0] ?? 0x80) >= 0x80) bytes.unshift(0);
  return element(TAG.integer, Uint8Array.from(bytes));
}

export function bool(value: boolean): Uint8Array {
  return element(TAG.boolean, Uint8Array.of(value ? 0xff : 0));
}

export function bitString(bytes: Uint8Array, unused = 0): Uint8Array {
  return element(TAG.bitString, Uint8Array.of(unused), bytes);
}

/** BIT STRING of named bits, trailing zeros dropped. Bit 0 is 1 << 0. */
export function namedBitString(mask: number): Uint8Array {
  const last = mask === 0 ? -1 : 31 - Math.clz32(mask);
  const bytes = new Uint8Array(Math.floor(last / 8) + 1);
  for (let bit = 0; bit <= last; bit += 1) if ((mask & (1 << bit)) !== 0) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
  return bitString(bytes, last < 0 ? 0 : 7 - (last & 7));
}

export function octetString(bytes: Uint8Array): Uint8Array {
  return element(TAG.octetString, bytes);
}

/** A string of one of the types whose bytes are its characters (ASCII or UTF-8). */
export function text(tag: number, value: string): Uint8Array {
  return element(tag, utf8Bytes(value));
}

export function utf8Bytes(value: string): Uint8Array {
  const bytes: number[] = [];
  for (const letter of value) {
    const point = letter.codePointAt(0) ?? 0;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63));
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
    else bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
  }
  return Uint8Array.from(bytes);
}

/** UTCTime until 2049, GeneralizedTime from then on (RFC 5280 section 4.1.2.5). @param time milliseconds since 1970 */
export function timeElement(time: number): Uint8Array {
  const digits = new Date(time).toISOString().replace(/[-:T]/g, '').slice(0, 14);
  const year = Number(digits.slice(0, 4));
  return year >= 1950 && year < 2050 ? text(TAG.utcTime, `${digits.slice(2)}Z`) : text(TAG.generalizedTime, `${digits}Z`);
}
