import type { CauseId } from '../../../model/cause-id.ts';
import type { LogCourse, LogInterval } from '../../../model/traffic.ts';
import { hasYear, writtenAs } from './moment.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Widths of buckets, each a multiple of the one before, so that buckets of one are counted into those of the next. */
const WIDTHS = [
  1000,
  5000,
  10_000,
  30_000,
  MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  7 * DAY,
  28 * DAY,
  364 * DAY,
];
const MOST_BUCKETS = 2048;
/** Rows of a table of intervals; a month has 31 days. */
const MOST_ROWS = 31;
const SHORTEST_ROW = MINUTE;
/** Fewer failures than this have no shape in time. */
const ENOUGH = 10;
/** A quiet time is long when it is so many times as long as the pauses between failures, and this part of the whole log. */
const MANY_PAUSES = 8;
const LONG_PART = 0.15;
/** Most failures within this part of the log are a burst. */
const MOST_OF_THEM = 0.8;
const SHORT_PART = 0.1;
/** So many days show a habit. */
const DAYS_OF_HABIT = 3;

type What = CauseId | 'cannot-tell';

/** When failures happened, in buckets that grow with the log; all times by the clock that is shown (`LogClock`). */
export class Timeline {
  #step = 0;
  #width = WIDTHS[0] as number;
  /** Of a run: no longer than an hour. */
  #runWidth = this.#width;
  #buckets = new Map<number, number>();
  /** Failures of one bucket and one hour, which are added at once. */
  #run = { key: Number.NaN, ahead: 0, count: 0 };
  readonly #byHour = new Float64Array(24);
  readonly #daysOfHour = new Float64Array(24);
  readonly #lastDayOfHour = new Float64Array(24).fill(Number.NaN);
  #earliest = Number.POSITIVE_INFINITY;
  #latest = Number.NEGATIVE_INFINITY;
  #count = 0;

