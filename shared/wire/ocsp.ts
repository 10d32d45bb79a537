import { OCSP_BASIC_OID, OCSP_TIMESTAMPS_OID } from '../tables/oids.ts';
import {
  bitStringBytes,
  Cursor,
  contentOf,
  contextTag,
  DerFault,
  type Element,
  integerBytes,
  objectIdentifier,
  onlyElement,
  TAG,
  wholeOf,
} from './der.ts';
import { timeOf } from './der-time.ts';
import { element, integer, objectId, octetString, sequence } from './der-write.ts';
import { logsOfSctList } from './sct.ts';
import { type Extension, readExtensionHeader, readSignatureUse, type SignatureUse } from './x509.ts';
import { type DistinguishedName, readName } from './x509-name.ts';

/** What an OCSP answer names a certificate by (RFC 6960 section 4.1.1). */
export interface CertificateId {
  readonly hashOid: string;
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  readonly serial: Uint8Array;
}

export interface SingleResponse {
  readonly id: CertificateId;
  readonly status: 'good' | 'revoked' | 'unknown';
  readonly revokedAt: number | null;
  /** CRLReason number. */
  readonly reason: number | null;
  readonly thisUpdate: number;
  readonly nextUpdate: number | null;
  /** Ids of the transparency logs whose timestamps came along (RFC 6962 section 3.3), in hex. */
  readonly logs: readonly string[];
  /** A critical extension that is not known here. */
  readonly unknownCritical: string | null;
}

export interface BasicResponse {
  readonly tbs: Uint8Array;
  readonly algorithm: SignatureUse;
  readonly signature: Uint8Array;
  readonly responder: { readonly by: 'name'; readonly name: DistinguishedName } | { readonly by: 'key'; readonly keyHash: Uint8Array };
  readonly producedAt: number;
  readonly responses: readonly SingleResponse[];
  /** A critical extension of the whole answer that is not known here. */
  readonly unknownCritical: string | null;
  /** DER of the certificates that came along. */
  readonly certificates: readonly Uint8Array[];
}

/** `status` other than successful has no answer: malformedRequest, internalError, tryLater, sigRequired, unauthorized. */
export type OcspReading =
  | { readonly kind: 'answer'; readonly response: BasicResponse }
  | { readonly kind: 'error'; readonly status: number }
  | { readonly kind: 'broken'; readonly at: number };

const MAX_RESPONSES = 100;
const MAX_CERTIFICATES = 10;
const MAX_EXTENSIONS = 50;

/** Reads an OCSP response (RFC 6960 section 4.2.1). Total. */
export function readOcspResponse(der: Uint8Array): OcspReading {
  try {
    const outer = Cursor.over(onlyElement(der, TAG.sequence));
    const status = contentOf(outer.expect(TAG.enumerated))[0] ?? 0xff;
    if (status !== 0) return { kind: 'error', status };
    const wrapped = Cursor.over(Cursor.over(outer.expect(contextTag(0, 'constructed'))).expect(TAG.sequence));
    const type = wrapped.expect(TAG.objectIdentifier);
    if (objectIdentifier(type) !== OCSP_BASIC_OID) throw new DerFault(type.start, 'bad-value');
    const basic = wrapped.expect(TAG.octetString);
    return { kind: 'answer', response: readBasic(Cursor.over(Cursor.over(basic).expect(TAG.sequence))) };
  } catch (error) {
    if (error instanceof DerFault) return { kind: 'broken', at: error.at };
    throw error;
  }
}

function readBasic(cursor: Cursor): BasicResponse {
  const tbs = cursor.expect(TAG.sequence);
  const algorithm = readSignatureUse(cursor.expect(TAG.sequence));
  const signature = bitStringBytes(cursor.expect(TAG.bitString));
  const certificates = cursor.optional(contextTag(0, 'constructed'));
  const data = Cursor.over(tbs);
  data.optional(contextTag(0, 'constructed'));
  const responder = readResponder(data.next());
  const producedAt = timeOf(data.expect(TAG.generalizedTime));
  const responses = readAll(Cursor.over(data.expect(TAG.sequence)), MAX_RESPONSES, readSingle);
  const extensions = extensionsOf(data.optional(contextTag(1, 'constructed')));
  return {
    tbs: wholeOf(tbs),
    algorithm,
    signature,
    responder,
    producedAt,
    responses,
    unknownCritical: unknownCriticalOf(extensions),
    certificates:
      certificates === null ? [] : readAll(Cursor.over(Cursor.over(certificates).expect(TAG.sequence)), MAX_CERTIFICATES, wholeOf),
  };
}

