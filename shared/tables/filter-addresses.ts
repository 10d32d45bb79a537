/**
 * Addresses that a resolver gives for a name which it blocks. Sources: Cisco Umbrella documentation, "Block Page IP Addresses"
 * (146.112.61.104 to .110); Fortinet FortiGate administration guide, "DNS filter" (redirect portal 208.91.112.55). As of 2026-11.
 */
const FILTERS: ReadonlyMap<string, string> = new Map([
  ...Array.from({ length: 7 }, (_, at) => [`146.112.61.${104 + at}`, 'Cisco Umbrella / OpenDNS'] as const),
  ['208.91.112.55', 'FortiGuard'],
]);

/** What an address stands for that cannot be a public site's: no place at all (RFC 1122 section 3.2.1.3, RFC 4291 section 2.5.2), this computer, a filter's own page. */
export type NoSite = { readonly leads: 'nowhere' | 'here' } | { readonly leads: 'filter'; readonly product: string };

export function noSiteAt(address: string): NoSite | null {
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '');
  if (plain === '::' || plain.startsWith('0.')) return { leads: 'nowhere' };
  if (plain === '::1' || plain.startsWith('127.')) return { leads: 'here' };
  const product = FILTERS.get(plain);
  return product === undefined ? null : { leads: 'filter', product };
}
