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

/** A PKCS#10 request (RFC 2986) with the names a certificate must carry, signed with the key given; RSA, ECDSA, Ed25519, Ed448. */
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
