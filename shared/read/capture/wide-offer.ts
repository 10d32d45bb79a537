/** ECDHE with AES-GCM, for either key that a certificate usually has (RFC 5289 section 3). */
const COMMON: readonly (readonly number[])[] = [
  [0xc02f, 0xc030],
  [0xc02b, 0xc02c],
];

/** Does a client offer what nearly every server of TLS 1.2 takes? Then unlike suites are no longer the usual reason of a refusal. */
export function offersWidely(suites: readonly number[]): boolean {
  return COMMON.every((either) => either.some((one) => suites.includes(one)));
}
