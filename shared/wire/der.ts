/**
 * Distinguished Encoding Rules (ITU-T X.690) read step by step. Every element keeps its place in the whole file, so a fault can be
 * shown with the byte where it broke. Inside this folder a broken byte throws a `DerFault`; the public readers catch it.
 */
export class DerFault extends Error {
  /** Offset into the bytes that were handed to the outermost reader. */
  readonly at: number;
  readonly problem: DerProblem;
  constructor(at: number, problem: DerProblem) {
    super(`${problem} at byte ${at}`);
    this.at = at;
    this.problem = problem;
  }
}

export type DerProblem =
  | 'cut-off' // the length says more bytes than there are
  | 'unexpected-tag'
  | 'indefinite-length' // BER only
  | 'long-length' // a length that fits in fewer bytes
  | 'too-deep'
  | 'too-large'
  | 'trailing-bytes'
  | 'empty'
  | 'bad-integer'
  | 'bad-boolean'
  | 'bad-bit-string'
  | 'bad-object-identifier'
  | 'bad-time'
  | 'bad-string'
  | 'default-encoded' // DER leaves default values out
  | 'bad-value'
  | 'repeated';

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  objectIdentifier: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  sequence: 0x30,
  set: 0x31,
  numericString: 0x12,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visibleString: 0x1a,
  universalString: 0x1c,
  bmpString: 0x1e,
} as const;

/** Tag byte of a context-specific element: `[n]` primitive or constructed. */
export function contextTag(number: number, form: 'primitive' | 'constructed'): number {
  return 0x80 | (form === 'constructed' ? 0x20 : 0) | number;
}

/** One element: tag byte, where its header, its content and its end lie in `bytes`. */
export interface Element {
  readonly bytes: Uint8Array;
  readonly tag: number;
  readonly start: number;
  readonly from: number;
  readonly end: number;
}

/** Elements nested deeper than this are refused (a certificate needs about 12). */
export const MAX_DEPTH = 40;

export function contentOf(element: Element): Uint8Array {
  return element.bytes.subarray(element.from, element.end);
}

/** Header and content. */
export function wholeOf(element: Element): Uint8Array {
  return element.bytes.subarray(element.start, element.end);
}

/**
 * The element that begins at `at` and must end by `limit`.
 * @throws DerFault where the header is broken, not DER, or runs over the limit
 */
export function elementAt(bytes: Uint8Array, at: number, limit: number): Element {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || at + 2 > limit) throw new DerFault(at, 'cut-off');
  if ((tag & 0x1f) === 0x1f) throw new DerFault(at, 'unexpected-tag');
  let from = at + 2;
  let length = first;
  if (first === 0x80) throw new DerFault(at + 1, 'indefinite-length');
  if (first > 0x80) {
    const count = first & 0x7f;
    if (count > 4) throw new DerFault(at + 1, 'too-large');
    if (from + count > limit) throw new DerFault(at + 1, 'cut-off');
    length = 0;
    for (let index = 0; index < count; index += 1) length = length * 256 + (bytes[from + index] ?? 0);
    if (length < 0x80 || bytes[from] === 0) throw new DerFault(at + 1, 'long-length');
    from += count;
  }
  if (from + length > limit) throw new DerFault(at, 'cut-off');
  return { bytes, tag, start: at, from, end: from + length };
}

/** Reads the elements of a constructed element one after the other. */
export class Cursor {
  readonly bytes: Uint8Array;
  readonly end: number;
  at: number;

  constructor(bytes: Uint8Array, from: number, end: number) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  static over(element: Element): Cursor {
    return new Cursor(element.bytes, element.from, element.end);
  }

  get done(): boolean {
    return this.at >= this.end;
  }

  /** Tag byte of the next element, or -1 at the end. */
  peek(): number {
    return this.at < this.end ? (this.bytes[this.at] ?? -1) : -1;
  }

  next(): Element {
    const element = elementAt(this.bytes, this.at, this.end);
    this.at = element.end;
    return element;
  }

  /** @throws DerFault `unexpected-tag` when another element comes */
  expect(tag: number): Element {
    if (this.done) throw new DerFault(this.at, 'cut-off');
    if (this.peek() !== tag) throw new DerFault(this.at, 'unexpected-tag');
    return this.next();
  }

