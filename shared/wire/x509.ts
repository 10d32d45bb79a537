import {
  type EXTENSION_OIDS,
  HASH_OIDS,
  type HashAlgorithm,
  MGF1_OID,
  SIGNATURE_ALGORITHMS,
  type SignatureAlgorithm,
} from '../tables/oids.ts';
import {
  bitStringBytes,
  bitsOf,
  booleanOf,
  Cursor,
  contentOf,
  contextTag,
  DerFault,
  type DerProblem,
  type Element,
  integerBytes,
  objectIdentifier,
  smallInteger,
  TAG,
  wholeOf,
} from './der.ts';
import { timeOf } from './der-time.ts';
import { type ExtensionValues, readExtension } from './x509-extensions.ts';
import { type PublicKey, readPublicKey } from './x509-key.ts';
import { type DistinguishedName, EMPTY_NAME, readName } from './x509-name.ts';

/** Where in the certificate a fault lies: a field of RFC 5280 section 4.1, or `extension` with its OID. */
export interface CertificateFault {
  readonly at: number;
  readonly problem: DerProblem;
  readonly field: string;
  readonly oid: string | null;
}

export interface Extension {
  readonly oid: string;
  readonly critical: boolean;
  readonly value: Uint8Array;
  readonly at: number;
}

/** AlgorithmIdentifier with what is needed to check a signature. */
export interface SignatureUse {
  readonly oid: string;
  /** The whole AlgorithmIdentifier. */
  readonly der: Uint8Array;
  readonly known: SignatureAlgorithm | null;
  readonly hash: HashAlgorithm | null;
  /** RSASSA-PSS: length of the salt and the hash of its mask generator (RFC 4055 section 3.1). */
  readonly pss: { readonly saltLength: number; readonly mgfHash: HashAlgorithm | null } | null;
}

/**
 * A certificate as far as it could be read. Where `faults` is not empty, fields behind the first fault may hold their empty value;
 * `complete` tells whether the skeleton (names, key, signature) stands.
 */
export interface Certificate {
  readonly der: Uint8Array;
  readonly version: 1 | 2 | 3;
  /** Content bytes of the serial number: two's complement. */
  readonly serial: Uint8Array;
  readonly subject: DistinguishedName;
  readonly issuer: DistinguishedName;
  /** Milliseconds since 1970; null where the date cannot be read. */
  readonly notBefore: number | null;
  readonly notAfter: number | null;
  readonly key: PublicKey | null;
  readonly tbs: Uint8Array;
  readonly signature: Uint8Array;
  readonly algorithm: SignatureUse | null;
  /** The algorithm repeated inside the signed part says the same (RFC 5280 section 4.1.1.2). */
  readonly algorithmsAgree: boolean;
  readonly extensions: readonly Extension[];
  readonly values: ExtensionValues;
  readonly faults: readonly CertificateFault[];
  readonly complete: boolean;
}

type Draft = { -readonly [K in keyof Certificate]: Certificate[K] } & { faults: CertificateFault[]; extensions: Extension[] };

/** Larger certificates are refused unread. */
export const MAX_CERTIFICATE_BYTES = 4 << 20;

/**
 * Reads a certificate (RFC 5280 section 4.1), X.509 v1 to v3, any algorithm. Total: broken bytes give a certificate with `faults`.
 */
export function readCertificate(der: Uint8Array): Certificate {
  const draft: Draft = {
    der,
    version: 1,
    serial: new Uint8Array(),
    subject: EMPTY_NAME,
    issuer: EMPTY_NAME,
    notBefore: null,
    notAfter: null,
    key: null,
    tbs: new Uint8Array(),
    signature: new Uint8Array(),
    algorithm: null,
    algorithmsAgree: true,
    extensions: [],
    values: {},
    faults: [],
    complete: false,
  };
  guarded(draft, 'certificate', () => {
    if (der.length > MAX_CERTIFICATE_BYTES) throw new DerFault(0, 'too-large');
    readOuter(draft);
  });
  return draft;
}

/** Runs one step; a fault is noted under the field's name. @returns whether it went through */
function guarded(draft: Draft, field: string, step: () => void, oid: string | null = null, shift = 0): boolean {
  try {
    step();
    return true;
  } catch (error) {
    if (!(error instanceof DerFault)) throw error;
    draft.faults.push({ at: error.at + shift, problem: error.problem, field, oid });
    return false;
  }
}

