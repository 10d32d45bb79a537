import type { Evidence } from '../../shared/model/evidence.ts';
import type { PlannedHandshake } from './plan/planned.ts';

/** What answers nothing for so long is a try of its own; one on which bytes still arrive is borne longer (DESIGN section 3, rule 13). */
const LONG_SILENCE = 12_000;
const STILL_ARRIVING = 30_000;
/** With one connection at a time, once the place was silent: a lost packet is sent again after a second. */
const GENTLE_AFTER_SILENCE = 1_500;

export interface Bounds {
  /** Milliseconds without a byte. */
  readonly silence: number;
  /** Milliseconds in all, however much arrives. */
  readonly most: number;
}

/**
 * How long one handshake is waited for. Side by side, many long waits take no longer than one; one after the other (`--gentle`) only the
 * first of a silent place is waited for long, so that the whole still ends in good time.
 */
export function boundsOf(planned: PlannedHandshake, gentle: boolean, evidence: readonly Evidence[]): Bounds {
  const briefly = gentle && wasSilent(planned, evidence);
  const silence = briefly ? Math.min(planned.waitMilliseconds, GENTLE_AFTER_SILENCE) : planned.waitMilliseconds;
  // A variation has to answer promptly to decide anything.
  return { silence, most: silence >= LONG_SILENCE ? STILL_ARRIVING : 2 * silence };
}

/** Whether every try at the same place ended in silence, so far. */
function wasSilent({ address, route }: PlannedHandshake, evidence: readonly Evidence[]): boolean {
  const ends = evidence.flatMap((piece) => {
    if (piece.state !== 'seen') return [];
    if (piece.kind === 'handshake') {
      const here = piece.seen.route === route && (address === null || piece.seen.address === address);
      return here ? [piece.seen.end.how === 'silence' || piece.seen.end.how === 'cut-off'] : [];
    }
    if (piece.kind === 'proxy-tunnel') return route === 'proxy' && piece.seen.outcome !== 'open' ? [piece.seen.outcome === 'silence'] : [];
    if (piece.kind !== 'tcp-connect' || piece.seen.outcome === 'connected') return [];
    return route === 'direct' && (address === null || piece.seen.address === address) ? [piece.seen.outcome === 'timed-out'] : [];
  });
  return ends.length > 0 && ends.every((silent) => silent);
}
