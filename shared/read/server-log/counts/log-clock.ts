import { hasYear, type Moment, NO_YEAR } from './moment.ts';

const DAY = 86_400_000;
const HALF_A_YEAR = 183 * DAY;
const YEARLESS = Date.UTC(NO_YEAR);
const MARCH = Date.UTC(NO_YEAR, 2);

/**
 * Puts the times of one log on one line: as milliseconds by the clock of the zone that the log names first. A time without a zone is of
 * the zone that the log names elsewhere, for both are clocks of one computer; one without a year is of the year that lies nearest to the
 * line before, so that January follows December.
 */
export class LogClock {
  #zone: number | null = null;
  #shown: number | null = null;
  #first = Number.NaN;
  #last = Number.NaN;
  #yearShift = 0;
  #isLeap = true;
  /** Lines with different zones, as at the end of summer time. */
  #isMixed = false;
  /** By how much the clock of the line that was put last is ahead of the one that is shown. */
  ahead = 0;

  /** @returns its milliseconds by the clock that is shown */
  place(milliseconds: number, offset: number | null): number {
    const own = offset ?? this.#zone ?? 0;
    if (offset !== null) this.#zone = offset;
    if (this.#shown === null) this.#shown = own;
    this.ahead = own - this.#shown;
    if (this.ahead !== 0) this.#isMixed = true;
    // Where the time names no zone, its own clock is all there is.
    const utc = offset === null ? milliseconds - own : milliseconds;
    const placed = (hasYear(milliseconds) ? utc : this.#withYear(utc, this.#last)) + this.#shown;
    if (Number.isNaN(this.#first)) this.#first = placed;
    this.#last = placed;
    return placed;
  }

  /** The same for the first time of the log, found when all was read. */
  placeBegin(moment: Moment): number {
    return this.#placeNear(moment, this.#first);
  }

  placeEnd(moment: Moment): number {
    return this.#placeNear(moment, this.#last);
  }

  /** `+02:00`, where lines of several zones are shown in one. */
  get zone(): string | null {
    if (!this.#isMixed || this.#shown === null) return null;
    const minutes = Math.round(Math.abs(this.#shown) / 60_000);
    const two = (value: number) => String(value).padStart(2, '0');
    return `${this.#shown < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  }

  #placeNear({ milliseconds, offset }: Moment, anchor: number): number {
    const own = offset ?? this.#zone ?? 0;
    this.#shown ??= own;
    if (own !== this.#shown) this.#isMixed = true;
    const utc = offset === null ? milliseconds - own : milliseconds;
    const placed = (hasYear(milliseconds) ? utc : this.#withYear(utc, anchor)) + this.#shown;
    if (Number.isNaN(this.#last)) this.#last = placed;
    return placed;
  }

  #withYear(milliseconds: number, near: number): number {
    const placed = milliseconds + this.#shiftOf(milliseconds);
    if (Number.isNaN(near) || Math.abs(placed - near) <= HALF_A_YEAR) return placed;
    const year = new Date(near).getUTCFullYear();
    let best = placed;
    for (const other of [year - 1, year, year + 1]) {
      this.#yearShift = Date.UTC(other) - YEARLESS;
      this.#isLeap = new Date(Date.UTC(other, 1, 29)).getUTCMonth() === 1;
      best = milliseconds + this.#shiftOf(milliseconds);
      if (Math.abs(best - near) <= HALF_A_YEAR) break;
    }
    return best;
  }

  #shiftOf(milliseconds: number): number {
    return this.#yearShift - (!this.#isLeap && milliseconds >= MARCH ? DAY : 0);
  }
}
