import { EXTENSION_OIDS } from '../tables/oids.ts';
import {
  bitStringBytes,
  booleanOf,
  Cursor,
  contentOf,
  contextTag,
  DerFault,
  type DerProblem,
  type Element,
  integerBytes,
  namedBits,
  onlyElement,
  smallInteger,
  TAG,
  wholeOf,
} from './der.ts';
import { hex } from './der-string.ts';
import { timeOf } from './der-time.ts';
import { type GeneralName, readGeneralNames } from './general-name.ts';
import { type Extension, readExtensionHeader, readSignatureUse, type SignatureUse, sameBytes } from './x509.ts';
import { accessLocations, type DistributionPoint, distributionPoints, readDistributionPointName } from './x509-extensions.ts';
import { type DistinguishedName, readName } from './x509-name.ts';

export interface RevokedEntry {
  /** Milliseconds since 1970. */
  readonly date: number;
  /** CRLReason number (RFC 5280 section 5.3.1), null when not told. */
  readonly reason: number | null;
}

/** issuingDistributionPoint (RFC 5280 section 5.2.5): which certificates a partitioned list speaks for. */
export interface ListScope {
  readonly names: readonly GeneralName[];
  /** The last level of the point's name, its first ones being the list's issuer. */
  readonly relative: string | null;
  readonly onlyUsers: boolean;
  readonly onlyAuthorities: boolean;
  readonly onlySomeReasons: number | null;
  readonly indirect: boolean;
  readonly onlyAttributes: boolean;
}

/** A certificate revocation list (RFC 5280 section 5). */
export interface CertificateList {
  readonly der: Uint8Array;
  readonly issuer: DistinguishedName;
  readonly tbs: Uint8Array;
  readonly signature: Uint8Array;
  readonly algorithm: SignatureUse;
  readonly version: 1 | 2;
  readonly thisUpdate: number;
  readonly nextUpdate: number | null;
  readonly extensions: readonly Extension[];
  /** Content bytes; null where the extension is absent. */
  readonly number: Uint8Array | null;
  readonly numberIsCritical: boolean;
  /** The number of the full list that this delta builds on. */
  readonly deltaBase: Uint8Array | null;
  readonly scope: ListScope | null;
  readonly authorityKeyId: Uint8Array | null;
  /** Where the list's own issuer can be had (RFC 5280 section 5.2.7). */
  readonly caIssuersUrls: readonly string[];
  /** Where the changes since this list stand (RFC 5280 section 5.2.6). */
  readonly freshest: readonly DistributionPoint[];
  /** A critical extension of the list or of an entry that is not known here. */
  readonly unknownCritical: string | null;
  /** By serial number in hex: the certificates of the list's own issuer. */
  readonly revoked: ReadonlyMap<string, RevokedEntry>;
  /** Of an indirect list the certificates of other issuers, by the key of the issuer's name (RFC 5280 section 5.3.3). */
  readonly revokedOfOthers: ReadonlyMap<string, ReadonlyMap<string, RevokedEntry>>;
}

export interface ListFault {
  readonly at: number;
  readonly problem: DerProblem;
}

/** Larger lists are not read. */
export const MAX_LIST_BYTES = 64 << 20;

/** @returns the list, or where it broke */
export function readCertificateList(der: Uint8Array): { readonly list: CertificateList } | { readonly fault: ListFault } {
  try {
    if (der.length > MAX_LIST_BYTES) throw new DerFault(0, 'too-large');
    return { list: readList(der) };
  } catch (error) {
    if (!(error instanceof DerFault)) throw error;
    return { fault: { at: error.at, problem: error.problem } };
  }
}

function readList(der: Uint8Array): CertificateList {
  const outer = Cursor.over(onlyElement(der, TAG.sequence));
  const tbs = outer.expect(TAG.sequence);
  const identifier = outer.expect(TAG.sequence);
  const signature = bitStringBytes(outer.expect(TAG.bitString));
  outer.finish();
  const cursor = Cursor.over(tbs);
  const version = cursor.optional(TAG.integer);
  if (version !== null && smallInteger(version) !== 1) throw new DerFault(version.start, 'bad-value');
  const inner = cursor.expect(TAG.sequence);
  if (!sameBytes(wholeOf(inner), wholeOf(identifier))) throw new DerFault(inner.start, 'bad-value');
  const issuer = readName(cursor.expect(TAG.sequence));
  const thisUpdate = timeOf(cursor.next());
  const isTime = cursor.peek() === TAG.utcTime || cursor.peek() === TAG.generalizedTime;
  const nextUpdate = isTime ? timeOf(cursor.next()) : null;
  const entries = cursor.optional(TAG.sequence);
  const tail = cursor.optional(contextTag(0, 'constructed'));
  cursor.finish();
  if (tail !== null && version === null) throw new DerFault(tail.start, 'unexpected-tag');
  const extensions = tail === null ? [] : readExtensionList(tail);
  const { unknownCritical, ...entriesRead } = readEntries(entries, issuer);
  const known = readListExtensions(extensions);
  return {
    der,
    issuer,
    tbs: wholeOf(tbs),
    signature,
    algorithm: readSignatureUse(identifier),
    version: version === null ? 1 : 2,
    thisUpdate,
    nextUpdate,
    extensions,
    ...known,
    unknownCritical: known.unknownCritical ?? unknownCritical,
    ...entriesRead,
  };
}

