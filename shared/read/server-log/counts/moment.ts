import { detached } from './detached.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** A leap year before all logs, for times without one (RFC 3164 section 4.1.2). */
export const NO_YEAR = 1600;
/** Earlier than this is a time without a year, also where the turn of a year lies between two of them. */
const WITH_YEAR = Date.UTC(1700);

/** A point in time of a log: comparable within the log, and as the log writes it. */
export interface Moment {
  /** In UTC; of a time without a zone as if it were UTC. */
  readonly milliseconds: number;
  /** By how many milliseconds the log's clock is ahead of UTC; null where the time names no zone. */
  readonly offset: number | null;
  readonly written: string;
}

/** A moment that is written when that is asked for, which of most it never is. */
export class LogMoment implements Moment {
  readonly milliseconds: number;
  readonly offset: number | null;

  constructor(milliseconds: number, offset: number | null) {
    this.milliseconds = milliseconds;
    this.offset = offset;
  }

  get written(): string {
    return writtenAs(this.milliseconds + (this.offset ?? 0));
  }
}

/** @param local milliseconds by the log's own clock */
export function writtenAs(local: number): string {
  const iso = new Date(local).toISOString();
  const clock = iso.slice(11, 19);
  return hasYear(local) ? `${iso.slice(0, 10)} ${clock}` : `${MONTHS[Number(iso.slice(5, 7)) - 1]} ${Number(iso.slice(8, 10))} ${clock}`;
}

export function hasYear(milliseconds: number): boolean {
  return milliseconds >= WITH_YEAR;
}

/** The time of a line; null where it has none. */
export function momentOf(at: string | null, whole: string): Moment | null {
  if (at !== null) {
    const parts = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)(\.\d+)?(.*)$/.exec(at);
    if (parts === null) return null;
    const [, day = '', clock = '', fraction = '', zone = ''] = parts;
    const { milliseconds, offset } = midnight(day, zone);
    return moment(milliseconds + ofClock(clock) + (fraction === '' ? 0 : Math.floor(Number(fraction) * 1000)), offset);
  }
  // RFC 3164 and, by the letter of its level in front, klog (`I1121 08:14:03.881123`): neither writes the year.
  const old = /^(?:<\d{1,3}>)?(?:([A-Z][a-z]{2}) ([ \d]\d)|[IWEF](\d\d)(\d\d)) (\d\d:\d\d:\d\d)/.exec(whole);
  if (old === null) return null;
  const [, name = '', dayOfName = '', number = '', dayOfNumber = '', clock = ''] = old;
  const month = name === '' ? Number(number) : MONTHS.indexOf(name) + 1;
  if (month < 1 || month > 12) return null;
  const day = Number(name === '' ? dayOfNumber : dayOfName);
  const date = `${NO_YEAR}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return moment(midnight(date, '').milliseconds + ofClock(clock), null);
}

function moment(milliseconds: number, offset: number | null): Moment | null {
  return Number.isNaN(milliseconds) ? null : new LogMoment(milliseconds, offset);
}

let lastDay: { readonly day: string; readonly zone: string; readonly milliseconds: number; readonly offset: number | null } = {
  day: '',
  zone: '',
  milliseconds: Number.NaN,
  offset: null,
};

/** The lines of a log are of the same day for long. */
function midnight(day: string, zone: string) {
  if (lastDay.day !== day || lastDay.zone !== zone) {
    const spelled = /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone === '' ? 'Z' : zone;
    const milliseconds = Date.parse(`${day}T00:00:00${spelled}`);
    const offset = zone === '' ? null : Date.parse(`${day}T00:00:00Z`) - milliseconds;
    lastDay = { day: detached(day), zone: detached(zone), milliseconds, offset };
  }
  return lastDay;
}

/** @param clock `15:20` or `15:20:01` */
function ofClock(clock: string): number {
  return (Number(clock.slice(0, 2)) * 3600 + Number(clock.slice(3, 5)) * 60 + Number(clock.slice(6, 8))) * 1000;
}
