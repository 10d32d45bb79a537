import type { CauseId } from '../../../shared/model/cause-id.ts';
import type { Evidence } from '../../../shared/model/evidence.ts';
import type { PlanContext, PlannedLook } from './planned.ts';

/** Causes that a store, a proxy setting, the hosts file or a rule of this computer can have a part in. */
const HAS_A_PART: ReadonlySet<CauseId> = new Set([
  'untrusted-root',
  'stale-trust-store',
  'distrusted-ca',
  'self-signed',
  'incomplete-chain',
  'interception',
  'name-mismatch',
  'pinning',
  'proxy-auth',
  'proxy-error',
  'dns',
  'refused',
  'timeout',
  'reset',
  'plain-http',
  'protocol-error',
  'clock-wrong',
  'client-fault',
]);

/**
 * A look at this computer, once, as soon as a finding can use it: something failed that its settings can have a part in, or another
 * program here failed, by its own message. Never with `--trust-only` (no other store is consulted), never for somebody else's trouble.
 */
export function lookHere(evidence: readonly Evidence[], context: PlanContext): readonly PlannedLook[] {
  const { options, about, asked, diagnosis } = context;
  if (about === 'other' || options.trustOnlyPem !== null || diagnosis === null) return [];
  if (asked.some((one) => one.probe === 'computer')) return [];
  const found = diagnosis.primary === null ? [] : [diagnosis.primary, ...diagnosis.others];
  const fails = diagnosis.verdict !== 'healthy' && found.some((one) => one.adviceOnly !== true && HAS_A_PART.has(one.cause));
  const told = evidence.some((piece) => piece.kind === 'message');
  const wanted = diagnosis.wanted.some((need) => need.kind === 'probe' && need.probe === 'computer');
  return fails || told || wanted ? [{ probe: 'computer', issuer: issuerAtHand(evidence), holdMilliseconds: 0 }] : [];
}

/** The self-issued certificate that the chain at hand ends at. */
function issuerAtHand(evidence: readonly Evidence[]): string | null {
  const chain = evidence.findLast((piece) => piece.kind === 'chain' && piece.state === 'seen');
  if (chain?.kind !== 'chain' || chain.state !== 'seen') return null;
  const top = chain.seen.best?.certificates.at(-1) ?? chain.seen.served.at(-1);
  return top?.selfIssued === true && top.isCa !== false ? top.derBase64 : null;
}
