import type { NameAttribute } from '../model/certificate.ts';
import { NAME_ATTRIBUTES } from '../tables/oids.ts';
import { Cursor, childrenOf, contentOf, DerFault, dottedOid, type Element, TAG, wholeOf } from './der.ts';
import { decodeString, hex } from './der-string.ts';

/** A distinguished name: its bytes, its parts, and a key by which equal names are equal (RFC 5280 section 7.1). */
export interface DistinguishedName {
  readonly der: Uint8Array;
  readonly attributes: readonly NameAttribute[];
  /** Per relative name (one level): its comparison key. */
  readonly levels: readonly string[];
  readonly key: string;
  /** False where an attribute holds characters that its type (PrintableString, IA5String) does not have. */
  readonly faithful: boolean;
}

export const EMPTY_NAME: DistinguishedName = { der: Uint8Array.of(0x30, 0), attributes: [], levels: [], key: '', faithful: true };

const MAX_ATTRIBUTES = 20_000;

/** @throws DerFault */
export function readName(element: Element): DistinguishedName {
  const attributes: NameAttribute[] = [];
  const levels: string[] = [];
  let faithful = true;
  const cursor = Cursor.over(element);
  while (!cursor.done) {
    const level = readNameLevel(cursor.expect(TAG.set));
    faithful &&= level.faithful;
    for (const attribute of level.attributes) attributes.push(attribute);
    if (attributes.length > MAX_ATTRIBUTES) throw new DerFault(element.start, 'too-large');
    levels.push(level.key);
  }
  return { der: wholeOf(element), attributes, levels, key: keyOfLevels(levels), faithful };
}

/** The key of a name that has these levels, as of a point that is named relative to its issuer. */
export function keyOfLevels(levels: readonly string[]): string {
  return levels.join('\n');
}

/** One level of a name (RelativeDistinguishedName): the elements of a SET, or of what is tagged in its place. @throws DerFault */
export function readNameLevel(set: Element): { readonly attributes: NameAttribute[]; readonly key: string; readonly faithful: boolean } {
  const parts = childrenOf(set);
  if (parts.length === 0) throw new DerFault(set.start, 'empty');
  const attributes: NameAttribute[] = [];
  const keys: string[] = [];
  let faithful = true;
  for (const part of parts) {
    if (part.tag !== TAG.sequence) throw new DerFault(part.start, 'unexpected-tag');
    const fields = Cursor.over(part);
    const type = fields.expect(TAG.objectIdentifier);
    const oid = dottedOid(type.bytes, type.from, type.end);
    const value = fields.next();
    fields.finish();
    const decoded = decodeString(value);
    if (value.tag === TAG.printableString || value.tag === TAG.ia5String) faithful &&= decoded.faithful;
    attributes.push({ type: NAME_ATTRIBUTES[oid] ?? oid, value: decoded.text });
    if (attributes.length > MAX_ATTRIBUTES) throw new DerFault(part.start, 'too-large');
    keys.push(`${oid}=${comparable(value, decoded.text)}`);
  }
  return { attributes, key: keys.length === 1 ? (keys[0] ?? '') : keys.sort().join('+'), faithful };
}

/** Case and runs of white space do not count in text (RFC 4518 in the reduced form of RFC 5280 section 7.1); other types compare by bytes. */
function comparable(element: Element, text: string): string {
  switch (element.tag) {
    case TAG.printableString:
    case TAG.utf8String:
    case TAG.bmpString:
    case TAG.universalString:
    case TAG.teletexString:
    case TAG.ia5String:
      return text.trim().replace(/\s+/g, ' ').toLowerCase();
    default:
      return `#${element.tag}:${hex(contentOf(element))}`;
  }
}

/** Common name, else organisation, else the first attribute, else ''. The last common name is the most specific one. */
export function shortName(attributes: readonly NameAttribute[]): string {
  const pick = (type: string) => attributes.findLast((attribute) => attribute.type === type)?.value;
  return pick('CN') ?? pick('O') ?? attributes[0]?.value ?? '';
}
