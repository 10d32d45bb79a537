import type { CauseId } from '../../model/cause-id.ts';
import type { LogCount, LogEvent, LogSummary } from '../../model/traffic.ts';
import { detached } from './counts/detached.ts';
import { LogCounts } from './counts/log-counts.ts';
import type { Moment } from './counts/moment.ts';
import { lasting, type Place, placeOf } from './counts/place.ts';
import { begin, copied, type Failed, gather, isOther, LONGEST_TEXT, makeLasting, type Pending } from './gathered.ts';
import type { LineReading } from './line-reading.ts';
import type { TimedLine } from './timed-line.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** Connections whose lines are still being gathered come in two generations; the older one is judged when the younger is full. */
const MOST_YOUNG = 2000;
/** Lines of one connection stand near each other; a key that comes back later is another connection. */
const FARTHEST_LINES = 5000;
/** Events told one by one; later ones are added to the count of their equals. */
const MOST_SINGLE = 2000;
/** So many pieces of the file may be alive for the sake of a few lines in them. */
const PIECES_KEPT = 32;

/** What all lines of a shape name alike. */
export type SameTexts = Pick<Failed, 'sni' | 'version' | 'agent'>;

/** Puts the lines of one connection together and judges each connection that failed. */
export class LogEvents {
  #young = new Map<string, Pending>();
  #old = new Map<string, Pending>();
  /** A line that announced a failure, while the lines that say why may follow. */
  #head: { readonly pending: Pending; readonly lines: number; readonly key: string | null } | null = null;
  /** A failure that a trace below may tell once more. */
  #echo: { readonly said: string; readonly key: string; readonly pending: Pending } | null = null;
  readonly #done: LogEvent[] = [];
  /** By client and kind the index in `#done` of an event that stands for its equals. */
  readonly #alike = new Map<Place | null, Map<string, number>>();
  readonly #counts = new LogCounts();
  /** By index in `#done`: how many more it stands for. */
  readonly #more: number[] = [];
  /** The first of each cause, not told yet. */
  #firsts: LogEvent[] = [];
  readonly #begun = new Set<CauseId | 'cannot-tell'>();
  #found = 0;
  #pieces = 0;

  /** Failures so far. */
  get found(): number {
    return this.#found;
  }

  /** Failures by cause, all of them, also those that were put together. */
  get failures(): ReadonlyMap<CauseId | 'cannot-tell', number> {
    return this.#counts.byCause;
  }

  /** The same with the line that each began in, the most frequent first. */
  get soFar(): readonly LogCount[] {
    return this.#counts.soFar;
  }

  /** The first failure of each cause that has come up since this was last asked. */
  takeFirsts(): readonly LogEvent[] {
    const firsts = this.#firsts;
    this.#firsts = [];
    return firsts;
  }

