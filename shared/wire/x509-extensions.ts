import { ACCESS_METHOD_OIDS, ANY_POLICY_OID, EXTENSION_OIDS } from '../tables/oids.ts';
import {
  booleanOf,
  Cursor,
  contentOf,
  contextTag,
  DerFault,
  type Element,
  integerBytes,
  namedBits,
  objectIdentifier,
  onlyElement,
  smallInteger,
  TAG,
} from './der.ts';
import { type GeneralName, readGeneralName, readGeneralNames } from './general-name.ts';
import { readSctList, type SignedTimestamp } from './sct.ts';
import { type DistinguishedName, readNameLevel } from './x509-name.ts';

/** Bits of keyUsage as a mask (RFC 5280 section 4.2.1.3). */
export const KEY_USAGE = {
  digitalSignature: 1,
  contentCommitment: 2,
  keyEncipherment: 4,
  dataEncipherment: 8,
  keyAgreement: 16,
  keyCertSign: 32,
  crlSign: 64,
  encipherOnly: 128,
  decipherOnly: 256,
} as const;

export interface Subtree {
  readonly base: GeneralName;
  /** RFC 5280 allows only minimum 0 and no maximum. */
  readonly hasRange: boolean;
}

export interface DistributionPoint {
  readonly urls: readonly string[];
  /** Names of the point in full; empty when it is given relative to the issuer, or not at all. */
  readonly names: readonly GeneralName[];
  /** The last level of the point's name, its first ones being the issuer's; null when it is not given so. */
  readonly relative: string | null;
  /** Bits of ReasonFlags; null: all. */
  readonly reasons: number | null;
  readonly crlIssuer: readonly DistinguishedName[];
}

/** What the known extensions say; a field is absent where the extension is. */
export interface ExtensionValues {
  basicConstraints?: { readonly ca: boolean; readonly pathLength: number | null };
  keyUsage?: number;
  keyPurposes?: readonly string[];
  subjectAltNames?: readonly GeneralName[];
  issuerAltNames?: readonly GeneralName[];
  nameConstraints?: { readonly permitted: readonly Subtree[]; readonly excluded: readonly Subtree[] };
  subjectKeyId?: Uint8Array;
  authorityKeyId?: {
    readonly keyId: Uint8Array | null;
    readonly issuer: readonly GeneralName[] | null;
    readonly serial: Uint8Array | null;
  };
  ocspUrls?: readonly string[];
  caIssuersUrls?: readonly string[];
  crlDistributionPoints?: readonly DistributionPoint[];
  freshestCrl?: readonly DistributionPoint[];
  policies?: readonly string[];
  /** A policy is told more of by a qualifier that is neither a statement's address nor a notice. */
  unknownQualifier?: true;
  policyMappings?: readonly { readonly issuer: string; readonly subject: string }[];
  policyConstraints?: { readonly requireExplicit: number | null; readonly inhibitMapping: number | null };
  inhibitAnyPolicy?: number;
  tlsFeatures?: readonly number[];
  timestamps?: readonly SignedTimestamp[];
  poison?: true;
  ocspNoCheck?: true;
}

/** Certification practice statement and user notice (RFC 5280 section 4.2.1.4). */
const KNOWN_QUALIFIERS = new Set(['1.3.6.1.5.5.7.2.1', '1.3.6.1.5.5.7.2.2']);

type Reader = (value: Uint8Array, into: ExtensionValues) => void;

