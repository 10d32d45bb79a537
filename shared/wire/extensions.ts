import { ByteReader, concat, type Read, uint, vector } from './bytes.ts';

export interface Extension {
  readonly type: number;
  readonly data: Uint8Array;
}

/** Reads a list of extensions (RFC 8446 section 4.2) from a reader that holds nothing else. */
export function readExtensionList(reader: ByteReader): Extension[] {
  const extensions: Extension[] = [];
  while (reader.left > 0) {
    const type = reader.u16('extension.type');
    const data = reader.vector(2, 'extension.data');
    if (reader.error === null) extensions.push({ type, data });
  }
  return extensions;
}

/** Reads the extensions at the end of a hello: absent altogether in old hellos. */
export function readOptionalExtensions(reader: ByteReader): Extension[] {
  if (reader.left === 0) return [];
  const inner = reader.inner(2, 'extensions');
  const extensions = readExtensionList(inner);
  reader.adopt(inner);
  return extensions;
}

export function findExtension(extensions: readonly Extension[], type: number): Uint8Array | null {
  return extensions.find((extension) => extension.type === type)?.data ?? null;
}

export function buildExtension(type: number, ...data: readonly Uint8Array[]): Uint8Array {
  return concat(uint(type, 2), vector(2, ...data));
}

/** Protocol names of an ALPN extension (RFC 7301 section 3.1), as Latin-1 text. */
export function readAlpn(data: Uint8Array): Read<readonly string[]> {
  const reader = new ByteReader(data);
  const list = reader.inner(2, 'alpn');
  const names: string[] = [];
  while (list.left > 0) names.push(latin1(list.vector(1, 'alpn.name')));
  reader.adopt(list);
  return reader.finish(names);
}

/** 16-bit numbers behind a 16-bit length: supported_groups, signature_algorithms, signature_algorithms_cert. */
export function readU16List(data: Uint8Array, what: string): Read<readonly number[]> {
  const reader = new ByteReader(data);
  const numbers = reader.u16List(2, what);
  return reader.finish(numbers);
}

export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

export function fromLatin1(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff);
}