  /** @param ahead by how much the clock of the line was ahead of the one that is shown */
  add(milliseconds: number, ahead: number, count = 1): void {
    this.#count += count;
    if (milliseconds < this.#earliest) this.#earliest = milliseconds;
    if (milliseconds > this.#latest) this.#latest = milliseconds;
    const run = this.#run;
    const key = Math.floor(milliseconds / this.#runWidth);
    if (key !== run.key || ahead !== run.ahead) {
      this.#settle();
      run.key = Math.floor(milliseconds / this.#runWidth);
      run.ahead = ahead;
    }
    run.count += count;
  }

  /** Failures come one after the other: those of one bucket are added to it at once. */
  #settle(): void {
    const { key, ahead, count } = this.#run;
    if (count === 0) return;
    this.#run.count = 0;
    this.#run.key = Number.NaN;
    const begin = key * this.#runWidth;
    const hours = Math.floor((begin + ahead) / HOUR);
    const [hour, day] = [((hours % 24) + 24) % 24, Math.floor(hours / 24)];
    this.#byHour[hour] = (this.#byHour[hour] as number) + count;
    if (this.#lastDayOfHour[hour] !== day) {
      this.#lastDayOfHour[hour] = day;
      this.#daysOfHour[hour] = (this.#daysOfHour[hour] as number) + 1;
    }
    const bucket = Math.floor(begin / this.#width);
    this.#buckets.set(bucket, (this.#buckets.get(bucket) ?? 0) + count);
    while (this.#buckets.size > MOST_BUCKETS && this.#step < WIDTHS.length - 1) this.#widen();
  }

  get first(): number | null {
    return this.#count === 0 ? null : this.#earliest;
  }

  get last(): number | null {
    return this.#count === 0 ? null : this.#latest;
  }

  /** Some times name no year, and others do: nobody knows how they lie to each other. */
  get #isTorn(): boolean {
    return hasYear(this.#latest) && !hasYear(this.#earliest);
  }

  /** How the failures lie within the log, which goes from one time to another. */
  course(from: number | null, to: number | null): LogCourse {
    this.#settle();
    const none = { began: null, ended: null, burst: null };
    if (this.#count < ENOUGH || this.#isTorn) return none;
    const [first, last] = [this.#earliest, this.#latest];
    const begin = Math.min(from ?? first, first);
    const end = Math.max(to ?? last, last);
    const whole = end - begin;
    if (whole <= 0) return none;
    const pause = (last - first) / (this.#count - 1);
    const isLong = (quiet: number) => quiet >= MANY_PAUSES * pause && quiet >= LONG_PART * whole && quiet >= MINUTE;
    const before = first - begin;
    const after = end - last;
    const daily = this.#daily(whole);
    return {
      began: isLong(before) ? { at: writtenAs(first), quietMilliseconds: before } : null,
      ended: isLong(after) ? { at: writtenAs(last), quietMilliseconds: after } : null,
      burst: this.#burst(whole),
      ...(daily === null ? {} : { daily }),
    };
  }

  /** The shortest time with most of the failures, where it is short beside the whole. */
  #burst(whole: number): LogCourse['burst'] {
    const buckets = [...this.#buckets].sort((one, other) => one[0] - other[0]);
    const wanted = MOST_OF_THEM * this.#count;
    let shortest: { from: number; to: number; count: number } | null = null;
    let sum = 0;
    let left = 0;
    for (const [bucket, count] of buckets) {
      sum += count;
      for (let first = buckets[left]; first !== undefined && sum - first[1] >= wanted; first = buckets[left]) {
        sum -= first[1];
        left += 1;
      }
      const from = buckets[left]?.[0] ?? bucket;
      if (sum >= wanted && (shortest === null || bucket - from < shortest.to - shortest.from)) shortest = { from, to: bucket, count: sum };
    }
    if (shortest === null) return null;
    const milliseconds = (shortest.to - shortest.from + 1) * this.#width;
    if (milliseconds > SHORT_PART * whole) return null;
    const at = writtenAs(Math.max(shortest.from * this.#width, this.#earliest));
    return { at: hasYear(this.#earliest) ? at : at.slice(-8), milliseconds, percent: Math.round((100 * shortest.count) / this.#count) };
  }

  /** One hour of the day, or two that follow each other, that most failures fall into on several days. */
  #daily(whole: number): NonNullable<LogCourse['daily']> | null {
    if (whole < (DAYS_OF_HABIT - 1) * DAY) return null;
    for (const hours of [1, 2])
      for (let hour = 0; hour < 24; hour += 1) {
        const parts = Array.from({ length: hours }, (_, index) => (hour + index) % 24);
        const count = parts.reduce((sum, one) => sum + (this.#byHour[one] as number), 0);
        const days = Math.max(...parts.map((one) => this.#daysOfHour[one] as number));
        if (count >= MOST_OF_THEM * this.#count && days >= DAYS_OF_HABIT)
          return { from: clockOf(hour), to: clockOf(hour + hours), days, percent: Math.min(99, Math.round((100 * count) / this.#count)) };
      }
    return null;
  }

  /**
   * Failures by intervals from the first to the last, so long that a table of them can be read; those without any are one row.
   * @param groups what the failures were, each with its own times
   * @param worked connections that worked; told where their times are known as finely
   * @returns null where all fall into one, or there are few
   */
  intervals(
    groups: readonly { readonly cause: What; readonly timeline: Timeline }[],
    worked: Timeline,
  ): { milliseconds: number; rows: LogInterval[] } | null {
    this.#settle();
    worked.#settle();
    if (this.#count < ENOUGH || this.#isTorn) return null;
    const rowsOf = (width: number) => Math.floor(this.#latest / width) - Math.floor(this.#earliest / width) + 1;
    const width = WIDTHS.find((one) => one >= Math.max(SHORTEST_ROW, this.#width) && rowsOf(one) <= MOST_ROWS);
    if (width === undefined || rowsOf(width) < 2) return null;
    const counts = this.#countedBy(width);
    const causes = new Map<number, { cause: What; count: number }>();
    for (const { cause, timeline } of groups)
      for (const [bucket, count] of timeline.#countedBy(width))
        if (count > (causes.get(bucket)?.count ?? 0)) causes.set(bucket, { cause, count });
    const known = worked.#count > 0 && worked.#width <= width && !worked.#isTorn ? worked.#countedBy(width) : null;
    const row = (from: number, to: number, count: number, cause: What | null) =>
      interval(from * width, (to - from) * width, count, cause, known === null ? null : sumOf(known, from, to));
    const [first, last] = [Math.floor(this.#earliest / width), Math.floor(this.#latest / width)];
    const rows: LogInterval[] = [];
    let quietFrom: number | null = null;
    if (known !== null && worked.#earliest < first * width) rows.push(row(Math.floor(worked.#earliest / width), first, 0, null));
    for (let bucket = first; bucket <= last; bucket += 1) {
      const count = counts.get(bucket) ?? 0;
      if (count === 0) {
        quietFrom ??= bucket;
        continue;
      }
      if (quietFrom !== null) rows.push(row(quietFrom, bucket, 0, null));
      quietFrom = null;
      rows.push(row(bucket, bucket + 1, count, causes.get(bucket)?.cause ?? null));
    }
    const behind = Math.floor(worked.#latest / width) + 1;
    if (known !== null && behind > last + 1) rows.push(row(last + 1, behind, 0, null));
    return { milliseconds: width, rows };
  }

  #countedBy(width: number): ReadonlyMap<number, number> {
    this.#settle();
    const counts = new Map<number, number>();
    for (const [bucket, count] of this.#buckets) {
      const wider = Math.floor((bucket * this.#width) / width);
      counts.set(wider, (counts.get(wider) ?? 0) + count);
    }
    return counts;
  }

  #widen(): void {
    this.#step += 1;
    const width = WIDTHS[this.#step] as number;
    const factor = width / this.#width;
    this.#width = width;
    this.#runWidth = Math.min(width, HOUR);
    const wider = new Map<number, number>();
    for (const [bucket, count] of this.#buckets)
      wider.set(Math.floor(bucket / factor), (wider.get(Math.floor(bucket / factor)) ?? 0) + count);
    this.#buckets = wider;
  }
}

function sumOf(counts: ReadonlyMap<number, number>, from: number, to: number): number {
  let sum = 0;
  for (const [bucket, count] of counts) if (bucket >= from && bucket < to) sum += count;
  return sum;
}

function interval(from: number, milliseconds: number, count: number, cause: What | null, worked: number | null): LogInterval {
  // No interval is shorter than a minute.
  return { from: writtenAs(from).slice(0, -':00'.length), milliseconds, count, cause, ...(worked === null ? {} : { worked }) };
}

function clockOf(hour: number): string {
  return `${String(hour % 24).padStart(2, '0')}:00`;
}
