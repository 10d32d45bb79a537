import forge from 'node-forge';
import type { Made } from './make.ts';

type Options = Parameters<typeof forge.pkcs12.toPkcs12Asn1>[3];

/** A PKCS#12 container (RFC 7292) of these certificates, in this order, and the RSA key of one. */
export function pkcs12Container(certificates: readonly Made[], key: Made, password: string, options: Options = {}): Uint8Array {
  const privateKey = forge.pki.privateKeyFromPem(key.keys.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString());
  const read = certificates.map((made) => forge.pki.certificateFromPem(made.pem));
  const asn1 = forge.pkcs12.toPkcs12Asn1(privateKey, read, password, { count: 100, ...options });
  return new Uint8Array(Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'latin1'));
}
