import type { LogCourse } from '../../../model/traffic.ts';
import type { Calendar, Moment } from './moment.ts';

const MOST_BUCKETS = 2048;
/** Fewer failures than this have no shape in time. */
const ENOUGH = 10;
/** A quiet time is long when it is so many times as long as the pauses between failures, and this part of the whole log. */
const MANY_PAUSES = 8;
const LONG_PART = 0.15;
/** Most failures within this part of the log are a burst. */
const MOST_OF_THEM = 0.8;
const SHORT_PART = 0.1;

/** When failures happened, in buckets that grow with the log. */
export class Timeline {
  #width = 1000;
  #buckets = new Map<number, number>();
  #current = { bucket: Number.NaN, count: 0 };
  #earliest = Number.POSITIVE_INFINITY;
  #latest = Number.NEGATIVE_INFINITY;
  #calendars: { first: Calendar; last: Calendar } | null = null;
  #count = 0;

  /** @param calendar writes a moment as the log does; asked only for the first and the last one */
  add(milliseconds: number, calendar: Calendar): void {
    this.#count += 1;
    this.#calendars ??= { first: calendar, last: calendar };
    if (milliseconds < this.#earliest) {
      this.#earliest = milliseconds;
      this.#calendars.first = calendar;
    }
    if (milliseconds > this.#latest) {
      this.#latest = milliseconds;
      this.#calendars.last = calendar;
    }
    const bucket = Math.floor(milliseconds / this.#width);
    if (bucket !== this.#current.bucket) {
      this.#settle();
      this.#current.bucket = Math.floor(milliseconds / this.#width);
    }
    this.#current.count += 1;
  }

  /** Failures come one after the other: those of one bucket are added to it at once. */
  #settle(): void {
    const { bucket, count } = this.#current;
    this.#current = { bucket: Number.NaN, count: 0 };
    if (count === 0) return;
    this.#buckets.set(bucket, (this.#buckets.get(bucket) ?? 0) + count);
    while (this.#buckets.size > MOST_BUCKETS) this.#widen();
  }

  get first(): Moment | null {
    return this.#calendars?.first.momentAt(this.#earliest) ?? null;
  }

  get last(): Moment | null {
    return this.#calendars?.last.momentAt(this.#latest) ?? null;
  }

  /** How the failures lie within the log, which goes from one time to another. */
  course(from: Moment | null, to: Moment | null): LogCourse {
    this.#settle();
    const { first, last } = this;
    const none = { began: null, ended: null, burst: null };
    if (first === null || last === null || this.#count < ENOUGH) return none;
    const begin = Math.min(from?.milliseconds ?? first.milliseconds, first.milliseconds);
    const end = Math.max(to?.milliseconds ?? last.milliseconds, last.milliseconds);
    const whole = end - begin;
    if (whole <= 0) return none;
    const pause = (last.milliseconds - first.milliseconds) / (this.#count - 1);
    const isLong = (quiet: number) => quiet >= MANY_PAUSES * pause && quiet >= LONG_PART * whole && quiet >= 60_000;
    const before = first.milliseconds - begin;
    const after = end - last.milliseconds;
    const burst = this.#burst(whole);
    return {
      began: isLong(before) ? { at: first.written, quietMilliseconds: before } : null,
      ended: isLong(after) ? { at: last.written, quietMilliseconds: after } : null,
      burst,
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
    const at = new Date(shortest.from * this.#width).toISOString();
    const year = at.startsWith('2000') ? '' : `${at.slice(0, 10)} `;
    return { at: `${year}${at.slice(11, 19)}`, milliseconds, percent: Math.round((100 * shortest.count) / this.#count) };
  }

  #widen(): void {
    this.#width *= 2;
    const wider = new Map<number, number>();
    for (const [bucket, count] of this.#buckets) wider.set(Math.floor(bucket / 2), (wider.get(Math.floor(bucket / 2)) ?? 0) + count);
    this.#buckets = wider;
  }
}