/** Extensions whose meaning is read, and thus may be critical. Offsets in a DerFault count from the start of `value`. */
const READERS: Readonly<Record<string, Reader>> = {
  [EXTENSION_OIDS.basicConstraints]: (value, into) => {
    const cursor = sequence(value);
    const cA = cursor.optional(TAG.boolean);
    const ca = cA === null ? false : booleanOf(cA);
    const length = cursor.optional(TAG.integer);
    cursor.finish();
    into.basicConstraints = { ca, pathLength: length === null ? null : smallInteger(length) };
  },
  [EXTENSION_OIDS.keyUsage]: (value, into) => {
    const usage = namedBits(onlyElement(value, TAG.bitString));
    // RFC 5280 section 4.2.1.3: at least one bit.
    if (usage === 0) throw new DerFault(0, 'empty');
    into.keyUsage = usage;
  },
  [EXTENSION_OIDS.extendedKeyUsage]: (value, into) => {
    into.keyPurposes = nonEmpty(identifiers(onlyElement(value, TAG.sequence)));
  },
  [EXTENSION_OIDS.subjectAltName]: (value, into) => {
    into.subjectAltNames = nonEmpty(readGeneralNames(onlyElement(value, TAG.sequence)));
  },
  [EXTENSION_OIDS.issuerAltName]: (value, into) => {
    into.issuerAltNames = readGeneralNames(onlyElement(value, TAG.sequence));
  },
  [EXTENSION_OIDS.nameConstraints]: (value, into) => {
    const cursor = sequence(value);
    const permitted = cursor.optional(contextTag(0, 'constructed'));
    const excluded = cursor.optional(contextTag(1, 'constructed'));
    cursor.finish();
    if (permitted === null && excluded === null) throw new DerFault(0, 'empty');
    into.nameConstraints = { permitted: subtrees(permitted), excluded: subtrees(excluded) };
  },
  [EXTENSION_OIDS.subjectKeyIdentifier]: (value, into) => {
    into.subjectKeyId = contentOf(onlyElement(value, TAG.octetString));
  },
  [EXTENSION_OIDS.authorityKeyIdentifier]: (value, into) => {
    const cursor = sequence(value);
    const keyId = cursor.optional(contextTag(0, 'primitive'));
    const issuer = cursor.optional(contextTag(1, 'constructed'));
    const serial = cursor.optional(contextTag(2, 'primitive'));
    cursor.finish();
    into.authorityKeyId = {
      keyId: keyId === null ? null : contentOf(keyId),
      issuer: issuer === null ? null : readGeneralNames(issuer),
      serial: serial === null ? null : integerBytes(serial),
    };
  },
  [EXTENSION_OIDS.authorityInfoAccess]: (value, into) => {
    Object.assign(into, accessLocations(value));
  },
  [EXTENSION_OIDS.crlDistributionPoints]: (value, into) => {
    into.crlDistributionPoints = distributionPoints(value);
  },
  [EXTENSION_OIDS.freshestCrl]: (value, into) => {
    into.freshestCrl = distributionPoints(value);
  },
  [EXTENSION_OIDS.certificatePolicies]: (value, into) => {
    const cursor = sequence(value);
    const policies = new Set<string>();
    while (!cursor.done) {
      const policy = Cursor.over(cursor.expect(TAG.sequence));
      const identifier = policy.expect(TAG.objectIdentifier);
      const oid = objectIdentifier(identifier);
      // RFC 5280 section 4.2.1.4: a policy stands there once.
      if (policies.has(oid)) throw new DerFault(identifier.start, 'repeated');
      policies.add(oid);
      const qualifiers = policy.optional(TAG.sequence);
      policy.finish();
      if (qualifiers !== null && hasUnknownQualifier(qualifiers)) into.unknownQualifier = true;
    }
    into.policies = nonEmpty([...policies]);
  },
  [EXTENSION_OIDS.policyMappings]: (value, into) => {
    const cursor = sequence(value);
    const mappings: { issuer: string; subject: string }[] = [];
    while (!cursor.done) {
      const pair = Cursor.over(cursor.expect(TAG.sequence));
      mappings.push({
        issuer: objectIdentifier(pair.expect(TAG.objectIdentifier)),
        subject: objectIdentifier(pair.expect(TAG.objectIdentifier)),
      });
      pair.finish();
    }
    // RFC 5280 section 4.2.1.5: neither to nor from any policy.
    if (mappings.some(({ issuer, subject }) => issuer === ANY_POLICY_OID || subject === ANY_POLICY_OID)) throw new DerFault(0, 'bad-value');
    into.policyMappings = nonEmpty(mappings);
  },
  [EXTENSION_OIDS.policyConstraints]: (value, into) => {
    const cursor = sequence(value);
    const explicit = cursor.optional(contextTag(0, 'primitive'));
    const mapping = cursor.optional(contextTag(1, 'primitive'));
    cursor.finish();
    if (explicit === null && mapping === null) throw new DerFault(0, 'empty');
    into.policyConstraints = {
      requireExplicit: explicit === null ? null : smallInteger(explicit),
      inhibitMapping: mapping === null ? null : smallInteger(mapping),
    };
  },
  [EXTENSION_OIDS.inhibitAnyPolicy]: (value, into) => {
    into.inhibitAnyPolicy = smallInteger(onlyElement(value, TAG.integer));
  },
  [EXTENSION_OIDS.tlsFeature]: (value, into) => {
    const cursor = sequence(value);
    const features: number[] = [];
    while (!cursor.done) features.push(smallInteger(cursor.expect(TAG.integer)));
    into.tlsFeatures = features;
  },
  [EXTENSION_OIDS.sctList]: (value, into) => {
    into.timestamps = readSctList(contentOf(onlyElement(value, TAG.octetString)));
  },
  [EXTENSION_OIDS.ctPoison]: (_value, into) => {
    into.poison = true;
  },
  [EXTENSION_OIDS.ocspNoCheck]: (_value, into) => {
    into.ocspNoCheck = true;
  },
};

/** Reads one extension into `into`; unknown ones are left alone. @throws DerFault with offsets from the start of `value` */
export function readExtension(oid: string, value: Uint8Array, into: ExtensionValues): void {
  READERS[oid]?.(value, into);
}

