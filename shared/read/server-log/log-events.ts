import type { CauseId } from '../../model/cause-id.ts';
import type { LogCount, LogEvent, LogSummary } from '../../model/traffic.ts';
import { copied, detached } from './counts/detached.ts';
import { LogCounts } from './counts/log-counts.ts';
import type { Moment } from './counts/moment.ts';
import { lasting, nameOfClient, type Place, placeOf } from './counts/place.ts';
import { gather, hold, isOther, LONGEST_TEXT, makeLasting, Pending } from './gathered.ts';
import type { LineTold } from './line-told.ts';
import { Sayings, type Telling } from './telling.ts';
import type { Verdict } from './verdict.ts';

/** Connections whose lines are still being gathered come in two generations; the older one is judged when the younger is full. */
const MOST_YOUNG = 2000;
/** Lines of one connection stand near each other; a key that comes back later is another connection. */
const FARTHEST_LINES = 5000;
/** Events told one by one; later ones are added to the count of their equals. */
const MOST_SINGLE = 2000;
/** So many pieces of the file may be alive for the sake of a few lines in them. */
const PIECES_KEPT = 32;

/** What all lines of a shape name alike. */
export type SameTexts = Pick<Telling, 'sni' | 'version' | 'agent'>;

/** Puts the lines of one connection together and judges each connection that failed. */
export class LogEvents {
  #young = new Map<string, Pending>();
  #old = new Map<string, Pending>();
  /** The connection of the line before, as long as it is gathered. */
  #latest: { key: string; pending: Pending | null } = { key: '', pending: null };
  /** A line that announced a failure, while the lines that say why may follow. */
  #head: { readonly pending: Pending; readonly lines: number; readonly key: string | null } | null = null;
  /** A failure that a trace below may tell once more. */
  #echo: { readonly said: string; readonly key: string; readonly pending: Pending } | null = null;
  readonly #sayings = new Sayings();
  readonly #done: LogEvent[] = [];
  /** By client and kind the index in `#done` of an event that stands for its equals. */
  readonly #alike = new Map<Place | null, Map<string, number>>();
  readonly #counts = new LogCounts();
  /** By index in `#done`: how many more it stands for. */
  readonly #more: number[] = [];
  /** The first of each cause, not told yet. */
  #firsts: LogEvent[] = [];
  readonly #isBegun = new Set<CauseId | 'cannot-tell'>();
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

