import { fail, ok, type Result } from '../../../shared/model/result.ts';
import { encodedPem } from '../../../shared/read/file/encoded-pem.ts';
import { pemCertificates, readPem } from '../../../shared/wire/pem.ts';
import { pkcs12Of, readCertificateBytes, textOf } from '../../../shared/wire/pkcs7.ts';
import { openPkcs12 } from '../keys/pkcs12.ts';

export type CertificatesFault = 'none' | 'unreadable' | 'needs-password' | 'wrong-password';

/**
 * The certificates of a file of any form: PEM with anything around it, DER, PKCS#7, PKCS#12.
 * @param password of a PKCS#12 file; null where none was given
 * @returns DER each, in the order of the file; of PKCS#12, which has none, leaf first
 */
export async function certificatesOfFile(
  bytes: Uint8Array,
  password: string | null,
): Promise<Result<readonly Uint8Array[], CertificatesFault>> {
  const container = pkcs12Of(bytes);
  if (container === null) {
    const inside = encodedPem(textOf(bytes));
    const certificates = inside === null ? readCertificateBytes(bytes) : pemCertificates(inside);
    return certificates.length === 0 ? fail('none') : ok(certificates);
  }
  const opened = await openPkcs12(container, password ?? '');
  if (!opened.ok) return fail(opened.error === 'wrong-password' && password === null ? 'needs-password' : opened.error);
  return opened.value.certificates.length === 0 ? fail('none') : ok(opened.value.certificates);
}

const INSTEAD: readonly (readonly [label: RegExp, held: 'key' | 'request' | 'list'])[] = [
  [/PRIVATE KEY$/, 'key'],
  [/CERTIFICATE REQUEST$/, 'request'],
  [/CRL$/, 'list'],
];

/** What a file without certificates holds instead, by its PEM labels; null: none of these. */
export function heldInstead(bytes: Uint8Array): 'key' | 'request' | 'list' | null {
  const labels = readPem(textOf(bytes)).map((block) => block.label);
  return INSTEAD.find(([pattern]) => labels.some((label) => pattern.test(label)))?.[1] ?? null;
}
