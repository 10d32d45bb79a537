import { detached } from './counts/detached.ts';
import type { Moment } from './counts/moment.ts';
import type { LineReading } from './line-reading.ts';
import type { Role, Signal } from './signal.ts';
import type { TimedLine } from './timed-line.ts';

export const LONGEST_TEXT = 500;

/** What is told and counted of a failed connection. */
export interface Failed {
  readonly first: number;
  readonly last: number;
  readonly client: string | null;
  /** '' where the log says that the client asked for no name; null where it does not say. */
  readonly sni: string | null;
  readonly version: string | null;
  readonly agent: string | null;
  /** The line that says when it was. */
  readonly timed: Pick<TimedLine, 'at'> | null;
  readonly moment: Moment | null;
  readonly text: string;
}

/** A connection whose lines are still being gathered. */
export interface Pending extends Failed {
  first: number;
  last: number;
  failed: boolean;
  /** Told to its end, unless a line says that it goes on. */
  ended: boolean;
  signals: Signal[];
  software: string;
  role: Role | null;
  likelyRole: Role | null;
  established: boolean;
  /** When the line was written that begins the handshake; null where none does. */
  opened: Moment | null;
  client: string | null;
  peer: string | null;
  sni: string | null;
  version: string | null;
  agent: string | null;
  timed: Pick<TimedLine, 'at'> | null;
  moment: Moment | null;
  text: string;
  /** Holds nothing of the piece of the file that it was read from. */
  lasting: boolean;
}

export function begin(line: TimedLine, software: string): Pending {
  return {
    first: line.number,
    last: line.number,
    failed: false,
    ended: false,
    signals: [],
    software,
    role: null,
    likelyRole: null,
    established: false,
    opened: null,
    client: null,
    peer: null,
    sni: null,
    version: null,
    agent: null,
    timed: null,
    moment: null,
    text: '',
    lasting: false,
  };
}

/** A thread that serves one connection after the other. */
export function isOther(pending: Pending, { peer = null }: LineReading): boolean {
  return peer !== null && pending.peer !== null && peer !== pending.peer;
}

export function copied(text: string | null): string | null {
  return text === null ? null : detached(text);
}

export function makeLasting(pending: Pending): void {
  if (pending.lasting) return;
  pending.lasting = true;
  pending.text = detached(pending.text);
  pending.client = copied(pending.client);
  pending.peer = copied(pending.peer);
  pending.sni = copied(pending.sni);
  pending.version = copied(pending.version);
  pending.agent = copied(pending.agent);
  if (pending.timed !== null) pending.timed = { at: copied(pending.timed.at) };
}

export function gather(pending: Pending, line: TimedLine, reading: LineReading): Pending {
  const begins = reading.step === 'begins';
  const fails = reading.step !== 'context' && !begins && reading.signals.length > 0;
  pending.lasting = false;
  const first = fails && !pending.failed;
  if (first || begins) {
    // What a trace begins with says more than the line by which it is known to be about a handshake.
    if (pending.text === '') {
      pending.first = line.number;
      pending.text = line.whole.slice(0, LONGEST_TEXT);
    }
    pending.failed ||= fails;
  }
  // The time may stand on another line of the same event; that of the failure itself counts more.
  if (pending.moment === null || first) {
    const { moment } = line;
    if (moment !== null || pending.timed === null) pending.timed = line;
    pending.moment = moment ?? pending.moment;
  }
  pending.last = line.number;
  if (pending.signals.length < 50) pending.signals.push(...reading.signals);
  pending.role ??= reading.role ?? null;
  pending.likelyRole ??= reading.likelyRole ?? null;
  pending.established ||= reading.established ?? false;
  pending.client ??= reading.client ?? null;
  pending.peer ??= reading.peer ?? null;
  pending.sni ??= reading.sni ?? null;
  pending.version ??= reading.version ?? null;
  pending.agent ??= reading.agent ?? null;
  return pending;
}
