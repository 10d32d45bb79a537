import type { TlsVersion } from '../../../shared/model/handshake.ts';
import { EXTENSION } from '../../../shared/tables/extensions.ts';
import { GROUP, groupOf } from '../../../shared/tables/groups.ts';
import { versionNumber } from '../../../shared/tables/versions.ts';
import { concat, EMPTY, u16List, uint, vector } from '../../../shared/wire/bytes.ts';
import { buildClientHello } from '../../../shared/wire/client-hello.ts';
import { buildExtension, fromLatin1 } from '../../../shared/wire/extensions.ts';
import { buildRecord, CONTENT } from '../../../shared/wire/record.ts';
import { buildSslV2ClientHello } from '../../../shared/wire/sslv2.ts';
import { type KeyShare, makeKeyShare } from '../../crypto/key-exchange.ts';

/** What a ClientHello is to offer, and in which shape. Made by `hello-plans.ts`; every field may be changed alone. */
export interface HelloPlan {
  /** Id of the client profile it was made from. */
  readonly profile: string;
  readonly sni: string | null;
  readonly alpn: readonly string[];
  /** Newest first. `SSL 2.0` alone makes a hello of SSL 2.0. */
  readonly versions: readonly TlsVersion[];
  /** With signals such as TLS_FALLBACK_SCSV where they are to be sent. */
  readonly cipherSuites: readonly number[];
  readonly groups: readonly number[];
  /** Groups for which a key share goes along at once; the server can ask for another. */
  readonly keyShares: readonly number[];
  readonly signatureSchemes: readonly number[];
  /** Extensions in their order; null for a hello without any. `key_share` and `supported_versions` go only with TLS 1.3. */
  readonly extensions: readonly number[] | null;
  /** Chrome sends its extensions in a new order each time. */
  readonly shuffled: boolean;
  /** Reserved values that keep servers tolerant (RFC 8701). */
  readonly grease: boolean;
  readonly sessionId: 'random' | 'empty';
  readonly compression: readonly number[];
  /** Algorithms of RFC 8879: 1 zlib, 2 brotli, 3 zstd. */
  readonly certificateCompression: readonly number[];
  /** Hex of the trust anchor ids that Chrome lists; empty where none are sent. */
  readonly trustAnchors: string;
  /** Exact length of the record on the wire in bytes, reached by padding (RFC 7685); null: as long as it is. */
  readonly size: number | null;
}

/** So many random bytes. */
export type Random = (length: number) => Uint8Array;

export interface BuiltHello {
  /** The record, as it goes on the wire. */
  readonly wire: Uint8Array;
  /** The handshake message, as it goes into the transcript. Empty for SSL 2.0. */
  readonly message: Uint8Array;
  readonly random: Uint8Array;
  readonly sessionId: Uint8Array;
  readonly shares: ReadonlyMap<number, KeyShare>;
  /** What the server may answer with; a cookie only in a HelloRetryRequest. */
  readonly extensionTypes: ReadonlySet<number>;
  /** The second hello after a HelloRetryRequest (RFC 8446 section 4.1.2): only key share, cookie and padding change. */
  retry(group: number | null, cookie: Uint8Array | null): BuiltHello | null;
}

interface Fixed {
  readonly random: Uint8Array;
  readonly sessionId: Uint8Array;
  readonly order: readonly number[];
  readonly grease: readonly number[];
  readonly echGrease: Uint8Array;
  readonly challenge: Uint8Array;
}

/** Builds the hello with fresh key shares. */
export function buildHello(plan: HelloPlan, random: Random): BuiltHello {
  const sessionId = plan.sessionId === 'random' ? random(32) : EMPTY;
  const extensions = usedExtensions(plan);
  const fixed: Fixed = {
    random: random(32),
    sessionId,
    order: plan.shuffled ? shuffle(extensions, random) : extensions,
    grease: [...random(5)].map((byte) => greaseValue(byte)),
    echGrease: plan.extensions?.includes(EXTENSION.encryptedClientHello) === true ? echGreaseOf(random) : EMPTY,
    challenge: random(16),
  };
  return assemble(plan, fixed, sharesFor(plan.keyShares), null, 0x0301);
}

/** Length of the record a plan makes without padding, without computing any key; the shortest where its made-up parts vary. */
export function naturalLength(plan: HelloPlan): number {
  return lengthWith(plan, (length) => new Uint8Array(length));
}

/** The longest that the record gets. */
export function longestLength(plan: HelloPlan): number {
  return lengthWith(plan, (length) => new Uint8Array(length).fill(0xff));
}

