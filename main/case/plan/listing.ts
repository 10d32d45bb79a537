import type { Evidence } from '../../../shared/model/evidence.ts';
import type { PlanContext, Planned } from './planned.ts';
import type { Try } from './tries.ts';

type PlannedListing = Extract<Planned, { probe: 'enumeration' }>;

/** Where everything that the server takes is listed or is going to be, and how many hellos were cut off meanwhile. */
export interface Listing {
  readonly planned: PlannedListing;
  readonly address: string | null;
  readonly lost: number;
}

/** Enumeration is not started on a server slower than this a handshake (DESIGN section 3, rule 13). */
const SLOW_SERVER = 3_000;

/** At full depth one address is listed: the first that answers. Null at quick depth, where none answers and where the server is slow. */
export function listingOf(judged: readonly Try[], evidence: readonly Evidence[], context: PlanContext): Listing | null {
  if (context.options.depth !== 'full') return null;
  const planned = context.asked.find((one) => one.probe === 'enumeration') ?? whereItAnswers(judged, evidence);
  if (planned === null) return null;
  const seen = evidence.flatMap((piece) => (piece.kind === 'enumeration' && piece.state === 'seen' ? [piece.seen.lost ?? 0] : []));
  return { planned, address: planned.address, lost: Math.max(0, ...seen) };
}

function whereItAnswers(judged: readonly Try[], evidence: readonly Evidence[]): PlannedListing | null {
  const answers = judged.find((one) => one.end === 'worked' || one.end === 'alert' || one.end === 'after');
  const slow = evidence.some(
    (piece) => piece.kind === 'handshake' && piece.state === 'seen' && piece.seen.milliseconds.total > SLOW_SERVER,
  );
  return answers === undefined || slow ? null : { probe: 'enumeration', address: answers.address, route: answers.route };
}