function readOuter(draft: Draft): void {
  const { der } = draft;
  const top = new Cursor(der, 0, der.length);
  if (top.peek() !== TAG.sequence) throw new DerFault(0, der.length === 0 ? 'empty' : 'unexpected-tag');
  // A certificate whose end is cut off is still shown as far as it goes.
  const whole = cutOff(der) ?? top.next();
  if (whole.end > der.length) draft.faults.push({ at: der.length, problem: 'cut-off', field: 'certificate', oid: null });
  else if (!top.done) draft.faults.push({ at: top.at, problem: 'trailing-bytes', field: 'certificate', oid: null });
  const outer = new Cursor(der, whole.from, Math.min(whole.end, der.length));
  const tbs = outerElement(outer);
  draft.tbs = wholeOf(tbs);
  const inner = readToBeSigned(draft, new Cursor(der, tbs.from, Math.min(tbs.end, der.length)));
  if (tbs.end > der.length) return;
  const read = guarded(draft, 'signature', () => {
    const identifier = outer.expect(TAG.sequence);
    draft.algorithm = readSignatureUse(identifier);
    draft.algorithmsAgree = inner.algorithm !== null && sameBytes(wholeOf(inner.algorithm), wholeOf(identifier));
    draft.signature = bitStringBytes(outer.expect(TAG.bitString));
    outer.finish();
  });
  draft.complete = read && inner.complete && draft.algorithm !== null;
}

/** A top element that promises more bytes than there are; null when it is whole. */
function cutOff(der: Uint8Array): Element | null {
  const first = der[1] ?? 0;
  const count = first > 0x80 && first < 0x85 ? first & 0x7f : 0;
  if (count === 0 || der.length < 2 + count) return null;
  const length = der.subarray(2, 2 + count).reduce((sum, byte) => sum * 256 + byte, 0);
  const end = 2 + count + length;
  return end > der.length ? { bytes: der, tag: TAG.sequence, start: 0, from: 2 + count, end } : null;
}

/** The signed part, also when it is cut off. */
function outerElement(outer: Cursor): Element {
  const rest = cutOff(outer.bytes.subarray(outer.at));
  if (outer.peek() === TAG.sequence && rest !== null) {
    const start = outer.at;
    return { bytes: outer.bytes, tag: rest.tag, start, from: start + rest.from, end: start + rest.end };
  }
  return outer.expect(TAG.sequence);
}

/** RFC 5280 section 4.1.2, field by field: a broken field does not hide the next one as long as its end is known. */
function readToBeSigned(draft: Draft, cursor: Cursor): { algorithm: Element | null; complete: boolean } {
  let algorithm: Element | null = null;
  let complete = true;
  const field = (name: string, step: () => void) => {
    complete = guarded(draft, name, step) && complete;
  };
  const ended = !guarded(draft, 'certificate', () => {
    const version = cursor.optional(contextTag(0, 'constructed'));
    if (version !== null) field('version', () => readVersion(draft, version));
    const serial = cursor.expect(TAG.integer);
    draft.serial = contentOf(serial);
    field('serialNumber', () => integerBytes(serial));
    algorithm = cursor.expect(TAG.sequence);
    const issuer = cursor.expect(TAG.sequence);
    field('issuer', () => {
      draft.issuer = readName(issuer);
    });
    const validity = cursor.expect(TAG.sequence);
    readValidity(draft, validity);
    const subject = cursor.expect(TAG.sequence);
    field('subject', () => {
      draft.subject = readName(subject);
    });
    const key = cursor.expect(TAG.sequence);
    field('subjectPublicKeyInfo', () => {
      draft.key = readPublicKey(key);
    });
    for (const number of [1, 2]) {
      const unique = cursor.optional(contextTag(number, 'primitive'));
      if (unique === null) continue;
      field('uniqueIdentifier', () => {
        bitsOf(unique);
        if (draft.version === 1) throw new DerFault(unique.start, 'unexpected-tag');
      });
    }
    const extensions = cursor.optional(contextTag(3, 'constructed'));
    if (extensions !== null) guarded(draft, 'extensions', () => readExtensions(draft, extensions));
    cursor.finish();
  });
  return { algorithm, complete: complete && !ended };
}

function readVersion(draft: Draft, element: Element): void {
  const cursor = Cursor.over(element);
  const value = smallInteger(cursor.expect(TAG.integer));
  cursor.finish();
  if (value > 2) throw new DerFault(element.from, 'bad-value');
  draft.version = value === 0 ? 1 : value === 1 ? 2 : 3;
  if (value === 0) throw new DerFault(element.start, 'default-encoded');
}

function readValidity(draft: Draft, element: Element): void {
  guarded(draft, 'validity', () => {
    const cursor = Cursor.over(element);
    const from = cursor.next();
    const to = cursor.next();
    guarded(draft, 'notBefore', () => {
      draft.notBefore = timeOf(from);
    });
    guarded(draft, 'notAfter', () => {
      draft.notAfter = timeOf(to);
    });
    cursor.finish();
  });
}

