import type { TlsVersion } from '../model/handshake.ts';
import type { Side } from '../model/side.ts';
import { extensionName } from '../tables/extensions.ts';
import type { Attempt } from './attempts.ts';
import type { Deciding } from './deciding.ts';
import type { Facts } from './facts.ts';

/** Variants of `reset` and `timeout`: who has to act follows from the factor that decides. */
export const DROP_VARIANTS = [
  'by-name',
  'by-hello-size',
  'by-ech',
  'by-post-quantum',
  'by-extension',
  'by-version',
  'by-alpn',
  'by-address',
  'sometimes',
  'always',
] as const;
export type DropVariant = (typeof DROP_VARIANTS)[number];

/** Judged attempts that were dropped in one way, and the factor that decides. */
export interface Drops {
  readonly failed: readonly Attempt[];
  readonly variant: DropVariant;
  readonly deciding: Deciding;
  /** Other suites, groups or signatures get through: what they are says more than that it cuts off (Windows closes without an alert). */
  readonly byCiphers: boolean;
  /** What answers the other name shows no certificate for this one: it may be another server, which knows nothing of this one's. */
  readonly otherServer: boolean;
  /** Repeated, and the rival factors tried too. */
  readonly proved: boolean;
  readonly evidence: readonly number[];
}

/** Drops of one kind among the judged attempts; null when there are none. */
export function dropsOf(facts: Facts, ending: 'reset' | 'silent'): Drops | null {
  const { failed: all, deciding, repeated } = facts.attempts;
  const failed = all.filter((one) => one.ending === ending);
  if (failed.length === 0 || deciding === null || (ending === 'reset' && closedBefore(facts, failed))) return null;
  // Without a name in the judged hello, a name that helps says that the client should have sent one (sni-mismatch).
  if (facts.attempts.sni === null && (deciding.factor === 'name' || deciding.factor === 'no-name')) return null;
  const variant = variantOf(deciding);
  const evidence = [...failed, ...deciding.works].map((one) => one.evidence);
  const byCiphers = BY_CIPHERS.has(deciding.factor);
  const otherServer = variant === 'by-name' && !answersForTheName(facts, deciding);
  const proved = repeated && deciding.alone && !byCiphers && !onlyOldPasses(deciding) && !otherServer;
  return { failed, variant, deciding, byCiphers, otherServer, proved, evidence };
}

/**
 * Whoever answers another name with a certificate for this one is the server of this one, and would answer it too. Otherwise a front may
 * pass each name on to a server of its own, and the one for this name may be down.
 */
function answersForTheName({ chains }: Facts, { works }: Deciding): boolean {
  const leaves = new Set(works.flatMap((one) => one.seen.certificates.slice(0, 1)));
  return [...chains.varied, ...chains.served].some(
    ({ leaf, judgement }) =>
      leaf !== null && leaves.has(leaf.derBase64) && !judgement.findings.some((one) => one.cause === 'name-mismatch'),
  );
}

/** What a server has closed by itself, it resets when more comes: then the close after the handshake is what it did. */
function closedBefore({ attempts }: Facts, failed: readonly Attempt[]): boolean {
  const atRequest = failed.every((one) => one.seen.end.how === 'completed');
  return atRequest && attempts.all.some((one) => one.ending === 'closed-after' && one.seen.address === failed[0]?.seen.address);
}

const BY_CIPHERS: ReadonlySet<string> = new Set(['suites', 'signatures', 'groups']);

function variantOf(deciding: Deciding): DropVariant {
  switch (deciding.factor) {
    case 'sometimes':
      return 'sometimes';
    case 'address':
      return 'by-address';
    case 'name':
    case 'no-name':
      return 'by-name';
    case 'hello-size':
      return 'by-hello-size';
    case 'ech':
      return 'by-ech';
    case 'post-quantum':
      return 'by-post-quantum';
    case 'extensions':
      return 'by-extension';
    case 'version':
      return 'by-version';
    case 'alpn':
      return 'by-alpn';
    default:
      return 'always';
  }
}

/** Who has to act on a drop: what depends on name, size, version or what a current hello carries is done by something on the way. */
export const SIDE_OF_DROP = {
  'by-name': 'network',
  'by-hello-size': 'network',
  'by-ech': 'network',
  'by-post-quantum': 'network',
  'by-extension': 'network',
  'by-version': 'network',
  'by-alpn': 'server',
  'by-address': 'server',
  sometimes: 'server',
  always: 'unknown',
} as const satisfies Readonly<Record<DropVariant, Side>>;

/**
 * The side of one drop. Boxes on the way are known to stumble over TLS 1.3, none over everything from TLS 1.2 on: where only older
 * hellos get an answer, the server is the likelier one to hang up.
 */
export function sideOfDrop({ variant, deciding }: Drops): Side {
  return variant === 'by-version' && onlyOldPasses(deciding) ? 'server' : SIDE_OF_DROP[variant];
}

function onlyOldPasses({ factor, works }: Deciding): boolean {
  const current = (version: TlsVersion): boolean => version === 'TLS 1.2' || version === 'TLS 1.3';
  return factor === 'version' && works.every((one) => !one.seen.offered.versions.some(current));
}

/** Name of the extension that decides; empty where none does. */
export function decidingExtension({ deciding }: Drops): string {
  const variation = deciding.works[0]?.variation;
  return variation?.factor === 'extensions' ? variation.without.map(extensionName).join(', ') : '';
}

/** Sizes of the ClientHello records that got an answer and that got none, in bytes. */
export function helloSizes(drops: Drops): { readonly works: number; readonly fails: number } {
  const fails = Math.min(...drops.failed.map((one) => one.seen.offered.helloBytes));
  const works = drops.deciding.works.map((one) => one.seen.offered.helloBytes);
  const shorter = works.filter((bytes) => bytes < fails);
  return { works: Math.max(...(shorter.length > 0 ? shorter : works)), fails };
}
