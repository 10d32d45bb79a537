import { contentOf, DerFault, type Element, TAG } from './der.ts';

/** Why the bytes are not text of the type they claim to be; the text is still shown. */
export interface DecodedString {
  readonly text: string;
  readonly faithful: boolean;
}

/** X.680 section 41.4, and the star, which certificates of old times hold and browsers let pass. */
const PRINTABLE = /^[A-Za-z0-9 '()*+,\-./:=?]*$/;

/** Text of any string type of ASN.1 (X.680 section 41); bytes of a wrong type are shown as Latin-1. */
export function decodeString(element: Element): DecodedString {
  const content = contentOf(element);
  switch (element.tag) {
    case TAG.utf8String:
      return decodeUtf8(content);
    case TAG.bmpString:
      return decodeWide(content, 2);
    case TAG.universalString:
      return decodeWide(content, 4);
    case TAG.printableString: {
      const text = latin1(content);
      return { text, faithful: PRINTABLE.test(text) };
    }
    case TAG.numericString: {
      const text = latin1(content);
      return { text, faithful: /^[0-9 ]*$/.test(text) };
    }
    case TAG.ia5String:
    case TAG.visibleString:
      return { text: latin1(content), faithful: content.every((byte) => byte < 0x80) };
    case TAG.teletexString:
      return { text: latin1(content), faithful: true };
    default:
      return { text: hex(content), faithful: false };
  }
}

/** IA5String content of a general name: ASCII only. @throws DerFault `bad-string` */
export function asciiOf(element: Element): string {
  const content = contentOf(element);
  const wrong = content.findIndex((byte) => byte >= 0x80);
  if (wrong >= 0) throw new DerFault(element.from + wrong, 'bad-string');
  return latin1(content);
}

/** More arguments of one call may not fit on the stack. */
const PIECE = 4096;

export function latin1(bytes: Uint8Array): string {
  let text = '';
  // Bytes that are spread from a plain list take a twentieth of the time.
  const piece: number[] = [];
  for (let at = 0; at < bytes.length; at += PIECE) {
    piece.length = Math.min(PIECE, bytes.length - at);
    for (let index = 0; index < piece.length; index += 1) piece[index] = bytes[at + index] ?? 0;
    text += String.fromCharCode(...piece);
  }
  return text;
}

const HEX_DIGITS = [...'0123456789abcdef'].map((digit) => digit.charCodeAt(0));

export function hex(bytes: Uint8Array): string {
  const digits = new Uint8Array(bytes.length * 2);
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    digits[at * 2] = HEX_DIGITS[byte >> 4] ?? 0;
    digits[at * 2 + 1] = HEX_DIGITS[byte & 15] ?? 0;
  }
  return latin1(digits);
}

/** UTF-8 (RFC 3629): no overlong forms, no surrogates. Bytes that are not UTF-8 are shown as Latin-1. */
export function decodeUtf8(content: Uint8Array): DecodedString {
  if (content.every((byte) => byte < 0x80)) return { text: latin1(content), faithful: true };
  let text = '';
  for (let at = 0; at < content.length; ) {
    const first = content[at] ?? 0;
    const length =
      first < 0x80 ? 1 : first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
    let point = length === 1 ? first : first & (0x7f >> length);
    for (let index = 1; index < length; index += 1) {
      const next = content[at + index] ?? 0;
      point = (next & 0xc0) === 0x80 ? point * 64 + (next & 0x3f) : Number.NaN;
    }
    const shortest = length === 3 ? 0x800 : length === 4 ? 0x10000 : 0;
    if (!(length > 0 && point >= shortest && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)))
      return { text: latin1(content), faithful: false };
    text += String.fromCodePoint(point);
    at += length;
  }
  return { text, faithful: true };
}

function decodeWide(content: Uint8Array, width: 2 | 4): DecodedString {
  if (content.length % width !== 0) return { text: hex(content), faithful: false };
  let text = '';
  let faithful = true;
  for (let at = 0; at < content.length; at += width) {
    let point = 0;
    for (let index = 0; index < width; index += 1) point = point * 256 + (content[at + index] ?? 0);
    const known = point <= 0x10ffff;
    faithful &&= known;
    text += known ? String.fromCodePoint(point) : '\ufffd';
  }
  return { text, faithful };
}