  optional(tag: number): Element | null {
    return this.peek() === tag ? this.next() : null;
  }

  /** @throws DerFault `trailing-bytes` when something is left */
  finish(): void {
    if (!this.done) throw new DerFault(this.at, 'trailing-bytes');
  }
}

/** The elements inside a constructed element. */
export function childrenOf(element: Element): Element[] {
  const cursor = Cursor.over(element);
  const children: Element[] = [];
  while (!cursor.done) children.push(cursor.next());
  return children;
}

/** The one element that fills `bytes`. */
export function onlyElement(bytes: Uint8Array, tag: number): Element {
  const cursor = new Cursor(bytes, 0, bytes.length);
  const element = cursor.expect(tag);
  cursor.finish();
  return element;
}

/** Content bytes of an INTEGER, checked to be the shortest form (X.690 section 8.3.2). */
export function integerBytes(element: Element): Uint8Array {
  const content = contentOf(element);
  const [first, second] = content;
  if (first === undefined) throw new DerFault(element.start, 'bad-integer');
  if (second !== undefined && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80)))
    throw new DerFault(element.from, 'bad-integer');
  return content;
}

/** A small non-negative INTEGER, at most 2^31-1. */
export function smallInteger(element: Element): number {
  const content = integerBytes(element);
  if ((content[0] ?? 0) >= 0x80 || content.length > 4) throw new DerFault(element.from, 'bad-integer');
  return content.reduce((sum, byte) => sum * 256 + byte, 0);
}

export function booleanOf(element: Element): boolean {
  const value = element.bytes[element.from];
  if (element.end - element.from !== 1 || (value !== 0 && value !== 0xff)) throw new DerFault(element.from, 'bad-boolean');
  return value === 0xff;
}

export interface Bits {
  readonly unused: number;
  readonly bytes: Uint8Array;
}

export function bitsOf(element: Element): Bits {
  const unused = element.bytes[element.from];
  const bytes = element.bytes.subarray(element.from + 1, element.end);
  if (element.end <= element.from || unused === undefined || unused > 7 || (unused > 0 && bytes.length === 0))
    throw new DerFault(element.from, 'bad-bit-string');
  const last = bytes.at(-1) ?? 0;
  if ((last & ((1 << unused) - 1)) !== 0) throw new DerFault(element.end - 1, 'bad-bit-string');
  return { unused, bytes };
}

/** A BIT STRING of whole bytes (keys, signatures). */
export function bitStringBytes(element: Element): Uint8Array {
  const bits = bitsOf(element);
  if (bits.unused !== 0) throw new DerFault(element.from, 'bad-bit-string');
  return bits.bytes;
}

/** Bit numbers that are set, as a mask: bit 0 of the BIT STRING is 1 << 0. Trailing zero bits, which DER drops, are let pass as browsers do. */
export function namedBits(element: Element): number {
  const { bytes } = bitsOf(element);
  if (bytes.length > 4) throw new DerFault(element.from, 'bad-bit-string');
  let mask = 0;
  for (const [index, byte] of bytes.entries()) {
    for (let bit = 0; bit < 8; bit += 1) if ((byte & (0x80 >> bit)) !== 0) mask |= 1 << (index * 8 + bit);
  }
  return mask;
}

/** Dotted form of an OBJECT IDENTIFIER. */
export function objectIdentifier(element: Element): string {
  return dottedOid(element.bytes, element.from, element.end);
}

export function dottedOid(bytes: Uint8Array, from: number, end: number): string {
  if (end <= from || end - from > 128) throw new DerFault(from, 'bad-object-identifier');
  const arcs: string[] = [];
  let value = 0;
  let atStart = true;
  for (let at = from; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (atStart && byte === 0x80) throw new DerFault(at, 'bad-object-identifier');
    if (value > Number.MAX_SAFE_INTEGER / 128 - 1) throw new DerFault(at, 'bad-object-identifier');
    value = value * 128 + (byte & 0x7f);
    atStart = (byte & 0x80) === 0;
    if (!atStart) continue;
    if (arcs.length === 0) {
      const top = Math.min(2, Math.floor(value / 40));
      arcs.push(String(top), String(value - top * 40));
    } else arcs.push(String(value));
    value = 0;
  }
  if (!atStart) throw new DerFault(end - 1, 'bad-object-identifier');
  return arcs.join('.');
}