function readExtensions(draft: Draft, element: Element): void {
  const wrapper = Cursor.over(element);
  const list = wrapper.expect(TAG.sequence);
  wrapper.finish();
  if (draft.version !== 3) draft.faults.push({ at: element.start, problem: 'unexpected-tag', field: 'extensions', oid: null });
  const cursor = Cursor.over(list);
  if (cursor.done) throw new DerFault(list.start, 'empty');
  const seen = new Set<string>();
  while (!cursor.done) {
    const extension = readExtensionHeader(cursor.expect(TAG.sequence));
    draft.extensions.push(extension);
    if (seen.has(extension.oid)) draft.faults.push({ at: extension.at, problem: 'repeated', field: 'extension', oid: extension.oid });
    seen.add(extension.oid);
    guarded(draft, 'extension', () => readExtension(extension.oid, extension.value, draft.values), extension.oid, extension.at);
  }
}

/** An Extension (RFC 5280 section 4.1); its `at` is where the value begins. @throws DerFault */
export function readExtensionHeader(element: Element): Extension {
  const cursor = Cursor.over(element);
  const oid = objectIdentifier(cursor.expect(TAG.objectIdentifier));
  const flag = cursor.optional(TAG.boolean);
  const critical = flag === null ? false : booleanOf(flag);
  if (flag !== null && !critical) throw new DerFault(flag.start, 'default-encoded');
  const value = cursor.expect(TAG.octetString);
  cursor.finish();
  return { oid, critical, value: contentOf(value), at: value.from };
}

/** An AlgorithmIdentifier of a signature. @throws DerFault */
export function readSignatureUse(element: Element): SignatureUse {
  const cursor = Cursor.over(element);
  const oid = objectIdentifier(cursor.expect(TAG.objectIdentifier));
  const parameters = cursor.done ? null : cursor.next();
  cursor.finish();
  const known = SIGNATURE_ALGORITHMS[oid] ?? null;
  requireParameters(known, parameters);
  const pss = known?.scheme === 'rsa-pss' ? readPss(parameters) : null;
  return {
    oid,
    der: wholeOf(element),
    known,
    hash: pss === null ? (known?.hash ?? null) : pss.hash,
    pss: pss === null ? null : { saltLength: pss.saltLength, mgfHash: pss.mgfHash },
  };
}

/**
 * RSA with PKCS #1 has NULL or nothing (RFC 4055 section 5; nothing is let pass, as browsers do); ECDSA and the Edwards curves have
 * nothing (RFC 5758 section 3.2, RFC 8410 section 3).
 */
function requireParameters(known: SignatureAlgorithm | null, parameters: Element | null): void {
  if (parameters === null) return;
  const scheme = known?.scheme ?? null;
  const isNull = parameters.tag === TAG.null && parameters.end === parameters.from;
  if ((scheme === 'rsa-pkcs1' && !isNull) || scheme === 'ecdsa' || scheme === 'ed25519' || scheme === 'ed448')
    throw new DerFault(parameters.start, 'bad-value');
}

function readPss(parameters: Element | null): { hash: HashAlgorithm | null; mgfHash: HashAlgorithm | null; saltLength: number } {
  const result: { hash: HashAlgorithm | null; mgfHash: HashAlgorithm | null; saltLength: number } = {
    hash: 'sha1',
    mgfHash: 'sha1',
    saltLength: 20,
  };
  if (parameters === null || parameters.tag !== TAG.sequence) return { ...result, hash: null, mgfHash: null };
  const cursor = Cursor.over(parameters);
  const hash = cursor.optional(contextTag(0, 'constructed'));
  if (hash !== null) result.hash = HASH_OIDS[objectIdentifier(Cursor.over(Cursor.over(hash).expect(TAG.sequence)).next())] ?? null;
  const mask = cursor.optional(contextTag(1, 'constructed'));
  if (mask !== null) {
    const generator = Cursor.over(Cursor.over(mask).expect(TAG.sequence));
    const isMgf1 = objectIdentifier(generator.expect(TAG.objectIdentifier)) === MGF1_OID;
    result.mgfHash = isMgf1 ? (HASH_OIDS[objectIdentifier(Cursor.over(generator.expect(TAG.sequence)).next())] ?? null) : null;
  }
  const salt = cursor.optional(contextTag(2, 'constructed'));
  if (salt !== null) result.saltLength = smallInteger(Cursor.over(salt).expect(TAG.integer));
  return result;
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

/** Issuer and subject are the same bytes, or equal after normalising. */
export function isSelfIssued(certificate: Certificate): boolean {
  return sameBytes(certificate.subject.der, certificate.issuer.der) || certificate.subject.key === certificate.issuer.key;
}

export function extensionOf(certificate: Certificate, oid: (typeof EXTENSION_OIDS)[keyof typeof EXTENSION_OIDS]): Extension | null {
  return certificate.extensions.find((extension) => extension.oid === oid) ?? null;
}
