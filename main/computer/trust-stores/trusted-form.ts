import { Cursor, childrenOf, contextTag, DerFault, type Element, elementAt, objectIdentifier, TAG } from '../../../shared/wire/der.ts';
import { rememberedRoot, type StoredRoot, trustedRoot } from './stored-root.ts';

const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const ANY_USE = '2.5.29.37.0';

/**
 * OpenSSL's own form: behind the certificate stand the uses it is trusted for and those it is refused for.
 * Null where it cannot be read.
 *
 * Source: openssl-x509(1), "Trust Settings"; crypto/x509/x_x509a.c (X509_CERT_AUX).
 */
export function trustedForm(bytes: Uint8Array): StoredRoot | null {
  try {
    const certificate = elementAt(bytes, 0, bytes.length);
    const der = bytes.subarray(0, certificate.end);
    if (certificate.end >= bytes.length) return trustedRoot(rememberedRoot(der));
    const settings = Cursor.over(elementAt(bytes, certificate.end, bytes.length));
    const uses = settings.optional(TAG.sequence);
    const refused = settings.optional(contextTag(0, 'constructed'));
    const trust = names(refused) ? 'distrusted' : uses === null || names(uses) ? 'trusted' : 'undecided';
    return trustedRoot(rememberedRoot(der), { trust });
  } catch (fault) {
    if (fault instanceof DerFault) return null;
    throw fault;
  }
}

function names(uses: Element | null): boolean {
  return uses !== null && childrenOf(uses).some((use) => [SERVER_AUTH, ANY_USE].includes(objectIdentifier(use)));
}
