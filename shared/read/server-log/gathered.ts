import { detached } from './counts/detached.ts';
import { type Place, placeAndPortOf } from './counts/place.ts';
import type { KeptLine, LineTold } from './line-told.ts';
import type { Said, Sayings } from './telling.ts';

export const LONGEST_TEXT = 500;

/** A connection whose lines are still being gathered. */
export class Pending {
  /** Number of the line that failed; of the first one where none has. */
  first: number;
  last: number;
  said: Said;
  /** Told to its end, unless a line says that it goes on. */
  ended = false;
  /** When the line was written that begins the handshake, in milliseconds; NaN where none does. */
  opened = Number.NaN;
  client: Place | null = null;
  peer: Place | null = null;
  /** When it failed, as in `LineTold`. */
  milliseconds = Number.NaN;
  offset: number | null = null;
  /** The line that failed. */
  failing: KeptLine | null = null;
  /** The line that says when it was. */
  timed: KeptLine | null = null;

  constructor(line: number, said: Said) {
    this.first = line;
    this.last = line;
    this.said = said;
  }
}

/** A thread that serves one connection after the other. */
export function isOther({ peer }: Pending, line: LineTold): boolean {
  if (peer === null || line.peer === null) return false;
  if (typeof peer === typeof line.peer) return peer !== line.peer;
  return normal(peer) !== normal(line.peer);
}

function normal(peer: Place): Place {
  return typeof peer === 'string' ? placeAndPortOf(peer) : peer;
}

/** Before the bytes change that lines were read from. */
export function hold({ failing, timed }: Pending): void {
  failing?.hold();
  timed?.hold();
}

/** Lets go of the pieces of the file that its lines were cut from. */
export function makeLasting(pending: Pending): void {
  pending.failing = pending.failing?.lasting(LONGEST_TEXT) ?? null;
  pending.timed = pending.timed?.lasting(0) ?? null;
  if (typeof pending.client === 'string') pending.client = detached(pending.client);
  if (typeof pending.peer === 'string') pending.peer = detached(pending.peer);
  pending.said = pending.said.lasting();
}

export function gather(pending: Pending, line: LineTold, sayings: Sayings): Pending {
  const { said } = pending;
  pending.said = sayings.join(said, line.telling);
  const first = pending.said.failed && !said.failed;
  const isTelling = first || line.telling.step === 'begins';
  let kept: KeptLine | null = null;
  // What a trace begins with says more than the line by which it is known to be about a handshake.
  if (isTelling && pending.failing === null) {
    kept = line.keep();
    pending.first = line.number;
    pending.failing = kept;
  }
  // The time may stand on another line of the same event; that of the failure itself counts more.
  if (first || Number.isNaN(pending.milliseconds)) {
    const { milliseconds } = line;
    const isTimed = !Number.isNaN(milliseconds);
    if (isTimed || pending.timed === null) pending.timed = kept ?? line.keep();
    if (isTimed) {
      pending.milliseconds = milliseconds;
      pending.offset = line.offset;
    }
  }
  pending.last = line.number;
  pending.client ??= line.client;
  pending.peer ??= line.peer;
  return pending;
}
