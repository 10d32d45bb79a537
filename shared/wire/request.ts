import { EXTENSION_OIDS, REQUEST_OIDS } from '../tables/oids.ts';
import {
  bitStringBytes,
  Cursor,
  contextTag,
  DerFault,
  type Element,
  objectIdentifier,
  onlyElement,
  smallInteger,
  TAG,
  wholeOf,
} from './der.ts';
import { type GeneralName, readGeneralNames } from './general-name.ts';
import { readExtensionHeader, readSignatureUse, type SignatureUse } from './x509.ts';
import { type PublicKey, readPublicKey } from './x509-key.ts';
import { type DistinguishedName, readName } from './x509-name.ts';

/** A certification request (PKCS #10, RFC 2986): what somebody asks an authority to certify. */
export interface CertificationRequest {
  readonly subject: DistinguishedName;
  readonly key: PublicKey;
  /** The alternative names that are asked for (PKCS #9 extensionRequest); empty where none are. */
  readonly names: readonly GeneralName[];
  readonly tbs: Uint8Array;
  readonly algorithm: SignatureUse;
  readonly signature: Uint8Array;
}

const MAX_BYTES = 1 << 20;

/** @returns the request; null where the bytes are none */
export function readCertificationRequest(der: Uint8Array): CertificationRequest | null {
  try {
    if (der.length > MAX_BYTES) return null;
    const outer = Cursor.over(onlyElement(der, TAG.sequence));
    const info = outer.expect(TAG.sequence);
    const identifier = outer.expect(TAG.sequence);
    const signature = bitStringBytes(outer.expect(TAG.bitString));
    outer.finish();
    const fields = Cursor.over(info);
    if (smallInteger(fields.expect(TAG.integer)) !== 0) return null;
    const subject = readName(fields.expect(TAG.sequence));
    const key = readPublicKey(fields.expect(TAG.sequence));
    const attributes = fields.optional(contextTag(0, 'constructed'));
    return {
      subject,
      key,
      names: attributes === null ? [] : namesOf(attributes),
      tbs: wholeOf(info),
      algorithm: readSignatureUse(identifier),
      signature,
    };
  } catch (fault) {
    if (fault instanceof DerFault) return null;
    throw fault;
  }
}

function namesOf(attributes: Element): GeneralName[] {
  const cursor = Cursor.over(attributes);
  const names: GeneralName[] = [];
  while (!cursor.done) {
    const attribute = Cursor.over(cursor.expect(TAG.sequence));
    const type = objectIdentifier(attribute.expect(TAG.objectIdentifier));
    if (!REQUESTED.has(type)) continue;
    const extensions = Cursor.over(Cursor.over(attribute.expect(TAG.set)).expect(TAG.sequence));
    while (!extensions.done) {
      const extension = readExtensionHeader(extensions.expect(TAG.sequence));
      if (extension.oid === EXTENSION_OIDS.subjectAltName) names.push(...readGeneralNames(onlyElement(extension.value, TAG.sequence)));
    }
  }
  return names;
}

/** PKCS #9 extensionRequest (RFC 2985 section 5.4.2), and the one that Microsoft used before there was one. */
const REQUESTED: ReadonlySet<string> = new Set([REQUEST_OIDS.extensionRequest, REQUEST_OIDS.microsoftExtensions]);
