import { type ClientHello, offerOf } from '../../wire/client-hello.ts';

/** What a hello lets a server choose from, as far as it tells why one refused it without a word. */
export interface OfferShape {
  /** `old`: nothing above TLS 1.1. `new`: nothing below TLS 1.3. */
  readonly versions: 'old' | 'usual' | 'new';
  /** Of suites, groups and signatures it holds what nearly every server takes, so that these are hardly why. */
  readonly wide: boolean;
}

/** Of a browser, and wherever the hello itself is not known. */
export const USUAL_OFFER: OfferShape = { versions: 'usual', wide: true };
/** Before a hello was read. */
export const NO_OFFER: OfferShape = { versions: 'usual', wide: false };

const TLS_12 = 0x0303;
/** One of each row. ECDHE with AES-GCM, for either key that a certificate usually has (RFC 5289 section 3). */
const COMMON_SUITES: readonly (readonly number[])[] = [
  [0xc02f, 0xc030],
  [0xc02b, 0xc02c],
];
/** RFC 8446 section 9.1. */
const COMMON_SUITES_13: readonly (readonly number[])[] = [[0x1301, 0x1302]];
/** AES-CBC with SHA-1, which is what versions before TLS 1.2 have at best. */
const COMMON_SUITES_OLD: readonly (readonly number[])[] = [[0x002f, 0x0035, 0xc013, 0xc014]];
/** P-256 and, for either key, signatures with SHA-256 (RFC 8446 section 9.1). A hello that names none leaves it to the server. */
const COMMON_GROUPS: readonly (readonly number[])[] = [[0x0017]];
const COMMON_SIGNATURES: readonly (readonly number[])[] = [[0x0401, 0x0804], [0x0403]];

export function offerShape(hello: ClientHello): OfferShape {
  const { versionNumbers, cipherSuites, groups, signatureSchemes } = offerOf(hello);
  const versions = versionNumbers.every((one) => one < TLS_12) ? 'old' : versionNumbers.every((one) => one > TLS_12) ? 'new' : 'usual';
  const suites = { old: COMMON_SUITES_OLD, usual: COMMON_SUITES, new: COMMON_SUITES_13 }[versions];
  const wide = holds(cipherSuites, suites) && holdsOrNone(groups, COMMON_GROUPS) && holdsOrNone(signatureSchemes, COMMON_SIGNATURES);
  return { versions, wide };
}

function holds(offered: readonly number[], rows: readonly (readonly number[])[]): boolean {
  return rows.every((row) => row.some((one) => offered.includes(one)));
}

function holdsOrNone(offered: readonly number[], rows: readonly (readonly number[])[]): boolean {
  return offered.length === 0 || holds(offered, rows);
}
