import { constants, createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { EXTENSION_OIDS, KEY_PURPOSE_OIDS, NAME_ATTRIBUTES } from '../../shared/tables/oids.ts';
import { TAG } from '../../shared/wire/der.ts';
import {
  bitString,
  bool,
  explicit,
  implicit,
  integer,
  namedBitString,
  objectId,
  octetString,
  sequence,
  setOf,
  text,
  timeElement,
  utf8Bytes,
} from '../../shared/wire/der-write.ts';
import { writePem } from '../../shared/wire/pem.ts';
import { KEY_USAGE } from '../../shared/wire/x509-extensions.ts';

/** Certificates made for tests, as right or as wrong as a test wants them. Keys are made anew and never kept. */
export type KeyKind = 'P-256' | 'P-384' | 'P-521' | 'RSA-1024' | 'RSA-2048' | 'RSA-PSS' | 'Ed25519' | 'Ed448';
export interface Pair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export const NOW = Date.parse('2026-11-20T12:00:00Z');
export const DAY = 86_400_000;

const kept = new Map<string, Pair>();

/** A key pair; the same label gives the same pair within one test run, because RSA keys are slow to make. */
export function keyPair(kind: KeyKind = 'P-256', label = ''): Pair {
  const name = `${kind}/${label}`;
  const pair = (label === '' ? undefined : kept.get(name)) ?? generate(kind);
  kept.set(name, pair);
  return pair;
}

function generate(kind: KeyKind): Pair {
  switch (kind) {
    case 'RSA-1024':
      return generateKeyPairSync('rsa', { modulusLength: 1024 });
    case 'RSA-2048':
      return generateKeyPairSync('rsa', { modulusLength: 2048 });
    case 'RSA-PSS':
      return generateKeyPairSync('rsa-pss', { modulusLength: 2048 });
    case 'Ed25519':
      return generateKeyPairSync('ed25519');
    case 'Ed448':
      return generateKeyPairSync('ed448');
    default:
      return generateKeyPairSync('ec', { namedCurve: kind });
  }
}

export interface Made {
  readonly der: Uint8Array;
  readonly pem: string;
  readonly keys: Pair;
  readonly subject: Uint8Array;
  readonly keyId: Uint8Array;
  readonly spki: Uint8Array;
}

export interface Extra {
  readonly oid: string;
  readonly critical?: boolean;
  readonly value: Uint8Array;
}

export interface Wanted {
  readonly subject?: string | Uint8Array;
  readonly issuer?: Made;
  /** Overrides the issuer's name. */
  readonly issuerName?: Uint8Array;
  readonly keys?: Pair;
  readonly from?: number;
  readonly to?: number;
  readonly serial?: Uint8Array;
  readonly version?: 1 | 3;
  readonly ca?: boolean;
  readonly pathLength?: number;
  readonly keyUsage?: number | null;
  readonly purposes?: readonly string[] | null;
  readonly dns?: readonly string[];
  readonly ip?: readonly Uint8Array[];
  readonly aia?: readonly string[];
  readonly ocsp?: readonly string[];
  readonly crl?: readonly string[];
  readonly keyIdentifiers?: 'both' | 'none' | 'no-authority' | 'no-subject';
  readonly extra?: readonly Extra[];
  readonly hash?: 'sha1' | 'sha256' | 'sha384' | 'sha512' | 'md5';
  readonly spoilSignature?: boolean;
  /** Overrides the SubjectPublicKeyInfo, so that the key is none. */
  readonly spki?: Uint8Array;
  /** Overrides the AlgorithmIdentifier of the signature, in both places. */
  readonly algorithm?: Uint8Array;
  /** Overrides the value of basicConstraints. */
  readonly constraints?: Uint8Array;
}

/** `CN=x, O=y` as a distinguished name, one attribute a level. */
export function distinguishedName(written: string): Uint8Array {
  const parts = written === '' ? [] : written.split(/,\s*/);
  return sequence(
    ...parts.map((part) => {
      const [type = 'CN', value = ''] = part.includes('=') ? part.split('=') : ['CN', part];
      const oid = Object.entries(NAME_ATTRIBUTES).find(([, short]) => short === type)?.[0] ?? type;
      return setOf(sequence(objectId(oid), text(TAG.utf8String, value)));
    }),
  );
}

/** A leaf for `www.shop.example` unless told otherwise; with `ca: true` an authority. Without an issuer it signs itself. */
export function certificate(wanted: Wanted = {}): Made {
  const ca = wanted.ca ?? false;
  const keys = wanted.keys ?? keyPair();
  const spki = wanted.spki ?? new Uint8Array(keys.publicKey.export({ format: 'der', type: 'spki' }));
  const keyId = new Uint8Array(createHash('sha1').update(spki).digest());
  const subject =
    typeof wanted.subject === 'object' ? wanted.subject : distinguishedName(wanted.subject ?? (ca ? 'CN=Root' : 'CN=www.shop.example'));
  const signer = wanted.issuer?.keys ?? keys;
  const method = signatureMethod(signer, wanted.hash ?? 'sha256');
  const parts = [
    ...((wanted.version ?? 3) === 3 ? [explicit(0, integer(2))] : []),
    integer(wanted.serial ?? Uint8Array.of(0x11, ...randomBytes(15))),
    wanted.algorithm ?? method.identifier,
    wanted.issuerName ?? wanted.issuer?.subject ?? subject,
    sequence(timeElement(wanted.from ?? NOW - 30 * DAY), timeElement(wanted.to ?? NOW + (ca ? 3650 : 60) * DAY)),
    subject,
    spki,
    ...((wanted.version ?? 3) === 3 ? [explicit(3, sequence(...extensionsOf(wanted, ca, keyId).map(writeExtension)))] : []),
  ];
  const tbs = sequence(...parts);
  const signature = method.sign(tbs);
  if (wanted.spoilSignature === true) signature[signature.length - 1] = (signature[signature.length - 1] ?? 0) ^ 1;
  const der = sequence(tbs, wanted.algorithm ?? method.identifier, bitString(signature));
  return { der, pem: writePem('CERTIFICATE', der), keys, subject, keyId, spki };
}

function extensionsOf(wanted: Wanted, ca: boolean, keyId: Uint8Array): Extra[] {
  const ids = wanted.keyIdentifiers ?? 'both';
  const authority = wanted.issuer?.keyId ?? keyId;
  const list: Extra[] = [];
  const constraints =
    wanted.constraints ??
    (ca ? sequence(bool(true), ...(wanted.pathLength === undefined ? [] : [integer(wanted.pathLength)])) : sequence());
  list.push({ oid: EXTENSION_OIDS.basicConstraints, critical: true, value: constraints });
  const usage =
    wanted.keyUsage === undefined ? (ca ? KEY_USAGE.keyCertSign | KEY_USAGE.crlSign : KEY_USAGE.digitalSignature) : wanted.keyUsage;
  if (usage !== null) list.push({ oid: EXTENSION_OIDS.keyUsage, critical: true, value: namedBitString(usage) });
  if (ids === 'both' || ids === 'no-authority') list.push({ oid: EXTENSION_OIDS.subjectKeyIdentifier, value: octetString(keyId) });
  if (ids === 'both' || ids === 'no-subject')
    list.push({ oid: EXTENSION_OIDS.authorityKeyIdentifier, value: sequence(implicit(0, 'primitive', authority)) });
  const dns = wanted.dns ?? (ca || wanted.ip !== undefined ? [] : ['www.shop.example']);
  const names = [
    ...dns.map((name) => implicit(2, 'primitive', utf8Bytes(name))),
    ...(wanted.ip ?? []).map((address) => implicit(7, 'primitive', address)),
  ];
  if (names.length > 0) list.push({ oid: EXTENSION_OIDS.subjectAltName, value: sequence(...names) });
  const purposes = wanted.purposes === undefined ? (ca ? null : [KEY_PURPOSE_OIDS.serverAuth]) : wanted.purposes;
  if (purposes !== null) list.push({ oid: EXTENSION_OIDS.extendedKeyUsage, value: sequence(...purposes.map(objectId)) });
  const access = [
    ...(wanted.ocsp ?? []).map((url) => sequence(objectId('1.3.6.1.5.5.7.48.1'), implicit(6, 'primitive', utf8Bytes(url)))),
    ...(wanted.aia ?? []).map((url) => sequence(objectId('1.3.6.1.5.5.7.48.2'), implicit(6, 'primitive', utf8Bytes(url)))),
  ];
  if (access.length > 0) list.push({ oid: EXTENSION_OIDS.authorityInfoAccess, value: sequence(...access) });
  if (wanted.crl !== undefined)
    list.push({
      oid: EXTENSION_OIDS.crlDistributionPoints,
      value: sequence(...wanted.crl.map((url) => sequence(explicit(0, explicit(0, implicit(6, 'primitive', utf8Bytes(url))))))),
    });
  return [...list, ...(wanted.extra ?? [])];
}

function writeExtension(extension: Extra): Uint8Array {
  return sequence(objectId(extension.oid), ...(extension.critical === true ? [bool(true)] : []), octetString(extension.value));
}

const NULL = Uint8Array.of(5, 0);
const RSA = {
  md5: '1.2.840.113549.1.1.4',
  sha1: '1.2.840.113549.1.1.5',
  sha256: '1.2.840.113549.1.1.11',
  sha384: '1.2.840.113549.1.1.12',
  sha512: '1.2.840.113549.1.1.13',
};
const ECDSA = {
  md5: '1.2.840.10045.4.1',
  sha1: '1.2.840.10045.4.1',
  sha256: '1.2.840.10045.4.3.2',
  sha384: '1.2.840.10045.4.3.3',
  sha512: '1.2.840.10045.4.3.4',
};

/** AlgorithmIdentifier and signer for a key. */
export function signatureMethod(
  keys: Pair,
  hash: NonNullable<Wanted['hash']>,
): { identifier: Uint8Array; sign: (bytes: Uint8Array) => Uint8Array } {
  const { privateKey } = keys;
  switch (privateKey.asymmetricKeyType) {
    case 'rsa':
      return { identifier: sequence(objectId(RSA[hash]), NULL), sign: (bytes) => new Uint8Array(sign(hash, bytes, privateKey)) };
    case 'rsa-pss': {
      const sha256 = sequence(objectId('2.16.840.1.101.3.4.2.1'), NULL);
      const parameters = sequence(
        explicit(0, sha256),
        explicit(1, sequence(objectId('1.2.840.113549.1.1.8'), sha256)),
        explicit(2, integer(32)),
      );
      const options = { key: privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
      return {
        identifier: sequence(objectId('1.2.840.113549.1.1.10'), parameters),
        sign: (bytes) => new Uint8Array(sign('sha256', bytes, options)),
      };
    }
    case 'ec':
      return { identifier: sequence(objectId(ECDSA[hash])), sign: (bytes) => new Uint8Array(sign(hash, bytes, privateKey)) };
    default: {
      const oid = privateKey.asymmetricKeyType === 'ed25519' ? '1.3.101.112' : '1.3.101.113';
      return { identifier: sequence(objectId(oid)), sign: (bytes) => new Uint8Array(sign(null, bytes, privateKey)) };
    }
  }
}

/** Root, intermediate and a leaf for `www.shop.example`. */
export function threeLevels(wanted: { readonly root?: Wanted; readonly issuer?: Wanted; readonly leaf?: Wanted } = {}) {
  const root = certificate({ ca: true, subject: 'CN=Test Root', ...wanted.root });
  const issuer = certificate({ ca: true, subject: 'CN=Test Issuing', issuer: root, pathLength: 0, ...wanted.issuer });
  const leaf = certificate({ issuer, ...wanted.leaf });
  return { root, issuer, leaf };
}