  add(line: TimedLine, reading: LineReading): void {
    if (reading.step === 'success') {
      this.#worked(reading, line.moment);
      return;
    }
    if (reading.step === 'loaded') {
      this.#counts.loaded(line.moment);
      return;
    }
    if (this.#tellsMore(line, reading)) return;
    if (this.#repeats(line, reading) !== null) return;
    if (reading.key === null && reading.heads === undefined) {
      if (reading.step !== 'context') this.#alone(line, reading);
      return;
    }
    if (reading.key === null) {
      this.#head = { pending: gather(begin(line, reading.software), line, reading), lines: reading.heads ?? 0, key: null };
      return;
    }
    let pending = this.#young.get(reading.key) ?? this.#old.get(reading.key);
    if (reading.step === 'goes-on') {
      if (pending !== undefined) pending.ended = false;
      return;
    }
    if (
      pending !== undefined &&
      (reading.step === 'opens' ||
        reading.step === 'begins' ||
        pending.ended ||
        isOther(pending, reading) ||
        line.number - pending.last > (reading.within ?? FARTHEST_LINES))
    ) {
      this.#close(reading.key, pending);
      pending = undefined;
    }
    if (pending === undefined && reading.step === 'closes') {
      if (reading.established === true && reading.signals.length === 0) this.#worked(reading, line.moment);
      else this.#alone(line, reading);
      return;
    }
    if (pending === undefined) {
      pending = begin(line, reading.software);
      if (this.#young.size >= MOST_YOUNG) this.#grow();
      this.#young.set(reading.key, pending);
    }
    gather(pending, line, reading);
    this.#remember(reading, reading.key, pending);
    if (reading.step === 'opens' && reading.signals.length === 0) pending.opened = line.moment;
    pending.ended = reading.step === 'ends';
    if (reading.step === 'closes') this.#close(reading.key, pending);
    else if (reading.heads !== undefined) this.#head = { pending, lines: reading.heads, key: reading.key };
  }

  /** Counts a handshake that worked, told by one line from its beginning to its end. */
  worked(client: Place, same: SameTexts, moment: Moment | null): void {
    this.#counts.workedFor(client, same, moment);
  }

  /**
   * Counts a failure that is not told by itself, because as many as are were told before.
   * @returns false where it has to be added as it is
   */
  count(
    verdict: Verdict,
    client: Place | null,
    key: string | null,
    line: number,
    same: SameTexts,
    milliseconds: number | null,
    offset: number | null,
  ): boolean {
    if (this.#done.length < MOST_SINGLE || this.#head !== null) return false;
    const index = this.#alike.get(client)?.get(verdict.kind);
    if (index === undefined && this.#done.length < 2 * MOST_SINGLE) return false;
    if (key !== null && (this.#young.has(key) || this.#old.has(key))) return false;
    if (index !== undefined) this.#more[index] = (this.#more[index] ?? 0) + 1;
    this.#found += 1;
    this.#counts.count(verdict, client, line, same, milliseconds, offset);
    return true;
  }

  /** Whether any connection is still being gathered. */
  get areWaiting(): boolean {
    return this.#young.size > 0 || this.#old.size > 0;
  }

  /**
   * To be called when a piece of the file has been read: what still waits for its other lines must not keep all the pieces alive that
   * its first lines were cut from.
   */
  settle(): void {
    this.#pieces += 1;
    if (this.#pieces % PIECES_KEPT !== 0) return;
    for (const pending of this.#young.values()) makeLasting(pending);
    for (const pending of this.#old.values()) makeLasting(pending);
    if (this.#head !== null) makeLasting(this.#head.pending);
  }

  /** All events, in the order of their lines, and the whole log in numbers. */
  end(lines: number, from: Moment | null, to: Moment | null): { readonly events: readonly LogEvent[]; readonly summary: LogSummary } {
    if (this.#head?.key === null) this.#finish(this.#head.pending);
    this.#grow();
    this.#grow();
    const events = this.#done.map((event, index) => {
      const more = this.#more[index];
      return more === undefined ? event : { ...event, count: 1 + more };
    });
    return { events: events.sort((one, other) => one.line - other.line), summary: this.#counts.end(lines, from, to) };
  }

  /** @returns whether the line belongs to the one that announced it */
  #tellsMore(line: TimedLine, reading: LineReading): boolean {
    if (this.#head === null) return false;
    const { pending, lines, key } = this.#head;
    const isApart = key !== null && ((reading.key !== null && reading.key !== key) || reading.step === 'opens');
    const near = line.number - pending.last <= lines && reading.heads === undefined && !isApart;
    if (!near || (reading.software !== pending.software && !OF_ANY_PROGRAM.has(reading.software))) {
      this.#head = null;
      // What has a key goes on without it.
      if (key === null) this.#finish(pending);
      return false;
    }
    const told = key === null ? this.#repeats(line, reading) : null;
    if (told !== null) {
      // What announced the trace is of the same failure, and knows the client.
      this.#head = null;
      told.client ??= pending.client;
      return true;
    }
    gather(pending, line, reading);
    if (key !== null) this.#remember(reading, key, pending);
    if (reading.key !== null) {
      // A trace goes on by its own key.
      this.#head = null;
      this.#goesOnAs(reading.key, pending);
      if (reading.step === 'closes') this.#close(reading.key, pending);
    }
    return true;
  }

  /** What was announced is known by its key from now on; the line that opened it knows the client. */
  #goesOnAs(key: string, pending: Pending): void {
    const opened = this.#young.get(key) ?? this.#old.get(key);
    if (opened !== undefined && opened !== pending) {
      if (opened.failed) this.#close(key, opened);
      else {
        pending.client ??= opened.client;
        pending.version ??= opened.version;
        this.#old.delete(key);
      }
    }
    this.#young.set(key, pending);
  }

  #remember({ echo }: LineReading, key: string, pending: Pending): void {
    if (echo != null) this.#echo = { said: copied(echo) ?? '', key, pending };
  }

  #worked({ client = null, sni = null, version = null, agent = null }: LineReading, moment: Moment | null): void {
    this.#counts.worked({ client, sni, version, agent }, moment);
  }

  /**
   * @returns the failure that the line tells once more, or of which it begins a trace, and which then goes on by the key of the trace; null
   * where it is another
   */
  #repeats(line: TimedLine, reading: LineReading): Pending | null {
    const echo = this.#echo;
    const { key, step } = reading;
    if (echo === null || echo.said !== reading.echo) return null;
    if (key !== null && ((step !== 'opens' && step !== 'begins') || echo.key === key)) return null;
    // What says it once more may be followed by a trace that does so too.
    if (key !== null) this.#echo = null;
    const isThere = this.#young.get(echo.key) === echo.pending || this.#old.get(echo.key) === echo.pending;
    if (!isThere || line.number - echo.pending.last > ECHO_LINES) return null;
    if (key === null) {
      gather(echo.pending, line, reading);
      if (reading.heads !== undefined) this.#head = { pending: echo.pending, lines: reading.heads, key: echo.key };
      return echo.pending;
    }
    if (!this.#young.delete(echo.key)) this.#old.delete(echo.key);
    const other = this.#young.get(key) ?? this.#old.get(key);
    if (other !== undefined) this.#close(key, other);
    this.#young.set(key, gather(echo.pending, line, reading));
    return echo.pending;
  }

  #grow(): void {
    for (const pending of this.#old.values()) this.#finish(pending);
    this.#old = this.#young;
    this.#young = new Map();
  }

  #close(key: string, pending: Pending): void {
    if (!this.#young.delete(key)) this.#old.delete(key);
    this.#finish(pending);
  }

  #finish(pending: Pending): void {
    const { software, signals, role, likelyRole, established, opened, moment } = pending;
    const waited = opened === null || moment === null ? null : moment.milliseconds - opened.milliseconds;
    const verdict = pending.failed ? verdictOf(software, signals, role ?? likelyRole ?? 'server', established, waited) : null;
    if (verdict !== null) this.#failed(verdict, pending);
    else if (established && !pending.failed) this.#counts.worked(pending, pending.moment);
  }

  /** A line that tells of one failure from its beginning to its end. */
  #alone(line: TimedLine, reading: LineReading): void {
    const { shape } = reading;
    const { software, signals, role = reading.likelyRole ?? 'server', established = false } = reading;
    const verdict = shape?.verdict ?? verdictOf(software, signals, role, established);
    if (verdict === null) return;
    if (shape !== undefined) shape.verdict = verdict;
    const { client = null, sni = null, version = null, agent = null } = reading;
    this.#failed(verdict, {
      first: line.number,
      last: line.number,
      client,
      sni,
      version,
      agent,
      moment: line.moment,
      timed: line,
      text: line.whole,
    });
  }

  #failed(verdict: Verdict, one: Failed): void {
    const { software, cause, candidates, whose, kind, refusedBy } = verdict;
    this.#found += 1;
    const place = one.client === null ? null : placeOf(one.client);
    this.#counts.failed(verdict, place, one);
    const equals = this.#alike.get(place);
    if (this.#done.length >= MOST_SINGLE) {
      const index = equals?.get(kind);
      if (index !== undefined) {
        this.#more[index] = (this.#more[index] ?? 0) + 1;
        return;
      }
      if (this.#done.length >= 2 * MOST_SINGLE) return;
    }
    this.#alike.set(place === null ? null : lasting(place), (equals ?? new Map<string, number>()).set(kind, this.#done.length));
    const event: LogEvent = {
      line: one.first,
      lastLine: one.last,
      software,
      at: copied(one.timed?.at ?? null),
      client: copied(one.client),
      sni: one.sni === '' ? null : copied(one.sni),
      cause,
      candidates,
      whose,
      ...(refusedBy === null ? {} : { refusedBy }),
      said: verdict.more,
      text: detached(one.text.slice(0, LONGEST_TEXT)),
    };
    this.#done.push(event);
    if (this.#begun.has(cause)) return;
    this.#begun.add(cause);
    this.#firsts.push(event);
  }
}

/** The trace in a debug log, and what the program does before it writes its own. */
const ECHO_LINES = 120;

/** Who writes so may be any program. */
const OF_ANY_PROGRAM: ReadonlySet<string> = new Set(['unknown', 'java', 'tomcat', 'python']);
