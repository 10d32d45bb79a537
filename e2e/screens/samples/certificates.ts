import type { CertificateSummary } from '../../../shared/model/certificate.ts';

interface Shape {
  readonly subject: string;
  readonly issuer: string;
  readonly from: string;
  readonly to: string;
  readonly names?: readonly string[];
  readonly ca?: boolean;
}

/** A certificate as our reader would sum it up. The bytes are a stand-in: no screen reads them. */
export function certificate({ subject, issuer, from, to, names = [], ca = false }: Shape): CertificateSummary {
  const seed = [...`${subject}${issuer}`].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
  const hex = Array.from({ length: 8 }, (_, index) => ((seed * (index + 3)) >>> 0).toString(16).padStart(8, '0')).join('');
  return {
    derBase64: btoa(`${subject} by ${issuer} until ${to}`),
    sha256: hex,
    version: 3,
    serialHex: hex.slice(0, 32),
    subject: [{ type: 'CN', value: subject }],
    issuer: [
      { type: 'C', value: 'US' },
      { type: 'O', value: issuer.split(' ')[0] ?? issuer },
      { type: 'CN', value: issuer },
    ],
    subjectText: subject,
    issuerText: issuer,
    notBefore: from,
    notAfter: to,
    names: { dns: names, ip: [], other: [] },
    key: ca ? { algorithm: 'RSA', bits: 4096 } : { algorithm: 'EC', curve: 'P-256', bits: 256 },
    signatureAlgorithm: 'sha256WithRSAEncryption',
    isCa: ca,
    selfIssued: subject === issuer,
    caIssuersUrls: ca ? [] : ['http://issuer.example/shop-ca.crt'],
    ocspUrls: ca ? [] : ['http://ocsp.issuer.example'],
    crlUrls: [],
    mustStaple: false,
    sctCount: ca ? 0 : 2,
  };
}

export const ROOT = certificate({
  subject: 'Example Root X1',
  issuer: 'Example Root X1',
  from: '2015-06-04T00:00:00Z',
  to: '2035-06-04T00:00:00Z',
  ca: true,
});
export const INTERMEDIATE = certificate({
  subject: 'Example Issuing R10',
  issuer: 'Example Root X1',
  from: '2024-03-13T00:00:00Z',
  to: '2027-03-12T00:00:00Z',
  ca: true,
});
export const LEAF = certificate({
  subject: 'shop.example.com',
  issuer: 'Example Issuing R10',
  from: '2026-09-01T00:00:00Z',
  to: '2026-11-30T00:00:00Z',
  names: ['shop.example.com', 'www.shop.example.com'],
});
export const EXPIRED_LEAF = certificate({
  subject: 'shop.example.com',
  issuer: 'Example Issuing R10',
  from: '2026-07-18T00:00:00Z',
  to: '2026-10-16T00:00:00Z',
  names: ['shop.example.com', 'www.shop.example.com'],
});
export const SELF_SIGNED = certificate({
  subject: 'printer-2nd-floor',
  issuer: 'printer-2nd-floor',
  from: '2024-01-01T00:00:00Z',
  to: '2034-01-01T00:00:00Z',
  names: ['printer-2nd-floor'],
});
