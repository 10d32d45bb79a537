import { dnsNameCovers } from '../../chain/host-name.ts';
import type { CertificateSummary } from '../../model/certificate.ts';

/** Is one of the certificate's names good for this host? Addresses match only as they are written. */
export function hostMatches(host: string, leaf: CertificateSummary): boolean {
  const name = host.toLowerCase();
  return leaf.names.dns.some((pattern) => dnsNameCovers(pattern.toLowerCase(), name)) || leaf.names.ip.includes(name);
}
