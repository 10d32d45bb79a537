import { utf16, writtenValue } from './binary-xml-value.ts';

/**
 * Binary XML of Windows event logs as text (MS-EVEN6 section 2.2.12, "BinXml"; names and templates stand once in a chunk of the file and are
 * meant by their place in it, as the documentation of libevtx describes).
 */

/** What one file asks for may cost no more than this, however its templates refer to each other. */
export interface Effort {
  /** Tokens that may still be read. */
  tokens: number;
}

/** A value of an instance of a template. */
interface Value {
  readonly type: number;
  readonly start: number;
  readonly end: number;
}

const DEEPEST = 24;
const LONGEST_TEXT = 32_768;
const MOST_VALUES = 1024;
/** Type of a value that is binary XML itself. */
const BINARY_XML = 0x21;
const NO_VALUES: readonly Value[] = [];

/**
 * @param chunk what places are counted in
 * @param start of the fragment, `end` behind it
 * @returns the XML, in one line; null where it is damaged, too long or refers to itself
 */
export function binaryXml(chunk: Uint8Array, start: number, end: number, effort: Effort): string | null {
  const writer = new Writer(chunk, effort);
  return writer.fragment(start, end, NO_VALUES, 'alone', 0) === null ? null : writer.text;
}

/** Elements of a template name, in two bytes, the value that they depend on. */
type Place = 'template' | 'alone';

class Writer {
  text = '';
  readonly #chunk: Uint8Array;
  readonly #view: DataView;
  readonly #effort: Effort;
  readonly #open: string[] = [];
  #inAttribute = false;

  constructor(chunk: Uint8Array, effort: Effort) {
    this.#chunk = chunk;
    this.#view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    this.#effort = effort;
  }

  /** @returns behind the fragment; null where it cannot be read */
  fragment(start: number, end: number, values: readonly Value[], place: Place, depth: number): number | null {
    if (depth > DEEPEST || end > this.#chunk.length) return null;
    for (let at = start; at < end; ) {
      this.#effort.tokens -= 1;
      if (this.#effort.tokens < 0 || this.text.length > LONGEST_TEXT) return null;
      const token = this.#chunk[at] as number;
      // 0x40: more of the same follows.
      const kind = token & 0xbf;
      if (kind === 0x00) return at + 1;
      const next = this.#token(kind, (token & 0x40) !== 0, at + 1, end, values, place, depth);
      if (next === null || next <= at || next > end) return null;
      at = next;
    }
    return end;
  }

  #token(kind: number, more: boolean, at: number, end: number, values: readonly Value[], place: Place, depth: number): number | null {
    switch (kind) {
      case 0x01:
        return this.#startOfElement(place === 'template' ? at + 2 : at, end, more);
      case 0x02:
        this.#closeAttribute();
        this.text += '>';
        return at;
      case 0x03:
        this.#closeAttribute();
        this.text += '/>';
        this.#open.pop();
        return at;
      case 0x04: {
        const name = this.#open.pop();
        if (name === undefined) return null;
        this.text += `</${name}>`;
        return at;
      }
      case 0x05:
        return this.#characters(at + 1, end);
      case 0x06: {
        const named = this.#name(at, end);
        if (named === null) return null;
        this.#closeAttribute();
        this.text += ` ${named.name}="`;
        this.#inAttribute = true;
        return named.behind;
      }
      case 0x07:
        return this.#characters(at, end);
      case 0x08:
        if (at + 2 > end) return null;
        this.text += `&#${this.#view.getUint16(at, true)};`;
        return at + 2;
      case 0x09: {
        const named = this.#name(at, end);
        if (named === null) return null;
        this.text += `&${named.name};`;
        return named.behind;
      }
      case 0x0a:
        return this.#name(at, end)?.behind ?? null;
      case 0x0b:
        return at + 2 > end ? null : at + 2 + 2 * this.#view.getUint16(at, true);
      case 0x0c:
        return this.#instance(at, end, depth);
      case 0x0d:
      case 0x0e:
        return at + 3 > end ? null : this.#value(values[this.#view.getUint16(at, true)], depth) ? at + 3 : null;
      case 0x0f:
        return at + 3;
      default:
        return null;
    }
  }

  #startOfElement(at: number, end: number, hasAttributes: boolean): number | null {
    // The size of the element comes first.
    const named = this.#name(at + 4, end);
    if (named === null || this.#open.length > DEEPEST) return null;
    this.#open.push(named.name);
    this.text += `<${named.name}`;
    return hasAttributes ? named.behind + 4 : named.behind;
  }

  #closeAttribute(): void {
    if (this.#inAttribute) this.text += '"';
    this.#inAttribute = false;
  }

  #characters(at: number, end: number): number | null {
    if (at + 2 > end) return null;
    const behind = at + 2 + 2 * this.#view.getUint16(at, true);
    if (behind > end) return null;
    this.text += escaped(utf16(this.#chunk.subarray(at + 2, behind)));
    return behind;
  }

  /** A name stands where it is first used; later it is meant by its place. */
  #name(at: number, end: number): { readonly name: string; readonly behind: number } | null {
    if (at + 4 > end) return null;
    const place = this.#view.getUint32(at, true);
    if (place + 8 > this.#chunk.length) return null;
    const stop = place + 8 + 2 * this.#view.getUint16(place + 6, true);
    if (stop > this.#chunk.length) return null;
    const name = utf16(this.#chunk.subarray(place + 8, stop));
    return NAME.test(name) ? { name, behind: place === at + 4 ? stop + 2 : at + 4 } : null;
  }

  /** A template with its values; it stands where it is first used, too. */
  #instance(at: number, end: number, depth: number): number | null {
    if (at + 9 > end) return null;
    const template = this.#view.getUint32(at + 5, true);
    if (template + 24 > this.#chunk.length) return null;
    const body = template + 24;
    const behindBody = body + this.#view.getUint32(template + 20, true);
    if (behindBody > this.#chunk.length) return null;
    const counted = template === at + 9 ? behindBody : at + 9;
    if (counted + 4 > end) return null;
    const count = this.#view.getUint32(counted, true);
    let from = counted + 4 + 4 * count;
    if (count > MOST_VALUES || from > end) return null;
    const values: Value[] = [];
    for (let index = 0; index < count; index += 1) {
      const described = counted + 4 + 4 * index;
      const behind = from + this.#view.getUint16(described, true);
      if (behind > end) return null;
      values.push({ type: this.#chunk[described + 2] as number, start: from, end: behind });
      from = behind;
    }
    this.#effort.tokens -= count;
    return this.fragment(body, behindBody, values, 'template', depth + 1) === null ? null : from;
  }

  /** @returns whether it could be written; what is missing is empty */
  #value(value: Value | undefined, depth: number): boolean {
    if (value === undefined) return true;
    const { type, start, end } = value;
    if (type === BINARY_XML) return start === end || this.fragment(start, end, NO_VALUES, 'alone', depth + 1) !== null;
    this.text += escaped(writtenValue(type, this.#chunk.subarray(start, Math.min(end, start + 2 * LONGEST_TEXT))));
    return true;
  }
}

/** XML 1.0 section 2.3, of the letters that Windows uses. */
const NAME = /^[A-Za-z_][\w.:-]{0,255}$/;

/** What may stand in an event may not end it, nor its line. */
function escaped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is written otherwise
  return text.replace(/[&<>"\u0000-\u001f\u2028\u2029]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