function readAll<T>(cursor: Cursor, most: number, read: (element: Element) => T): T[] {
  const list: T[] = [];
  while (!cursor.done && list.length < most) list.push(read(cursor.expect(TAG.sequence)));
  return list;
}

function readResponder(choice: Element): BasicResponse['responder'] {
  if (choice.tag === contextTag(1, 'constructed')) return { by: 'name', name: readName(Cursor.over(choice).expect(TAG.sequence)) };
  if (choice.tag === contextTag(2, 'constructed')) return { by: 'key', keyHash: contentOf(Cursor.over(choice).expect(TAG.octetString)) };
  throw new DerFault(choice.start, 'unexpected-tag');
}

function readSingle(single: Element): SingleResponse {
  const cursor = Cursor.over(single);
  const id = readCertificateId(cursor.expect(TAG.sequence));
  const choice = cursor.next();
  const revoked = choice.tag === contextTag(1, 'constructed') ? Cursor.over(choice) : null;
  const revokedAt = revoked === null ? null : timeOf(revoked.expect(TAG.generalizedTime));
  const reason = revoked?.optional(contextTag(0, 'constructed')) ?? null;
  const status = revoked !== null ? 'revoked' : choice.tag === contextTag(0, 'primitive') ? 'good' : 'unknown';
  const thisUpdate = timeOf(cursor.expect(TAG.generalizedTime));
  const next = cursor.optional(contextTag(0, 'constructed'));
  const extensions = extensionsOf(cursor.optional(contextTag(1, 'constructed')));
  return {
    id,
    status,
    revokedAt,
    reason: reason === null ? null : (contentOf(Cursor.over(reason).expect(TAG.enumerated))[0] ?? null),
    thisUpdate,
    nextUpdate: next === null ? null : timeOf(Cursor.over(next).expect(TAG.generalizedTime)),
    logs: logsOf(extensions),
    unknownCritical: unknownCriticalOf(extensions),
  };
}

function extensionsOf(tail: Element | null): Extension[] {
  if (tail === null) return [];
  return readAll(Cursor.over(Cursor.over(tail).expect(TAG.sequence)), MAX_EXTENSIONS, readExtensionHeader);
}

/** Whoever does not know a critical extension must not act on the answer (RFC 6960 section 4.4, RFC 5280 section 4.2). */
function unknownCriticalOf(extensions: readonly Extension[]): string | null {
  return extensions.find((extension) => extension.critical && extension.oid !== OCSP_TIMESTAMPS_OID)?.oid ?? null;
}

function logsOf(extensions: readonly Extension[]): string[] {
  const list = extensions.find((extension) => extension.oid === OCSP_TIMESTAMPS_OID);
  if (list === undefined) return [];
  try {
    return logsOfSctList(contentOf(onlyElement(list.value, TAG.octetString)));
  } catch (error) {
    // Timestamps that cannot be read are none; the answer stands.
    if (error instanceof DerFault) return [];
    throw error;
  }
}

function readCertificateId(id: Element): CertificateId {
  const cursor = Cursor.over(id);
  const hashOid = objectIdentifier(Cursor.over(cursor.expect(TAG.sequence)).expect(TAG.objectIdentifier));
  const issuerNameHash = contentOf(cursor.expect(TAG.octetString));
  const issuerKeyHash = contentOf(cursor.expect(TAG.octetString));
  return { hashOid, issuerNameHash, issuerKeyHash, serial: integerBytes(cursor.expect(TAG.integer)) };
}

/**
 * An OCSP request for one certificate, unsigned (RFC 6960 section 4.1.1). Without a nonce: responders answer from what they signed ahead
 * of time and ignore or refuse one (RFC 5019 sections 2.1.1 and 2.2.1), and no browser sends one.
 */
export function writeOcspRequest(id: CertificateId): Uint8Array {
  return sequence(sequence(sequence(sequence(writeCertificateId(id)))));
}

export function writeCertificateId(id: CertificateId): Uint8Array {
  const algorithm = sequence(objectId(id.hashOid), element(TAG.null));
  return sequence(algorithm, octetString(id.issuerNameHash), octetString(id.issuerKeyHash), integer(id.serial));
}
