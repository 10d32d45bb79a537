import type { TlsVersion, Variation } from '../../shared/model/handshake.ts';
import { cipherSuite, isBroken, suitesOf, usableIn } from '../../shared/tables/cipher-suite-properties.ts';
import { ALL_CIPHER_SUITES } from '../../shared/tables/cipher-suites.ts';
import { EXTENSION, isGrease } from '../../shared/tables/extensions.ts';
import { ALL_GROUPS, GROUP, groupOf } from '../../shared/tables/groups.ts';
import { ALL_SIGNATURE_SCHEMES, signatureScheme } from '../../shared/tables/signature-schemes.ts';
import { SUPPORTED_GROUPS } from '../crypto/key-exchange.ts';
import { clientProfile } from './client-profiles.ts';
import { type HelloPlan, longestLength, naturalLength } from './handshake/hello-build.ts';

export { CLIENT_PROFILES } from './client-profiles.ts';
export type { HelloPlan } from './handshake/hello-build.ts';

/** The hello of the current Chrome. @param sni null where the target is an address (RFC 6066 section 3) */
export function judgedHello(sni: string | null, alpn: readonly string[] = ['h2', 'http/1.1']): HelloPlan {
  return clientHello('chrome', sni, alpn) as HelloPlan;
}

/**
 * The hello of a client profile.
 * @param alpn what to offer in place of the profile's own; not sent where the client knows no ALPN
 * @returns null for a profile that is not there
 */
export function clientHello(profile: string, sni: string | null, alpn?: readonly string[]): HelloPlan | null {
  const client = clientProfile(profile);
  if (client === null) return null;
  return {
    profile,
    sni,
    alpn: client.extensions?.includes(EXTENSION.alpn) === true ? (alpn ?? client.alpn) : [],
    versions: client.versions,
    cipherSuites: client.cipherSuites,
    groups: client.groups,
    keyShares: client.keyShares,
    signatureSchemes: client.signatureSchemes,
    extensions: client.extensions,
    shuffled: client.shuffled,
    grease: client.grease,
    sessionId: client.sessionId,
    compression: [0],
    certificateCompression: client.certificateCompression,
    trustAnchors: client.trustAnchors,
    size: null,
  };
}

/**
 * The same hello with one factor changed (DESIGN section 3 rule 2). Factors that are no matter of the hello (address, route,
 * repeat, client certificate) leave it as it is.
 */
export function vary(plan: HelloPlan, variation: Variation): HelloPlan {
  switch (variation.factor) {
    case 'judged':
    case 'repeat':
    case 'address':
    case 'route':
    case 'beyond-hosts-file':
    case 'tls-at-once':
    case 'client-certificate':
      return plan;
    case 'small-hello':
      return small(plan);
    case 'hello-size':
      return variation.like === undefined ? sized(plan, variation.bytes) : { ...sized(plan, variation.like), size: variation.bytes };
    case 'extensions':
      return asLong(plan, { ...without(plan, variation.without), grease: plan.grease && !variation.without.some(isGrease) });
    case 'no-tls13':
      return withVersions(plan, ['TLS 1.2']);
    case 'version':
      return onlyVersion(plan, variation.version);
    case 'no-sni':
      return { ...plan, sni: null };
    case 'control-sni':
      return { ...plan, sni: variation.name };
    case 'no-alpn':
      return { ...plan, alpn: [] };
    case 'alpn':
      return { ...plan, alpn: variation.protocols };
    case 'signatures':
      return withSignatures(plan, variation.family);
    case 'suites':
      return withSuites(plan, variation);
    case 'groups':
      return withGroups(plan, variation.groups);
    case 'ech':
      return asLong(plan, without(plan, [EXTENSION.encryptedClientHello]));
    case 'post-quantum':
      return asLong(plan, withoutHeavyShares(plan));
    case 'client-profile':
      return clientHello(variation.profile, plan.sni, plan.alpn.length > 0 ? plan.alpn : undefined) ?? plan;
  }
}

/** Suites a server of old may have, best first: for versions that current clients no longer offer. */
const OLD_SUITES: readonly number[] = [
  0xc009, 0xc013, 0xc00a, 0xc014, 0x0033, 0x0039, 0x002f, 0x0035, 0x0032, 0x0038, 0x0041, 0x0084, 0x0088, 0x0045, 0xc008, 0xc012, 0x0016,
  0x000a, 0x0013, 0xc007, 0xc011, 0x0005, 0x0004, 0x0096, 0x009a, 0x0007,
];