function readExtensionList(element: Element): Extension[] {
  const wrapper = Cursor.over(element);
  const list = Cursor.over(wrapper.expect(TAG.sequence));
  wrapper.finish();
  const extensions: Extension[] = [];
  while (!list.done) extensions.push(readExtensionHeader(list.expect(TAG.sequence)));
  return extensions;
}

const KNOWN = new Set<string>([
  EXTENSION_OIDS.crlNumber,
  EXTENSION_OIDS.deltaCrlIndicator,
  EXTENSION_OIDS.issuingDistributionPoint,
  EXTENSION_OIDS.authorityKeyIdentifier,
]);

function readListExtensions(extensions: readonly Extension[]) {
  const value = (oid: string) => extensions.find((extension) => extension.oid === oid) ?? null;
  const integer = (extension: Extension | null) => (extension === null ? null : integerBytes(onlyElement(extension.value, TAG.integer)));
  const number = value(EXTENSION_OIDS.crlNumber);
  const scope = value(EXTENSION_OIDS.issuingDistributionPoint);
  const key = value(EXTENSION_OIDS.authorityKeyIdentifier);
  const access = value(EXTENSION_OIDS.authorityInfoAccess);
  const freshest = value(EXTENSION_OIDS.freshestCrl);
  const keyId = key === null ? null : Cursor.over(onlyElement(key.value, TAG.sequence)).optional(contextTag(0, 'primitive'));
  return {
    number: integer(number),
    numberIsCritical: number?.critical === true,
    deltaBase: integer(value(EXTENSION_OIDS.deltaCrlIndicator)),
    scope: scope === null ? null : readScope(scope.value),
    authorityKeyId: keyId === null ? null : contentOf(keyId),
    caIssuersUrls: access === null ? [] : accessLocations(access.value).caIssuersUrls,
    freshest: freshest === null ? [] : distributionPoints(freshest.value),
    unknownCritical: extensions.find((extension) => extension.critical && !KNOWN.has(extension.oid))?.oid ?? null,
  };
}

function readScope(value: Uint8Array): ListScope {
  const cursor = Cursor.over(onlyElement(value, TAG.sequence));
  const name = cursor.optional(contextTag(0, 'constructed'));
  const flag = (number: number) => {
    const element = cursor.optional(contextTag(number, 'primitive'));
    return element === null ? false : booleanOf(element);
  };
  const onlyUsers = flag(1);
  const onlyAuthorities = flag(2);
  const reasons = cursor.optional(contextTag(3, 'primitive'));
  const indirect = flag(4);
  const onlyAttributes = flag(5);
  cursor.finish();
  // RFC 5280 section 5.2.5: an empty one is no extension.
  if (value.length <= 2) throw new DerFault(0, 'empty');
  return {
    ...(name === null ? { names: [], relative: null } : readDistributionPointName(name)),
    onlyUsers,
    onlyAuthorities,
    onlySomeReasons: reasons === null ? null : namedBits(reasons),
    indirect,
    onlyAttributes,
  };
}

/** Serial numbers of different issuers mean different certificates: each issuer has its own entries. */
function readEntries(element: Element | null, issuer: DistinguishedName) {
  const revoked = new Map<string, RevokedEntry>();
  const revokedOfOthers = new Map<string, Map<string, RevokedEntry>>();
  let unknownCritical: string | null = null;
  if (element === null) return { revoked, revokedOfOthers, unknownCritical };
  const cursor = Cursor.over(element);
  let into = revoked;
  while (!cursor.done) {
    const entry = Cursor.over(cursor.expect(TAG.sequence));
    const serial = integerBytes(entry.expect(TAG.integer));
    const date = timeOf(entry.next());
    const tail = entry.optional(TAG.sequence);
    entry.finish();
    let reason: number | null = null;
    if (tail !== null) {
      const list = Cursor.over(tail);
      while (!list.done) {
        const extension = readExtensionHeader(list.expect(TAG.sequence));
        if (extension.oid === EXTENSION_OIDS.reasonCode) reason = onlyElement(extension.value, TAG.enumerated).bytes.at(-1) ?? null;
        else if (extension.oid === EXTENSION_OIDS.certificateIssuer)
          // It holds for the entries behind it too, until another one is named (RFC 5280 section 5.3.3).
          into = entriesOf(readGeneralNames(onlyElement(extension.value, TAG.sequence)));
        else if (extension.critical) unknownCritical = extension.oid;
      }
    }
    into.set(hex(serial), { date, reason });
  }
  return { revoked, revokedOfOthers, unknownCritical };

  function entriesOf(names: readonly GeneralName[]): Map<string, RevokedEntry> {
    const keys = names.flatMap((name) => (name.form === 'directory' ? [name.value.key] : []));
    if (keys.includes(issuer.key)) return revoked;
    const key = keys[0] ?? '';
    const known = revokedOfOthers.get(key) ?? new Map<string, RevokedEntry>();
    revokedOfOthers.set(key, known);
    return known;
  }
}
