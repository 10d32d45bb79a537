import { HASH_OIDS, type HashAlgorithm, KEY_PURPOSE_OIDS } from '../tables/oids.ts';
import { type BasicResponse, type CertificateId, readOcspResponse, type SingleResponse } from '../wire/ocsp.ts';
import { type Certificate, readCertificate, sameBytes } from '../wire/x509.ts';
import { checkSignature, type SignatureChecker } from './signatures.ts';
import { validityAt } from './validity.ts';

/** Hashes are an argument: `main/crypto`. null: not known. */
export type HashFunction = (algorithm: HashAlgorithm, bytes: Uint8Array) => Uint8Array | null;

export type OcspVerdict =
  | { readonly status: 'good' | 'revoked' | 'unknown' | 'stale'; readonly single: SingleResponse }
  | { readonly status: 'bad-answer'; readonly why: OcspFault; readonly single: SingleResponse | null };

/** Why an answer cannot be believed. */
export type OcspFault =
  | 'broken'
  | 'responder-error'
  | 'try-later'
  | 'unauthorized'
  | 'other-certificate'
  | 'not-signed-by-issuer'
  | 'not-delegated'
  | 'delegate-expired'
  | 'bad-signature'
  | 'critical'
  | 'not-yet-valid'
  | 'made-too-early';

/** OCSPResponseStatus (RFC 6960 section 4.2.1): numbers that ask for something else than patience with a broken service. */
const REFUSALS: Readonly<Record<number, OcspFault>> = { 3: 'try-later', 6: 'unauthorized' };

export interface OcspTerms {
  readonly time: number;
  readonly signatures: SignatureChecker;
  readonly hash: HashFunction;
}

const SHA1_OID = '1.3.14.3.2.26';
/** Clocks of responders run a little ahead. */
const SKEW = 5 * 60_000;
/** An answer without an end is taken for this long (RFC 6960 section 2.4 leaves it open). */
const OPEN_ENDED = 10 * 86_400_000;

/** How a certificate is named in a question; SHA-1 is what responders answer to (RFC 5019 section 2.1.1). */
export function certificateId(certificate: Certificate, issuer: Certificate, hash: HashFunction): CertificateId | null {
  const issuerNameHash = hash('sha1', certificate.issuer.der);
  const issuerKeyHash = issuer.key === null ? null : hash('sha1', issuer.key.bits);
  if (issuerNameHash === null || issuerKeyHash === null) return null;
  return { hashOid: SHA1_OID, issuerNameHash, issuerKeyHash, serial: certificate.serial };
}

/**
 * Believes an OCSP answer, stapled or asked for: it must speak of this certificate, be signed by the issuer or by one it delegated
 * (RFC 6960 section 4.2.2.2), and be of this time.
 */
export function judgeOcsp(der: Uint8Array, certificate: Certificate, issuer: Certificate, terms: OcspTerms): OcspVerdict {
  const read = readOcspResponse(der);
  if (read.kind === 'broken') return bad('broken');
  if (read.kind === 'error') return bad(REFUSALS[read.status] ?? 'responder-error');
  const { response } = read;
  const about = response.responses.filter((each) => isAbout(each.id, certificate, issuer, terms.hash));
  const single = strictest(about, terms.time);
  if (single === null) return bad('other-certificate');
  const signer = signerOf(response, issuer, terms);
  if (typeof signer === 'string') return { ...bad(signer), single };
  if (signer.key === null || terms.signatures.verify(signer.key, response.algorithm, response.tbs, response.signature) !== 'good')
    return { ...bad('bad-signature'), single };
  if (response.unknownCritical !== null || response.responses.some((each) => each.unknownCritical !== null))
    return { ...bad('critical'), single };
  if (single.thisUpdate > terms.time + SKEW || response.producedAt > terms.time + SKEW) return { ...bad('not-yet-valid'), single };
  const { notBefore } = certificate;
  if (notBefore !== null && response.producedAt < notBefore - SKEW) return { ...bad('made-too-early'), single };
  // A revocation does not expire: an old answer that says revoked still does.
  if (terms.time > endOf(single) && single.status !== 'revoked') return { status: 'stale', single };
  return { status: single.status, single };
}

function endOf(single: SingleResponse): number {
  return single.nextUpdate ?? single.thisUpdate + OPEN_ENDED;
}

/** Of several answers about one certificate those of today count, and among them the strictest (as in BoringSSL, pki/ocsp.cc). */
function strictest(about: readonly SingleResponse[], time: number): SingleResponse | null {
  const ofToday = about.filter((each) => each.thisUpdate <= time + SKEW && time <= endOf(each));
  const revoked = about.find((each) => each.status === 'revoked' && each.thisUpdate <= time + SKEW);
  return revoked ?? ofToday.find((each) => each.status === 'unknown') ?? ofToday[0] ?? about[0] ?? null;
}

function bad(why: OcspFault): { readonly status: 'bad-answer'; readonly why: OcspFault; readonly single: null } {
  return { status: 'bad-answer', why, single: null };
}

function isAbout(id: CertificateId, certificate: Certificate, issuer: Certificate, hash: HashFunction): boolean {
  const algorithm = HASH_OIDS[id.hashOid];
  if (algorithm === undefined || issuer.key === null || !sameBytes(id.serial, certificate.serial)) return false;
  const name = hash(algorithm, certificate.issuer.der);
  const key = hash(algorithm, issuer.key.bits);
  return name !== null && key !== null && sameBytes(name, id.issuerNameHash) && sameBytes(key, id.issuerKeyHash);
}

/** The issuer itself, or a certificate it made for this purpose that came along; else what is wrong with who signed. */
function signerOf(response: BasicResponse, issuer: Certificate, terms: OcspTerms): Certificate | OcspFault {
  if (isResponder(response, issuer, terms.hash)) return issuer;
  let fault: OcspFault = 'not-signed-by-issuer';
  for (const der of response.certificates) {
    const delegate = readCertificate(der);
    if (!delegate.complete || !isResponder(response, delegate, terms.hash)) continue;
    const allowed = delegate.values.keyPurposes?.includes(KEY_PURPOSE_OIDS.ocspSigning) === true;
    const byIssuer = delegate.issuer.key === issuer.subject.key && checkSignature(delegate, issuer, terms.signatures) === 'good';
    if (!byIssuer) continue;
    if (allowed && validityAt(delegate, terms.time) === 'valid') return delegate;
    fault = allowed ? 'delegate-expired' : 'not-delegated';
  }
  return fault;
}

function isResponder(response: BasicResponse, certificate: Certificate, hash: HashFunction): boolean {
  const { responder } = response;
  if (responder.by === 'name') return responder.name.key === certificate.subject.key;
  const own = certificate.key === null ? null : hash('sha1', certificate.key.bits);
  return own !== null && sameBytes(own, responder.keyHash);
}