const HEAVY_GROUPS: ReadonlySet<number> = new Set([GROUP.x25519MlKem768, GROUP.secp256r1MlKem768, GROUP.secp384r1MlKem1024]);

function small(plan: HelloPlan): HelloPlan {
  return without(withoutHeavyShares(plan), [EXTENSION.trustAnchors, EXTENSION.encryptedClientHello]);
}

function withoutHeavyShares(plan: HelloPlan): HelloPlan {
  const groups = plan.groups.filter((group) => !HEAVY_GROUPS.has(group));
  return { ...plan, groups, keyShares: plan.keyShares.filter((group) => !HEAVY_GROUPS.has(group)) };
}

/** What was taken out is made up for by padding: a box that goes by the length must treat both hellos alike. */
function asLong(before: HelloPlan, after: HelloPlan): HelloPlan {
  const missing = longestLength(before) - naturalLength(after);
  return missing >= 4 && before.size === null ? { ...after, size: naturalLength(after) + missing } : after;
}

/** Suites and schemes that nearly every server can use one of. */
const FEW_SUITES: readonly number[] = [0x1301, 0x1302, 0x1303, 0xc02b, 0xc02f, 0xc02c, 0xc030];
const FEW_SCHEMES: readonly number[] = [0x0403, 0x0804, 0x0401, 0x0503];

/** Steps that make a hello shorter, mildest first; each keeps what the ones before took away. Version, protocols and name go last. */
const SHORTEN: readonly ((plan: HelloPlan) => HelloPlan)[] = [
  (plan) => without(plan, [EXTENSION.applicationSettings, EXTENSION.compressCertificate, EXTENSION.signedCertificateTimestamp]),
  (plan) => ({ ...plan, grease: false }),
  (plan) => ({ ...plan, signatureSchemes: plan.signatureSchemes.filter((scheme) => signatureScheme(scheme)?.family !== 'ml-dsa') }),
  (plan) => without(plan, [EXTENSION.statusRequest, EXTENSION.sessionTicket]),
  (plan) => ({ ...plan, sessionId: 'empty' }),
  (plan) => few(plan),
  (plan) => without(plan, [EXTENSION.extendedMasterSecret, EXTENSION.renegotiationInfo, EXTENSION.ecPointFormats]),
  (plan) => ({ ...plan, alpn: [] }),
  (plan) => withVersions(plan, ['TLS 1.2']),
  (plan) => ({ ...plan, sni: null }),
];

function few(plan: HelloPlan): HelloPlan {
  const cipherSuites = plan.cipherSuites.filter((suite) => FEW_SUITES.includes(suite));
  const signatureSchemes = plan.signatureSchemes.filter((scheme) => FEW_SCHEMES.includes(scheme));
  return cipherSuites.length === 0 || signatureSchemes.length === 0 ? plan : { ...plan, cipherSuites, signatureSchemes };
}

/**
 * The small hello at exactly so many bytes on the wire: padded, or shortened step by step and then padded. It never carries
 * the post-quantum share, so that a large one fails where the size decides and passes where the group does.
 */
function sized(plan: HelloPlan, bytes: number): HelloPlan {
  let shorter = small(plan);
  for (const step of [(same: HelloPlan) => same, ...SHORTEN]) {
    shorter = step(shorter);
    const missing = bytes - naturalLength(shorter);
    // An extension for padding takes four bytes at least.
    if (missing === 0 || missing >= 4) return { ...shorter, size: bytes };
    if (missing > 0 && shorter.grease) return { ...shorter, grease: false, size: bytes };
  }
  return { ...shorter, size: bytes };
}

function withVersions(plan: HelloPlan, versions: readonly TlsVersion[]): HelloPlan {
  const cipherSuites = plan.cipherSuites.filter((number) => {
    const suite = cipherSuite(number);
    return suite === null || versions.some((version) => usableIn(suite, version));
  });
  if (versions.includes('TLS 1.3')) return { ...plan, versions, cipherSuites };
  return { ...withoutHeavyShares(plan), versions, cipherSuites, keyShares: [] };
}

