import { detached } from './detached.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** A leap year, for times without one (RFC 3164 section 4.1.2). */
const NO_YEAR = '2000';

/** A point in time of a log: comparable within the log, and as the log writes it. */
export interface Moment {
  readonly milliseconds: number;
  readonly written: string;
}

/** Who knows how the log writes its times. */
export interface Calendar {
  /** Milliseconds of a moment of the same day. */
  momentAt(milliseconds: number): Moment;
}

/** The time of a line; null where it has none. A time without a zone counts as if it were UTC: within one log only distances matter. */
export function momentOf(at: string | null, whole: string): Moment | null {
  if (at !== null) {
    const parts = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)(\.\d+)?(.*)$/.exec(at);
    if (parts === null) return null;
    const [, day = '', clock = '', fraction = '', zone = ''] = parts;
    const milliseconds = midnight(day, zone) + ofClock(clock) + (fraction === '' ? 0 : Math.floor(Number(fraction) * 1000));
    return Number.isNaN(milliseconds) ? null : { milliseconds, written: `${day} ${clock}` };
  }
  // RFC 3164 and, by the letter of its level in front, klog (`I1121 08:14:03.881123`): neither writes the year.
  const old = /^(?:<\d{1,3}>)?(?:([A-Z][a-z]{2}) ([ \d]\d)|[IWEF](\d\d)(\d\d)) (\d\d:\d\d:\d\d)/.exec(whole);
  if (old === null) return null;
  const [, name = '', dayOfName = '', number = '', dayOfNumber = '', clock = ''] = old;
  const month = name === '' ? Number(number) : MONTHS.indexOf(name) + 1;
  if (month < 1 || month > 12) return null;
  const day = Number(name === '' ? dayOfNumber : dayOfName);
  const milliseconds = midnight(`${NO_YEAR}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, '') + ofClock(clock);
  return Number.isNaN(milliseconds) ? null : { milliseconds, written: `${MONTHS[month - 1]} ${day} ${clock}` };
}

let lastDay = { day: '', zone: '', milliseconds: 0 };

/** The lines of a log are of the same day for long. */
function midnight(day: string, zone: string): number {
  if (lastDay.day !== day || lastDay.zone !== zone) {
    const spelled = /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone === '' ? 'Z' : zone;
    lastDay = { day: detached(day), zone: detached(zone), milliseconds: Date.parse(`${day}T00:00:00${spelled}`) };
  }
  return lastDay.milliseconds;
}

/** @param clock `15:20` or `15:20:01` */
function ofClock(clock: string): number {
  return (Number(clock.slice(0, 2)) * 3600 + Number(clock.slice(3, 5)) * 60 + Number(clock.slice(6, 8))) * 1000;
}
