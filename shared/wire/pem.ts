import { toBase64 } from './bytes.ts';

/** One block between BEGIN and END lines. */
export interface PemBlock {
  /** `CERTIFICATE`, `X509 CRL`, `PRIVATE KEY` … */
  readonly label: string;
  readonly bytes: Uint8Array;
  /** Line of the BEGIN mark, from 1. */
  readonly line: number;
  /** The base64 held other characters, or the END line was missing. */
  readonly damaged: boolean;
}

const BEGIN = /-----\s?BEGIN ([A-Za-z0-9# .-]{1,60}?)\s?-----/g;

/** Blocks beyond this are left out: no chain needs them. */
export const MAX_BLOCKS = 10_000;

/**
 * Every PEM block in a text (RFC 7468), whatever stands around it: log lines, mail quoting (`> `), indentation, header lines of
 * encrypted keys, Windows line ends, literal `\n` of JSON, text before and after. A block without its END line ends at the next
 * BEGIN or at the end.
 */
export function readPem(text: string): PemBlock[] {
  const source = text.includes('\\n') && !/-----\r?\n/.test(text) ? text.replaceAll('\\r', '').replaceAll('\\n', '\n') : text;
  const marks = [...source.matchAll(BEGIN)].slice(0, MAX_BLOCKS);
  let line = 1;
  let seen = 0;
  return marks.map((mark, index) => {
    for (; seen < mark.index; seen += 1) if (source.charCodeAt(seen) === 10) line += 1;
    const from = mark.index + mark[0].length;
    const limit = marks[index + 1]?.index ?? source.length;
    const body = source.slice(from, limit);
    const end = body.search(/-----\s?END /);
    const decoded = decodeBase64(withoutHeaders(end < 0 ? body : body.slice(0, end)));
    return { label: mark[1] ?? '', bytes: decoded.bytes, line, damaged: decoded.damaged || end < 0 };
  });
}

/** The certificates of a PEM text, in order. */
export function pemCertificates(text: string): Uint8Array[] {
  const blocks = readPem(text).filter((block) => /^(?:X509 |TRUSTED )?CERTIFICATE$/i.test(block.label));
  const filled = blocks.filter((block) => block.bytes.length > 0);
  // A BEGIN line pasted twice is no certificate of its own.
  return (filled.length > 0 ? filled : blocks).map((block) =>
    block.label.startsWith('TRUSTED') ? firstElement(block.bytes) : block.bytes,
  );
}

/** OpenSSL's "trusted" form holds settings of its own behind the certificate. */
function firstElement(bytes: Uint8Array): Uint8Array {
  const count = (bytes[1] ?? 0) & 0x7f;
  if ((bytes[1] ?? 0) < 0x80 || count > 4) return bytes;
  const length = bytes.subarray(2, 2 + count).reduce((sum, byte) => sum * 256 + byte, 0);
  return bytes.subarray(0, 2 + count + length);
}

/** A PEM block of 64-character lines. */
export function writePem(label: string, bytes: Uint8Array): string {
  const lines = toBase64(bytes).match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/** Mail quoting, marks of HTML and RFC 1421 headers ("Proc-Type: 4,ENCRYPTED") are no base64. */
function withoutHeaders(body: string): string {
  if (!/[:<>|]/.test(body)) return body;
  return body
    .replace(/<\/?[a-z][^<>]{0,80}>/gi, '\n')
    .replace(/^[\s>|]+/gm, '')
    .replace(/^[A-Za-z0-9-]{1,40}:.*$/gm, '');
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Int8Array(128).fill(-1);
for (const [value, letter] of [...ALPHABET].entries()) VALUES[letter.charCodeAt(0)] = value;
VALUES['-'.charCodeAt(0)] = 62;
VALUES['_'.charCodeAt(0)] = 63;

/** Bytes of a base64 or base64url text; white space is skipped, anything else is skipped and told as damage. */
export function decodeBase64(text: string): { readonly bytes: Uint8Array; readonly damaged: boolean } {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4) + 3);
  let length = 0;
  let buffer = 0;
  let bits = 0;
  let damaged = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const value = code < 128 ? (VALUES[code] ?? -1) : -1;
    if (value < 0) {
      if (code > 32 && code !== 61) damaged = true;
      continue;
    }
    buffer = ((buffer << 6) | value) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length] = (buffer >> bits) & 0xff;
    length += 1;
  }
  return { bytes: bytes.slice(0, length), damaged: damaged || bits === 6 };
}
