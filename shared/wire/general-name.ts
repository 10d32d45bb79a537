import { Cursor, contentOf, contextTag, DerFault, type Element, elementAt, objectIdentifier, TAG } from './der.ts';
import { asciiOf, decodeUtf8 } from './der-string.ts';
import { type DistinguishedName, readName } from './x509-name.ts';

/** RFC 5280 section 4.2.1.6. */
export type GeneralName =
  | { readonly form: 'dns' | 'email' | 'uri'; readonly value: string }
  | { readonly form: 'ip'; readonly value: Uint8Array }
  | { readonly form: 'directory'; readonly value: DistinguishedName }
  | { readonly form: 'other'; readonly type: string; readonly value: Uint8Array }
  | { readonly form: 'x400' | 'edi'; readonly value: Uint8Array }
  | { readonly form: 'registered'; readonly value: string };

/** More names than any certificate carries; beyond it the reader gives up. */
export const MAX_GENERAL_NAMES = 20_000;

/** One GeneralName. @throws DerFault */
export function readGeneralName(element: Element): GeneralName {
  switch (element.tag) {
    case contextTag(0, 'constructed'): {
      const cursor = Cursor.over(element);
      const type = objectIdentifier(cursor.expect(TAG.objectIdentifier));
      const value = cursor.expect(contextTag(0, 'constructed'));
      cursor.finish();
      return { form: 'other', type, value: contentOf(value) };
    }
    case contextTag(1, 'primitive'):
      return { form: 'email', value: asciiOf(element) };
    case contextTag(2, 'primitive'):
      // Names in UTF-8 occur and match no host: told as a mismatch, not as a broken certificate.
      return { form: 'dns', value: decodeUtf8(contentOf(element)).text };
    case contextTag(3, 'constructed'):
      return { form: 'x400', value: contentOf(element) };
    case contextTag(4, 'constructed'): {
      const inner = elementAt(element.bytes, element.from, element.end);
      if (inner.tag !== TAG.sequence) throw new DerFault(inner.start, 'unexpected-tag');
      if (inner.end !== element.end) throw new DerFault(inner.end, 'trailing-bytes');
      return { form: 'directory', value: readName(inner) };
    }
    case contextTag(5, 'constructed'):
      return { form: 'edi', value: contentOf(element) };
    case contextTag(6, 'primitive'):
      return { form: 'uri', value: asciiOf(element) };
    case contextTag(7, 'primitive'):
      return { form: 'ip', value: contentOf(element) };
    case contextTag(8, 'primitive'):
      return { form: 'registered', value: objectIdentifier(element) };
    default:
      throw new DerFault(element.start, 'unexpected-tag');
  }
}

/** The names inside a SEQUENCE (or an implicitly tagged one). @throws DerFault */
export function readGeneralNames(element: Element): GeneralName[] {
  const cursor = Cursor.over(element);
  const names: GeneralName[] = [];
  while (!cursor.done) {
    names.push(readGeneralName(cursor.next()));
    if (names.length > MAX_GENERAL_NAMES) throw new DerFault(cursor.at, 'too-large');
  }
  return names;
}