function lengthWith(plan: HelloPlan, zeros: Random): number {
  const sessionId = plan.sessionId === 'random' ? zeros(32) : EMPTY;
  const shares = new Map(plan.keyShares.map((group) => [group, { group, share: zeros(shareLength(group)), finish: () => null }]));
  const ech = plan.extensions?.includes(EXTENSION.encryptedClientHello) === true ? echGreaseOf(zeros) : EMPTY;
  const fixed = {
    random: zeros(32),
    sessionId,
    order: usedExtensions(plan),
    grease: [0, 0, 0, 0, 0],
    echGrease: ech,
    challenge: zeros(16),
  };
  const unpadded = { ...plan, size: null, extensions: plan.extensions?.filter((type) => type !== EXTENSION.padding) ?? null };
  return assemble(unpadded, fixed, shares, null, 0x0301).wire.length;
}

function assemble(
  plan: HelloPlan,
  fixed: Fixed,
  shares: ReadonlyMap<number, KeyShare>,
  cookie: Uint8Array | null,
  recordVersion: number,
): BuiltHello {
  const [newest = 'TLS 1.2'] = plan.versions;
  if (newest === 'SSL 2.0') {
    const wire = buildSslV2ClientHello(fixed.challenge);
    return { wire, message: EMPTY, random: fixed.challenge, sessionId: EMPTY, shares, extensionTypes: new Set(), retry: () => null };
  }
  const legacyVersion = Math.min(versionNumber(newest), 0x0303);
  const build = (padding: number | null): Uint8Array =>
    buildClientHello({
      legacyVersion,
      random: fixed.random,
      sessionId: fixed.sessionId,
      cipherSuites: plan.grease ? [fixed.grease[0] as number, ...plan.cipherSuites] : plan.cipherSuites,
      compressionMethods: plan.compression,
      extensions: plan.extensions === null ? null : extensionBlocks(plan, fixed, shares, cookie, padding),
    });
  const bare = build(null);
  const missing = plan.size === null ? paddingAgainstOldBalancers(plan, bare.length) : plan.size - (bare.length + 5);
  const message = missing >= 4 && plan.extensions !== null ? build(missing - 4) : bare;
  return {
    wire: buildRecord(CONTENT.handshake, newest === 'SSL 3.0' ? 0x0300 : recordVersion, message),
    message,
    random: fixed.random,
    sessionId: fixed.sessionId,
    shares,
    extensionTypes: new Set(plan.extensions === null ? [] : fixed.order),
    retry(group, newCookie) {
      const fresh = group === null ? shares : sharesFor([group]);
      if (group !== null && !fresh.has(group)) return null;
      return assemble(plan, fixed, fresh, newCookie, 0x0303);
    },
  };
}

/** Some old load balancers hang on hellos of 256 to 511 bytes (RFC 7685 section 1): clients with the padding extension step over them. */
function paddingAgainstOldBalancers(plan: HelloPlan, length: number): number {
  const pads = plan.extensions?.includes(EXTENSION.padding) === true;
  return pads && length >= 256 && length < 512 ? Math.max(512 - length, 4) : 0;
}

function extensionBlocks(
  plan: HelloPlan,
  fixed: Fixed,
  shares: ReadonlyMap<number, KeyShare>,
  cookie: Uint8Array | null,
  padding: number | null,
): Uint8Array[] {
  const blocks = fixed.order.map((type) => buildExtension(type, extensionData(type, plan, fixed, shares)));
  if (plan.grease) {
    blocks.unshift(buildExtension(fixed.grease[3] as number));
    blocks.push(buildExtension(otherGrease(fixed.grease[4] as number, fixed.grease[3] as number), Uint8Array.of(0)));
  }
  if (cookie !== null) blocks.push(buildExtension(EXTENSION.cookie, vector(2, cookie)));
  if (padding !== null) blocks.push(buildExtension(EXTENSION.padding, new Uint8Array(padding)));
  return blocks;
}

