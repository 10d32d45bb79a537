import { fail, ok, type Result } from '../../../shared/model/result.ts';
import { Cursor, DerFault, TAG } from '../../../shared/wire/der.ts';
import { latin1 } from '../../../shared/wire/der-string.ts';
import { readPem, writePem } from '../../../shared/wire/pem.ts';
import { pkcs12Of } from '../../../shared/wire/pkcs7.ts';
import { decryptOldKey, isEncryptedTheOldWay } from './old-encrypted-keys.ts';
import { openPkcs12 } from './pkcs12.ts';

/** A private key that somebody gave, to be compared or to sign with. It stays in memory. */
export interface GivenKey {
  /** PEM: PKCS#8, PKCS#1 or SEC 1, encrypted or not. */
  readonly pem: string;
  readonly password: string | null;
}

/** `openssh`: a key in OpenSSH’s own form, which no program for TLS reads. */
export type KeyFileFault = 'needs-password' | 'wrong-password' | 'unreadable' | 'openssh';

/** The private key of a file: PEM with anything around it, DER, or PKCS#12. @param password null where none was given */
export async function keyOfFile(bytes: Uint8Array, password: string | null): Promise<Result<GivenKey, KeyFileFault>> {
  const container = pkcs12Of(bytes);
  if (container !== null) {
    const opened = await openPkcs12(container, password ?? '');
    if (!opened.ok) return fail(opened.error === 'wrong-password' && password === null ? 'needs-password' : opened.error);
    return opened.value.keyPem === null ? fail('unreadable') : ok({ pem: opened.value.keyPem, password: null });
  }
  if (bytes[0] === TAG.sequence) {
    const label = labelOfDer(bytes);
    return label === null ? fail('unreadable') : readable({ pem: writePem(label, bytes), password });
  }
  // Only the key's own block: a file may hold the certificates too.
  const block = /-----BEGIN ([A-Z ]*)PRIVATE KEY-----[\s\S]*?-----END \1PRIVATE KEY-----/u.exec(latin1(bytes))?.[0];
  if (block === undefined) return fail('unreadable');
  return block.startsWith('-----BEGIN OPENSSH') ? fail('openssh') : readable({ pem: block, password });
}

/** A key that is encrypted as programs did twenty years ago is decrypted here: no cryptographic library does that by default any more. */
async function readable(key: GivenKey): Promise<Result<GivenKey, KeyFileFault>> {
  const der = readPem(key.pem).find((block) => block.label === 'ENCRYPTED PRIVATE KEY')?.bytes;
  if (der === undefined || key.password === null || !isEncryptedTheOldWay(der)) return ok(key);
  const plain = await decryptOldKey(der, key.password);
  return plain.ok ? ok({ pem: writePem('PRIVATE KEY', plain.value), password: null }) : plain;
}

/** What kind of key a DER file holds, by its first fields: RFC 5958, RFC 5915, RFC 8017 appendix A.1.2. */
function labelOfDer(bytes: Uint8Array): string | null {
  try {
    const fields = Cursor.over(new Cursor(bytes, 0, bytes.length).next());
    if (fields.optional(TAG.sequence) !== null) return fields.peek() === TAG.octetString ? 'ENCRYPTED PRIVATE KEY' : null;
    fields.expect(TAG.integer);
    const second = fields.peek();
    return second === TAG.sequence
      ? 'PRIVATE KEY'
      : second === TAG.octetString
        ? 'EC PRIVATE KEY'
        : second === TAG.integer
          ? 'RSA PRIVATE KEY'
          : null;
  } catch (fault) {
    if (fault instanceof DerFault) return null;
    throw fault;
  }
}
