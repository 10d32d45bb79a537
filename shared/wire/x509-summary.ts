import type { CertificateSummary } from '../model/certificate.ts';
import { toBase64 } from './bytes.ts';
import { hex } from './der-string.ts';
import type { GeneralName } from './general-name.ts';
import { formatIpAddress } from './ip-text.ts';
import { sha256 } from './sha256.ts';
import { type Certificate, isSelfIssued } from './x509.ts';
import { shortName } from './x509-name.ts';

const MUST_STAPLE = 5;
const MUST_STAPLE_V2 = 17;
const summaries = new WeakMap<Certificate, CertificateSummary>();

/** What a certificate says, JSON-safe; made once per certificate. */
export function summarise(certificate: Certificate): CertificateSummary {
  const known = summaries.get(certificate);
  if (known !== undefined) return known;
  const summary = describe(certificate);
  summaries.set(certificate, summary);
  return summary;
}

/** SHA-256 over the DER, lower-case hex. */
export function fingerprint(certificate: Certificate): string {
  return summarise(certificate).sha256;
}

function describe(certificate: Certificate): CertificateSummary {
  const { values } = certificate;
  const names = values.subjectAltNames ?? [];
  return {
    derBase64: toBase64(certificate.der),
    sha256: hex(sha256(certificate.der)),
    version: certificate.version,
    serialHex: hex(certificate.serial),
    subject: certificate.subject.attributes,
    issuer: certificate.issuer.attributes,
    subjectText: shortName(certificate.subject.attributes),
    issuerText: shortName(certificate.issuer.attributes),
    notBefore: isoTime(certificate.notBefore),
    notAfter: isoTime(certificate.notAfter),
    names: {
      dns: names.flatMap((name) => (name.form === 'dns' ? [name.value] : [])),
      ip: names.flatMap((name) => (name.form === 'ip' ? [formatIpAddress(name.value) ?? hex(name.value)] : [])),
      other: names.flatMap((name) => (name.form === 'dns' || name.form === 'ip' ? [] : [textOf(name)])),
    },
    key: certificate.key?.summary ?? { algorithm: 'unknown', oid: '' },
    signatureAlgorithm: certificate.algorithm?.known?.name ?? certificate.algorithm?.oid ?? '',
    isCa: values.basicConstraints?.ca ?? null,
    selfIssued: isSelfIssued(certificate) && certificate.subject.der.length > 2,
    caIssuersUrls: values.caIssuersUrls ?? [],
    ocspUrls: values.ocspUrls ?? [],
    crlUrls: (values.crlDistributionPoints ?? []).flatMap((point) => point.urls),
    mustStaple: (values.tlsFeatures ?? []).some((feature) => feature === MUST_STAPLE || feature === MUST_STAPLE_V2),
    sctCount: values.timestamps?.length ?? 0,
  };
}

/** ISO 8601 UTC without milliseconds; years beyond 9999 keep their sign as `Date` writes it. */
export function isoTime(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString().replace('.000Z', 'Z');
}

function textOf(name: GeneralName): string {
  switch (name.form) {
    case 'email':
    case 'uri':
    case 'dns':
    case 'registered':
      return `${name.form}:${name.value}`;
    case 'directory':
      return `directory:${name.value.attributes.map((part) => `${part.type}=${part.value}`).join(', ')}`;
    case 'other':
      return `${name.type}:${hex(name.value.subarray(0, 200))}`;
    default:
      return `${name.form}:${hex(name.value.subarray(0, 200))}`;
  }
}
