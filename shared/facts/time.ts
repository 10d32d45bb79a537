import type { Evidence } from '../model/evidence.ts';
import type { Situation } from '../model/input.ts';
import { isoTime } from './iso-time.ts';
import { countsForCaller, seenOf } from './seen.ts';

/** A time that does not come from this computer's clock. */
export interface TrustedTime {
  /** ISO 8601 UTC. */
  readonly now: string;
  /** Positive: this computer is ahead, in milliseconds. */
  readonly offset: number;
  /** Two sources that agree make it certain; the target alone makes it likely (DESIGN section 3, rule 5). */
  readonly certainty: 'certain' | 'likely';
  readonly hosts: readonly string[];
}

export interface TimeFacts {
  readonly evidence: number | null;
  /** What this computer's clock says (or was said to, by `--clock`); null when no clock was read. */
  readonly local: string | null;
  readonly trusted: TrustedTime | null;
  /** Does this computer's clock belong to the person with the trouble? */
  readonly callers: boolean;
  readonly timeZone: string | null;
}

/** A Date header is cut to whole seconds and travels a while, milliseconds. */
const DATE_UNCERTAINTY = 2_000;

/**
 * What the target itself says the time is (Date of its answers, RFC 9110 section 6.6.1): the server may be wrong, so it alone makes
 * nothing certain. With `--clock` the given time runs on from the moment it was noted.
 */
function targetDates(evidence: readonly Evidence[], reading: Extract<Evidence, { kind: 'clock'; state: 'seen' }>): readonly Source[] {
  const noted = Date.parse(reading.at);
  const local = Date.parse(reading.seen.localTime);
  const sources = seenOf(evidence, 'handshake').flatMap((piece): Source[] => {
    const { application } = piece.seen;
    const date = application?.how === 'http' && application.date !== null ? Date.parse(application.date) : Number.NaN;
    const here = local + (Date.parse(piece.at) - noted);
    if (Number.isNaN(date) || Number.isNaN(here)) return [];
    return [
      {
        host: piece.seen.sni ?? piece.seen.address,
        kind: 'target-date',
        offsetMilliseconds: here - date,
        uncertaintyMilliseconds: DATE_UNCERTAINTY,
      },
    ];
  });
  return sources.slice(0, 1);
}

type Source = Extract<Evidence, { kind: 'clock'; state: 'seen' }>['seen']['sources'][number];

const AT_LEAST: ReadonlySet<Source['kind']> = new Set(['ocsp-lower-bound', 'certificate-start']);

/** Two sources agree when they lie this close together (ms): an HTTP Date header has whole seconds and travels a while. */
const AGREE = 120_000;

/** Reads the clock and the trusted times of a case. Never asks a clock itself. */
export function timeFacts(evidence: readonly Evidence[], situation: Situation): TimeFacts {
  const reading = seenOf(evidence, 'clock').at(-1);
  if (reading === undefined) return { evidence: null, local: null, trusted: null, callers: false, timeZone: null };
  return {
    evidence: reading.id,
    local: reading.seen.localTime,
    trusted: trustedTime(reading.seen.localTime, [...reading.seen.sources, ...targetDates(evidence, reading)]),
    callers: countsForCaller(reading, situation),
    timeZone: reading.seen.timeZone,
  };
}

function trustedTime(local: string, sources: readonly Source[]): TrustedTime | null {
  const localMs = Date.parse(local);
  if (Number.isNaN(localMs)) return null;
  const at = (offset: number, certainty: TrustedTime['certainty'], hosts: readonly string[]): TrustedTime => ({
    now: isoTime(localMs - offset),
    offset,
    certainty,
    hosts,
  });
  const told = sources.filter((source) => source.kind === 'http-date' || source.kind === 'target-date');
  const independent = told.filter((source) => source.kind === 'http-date');
  // Where the target and the others disagree, the others are believed: a server may have a wrong clock of its own.
  const preferred = independent.length > 0 ? independent : told;
  const middle = median(preferred.map((source) => source.offsetMilliseconds));
  // A signed OCSP time, or the first day of certificates in use, can only say "it is at least this late": it proves a clock that is
  // behind, never one that is ahead.
  const behind = sources
    .filter((source) => AT_LEAST.has(source.kind) && source.offsetMilliseconds < -source.uncertaintyMilliseconds)
    .sort((a, b) => a.offsetMilliseconds - b.offsetMilliseconds)[0];
  if (middle === null) return behind === undefined ? null : at(behind.offsetMilliseconds, 'likely', [behind.host]);
  const agreeing = told.filter((source) => Math.abs(source.offsetMilliseconds - middle) <= AGREE + source.uncertaintyMilliseconds);
  const hosts = [...new Set(agreeing.map((source) => source.host))];
  const backed = behind !== undefined && middle <= behind.offsetMilliseconds + AGREE;
  return at(middle, hosts.length >= 2 || backed ? 'certain' : 'likely', backed ? [...hosts, behind.host] : hosts);
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
