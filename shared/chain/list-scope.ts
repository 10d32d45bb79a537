import type { CertificateList } from '../wire/crl.ts';
import type { GeneralName } from '../wire/general-name.ts';
import type { Certificate } from '../wire/x509.ts';
import type { DistributionPoint } from '../wire/x509-extensions.ts';
import { type DistinguishedName, keyOfLevels } from '../wire/x509-name.ts';

/** Every reason for which a certificate can be revoked (ReasonFlags 1 to 8, RFC 5280 section 4.2.1.13). */
export const ALL_REASONS = 0b1_1111_1110;

const NO_REASON = 0;

/**
 * For which reasons a list speaks for a certificate: bits of ReasonFlags, 0 where it is about others (RFC 5280 section 6.3.3 (b) and
 * (d)). A list may be one part of several: for some kinds of certificates, for those of one address, for some reasons, or of another
 * authority that the certificate names.
 */
export function reasonsCovered(list: CertificateList, certificate: Certificate): number {
  if (!fitsKind(list, certificate)) return NO_REASON;
  let covered = NO_REASON;
  for (const point of [...(certificate.values.crlDistributionPoints ?? []), pointOfIssuer(certificate)])
    if (isMeantBy(point, list, certificate)) covered |= (point.reasons ?? ALL_REASONS) & reasonsOf(list);
  return covered;
}

/** RFC 5280 section 6.3.3: beside the points that a certificate names, its issuer itself, for lists that are no part of several. */
function pointOfIssuer(certificate: Certificate): DistributionPoint {
  return { urls: [], names: [{ form: 'directory', value: certificate.issuer }], relative: null, reasons: null, crlIssuer: [] };
}

function reasonsOf(list: CertificateList): number {
  return (list.scope?.onlySomeReasons ?? ALL_REASONS) & ALL_REASONS;
}

function fitsKind(list: CertificateList, certificate: Certificate): boolean {
  const { scope } = list;
  if (scope === null) return true;
  const isAuthority = certificate.values.basicConstraints?.ca === true;
  return !(scope.onlyAttributes || (scope.onlyUsers && isAuthority) || (scope.onlyAuthorities && !isAuthority));
}

function isNamed(place: { readonly names: readonly GeneralName[]; readonly relative: string | null }): boolean {
  return place.names.length > 0 || place.relative !== null;
}

function isMeantBy(point: DistributionPoint, list: CertificateList, certificate: Certificate): boolean {
  const { scope } = list;
  if (point.crlIssuer.length === 0) {
    if (list.issuer.key !== certificate.issuer.key) return false;
  } else if (scope?.indirect !== true || !point.crlIssuer.some((name) => name.key === list.issuer.key)) return false;
  if (scope === null || !isNamed(scope)) return true;
  const ofList = comparableNames(scope, list.issuer);
  const ofPoint = isNamed(point)
    ? comparableNames(point, point.crlIssuer[0] ?? certificate.issuer)
    : point.crlIssuer.map((name) => `directory ${name.key}`);
  return ofPoint.some((name) => ofList.includes(name));
}

function comparableNames(
  place: { readonly names: readonly GeneralName[]; readonly relative: string | null },
  issuer: DistinguishedName,
): string[] {
  const relative = place.relative === null ? [] : [`directory ${keyOfLevels([...issuer.levels, place.relative])}`];
  const full = place.names.flatMap((name) =>
    name.form === 'uri' ? [`uri ${name.value}`] : name.form === 'directory' ? [`directory ${name.value.key}`] : [],
  );
  return [...relative, ...full];
}