function onlyVersion(plan: HelloPlan, version: TlsVersion): HelloPlan {
  if (version === 'TLS 1.3' || version === 'TLS 1.2') {
    const narrowed = withVersions(plan, [version]);
    return narrowed.cipherSuites.length > 0
      ? narrowed
      : { ...narrowed, cipherSuites: suitesOf(version).filter((number) => !isBroken(number)) };
  }
  const old = {
    ...withVersions(plan, [version]),
    cipherSuites: [...OLD_SUITES, 0x00ff],
    groups: [23, 24, 25, 29],
    grease: false,
    shuffled: false,
  };
  return version === 'SSL 3.0' || version === 'SSL 2.0' ? { ...old, extensions: null, sessionId: 'empty' } : old;
}

function withSignatures(plan: HelloPlan, family: 'rsa' | 'ecdsa' | 'all'): HelloPlan {
  if (family === 'all') return { ...plan, signatureSchemes: wideSchemes(plan) };
  const other = family === 'rsa' ? 'ECDSA' : 'RSA';
  return {
    ...plan,
    signatureSchemes: plan.signatureSchemes.filter((scheme) => signatureScheme(scheme)?.family === family),
    // In TLS 1.2 the suite names the certificate's kind, too.
    cipherSuites: plan.cipherSuites.filter((number) => cipherSuite(number)?.authentication !== other),
  };
}

function withSuites(plan: HelloPlan, variation: Extract<Variation, { factor: 'suites' }>): HelloPlan {
  const { family, suite } = variation;
  if (family === 'one') return suite === undefined ? plan : withOneSuite(plan, suite);
  const wide: HelloPlan = {
    ...plan,
    groups: wideGroups(),
    signatureSchemes: wideSchemes(plan),
  };
  const usable = ALL_CIPHER_SUITES.filter((number) => cipherSuite(number) !== null && cipherSuite(number)?.authentication !== 'PSK');
  if (family === 'all') return { ...wide, cipherSuites: usable };
  if (family === 'uncommon') {
    // Without TLS 1.3: a server that has it would insist on it and find no suite (RFC 8446 section 4.1.1).
    const uncommon = usable.filter((number) => !isBroken(number) && !plan.cipherSuites.includes(number));
    // Without finite-field groups: a server with a prime of its own must refuse who lists some, none of them its own (RFC 7919 section 4).
    const groups = wide.groups.filter((number) => groupOf(number)?.kind !== 'finite-field');
    return withVersions({ ...wide, groups, cipherSuites: [...uncommon, 0x00ff] }, ['TLS 1.2', 'TLS 1.1', 'TLS 1.0']);
  }
  const weak = usable.filter((number) => isBroken(number) && cipherSuite(number)?.newestVersion !== 'TLS 1.3');
  return { ...withoutHeavyShares(wide), versions: ['TLS 1.2', 'TLS 1.1', 'TLS 1.0'], cipherSuites: [...weak, 0x00ff], keyShares: [] };
}

function withOneSuite(plan: HelloPlan, number: number): HelloPlan {
  const suite = cipherSuite(number);
  const versions = suite === null ? plan.versions : plan.versions.filter((version) => usableIn(suite, version));
  const oldest: readonly TlsVersion[] = suite === null ? plan.versions : [suite.newestVersion];
  return { ...withVersions({ ...plan, cipherSuites: [] }, versions.length > 0 ? versions : oldest), cipherSuites: [number] };
}

/** Every scheme, the client's own first, so that a server does not sign with the weakest because it stands first. */
function wideSchemes(plan: HelloPlan): number[] {
  const others = ALL_SIGNATURE_SCHEMES.map((scheme) => scheme.number).filter((number) => !plan.signatureSchemes.includes(number));
  return [...plan.signatureSchemes, ...others.reverse()];
}

/** Every group, those that can be finished first. */
function wideGroups(): number[] {
  const rest = ALL_GROUPS.map((group) => group.number).filter((number) => !SUPPORTED_GROUPS.includes(number));
  return [...SUPPORTED_GROUPS, ...rest];
}

function withGroups(plan: HelloPlan, groups: readonly number[]): HelloPlan {
  const [first] = groups;
  const share = first !== undefined && SUPPORTED_GROUPS.includes(first) && groupOf(first)?.kind !== 'finite-field' ? [first] : [];
  return { ...plan, groups, keyShares: share };
}

function without(plan: HelloPlan, extensions: readonly number[]): HelloPlan {
  return { ...plan, extensions: plan.extensions?.filter((type) => !extensions.includes(type)) ?? null };
}
