import { concat } from './bytes.ts';
import { MAX_DEPTH, TAG } from './der.ts';

/** An octet string in pieces (X.690 section 8.7.3). */
const IN_PIECES = TAG.octetString | 0x20;
/** More elements than a bundle of certificates has. */
const MOST_ELEMENTS = 20_000;

interface Walk {
  readonly bytes: Uint8Array;
  left: number;
}

/**
 * What is written in pieces whose length is told only by their end (BER, X.690 section 8.1.3.6), as programs write bundles that they sign
 * while they read, is written with lengths. Elements that tell their length stay as they are, byte for byte: signatures hold.
 * @returns the bytes as they came where they have lengths, or are no such element
 */
export function withLengths(bytes: Uint8Array): Uint8Array {
  if (bytes[1] !== 0x80) return bytes;
  const read = elementOf({ bytes, left: MOST_ELEMENTS }, 0, 0);
  return read === null ? bytes : read.whole;
}

interface Read {
  readonly whole: Uint8Array;
  /** Of the whole, without its header. */
  readonly content: Uint8Array;
  readonly end: number;
}

/** One element, rewritten; null where it is cut off, too deep, or one of too many. */
function elementOf(walk: Walk, at: number, depth: number): Read | null {
  const { bytes } = walk;
  walk.left -= 1;
  const tag = bytes[at];
  const length = lengthAt(bytes, at + 1);
  if (tag === undefined || (tag & 0x1f) === 0x1f || length === null || depth > MAX_DEPTH || walk.left < 0) return null;
  if (length.content !== null) {
    const end = length.from + length.content;
    return end > bytes.length ? null : { whole: bytes.subarray(at, end), content: bytes.subarray(length.from, end), end };
  }
  const inside: Read[] = [];
  let next = length.from;
  while (bytes[next] !== 0 || bytes[next + 1] !== 0) {
    const child = elementOf(walk, next, depth + 1);
    if (child === null) return null;
    inside.push(child);
    next = child.end;
  }
  const content = concat(...inside.map((one) => (tag === IN_PIECES ? one.content : one.whole)));
  return { whole: concat(header(tag === IN_PIECES ? TAG.octetString : tag, content.length), content), content, end: next + 2 };
}

/** Where the content begins and how long it is; null as its length where only its end tells. */
function lengthAt(bytes: Uint8Array, at: number): { readonly from: number; readonly content: number | null } | null {
  const first = bytes[at];
  if (first === undefined) return null;
  if (first === 0x80) return { from: at + 1, content: null };
  if (first < 0x80) return { from: at + 1, content: first };
  const count = first & 0x7f;
  if (count > 4 || at + count >= bytes.length) return null;
  let content = 0;
  for (let index = 1; index <= count; index += 1) content = content * 256 + (bytes[at + index] ?? 0);
  return { from: at + 1 + count, content };
}

function header(tag: number, length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(tag, length);
  const digits: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256);
  return Uint8Array.of(tag, 0x80 | digits.length, ...digits);
}
