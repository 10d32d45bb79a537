import type { CauseId } from '../model/cause-id.ts';
import type { FoundFinding } from '../model/finding.ts';
import type { Certainty } from '../model/side.ts';

/**
 * Which cause is named first when several hold (DESIGN section 2, "Rank"): first what makes all else look wrong, then what a
 * certificate cannot be without, then the rest; broken suites before old versions; what only makes advice last.
 */
export const RANK: readonly CauseId[] = [
  'clock-wrong',
  'captive-portal',
  'interception',
  'revoked',
  'self-signed',
  'expired',
  'not-yet-valid',
  'incomplete-chain',
  'distrusted-ca',
  'stale-trust-store',
  'untrusted-root',
  'name-mismatch',
  'dns',
  'proxy-auth',
  'proxy-error',
  'plain-http',
  'client-cert-rejected',
  'client-cert-required',
  'bad-certificate',
  'name-constraint',
  'wrong-usage',
  'weak-signature',
  'weak-key',
  'ct-missing',
  'pinning',
  'weak-cipher',
  'cipher-mismatch',
  'version-mismatch',
  'alpn-mismatch',
  'renegotiation',
  'protocol-error',
  'reset',
  'timeout',
  'refused',
  'sni-mismatch',
  'server-fault',
  'client-fault',
  'quic',
  'revocation-unavailable',
  'no-forward-secrecy',
  'insecure-legacy',
  'misordered-chain',
];

const PLACE: ReadonlyMap<CauseId, number> = new Map(RANK.map((cause, place) => [cause, place]));
const STRENGTH: Readonly<Record<Certainty, number>> = { certain: 0, likely: 0, possible: 1 };

/** A found cause and, where a text named it, its place among the text's candidates. */
export interface Ranked {
  readonly finding: FoundFinding;
  /** null for what was measured. */
  readonly candidate: number | null;
}

/**
 * Sorts found causes, the primary first. Faults come before advice; measured before merely named; what is only possible after what
 * is likely; within these by `RANK`. Candidates of a text keep the text's own order, the likeliest first.
 */
export function rank(found: readonly Ranked[]): readonly FoundFinding[] {
  const sorted = found
    .toSorted(
      (a, b) =>
        Number(a.finding.adviceOnly ?? false) - Number(b.finding.adviceOnly ?? false) ||
        STRENGTH[a.finding.certainty] - STRENGTH[b.finding.certainty] ||
        Number(a.candidate !== null) - Number(b.candidate !== null) ||
        (a.candidate ?? 0) - (b.candidate ?? 0) ||
        placeOf(a.finding.cause) - placeOf(b.finding.cause),
    )
    .map((one) => one.finding);
  return certainFaultFirst(sorted);
}

/** Faults of the certificate itself, which no missing link can mend. */
const OF_THE_CERTIFICATE: ReadonlySet<CauseId> = new Set([
  'name-mismatch',
  'bad-certificate',
  'name-constraint',
  'wrong-usage',
  'weak-signature',
  'weak-key',
]);

/**
 * A link that nobody could find is only likely missing: the chain may lead to a private root. Such a guess does not stand before a fault
 * of the certificate that is certain.
 */
function certainFaultFirst(sorted: readonly FoundFinding[]): readonly FoundFinding[] {
  const guess = sorted.findIndex((one) => one.cause === 'incomplete-chain' && one.certainty !== 'certain');
  if (guess < 0) return sorted;
  const isSure = (one: FoundFinding) => OF_THE_CERTIFICATE.has(one.cause) && one.certainty === 'certain' && one.adviceOnly !== true;
  const behind = sorted.slice(guess);
  return [...sorted.slice(0, guess), ...behind.filter(isSure), ...behind.filter((one) => !isSure(one))];
}

function placeOf(cause: CauseId): number {
  return PLACE.get(cause) ?? RANK.length;
}
