import type { TlsVersion } from '../../../shared/model/handshake.ts';
import { type CipherSuite, cipherSuite, suitesOf } from '../../../shared/tables/cipher-suite-properties.ts';
import { FALLBACK_SCSV, RENEGOTIATION_INFO_SCSV } from '../../../shared/tables/cipher-suites.ts';
import { EXTENSION } from '../../../shared/tables/extensions.ts';
import { ALL_GROUPS, GROUP } from '../../../shared/tables/groups.ts';
import { ALL_SIGNATURE_SCHEMES } from '../../../shared/tables/signature-schemes.ts';
import type { HelloPlan } from '../handshake/hello-build.ts';

const EXTENSIONS: readonly number[] = [
  EXTENSION.serverName,
  EXTENSION.extendedMasterSecret,
  EXTENSION.supportedGroups,
  EXTENSION.ecPointFormats,
  EXTENSION.sessionTicket,
  EXTENSION.alpn,
  EXTENSION.statusRequest,
  EXTENSION.signatureAlgorithms,
  EXTENSION.signedCertificateTimestamp,
  EXTENSION.keyShare,
  EXTENSION.pskKeyExchangeModes,
  EXTENSION.supportedVersions,
  EXTENSION.padding,
];

/** Leaves a server nothing but its own memory to resume a session from (RFC 5077 section 3.4). */
export const WITHOUT_TICKETS: readonly number[] = EXTENSIONS.filter((type) => type !== EXTENSION.sessionTicket);

const USUAL_GROUPS: readonly number[] = [
  GROUP.x25519MlKem768,
  GROUP.x25519,
  GROUP.secp256r1,
  GROUP.secp384r1,
  GROUP.secp521r1,
  GROUP.x448,
  GROUP.secp256r1MlKem768,
  GROUP.secp384r1MlKem1024,
];

/** Groups asked for, the usual ones first. */
export const ASKED_GROUPS: readonly number[] = [
  ...USUAL_GROUPS,
  ...ALL_GROUPS.map((group) => group.number).filter((number) => !USUAL_GROUPS.includes(number)),
];

/** A hello that offers one version and these suites, and everything else as widely as can be. */
export function askingPlan(sni: string | null, version: TlsVersion, suites: readonly number[], more: Partial<HelloPlan> = {}): HelloPlan {
  const tls13 = version === 'TLS 1.3';
  const old = version === 'SSL 3.0' || version === 'SSL 2.0';
  return {
    profile: 'enumeration',
    sni,
    alpn: [],
    versions: [version],
    cipherSuites: tls13 ? suites : [...suites, RENEGOTIATION_INFO_SCSV],
    groups: ASKED_GROUPS,
    keyShares: [],
    signatureSchemes: ALL_SIGNATURE_SCHEMES.map((scheme) => scheme.number),
    extensions: old ? null : EXTENSIONS,
    shuffled: false,
    grease: false,
    sessionId: tls13 ? 'random' : 'empty',
    // 1 is DEFLATE (RFC 3749); a server that takes it is open to CRIME.
    compression: tls13 ? [0] : [1, 0],
    certificateCompression: [],
    trustAnchors: '',
    size: null,
    ...more,
  };
}

export function fallbackPlan(sni: string | null): HelloPlan {
  const plan = askingPlan(sni, 'TLS 1.2', suitesOf('TLS 1.2'));
  return { ...plan, cipherSuites: [...plan.cipherSuites, FALLBACK_SCSV] };
}

/**
 * Suites of a version in the blocks and the order that servers usually prefer: forward secret and AEAD first, broken ones last.
 * Each block is asked for beside the others, so that the longest of them is the time it takes.
 */
export function blocksOf(version: TlsVersion): readonly (readonly number[])[] {
  const all = suitesOf(version).flatMap((number) => cipherSuite(number) ?? []);
  if (version === 'TLS 1.3') return [all.map((suite) => suite.number)];
  const blocks = Map.groupBy(all, blockOf);
  const sorted = [...blocks.keys()].sort((a, b) => a - b).map((key) => blocks.get(key) ?? []);
  return sorted.map((block) => block.sort((a, b) => worth(b) - worth(a)).map((suite) => suite.number));
}

function blockOf(suite: CipherSuite): number {
  const { keyExchange, authentication } = suite;
  const signed = authentication === 'RSA' || authentication === 'ECDSA' || authentication === 'DSS';
  if (suite.broken.length > 0 || !signed || suite.encryption.startsWith('SEED') || suite.encryption.startsWith('IDEA')) return 5;
  if (keyExchange === 'ECDHE' || keyExchange === 'DHE') return suite.kind === 'aead' ? 0 : 1;
  if (suite.kind === 'aead') return 2;
  return suite.mac === 'sha1' || suite.mac === 'md5' ? 4 : 3;
}

/** Which suites of a block servers usually rank lower, as OpenSSL does: short keys, and SHA-1 beside longer hashes. */
export function isWeakerInItsBlock(number: number): boolean {
  const suite = cipherSuite(number);
  if (suite === null) return false;
  return suite.kind === 'cbc' && suite.forwardSecrecy ? suite.mac === 'sha1' : suite.encryption.includes('128');
}

/** Rough worth of a suite within its block, for showing where the server has no order. */
function worth(suite: CipherSuite): number {
  const exchange = suite.keyExchange === 'ECDHE' ? 400 : suite.keyExchange === 'DHE' ? 200 : suite.forwardSecrecy ? 100 : 0;
  const cipher = suite.encryption.startsWith('AES') ? 40 : suite.encryption.startsWith('CHACHA20') ? 35 : 10;
  const mode = /GCM|POLY/.test(suite.encryption) ? 8 : suite.encryption.endsWith('CCM') ? 6 : 0;
  return exchange + cipher + mode - suite.broken.length * 50 + (suite.encryption.includes('256') ? 2 : 0);
}