/** Extensions a browser processes; any other one that is critical must be refused (RFC 5280 section 4.2). */
const PROCESSED = new Set<string>([
  EXTENSION_OIDS.basicConstraints,
  EXTENSION_OIDS.keyUsage,
  EXTENSION_OIDS.extendedKeyUsage,
  EXTENSION_OIDS.subjectAltName,
  EXTENSION_OIDS.nameConstraints,
  EXTENSION_OIDS.subjectKeyIdentifier,
  EXTENSION_OIDS.authorityKeyIdentifier,
  EXTENSION_OIDS.authorityInfoAccess,
  EXTENSION_OIDS.certificatePolicies,
  EXTENSION_OIDS.policyMappings,
  EXTENSION_OIDS.policyConstraints,
  EXTENSION_OIDS.inhibitAnyPolicy,
  EXTENSION_OIDS.crlDistributionPoints,
  EXTENSION_OIDS.tlsFeature,
  EXTENSION_OIDS.ocspNoCheck,
]);

export function isProcessed(oid: string): boolean {
  return PROCESSED.has(oid);
}

function sequence(value: Uint8Array): Cursor {
  return Cursor.over(onlyElement(value, TAG.sequence));
}

function nonEmpty<T>(list: readonly T[]): readonly T[] {
  if (list.length === 0) throw new DerFault(0, 'empty');
  return list;
}

function identifiers(element: Element): string[] {
  const cursor = Cursor.over(element);
  const list: string[] = [];
  while (!cursor.done) list.push(objectIdentifier(cursor.expect(TAG.objectIdentifier)));
  return list;
}

function hasUnknownQualifier(qualifiers: Element): boolean {
  const cursor = Cursor.over(qualifiers);
  if (cursor.done) throw new DerFault(qualifiers.start, 'empty');
  let unknown = false;
  while (!cursor.done) {
    const qualifier = Cursor.over(cursor.expect(TAG.sequence));
    unknown = !KNOWN_QUALIFIERS.has(objectIdentifier(qualifier.expect(TAG.objectIdentifier))) || unknown;
  }
  return unknown;
}

function subtrees(element: Element | null): Subtree[] {
  if (element === null) return [];
  const cursor = Cursor.over(element);
  const list: Subtree[] = [];
  while (!cursor.done) {
    const subtree = Cursor.over(cursor.expect(TAG.sequence));
    const base = readGeneralName(subtree.next());
    list.push({ base, hasRange: !subtree.done });
  }
  if (list.length === 0) throw new DerFault(element.start, 'empty');
  return list;
}

/** Addresses in authorityInfoAccess, of a certificate or of a revocation list (RFC 5280 sections 4.2.2.1 and 5.2.7). @throws DerFault */
export function accessLocations(value: Uint8Array): { readonly ocspUrls: readonly string[]; readonly caIssuersUrls: readonly string[] } {
  const cursor = sequence(value);
  if (cursor.done) throw new DerFault(0, 'empty');
  const ocspUrls: string[] = [];
  const caIssuersUrls: string[] = [];
  while (!cursor.done) {
    const access = Cursor.over(cursor.expect(TAG.sequence));
    const method = objectIdentifier(access.expect(TAG.objectIdentifier));
    const location = readGeneralName(access.next());
    access.finish();
    if (location.form !== 'uri') continue;
    if (method === ACCESS_METHOD_OIDS.ocsp) ocspUrls.push(location.value);
    if (method === ACCESS_METHOD_OIDS.caIssuers) caIssuersUrls.push(location.value);
  }
  return { ocspUrls, caIssuersUrls };
}

/** RFC 5280 sections 4.2.1.13 and 5.2.6. @throws DerFault */
export function distributionPoints(value: Uint8Array): DistributionPoint[] {
  const cursor = sequence(value);
  const points: DistributionPoint[] = [];
  while (!cursor.done) points.push(readDistributionPoint(Cursor.over(cursor.expect(TAG.sequence))));
  return points;
}

function readDistributionPoint(point: Cursor): DistributionPoint {
  const name = point.optional(contextTag(0, 'constructed'));
  const reasons = point.optional(contextTag(1, 'primitive'));
  const issuer = point.optional(contextTag(2, 'constructed'));
  point.finish();
  const { names, relative } = name === null ? { names: [], relative: null } : readDistributionPointName(name);
  return {
    urls: names.flatMap((each) => (each.form === 'uri' ? [each.value] : [])),
    names,
    relative,
    reasons: reasons === null ? null : namedBits(reasons),
    crlIssuer: issuer === null ? [] : readGeneralNames(issuer).flatMap((each) => (each.form === 'directory' ? [each.value] : [])),
  };
}

/** `[0] fullName` or `[1] nameRelativeToCRLIssuer` inside an explicit tag. */
export function readDistributionPointName(element: Element): { readonly names: GeneralName[]; readonly relative: string | null } {
  const inner = Cursor.over(element);
  const full = inner.optional(contextTag(0, 'constructed'));
  if (full !== null) {
    inner.finish();
    return { names: readGeneralNames(full), relative: null };
  }
  const relative = inner.expect(contextTag(1, 'constructed'));
  inner.finish();
  return { names: [], relative: readNameLevel(relative).key };
}
