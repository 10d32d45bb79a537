import { createHash } from 'node:crypto';
import { Cursor, childrenOf, contentOf, DerFault, type Element, onlyElement, TAG, wholeOf } from '../../../shared/wire/der.ts';
import { decodeString } from '../../../shared/wire/der-string.ts';
import { element, sequence, setOf } from '../../../shared/wire/der-write.ts';
import type { Certificate } from '../../../shared/wire/x509.ts';

/** Texts count in UTF-8, small letters, blanks at the ends left out and several blanks as one; anything else counts as it is. */
const TEXTS: ReadonlySet<number> = new Set([
  TAG.printableString,
  TAG.utf8String,
  TAG.bmpString,
  TAG.universalString,
  TAG.teletexString,
  TAG.ia5String,
  TAG.visibleString,
]);

/**
 * The eight digits by which OpenSSL looks for an issuer in a folder: the first four bytes of SHA-1 over the name in its canonical form, the
 * last byte first. Null where the name cannot be read.
 * Source: OpenSSL, X509_NAME_hash_ex(3); crypto/x509/x_name.c, x509_name_canon.
 */
export function subjectHash({ subject }: Certificate): string | null {
  try {
    const levels = childrenOf(onlyElement(subject.der, TAG.sequence)).map((level) => setOf(...childrenOf(level).map(canonical)));
    const digest = createHash('sha1').update(Buffer.concat(levels)).digest();
    return digest.subarray(0, 4).reverse().toString('hex');
  } catch (fault) {
    if (fault instanceof DerFault) return null;
    throw fault;
  }
}

function canonical(attribute: Element): Uint8Array {
  const fields = Cursor.over(attribute);
  const type = fields.expect(TAG.objectIdentifier);
  const value = fields.next();
  return sequence(wholeOf(type), TEXTS.has(value.tag) ? canonicalText(value) : wholeOf(value));
}

function canonicalText(value: Element): Uint8Array {
  const text = contentOf(value).length === 0 ? '' : decodeString(value).text;
  const folded = text
    .replace(/^[ \t\n\v\f\r]+|[ \t\n\v\f\r]+$/gu, '')
    .replace(/[ \t\n\v\f\r]+/gu, ' ')
    .replace(/[A-Z]/gu, (letter) => letter.toLowerCase());
  return element(TAG.utf8String, Buffer.from(folded, 'utf8'));
}
