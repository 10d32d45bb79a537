import { versionName } from '../../tables/versions.ts';

/**
 * ServerHello of the drafts before 22 of TLS 1.3 (draft-ietf-tls-tls13-14 to 21, section 4.1.3): no session id and no compression
 * method stand in it. Old captures hold them.
 */
export function readDraftServerHello(body: Uint8Array): { readonly version: number; readonly cipherSuite: number } | null {
  const version = ((body[0] ?? 0) << 8) | (body[1] ?? 0);
  return version >= 0x7f0e && version <= 0x7f15 && body.length >= 36
    ? { version, cipherSuite: ((body[34] ?? 0) << 8) | (body[35] ?? 0) }
    : null;
}

/** Names of versions that are no standard: DTLS, and Facebook's own draft. */
const OTHER_VERSIONS: ReadonlyMap<number, string> = new Map([
  [0xfeff, 'DTLS 1.0'],
  [0xfefd, 'DTLS 1.2'],
  [0xfefc, 'DTLS 1.3'],
  [0xfb17, 'TLS 1.3 draft 23 (Facebook)'],
  [0xfb1a, 'TLS 1.3 draft 26 (Facebook)'],
]);

/** Name of a version as it is shown; a number in hex for one without a name. */
export function shownVersion(number: number): string {
  const named = OTHER_VERSIONS.get(number) ?? versionName(number);
  return named.startsWith('0x') ? named.toLowerCase() : named;
}

/** Drafts have higher numbers than the standard that came of them. */
export function draftsLast(versions: readonly string[]): readonly string[] {
  if (!versions.some((one) => one.includes('draft'))) return versions;
  return [...versions.filter((one) => !one.includes('draft')), ...versions.filter((one) => one.includes('draft'))];
}
