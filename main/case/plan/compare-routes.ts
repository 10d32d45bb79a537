import type { Diagnosis } from '../../../shared/model/diagnosis.ts';
import type { Variation } from '../../../shared/model/handshake.ts';
import type { PlanContext, Planned } from './planned.ts';
import type { Try } from './tries.ts';

/** Causes that stand or fall with what the direct way shows. */
const ROUTE_DECIDES: ReadonlySet<string> = new Set([
  'interception',
  'untrusted-root',
  'incomplete-chain',
  'self-signed',
  'name-mismatch',
  'proxy-error',
]);

/**
 * Through a proxy that fails, or behind which the certificate is refused, the same hello goes the direct way too, twice: only then is
 * the proxy known to be what decides. (`--proxy` does not forbid it: DESIGN section 3, rule 1.)
 */
export function directComparison(judged: readonly Try[], tries: readonly Try[], context: PlanContext): readonly Planned[] {
  if (!context.proxied) return [];
  const fails = judged.length > 0 && judged.every((one) => one.end !== 'worked');
  if (!fails && !namesRoute(context.diagnosis)) return [];
  const [first, again] = tries.filter((one) => one.variation.factor === 'route');
  if (first === undefined) return [direct({ factor: 'route', route: 'direct' })];
  return first.evidence === null || again !== undefined ? [] : [direct({ factor: 'repeat', of: first.evidence })];
}

function direct(variation: Variation): Planned {
  return {
    probe: 'handshake',
    variation,
    shape: { factor: 'judged' },
    address: null,
    route: 'direct',
    waitMilliseconds: 4_000,
    holdMilliseconds: 4_000,
    request: 'none',
  };
}

function namesRoute(diagnosis: Diagnosis | null): boolean {
  if (diagnosis === null) return false;
  const found = diagnosis.primary === null ? [] : [diagnosis.primary, ...diagnosis.others];
  return (
    found.some((one) => ROUTE_DECIDES.has(one.cause)) ||
    // A private issuer that is trusted here: the house's own, or one that signs anew?
    diagnosis.findings.some((one) => one.cause === 'interception' && one.state === 'cannot-tell') ||
    diagnosis.wanted.some((need) => need.kind === 'probe' && need.probe === 'handshake')
  );
}
