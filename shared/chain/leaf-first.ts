import { type Certificate, isSelfIssued } from '../wire/x509.ts';

/**
 * Certificates of a container without an order of its own (PKCS#12), as a server sends them: the leaf, each followed by its issuer,
 * then what is left.
 * @param isLeaf tells the leaf where that is known (its key lies beside it); else it is the one that issued no other
 */
export function leafFirst(certificates: readonly Certificate[], isLeaf: (certificate: Certificate) => boolean): Certificate[] {
  const issues = (issuer: Certificate) => certificates.some((one) => one !== issuer && one.issuer.key === issuer.subject.key);
  const rest = [...certificates];
  const ends = rest.filter((one) => !issues(one));
  const leaf = rest.find(isLeaf) ?? ends.find((one) => !isSelfIssued(one)) ?? ends[0] ?? rest[0];
  const ordered: Certificate[] = [];
  for (let next = leaf; next !== undefined; ) {
    const current = next;
    ordered.push(current);
    rest.splice(rest.indexOf(current), 1);
    next = isSelfIssued(current) ? undefined : rest.find((one) => one.subject.key === current.issuer.key);
  }
  return [...ordered, ...rest];
}
