import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';

/** A certificate with its key, made for practice and thrown away with the program. */
export interface Issued {
  readonly certificatePem: string;
  readonly keyPem: string;
  readonly certificate: forge.pki.Certificate;
  readonly key: forge.pki.rsa.PrivateKey;
}

export interface Wish {
  readonly commonName: string;
  /** Host names and IPv4 addresses; empty for an authority. */
  readonly names: readonly string[];
  readonly kind: 'root' | 'intermediate' | 'server';
  /** Days from now; negative lies in the past. */
  readonly validFromDays: number;
  readonly validToDays: number;
  /** Where the issuer's certificate can be fetched (RFC 5280, section 4.2.2.1). */
  readonly caIssuersUrl?: string;
}

const makeKeys = promisify(generateKeyPair);
const DAY = 86_400_000;
// node-forge's typings name a class here where the library takes a type.
const UTF8_STRING = forge.asn1.Type.UTF8 as number as forge.asn1.Class;

/** Makes a key and a certificate for it, signed by `issuer` or by itself. */
export async function issue(wish: Wish, issuer: Issued | null): Promise<Issued> {
  const { privateKey, publicKey } = await makeKeys('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const key = forge.pki.privateKeyFromPem(privateKey);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  // Positive, as RFC 5280 section 4.1.2.2 asks.
  certificate.serialNumber = `4${randomBytes(15).toString('hex')}`;
  certificate.validity.notBefore = new Date(Date.now() + wish.validFromDays * DAY);
  certificate.validity.notAfter = new Date(Date.now() + wish.validToDays * DAY);
  const subject: forge.pki.CertificateField[] = [
    { name: 'organizationName', value: 'Handshake Doctor practice' },
    // node-forge writes a PrintableString unless told; names may hold any character.
    { name: 'commonName', value: wish.commonName, valueTagClass: UTF8_STRING },
  ];
  certificate.setSubject(subject);
  certificate.setIssuer(issuer === null ? subject : issuer.certificate.subject.attributes);
  certificate.setExtensions(extensionsFor(wish, issuer));
  certificate.sign(issuer?.key ?? key, forge.md.sha256.create());
  return { certificatePem: forge.pki.certificateToPem(certificate), keyPem: privateKey, certificate, key };
}

function extensionsFor(wish: Wish, issuer: Issued | null): object[] {
  const authority = wish.kind !== 'server';
  return [
    { name: 'basicConstraints', cA: authority, critical: true },
    authority
      ? { name: 'keyUsage', critical: true, keyCertSign: true, cRLSign: true }
      : { name: 'keyUsage', critical: true, digitalSignature: true, keyEncipherment: true },
    ...(authority ? [] : [{ name: 'extKeyUsage', serverAuth: true }]),
    { name: 'subjectKeyIdentifier' },
    ...(issuer === null
      ? []
      : [{ name: 'authorityKeyIdentifier', keyIdentifier: issuer.certificate.generateSubjectKeyIdentifier().getBytes() }]),
    ...(wish.names.length === 0
      ? []
      : [
          {
            name: 'subjectAltName',
            altNames: wish.names.map((name) => (/^[\d.]+$/.test(name) ? { type: 7, ip: name } : { type: 2, value: name })),
          },
        ]),
    ...(wish.caIssuersUrl === undefined ? [] : [{ name: 'authorityInfoAccess', value: authorityInfoAccess(wish.caIssuersUrl) }]),
  ].map((extension) =>
    'value' in extension && extension.name === 'authorityInfoAccess'
      ? { id: '1.3.6.1.5.5.7.1.1', critical: false, value: extension.value }
      : extension,
  );
}

/** node-forge reads this extension but cannot write it. */
function authorityInfoAccess(url: string): forge.asn1.Asn1 {
  const { asn1 } = forge;
  const access = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, [
    asn1.create(asn1.Class.UNIVERSAL, asn1.Type.OID, false, asn1.oidToDer('1.3.6.1.5.5.7.48.2').getBytes()),
    asn1.create(asn1.Class.CONTEXT_SPECIFIC, 6 as forge.asn1.Type, false, url),
  ]);
  return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, [access]);
}

export function derOf(issued: Issued): Buffer {
  return Buffer.from(forge.asn1.toDer(forge.pki.certificateToAsn1(issued.certificate)).getBytes(), 'latin1');
}
