import type { CauseId } from '../../../model/cause-id.ts';
import type { LogCount, LogCourse, LogEvent, LogGroup, LogSummary } from '../../../model/traffic.ts';
import { LogClock } from './log-clock.ts';
import { type Moment, writtenAs } from './moment.ts';
import { Parties } from './parties.ts';
import { nameOfClient, nameOfNetwork, networkOf, type Place } from './place.ts';
import { Tally } from './tally.ts';
import { Timeline } from './timeline.ts';

/** What one connection adds to the numbers of its log, besides its client. */
interface Shares {
  /** '' where the log says that the client asked for no name; null where it does not say. */
  readonly sni: string | null;
  readonly version: string | null;
  readonly agent: string | null;
}

/** What a failure is counted as. */
type Kind = Pick<LogGroup, 'cause' | 'whose'>;

const MOST_SHOWN = 10;

/** Puts the connections of a log into numbers, in memory that does not grow with it. */
export class LogCounts {
  readonly #groups: Group[] = [];
  readonly #clients = new Parties(nameOfClient);
  readonly #networks = new Parties(nameOfNetwork);
  readonly #names = new Tally();
  readonly #versions = new Tally(256);
  readonly #agents = new Tally(1024);
  readonly #timeline = new Timeline();
  readonly #workedTimes = new Timeline();
  /** Connections that worked at one moment, which are added at once. */
  readonly #workedRun: { milliseconds: number; offset: number | null; count: number; placed: number; ahead: number } = {
    milliseconds: Number.NaN,
    offset: null,
    count: 0,
    placed: Number.NaN,
    ahead: 0,
  };
  readonly #clock = new LogClock();
  /** When the server was started, or read its settings anew, the last time. */
  #loaded: number | null = null;
  /** What stood in front of the first failure. */
  #before: Before = { worked: 0, loaded: null };
  /** Most failures are of the same group as the one before. */
  #last: Group | null = null;
  #failures = 0;
  #worked = 0;

  /**
   * @param line its first one
   * @param utc when it was; null where the log does not say
   * @param offset by how much the clock of its time is ahead of UTC; null where it names no zone
   */
  count(kind: Kind, client: Place | null, line: number, shares: Shares, utc: number | null, offset: number | null): void {
    if (this.#failures === 0) this.#before = this.#soFarWell;
    this.#failures += 1;
    const group = this.#group(kind, line);
    group.count += 1;
    if (line < group.line) group.line = line;
    const milliseconds = utc === null ? null : this.#clock.place(utc, offset);
    if (milliseconds !== null) {
      group.timeline.add(milliseconds, this.#clock.ahead);
      this.#timeline.add(milliseconds, this.#clock.ahead);
    }
    this.#share(shares, true);
    // Whose client asked when a server behind this one failed says nothing of the failure.
    if (kind.whose === 'upstream' || client === null) return;
    const network = networkOf(client);
    const nameless = shares.sni === '';
    this.#clients.failed(client, kind.cause, group.index, nameless, milliseconds, client);
    if (network !== null) this.#networks.failed(network, kind.cause, group.index, nameless, milliseconds, client);
  }

  #group({ cause, whose }: Kind, line: number): Group {
    const last = this.#last;
    if (last !== null && last.cause === cause && last.whose === whose) return last;
    for (const group of this.#groups)
      if (group.cause === cause && group.whose === whose) {
        this.#last = group;
        return group;
      }
    const group = { cause, whose, index: this.#groups.length, count: 0, line, timeline: new Timeline(), before: this.#soFarWell };
    this.#groups.push(group);
    return group;
  }

  get #soFarWell(): Before {
    return { worked: this.#worked, loaded: this.#loaded };
  }

  /** The server was started, or read its settings anew. */
  loaded(milliseconds: number, offset: number | null): void {
    if (!Number.isNaN(milliseconds)) this.#loaded = this.#clock.place(milliseconds, offset);
  }

  /** Failures by cause, all of them. */
  get byCause(): ReadonlyMap<CauseId | 'cannot-tell', number> {
    const counts = new Map<CauseId | 'cannot-tell', number>();
    for (const { cause, count } of this.#groups) counts.set(cause, (counts.get(cause) ?? 0) + count);
    return counts;
  }

  /** Failures by cause and the line that each began in, the most frequent first. */
  get soFar(): readonly LogCount[] {
    const counts = new Map<LogCount['cause'], LogCount>();
    for (const { cause, count, line } of this.#groups) {
      const other = counts.get(cause);
      counts.set(
        cause,
        other === undefined ? { cause, count, line } : { cause, count: count + other.count, line: Math.min(line, other.line) },
      );
    }
    return [...counts.values()].sort((one, other) => other.count - one.count);
  }

  /** @param milliseconds when it was; NaN where the log does not say */
  workedFor(client: Place | null, shares: Shares, milliseconds: number, offset: number | null): void {
    this.#worked += 1;
    const run = this.#workedRun;
    if (milliseconds !== run.milliseconds || offset !== run.offset) this.#settleWorked(milliseconds, offset);
    run.count += 1;
    this.#share(shares, false);
    if (client === null) return;
    const network = networkOf(client);
    this.#clients.worked(client);
    if (network !== null) this.#networks.worked(network);
  }

  /** @param milliseconds and `offset` of the ones that follow */
  #settleWorked(milliseconds: number, offset: number | null): void {
    const run = this.#workedRun;
    if (run.count > 0 && !Number.isNaN(run.milliseconds)) this.#workedTimes.add(run.placed, run.ahead, run.count);
    // At once, not when the run ends: later lines take their year from it.
    run.placed = Number.isNaN(milliseconds) ? Number.NaN : this.#clock.place(milliseconds, offset);
    run.ahead = this.#clock.ahead;
    run.milliseconds = milliseconds;
    run.offset = offset;
    run.count = 0;
  }

  #share({ sni, version, agent }: Shares, failed: boolean): void {
    if (sni !== null && sni !== '') this.#names.add(sni.slice(0, 255), failed);
    if (version !== null) this.#versions.add(version.slice(0, 20), failed);
    if (agent !== null && agent !== '-' && agent !== '') this.#agents.add(agent.slice(0, 120), failed);
  }

  /** @param from first time of the log, also of lines that tell of no connection */
  end(lines: number, from: Moment | null, to: Moment | null): LogSummary {
    this.#settleWorked(Number.NaN, null);
    const first = least(from === null ? null : this.#clock.placeBegin(from), this.#timeline.first);
    const last = greatest(to === null ? null : this.#clock.placeEnd(to), this.#timeline.last);
    const times = this.#timeline.intervals(this.#groups, this.#workedTimes);
    const groups = [...this.#groups].sort((one, other) => other.count - one.count);
    // The greatest group has a shape in time that a few other failures would hide.
    const [most] = groups;
    const telling = most !== undefined && most.count >= this.#failures / 2 ? most : null;
    return {
      lines,
      failures: this.#failures,
      worked: this.#worked,
      from: writtenOrNull(first),
      to: writtenOrNull(last),
      ...(this.#clock.zone === null ? {} : { zone: this.#clock.zone }),
      groups: groups.map((group) => this.#shown(group)),
      clients: this.#clients.most(MOST_SHOWN),
      clientCount: this.#clients.failing,
      networks: this.#networks.most(MOST_SHOWN),
      networkCount: this.#networks.failing,
      names: this.#names.most(MOST_SHOWN),
      versions: this.#versions.most(MOST_SHOWN),
      agents: this.#agents.most(MOST_SHOWN),
      course: {
        ...withBefore(
          (telling?.timeline ?? this.#timeline).course(first, last),
          telling ?? { timeline: this.#timeline, before: this.#before },
        ),
        ...(telling === null || telling.count === this.#failures ? {} : { of: telling.cause }),
      },
      ...(times === null ? {} : { times }),
    };
  }

  #shown({ cause, whose, count, line, index, timeline }: Group): LogGroup {
    return {
      cause,
      whose,
      count,
      clients: this.#clients.failingIn(index),
      networks: this.#networks.failingIn(index),
      line,
      from: writtenOrNull(timeline.first),
      to: writtenOrNull(timeline.last),
    };
  }
}

/** What a log tells before something fails for the first time. */
interface Before {
  readonly worked: number;
  readonly loaded: number | null;
}

/** Longer before a failure, a new start is another story. */
const RIGHT_BEFORE = 15 * 60_000;

function withBefore(course: LogCourse, { timeline, before }: { readonly timeline: Timeline; readonly before: Before }): LogCourse {
  const { began } = course;
  const { first } = timeline;
  if (began === null || first === null) return course;
  const { worked, loaded } = before;
  const isNear = loaded !== null && loaded <= first && first - loaded <= RIGHT_BEFORE;
  return { ...course, began: { ...began, ...(worked > 0 ? { worked } : {}), ...(isNear ? { loadedAt: writtenAs(loaded) } : {}) } };
}

interface Group {
  readonly cause: CauseId | 'cannot-tell';
  readonly whose: LogEvent['whose'];
  readonly index: number;
  readonly timeline: Timeline;
  readonly before: Before;
  count: number;
  line: number;
}

function least(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}

function greatest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}

function writtenOrNull(milliseconds: number | null): string | null {
  return milliseconds === null ? null : writtenAs(milliseconds);
}