function extensionData(type: number, plan: HelloPlan, fixed: Fixed, shares: ReadonlyMap<number, KeyShare>): Uint8Array {
  const grease = (index: number): number[] => (plan.grease ? [fixed.grease[index] as number] : []);
  switch (type) {
    case EXTENSION.serverName:
      return vector(2, Uint8Array.of(0), vector(2, fromLatin1(plan.sni ?? '')));
    case EXTENSION.statusRequest:
      return Uint8Array.of(1, 0, 0, 0, 0);
    case EXTENSION.supportedGroups:
      return vector(2, u16List([...grease(1), ...plan.groups]));
    case EXTENSION.ecPointFormats:
      return Uint8Array.of(1, 0);
    case EXTENSION.signatureAlgorithms:
    case EXTENSION.signatureAlgorithmsCert:
    case EXTENSION.delegatedCredential:
      return vector(2, u16List(plan.signatureSchemes));
    case EXTENSION.alpn:
      return vector(2, ...plan.alpn.map((name) => vector(1, fromLatin1(name))));
    case EXTENSION.applicationSettings:
      return vector(2, vector(1, fromLatin1('h2')));
    case EXTENSION.compressCertificate:
      return vector(1, u16List(plan.certificateCompression));
    case EXTENSION.recordSizeLimit:
      return uint(0x4001, 2);
    case EXTENSION.heartbeat:
      return Uint8Array.of(1);
    case EXTENSION.pskKeyExchangeModes:
      return Uint8Array.of(1, 1);
    case EXTENSION.supportedVersions:
      return vector(1, u16List([...grease(2), ...plan.versions.map(versionNumber)]));
    case EXTENSION.keyShare: {
      const greaseShare = plan.grease && shares.size > 1 ? concat(uint(fixed.grease[1] as number, 2), vector(2, Uint8Array.of(0))) : EMPTY;
      return vector(2, greaseShare, ...[...shares.values()].map(({ group, share }) => concat(uint(group, 2), vector(2, share))));
    }
    case EXTENSION.encryptedClientHello:
      return fixed.echGrease;
    case EXTENSION.trustAnchors:
      return Uint8Array.from(Buffer.from(plan.trustAnchors, 'hex'));
    case EXTENSION.renegotiationInfo:
      return Uint8Array.of(0);
    default:
      return EMPTY;
  }
}

const ONLY_TLS13: ReadonlySet<number> = new Set([
  EXTENSION.supportedVersions,
  EXTENSION.keyShare,
  EXTENSION.pskKeyExchangeModes,
  EXTENSION.encryptedClientHello,
  EXTENSION.compressCertificate,
  EXTENSION.trustAnchors,
  EXTENSION.postHandshakeAuth,
]);

function usedExtensions(plan: HelloPlan): number[] {
  const tls13 = plan.versions.includes('TLS 1.3');
  return (plan.extensions ?? []).filter((type) => {
    if (type === EXTENSION.serverName) return plan.sni !== null;
    if (type === EXTENSION.alpn) return plan.alpn.length > 0;
    if (type === EXTENSION.applicationSettings) return plan.alpn.includes('h2');
    if (type === EXTENSION.supportedGroups) return plan.groups.length > 0;
    if (type === EXTENSION.signatureAlgorithms) return plan.signatureSchemes.length > 0 && plan.versions.some((v) => v >= 'TLS 1.2');
    if (type === EXTENSION.trustAnchors) return tls13 && plan.trustAnchors !== '';
    if (type === EXTENSION.padding) return false;
    return tls13 || !ONLY_TLS13.has(type);
  });
}

function sharesFor(groups: readonly number[]): ReadonlyMap<number, KeyShare> {
  const shares = new Map<number, KeyShare>();
  for (const group of groups) {
    const share = makeKeyShare(group);
    if (share !== null) shares.set(group, share);
  }
  return shares;
}

function shareLength(group: number): number {
  const known = new Map<number, number>([
    [GROUP.x25519, 32],
    [GROUP.x448, 56],
    [GROUP.secp256r1, 65],
    [GROUP.secp384r1, 97],
    [GROUP.secp521r1, 133],
    [GROUP.x25519MlKem768, 1216],
    [GROUP.secp256r1MlKem768, 1249],
    [GROUP.secp384r1MlKem1024, 1665],
  ]);
  return known.get(group) ?? (groupOf(group)?.bits ?? 0) / 8;
}

/** A made-up encrypted ClientHello as Chrome sends it where it knows no ECH key (RFC 9849 section 6.2): X25519, HKDF-SHA256, AES-128-GCM. */
function echGreaseOf(random: Random): Uint8Array {
  const payloadLength = 144 + ((random(1)[0] as number) % 4) * 32;
  return concat(Uint8Array.of(0), u16List([1, 1]), random(1), vector(2, random(32)), vector(2, random(payloadLength)));
}

function greaseValue(byte: number): number {
  const half = (byte & 0xf0) | 0x0a;
  return (half << 8) | half;
}

/** Two GREASE extensions of one hello must not have the same number. */
function otherGrease(value: number, taken: number): number {
  return value === taken ? value ^ 0x1010 : value;
}

function shuffle(items: readonly number[], random: Random): number[] {
  const shuffled = [...items];
  const bytes = random(shuffled.length * 2);
  for (let last = shuffled.length - 1; last > 0; last--) {
    const at = (((bytes[last * 2] as number) << 8) | (bytes[last * 2 + 1] as number)) % (last + 1);
    const kept = shuffled[last] as number;
    shuffled[last] = shuffled[at] as number;
    shuffled[at] = kept;
  }
  return shuffled;
}
