import type { Evidence } from '../../../shared/model/evidence.ts';
import type { PlanContext, Planned } from './planned.ts';
import type { Try } from './tries.ts';

/** Addresses of the name service that are tried. */
const MOST_TRIED = 2;

/**
 * A name that the hosts file leads elsewhere, and that fails there: what does the name service say, and does it work at that address? Only
 * then is the line in the file known to be what decides.
 */
export function pastHostsFile(judged: readonly Try[], evidence: readonly Evidence[], context: PlanContext): readonly Planned[] {
  const { proxied, target, diagnosis } = context;
  if (proxied || target.connectTo !== null || target.hostIsAddress) return [];
  const known = evidence.findLast((piece) => piece.kind === 'name-resolution' && piece.state === 'seen' && piece.seen.host === target.host);
  if (known?.kind !== 'name-resolution' || known.state !== 'seen' || !known.seen.fromHostsFile) return [];
  const fails = judged.some((one) => one.end !== 'worked') || diagnosis?.verdict === 'fault' || diagnosis?.verdict === 'cannot-tell';
  if (!fails) return [];
  const { beyondHostsFile: beyond, addresses } = known.seen;
  if (beyond === undefined) return [{ probe: 'name-resolution', of: 'past-hosts-file' }];
  if (beyond.some((address) => addresses.includes(address))) return [];
  return beyond.slice(0, MOST_TRIED).map((address) => ({
    probe: 'handshake',
    variation: { factor: 'beyond-hosts-file', address },
    shape: { factor: 'judged' },
    address,
    route: 'direct',
    waitMilliseconds: 4_000,
    holdMilliseconds: 4_000,
    request: 'none',
  }));
}
