import { constants, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { fail, ok, type Result } from '../../shared/model/result.ts';
import { EXTENSION_OIDS, REQUEST_OIDS } from '../../shared/tables/oids.ts';
import { TAG } from '../../shared/wire/der.ts';
import {
  bitString,
  element,
  explicit,
  implicit,
  integer,
  objectId,
  octetString,
  sequence,
  setOf,
  text,
  utf8Bytes,
} from '../../shared/wire/der-write.ts';
import { parseIpAddress } from '../../shared/wire/ip-address.ts';
import { writePem } from '../../shared/wire/pem.ts';

export interface SigningRequest {
  /** Host names (A-labels, wildcards) and addresses; the first one also stands in the common name when it is short enough. */
  readonly names: readonly string[];
  /** PEM of the key that the new certificate is for. */
  readonly key: string;
  readonly password: string | null;
}

/** ub-common-name, RFC 5280 appendix A. */
const MAX_COMMON_NAME = 64;

/** A PKCS#10 request (RFC 2986) with the names a certificate must carry, signed with the key given; RSA, RSA-PSS, ECDSA, Ed25519, Ed448. */
export function createSigningRequest(request: SigningRequest): Result<string, 'no-names' | 'unreadable-key' | 'unsupported-key'> {
  const [first] = request.names;
  if (first === undefined) return fail('no-names');
  const key = readKey(request);
  if (key === null) return fail('unreadable-key');
  const method = methodOf(key);
  if (method === null) return fail('unsupported-key');
  const subject = sequence(...(first.length > MAX_COMMON_NAME ? [] : [setOf(sequence(objectId('2.5.4.3'), text(TAG.utf8String, first)))]));
  const spki = new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' }));
  const alternatives = sequence(
    ...request.names.map((name) => {
      const address = parseIpAddress(name);
      return address === null ? implicit(2, 'primitive', utf8Bytes(name)) : implicit(7, 'primitive', address);
    }),
  );
  const extensions = sequence(sequence(objectId(EXTENSION_OIDS.subjectAltName), octetString(alternatives)));
  const attributes = explicit(0, sequence(objectId(REQUEST_OIDS.extensionRequest), setOf(extensions)));
  const info = sequence(integer(0), subject, spki, attributes);
  const signature = method.sign(info);
  return ok(writePem('CERTIFICATE REQUEST', sequence(info, method.identifier, bitString(signature))));
}

const DIGEST_OIDS: Readonly<Record<string, string>> = {
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
};

/** RSASSA-PSS (RFC 8017 appendix A.2.3) as the key allows it; SHA-256 and a salt of the same length where it says nothing. */
function pssMethod(key: KeyObject): ReturnType<typeof methodOf> {
  const { hashAlgorithm = 'sha256', mgf1HashAlgorithm = hashAlgorithm, saltLength } = key.asymmetricKeyDetails ?? {};
  const oid = DIGEST_OIDS[hashAlgorithm];
  if (oid === undefined || mgf1HashAlgorithm !== hashAlgorithm) return null;
  const salt = Math.max(saltLength ?? 0, Number(hashAlgorithm.slice(3)) / 8);
  const digest = sequence(objectId(oid), element(TAG.null));
  const mask = sequence(objectId('1.2.840.113549.1.1.8'), digest);
  const parameters = sequence(explicit(0, digest), explicit(1, mask), explicit(2, integer(salt)));
  const options = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: salt };
  return {
    identifier: sequence(objectId('1.2.840.113549.1.1.10'), parameters),
    sign: (bytes) => new Uint8Array(sign(hashAlgorithm, bytes, options)),
  };
}

function readKey({ key, password }: SigningRequest): KeyObject | null {
  try {
    return createPrivateKey({ key, ...(password === null ? {} : { passphrase: password }) });
  } catch {
    return null;
  }
}

function methodOf(key: KeyObject): { readonly identifier: Uint8Array; readonly sign: (bytes: Uint8Array) => Uint8Array } | null {
  const noParameters = element(TAG.null);
  switch (key.asymmetricKeyType) {
    case 'rsa': {
      const padding = { key, padding: constants.RSA_PKCS1_PADDING };
      return {
        identifier: sequence(objectId('1.2.840.113549.1.1.11'), noParameters),
        sign: (bytes) => new Uint8Array(sign('sha256', bytes, padding)),
      };
    }
    case 'ec': {
      const large = key.asymmetricKeyDetails?.namedCurve === 'secp384r1';
      const hash = large ? 'sha384' : 'sha256';
      return {
        identifier: sequence(objectId(large ? '1.2.840.10045.4.3.3' : '1.2.840.10045.4.3.2')),
        sign: (bytes) => new Uint8Array(sign(hash, bytes, key)),
      };
    }
    case 'rsa-pss':
      return pssMethod(key);
    case 'ed25519':
    case 'ed448':
      return {
        identifier: sequence(objectId(key.asymmetricKeyType === 'ed25519' ? '1.3.101.112' : '1.3.101.113')),
        sign: (bytes) => new Uint8Array(sign(null, bytes, key)),
      };
    default:
      return null;
  }
}
