import { PKCS7_OIDS } from '../tables/oids.ts';
import { Cursor, contextTag, DerFault, objectIdentifier, TAG, wholeOf } from './der.ts';
import { latin1 } from './der-string.ts';
import { pemCertificates, readPem } from './pem.ts';

const MAX_CERTIFICATES = 200;

/**
 * Certificates of whatever a file or a caIssuers address holds: one DER certificate, a PKCS#7 bundle (RFC 2315, "certs-only"), or
 * either as PEM. Empty when it is none of these.
 */
export function readCertificateBytes(bytes: Uint8Array): Uint8Array[] {
  if (bytes[0] === 0x30) return bundleCertificates(bytes) ?? [bytes];
  const text = textOf(bytes);
  if (!text.includes('-----BEGIN')) return [];
  const direct = pemCertificates(text);
  if (direct.length > 0) return direct.slice(0, MAX_CERTIFICATES);
  return readPem(text)
    .filter((block) => /^(?:PKCS ?#?7|CMS)/i.test(block.label))
    .flatMap((block) => bundleCertificates(block.bytes) ?? []);
}

/** Does the file begin as a PKCS#12 container (RFC 7292: version 3, then a content of PKCS #7 data or signed data)? BER lengths are let pass. */
export function isPkcs12(bytes: Uint8Array): boolean {
  const first = bytes[1] ?? 0;
  const at = bytes[0] === TAG.sequence ? 2 + (first > 0x80 ? first & 0x7f : 0) : bytes.length;
  return bytes[at] === TAG.integer && bytes[at + 1] === 1 && bytes[at + 2] === 3 && bytes[at + 3] === TAG.sequence;
}

/** The certificates inside a PKCS#7 SignedData, DER each, in order; null when the bytes are no such bundle. */
export function bundleCertificates(bytes: Uint8Array): Uint8Array[] | null {
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
