/** Suffixes that no public issuer vouches for: RFC 6762, RFC 8375, ICANN's .internal, RFC 2606's .test, and the usual home-made ones. */
const INNER = /(?:^|\.)(?:local|internal|lan|home|home\.arpa|corp|intranet|intra|private|test|localdomain|localhost)$/i;
/** RFC 1918, RFC 4193, RFC 6598 (also Tailscale), loopback and link-local. */
const INNER_ADDRESS =
  /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|127\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|169\.254\.|f[cd][0-9a-f]{2}:|fe80:|::1$)/i;

/** Is this a name or address that only the own network knows, so that no public issuer can make a certificate for it? */
export function isInnerName(host: string): boolean {
  const plain = host.replace(/\.$/, '');
  return INNER_ADDRESS.test(plain) || INNER.test(plain) || !/[.:]/.test(plain);
}
