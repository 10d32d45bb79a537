import { PKCS7_OIDS } from '../tables/oids.ts';
import { withLengths } from './definite.ts';
import { Cursor, contextTag, DerFault, objectIdentifier, onlyElement, TAG, wholeOf } from './der.ts';
import { latin1 } from './der-string.ts';
import { decodeBase64, pemCertificates, readPem } from './pem.ts';

const MAX_CERTIFICATES = 200;

/**
 * Certificates of whatever a file or a caIssuers address holds: one DER certificate, a PKCS#7 bundle (RFC 2315, "certs-only"), or
 * either as PEM. Empty when it is none of these.
 */
export function readCertificateBytes(bytes: Uint8Array): Uint8Array[] {
  if (bytes[0] === 0x30) return bundleCertificates(bytes) ?? [bytes];
  const text = textOf(bytes);
  if (!text.includes('-----BEGIN')) return ofBareBase64(text);
  // Some programs label a bundle as a certificate.
  const direct = pemCertificates(text).flatMap((der) => bundleCertificates(der) ?? [der]);
  if (direct.length > 0) return direct.slice(0, MAX_CERTIFICATES);
  return readPem(text)
    .filter((block) => /^(?:PKCS ?#?7|CMS)/i.test(block.label))
    .flatMap((block) => bundleCertificates(block.bytes) ?? []);
}

/** Base64 that lost its BEGIN and END lines, as in JSON Web Keys and metadata files. DER begins with 30, which is "M" there. */
function ofBareBase64(text: string): Uint8Array[] {
  if (!/^\s*M[A-Za-z0-9+/\s]{100,}={0,2}\s*$/.test(text)) return [];
  const { bytes } = decodeBase64(text);
  return isOneElement(bytes) ? (bundleCertificates(bytes) ?? [bytes]) : [];
}

function isOneElement(bytes: Uint8Array): boolean {
  try {
    return onlyElement(bytes, TAG.sequence).end === bytes.length;
  } catch (error) {
    if (error instanceof DerFault) return false;
    throw error;
  }
}

/** The PKCS#12 container that a file is, or holds as PEM; null: it is none. */
export function pkcs12Of(bytes: Uint8Array): Uint8Array | null {
  if (isPkcs12(bytes)) return bytes;
  if (bytes[0] === TAG.sequence) return null;
  const block = readPem(textOf(bytes)).find((each) => each.label === 'PKCS12');
  return block === undefined || !isPkcs12(block.bytes) ? null : block.bytes;
}

/** Does the file begin as a PKCS#12 container (RFC 7292: version 3, then a content of PKCS #7 data or signed data)? BER lengths are let pass. */
export function isPkcs12(bytes: Uint8Array): boolean {
  const first = bytes[1] ?? 0;
  const at = bytes[0] === TAG.sequence ? 2 + (first > 0x80 ? first & 0x7f : 0) : bytes.length;
  return bytes[at] === TAG.integer && bytes[at + 1] === 1 && bytes[at + 2] === 3 && bytes[at + 3] === TAG.sequence;
}

/** The certificates inside a PKCS#7 SignedData, DER each, in order; null when the bytes are no such bundle. */
export function bundleCertificates(printed: Uint8Array): Uint8Array[] | null {
  const bytes = withLengths(printed);
  try {
    const outer = Cursor.over(new Cursor(bytes, 0, bytes.length).expect(TAG.sequence));
    if (outer.peek() !== TAG.objectIdentifier || objectIdentifier(outer.next()) !== PKCS7_OIDS.signedData) return null;
    const content = Cursor.over(Cursor.over(outer.expect(contextTag(0, 'constructed'))).expect(TAG.sequence));
    content.expect(TAG.integer);
    content.expect(TAG.set);
    content.expect(TAG.sequence);
    const list = content.optional(contextTag(0, 'constructed'));
    if (list === null) return [];
    const cursor = Cursor.over(list);
    const certificates: Uint8Array[] = [];
    while (!cursor.done && certificates.length < MAX_CERTIFICATES) {
      const element = cursor.next();
      if (element.tag === TAG.sequence) certificates.push(wholeOf(element));
    }
    return certificates;
  } catch (error) {
    if (error instanceof DerFault) return null;
    throw error;
  }
}

/** Text of bytes; Windows programs write UTF-16 with a mark at the beginning. */
export function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (!isWide) return latin1(bytes);
  const low = first === 0xff ? 0 : 1;
  // What is looked for is ASCII: the other byte of each letter says nothing.
  return latin1(bytes.subarray(2).filter((_, index) => index % 2 === low));
}