  add(line: LineTold): void {
    const { telling, key } = line;
    const { step } = telling;
    if (step === 'success') {
      this.#worked(line);
      return;
    }
    if (step === 'loaded') {
      this.#counts.loaded(line.milliseconds, line.offset);
      return;
    }
    if (this.#tellsMore(line)) return;
    if (this.#repeats(line) !== null) return;
    if (key === null && telling.heads === undefined) {
      if (step !== 'context') this.#alone(line);
      return;
    }
    if (key === null) {
      this.#head = { pending: gather(this.#begun(line), line, this.#sayings), lines: telling.heads ?? 0, key: null };
      return;
    }
    let pending = this.#gathered(key);
    if (step === 'goes-on') {
      if (pending !== undefined) pending.ended = false;
      return;
    }
    if (
      pending !== undefined &&
      (step === 'opens' ||
        step === 'begins' ||
        pending.ended ||
        isOther(pending, line) ||
        line.number - pending.last > (telling.within ?? FARTHEST_LINES))
    ) {
      this.#close(key, pending);
      pending = undefined;
    }
    if (pending === undefined && step === 'closes') {
      if (telling.established && telling.signals.length === 0) this.#worked(line);
      else this.#alone(line);
      return;
    }
    if (pending === undefined) {
      pending = this.#begun(line);
      if (this.#young.size >= MOST_YOUNG) this.#grow();
      this.#young.set(key, pending);
    }
    gather(pending, line, this.#sayings);
    this.#remember(line, key, pending);
    if (step === 'opens' && telling.signals.length === 0) pending.opened = line.milliseconds;
    pending.ended = step === 'ends';
    if (step === 'closes') {
      this.#close(key, pending);
      return;
    }
    this.#latest.key = key;
    this.#latest.pending = pending;
    if (telling.heads !== undefined) this.#head = { pending, lines: telling.heads, key };
  }

  #gathered(key: string): Pending | undefined {
    const latest = this.#latest;
    if (latest.pending !== null && latest.key === key) return latest.pending;
    return this.#young.get(key) ?? this.#old.get(key);
  }

  #worked({ client, telling, milliseconds, offset }: LineTold): void {
    this.#counts.workedFor(placeOfClient(client), telling, milliseconds, offset);
  }

  #begun({ number, telling }: LineTold): Pending {
    return new Pending(number, this.#sayings.begin(telling.software));
  }

  /** Counts a handshake that worked, told by one line from its beginning to its end. */
  worked(client: Place, same: SameTexts, moment: Moment | null): void {
    this.#counts.workedFor(client, same, moment?.milliseconds ?? Number.NaN, moment?.offset ?? null);
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
    const settle = this.#pieces % PIECES_KEPT === 0 ? makeLasting : hold;
    for (const pending of this.#young.values()) settle(pending);
    for (const pending of this.#old.values()) settle(pending);
    if (this.#head !== null) settle(this.#head.pending);
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
  #tellsMore(line: LineTold): boolean {
    if (this.#head === null) return false;
    const { pending, lines, key } = this.#head;
    const { software, heads } = line.telling;
    const isApart = key !== null && ((line.key !== null && line.key !== key) || line.telling.step === 'opens');
    const near = line.number - pending.last <= lines && heads === undefined && !isApart;
    if (!near || (software !== pending.said.software && !OF_ANY_PROGRAM.has(software))) {
      this.#head = null;
      // What has a key goes on without it.
      if (key === null) this.#finish(pending);
      return false;
    }
    const told = key === null ? this.#repeats(line) : null;
    if (told !== null) {
      // What announced the trace is of the same failure, and knows the client.
      this.#head = null;
      told.client ??= pending.client;
      return true;
    }
    gather(pending, line, this.#sayings);
    if (key !== null) this.#remember(line, key, pending);
    if (line.key !== null) {
      // A trace goes on by its own key.
      this.#head = null;
      this.#goesOnAs(line.key, pending);
      if (line.telling.step === 'closes') this.#close(line.key, pending);
    }
    return true;
  }

  /** What was announced is known by its key from now on; the line that opened it knows the client. */
  #goesOnAs(key: string, pending: Pending): void {
    this.#latest.pending = null;
    const opened = this.#young.get(key) ?? this.#old.get(key);
    if (opened !== undefined && opened !== pending) {
      if (opened.said.failed) this.#close(key, opened);
      else {
        pending.client ??= opened.client;
        pending.said = this.#sayings.withVersion(pending.said, opened.said.version);
        this.#old.delete(key);
      }
    }
    this.#young.set(key, pending);
  }

  #remember({ echo }: LineTold, key: string, pending: Pending): void {
    if (echo !== null) this.#echo = { said: detached(echo), key, pending };
  }

  /**
   * @returns the failure that the line tells once more, or of which it begins a trace, and which then goes on by the key of the trace; null
   * where it is another
   */
  #repeats(line: LineTold): Pending | null {
    const echo = this.#echo;
    if (echo === null || echo.said !== line.echo) return null;
    const { key } = line;
    const { step, heads } = line.telling;
    if (key !== null && ((step !== 'opens' && step !== 'begins') || echo.key === key)) return null;
    // What says it once more may be followed by a trace that does so too.
    if (key !== null) this.#echo = null;
    const isThere = this.#young.get(echo.key) === echo.pending || this.#old.get(echo.key) === echo.pending;
    if (!isThere || line.number - echo.pending.last > ECHO_LINES) return null;
    if (key === null) {
      gather(echo.pending, line, this.#sayings);
      if (heads !== undefined) this.#head = { pending: echo.pending, lines: heads, key: echo.key };
      return echo.pending;
    }
    this.#latest.pending = null;
    if (!this.#young.delete(echo.key)) this.#old.delete(echo.key);
    const other = this.#young.get(key) ?? this.#old.get(key);
    if (other !== undefined) this.#close(key, other);
    this.#young.set(key, gather(echo.pending, line, this.#sayings));
    return echo.pending;
  }

  #grow(): void {
    this.#latest.pending = null;
    for (const pending of this.#old.values()) this.#finish(pending);
    this.#old = this.#young;
    this.#young = new Map();
  }

  #close(key: string, pending: Pending): void {
    this.#latest.pending = null;
    if (!this.#young.delete(key)) this.#old.delete(key);
    this.#finish(pending);
  }

  #finish(pending: Pending): void {
    const { said, opened, milliseconds, offset } = pending;
    const waited = milliseconds - opened;
    const verdict = said.verdict(Number.isNaN(waited) ? null : waited);
    if (verdict !== null) this.#failed(verdict, pending);
    else if (said.established && !said.failed) this.#counts.workedFor(placeOfClient(pending.client), said, milliseconds, offset);
  }

  /** A line that tells of one failure from its beginning to its end. */
  #alone(line: LineTold): void {
    const verdict = line.telling.alone();
    if (verdict === null) return;
    const pending = gather(this.#begun(line), line, this.#sayings);
    pending.failing ??= line.keep();
    this.#failed(verdict, pending);
  }

  #failed(verdict: Verdict, one: Pending): void {
    const { kind } = verdict;
    this.#found += 1;
    const place = placeOfClient(one.client);
    const { said, first, milliseconds, offset } = one;
    this.#counts.count(verdict, place, first, said, Number.isNaN(milliseconds) ? null : milliseconds, offset);
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
    this.#tell(verdict, one);
  }

  #tell(verdict: Verdict, { said, first, last, client, failing, timed }: Pending): void {
    const { cause, candidates, whose, refusedBy } = verdict;
    const event: LogEvent = {
      line: first,
      lastLine: last,
      software: verdict.software,
      at: copied(timed?.at ?? null),
      client: client === null ? null : detached(nameOfClient(client)),
      sni: said.sni === '' ? null : copied(said.sni),
      cause,
      candidates,
      whose,
      ...(refusedBy === null ? {} : { refusedBy }),
      said: verdict.more,
      text: detached(failing?.whole.slice(0, LONGEST_TEXT) ?? ''),
    };
    this.#done.push(event);
    if (this.#isBegun.has(cause)) return;
    this.#isBegun.add(cause);
    this.#firsts.push(event);
  }
}

function placeOfClient(client: Place | null): Place | null {
  return typeof client === 'string' ? placeOf(client) : client;
}

/** The trace in a debug log, and what the program does before it writes its own. */
const ECHO_LINES = 120;

/** Who writes so may be any program. */
const OF_ANY_PROGRAM: ReadonlySet<string> = new Set(['unknown', 'java', 'tomcat', 'python']);
