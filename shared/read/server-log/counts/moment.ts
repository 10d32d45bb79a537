const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** A leap year, for times without one (RFC 3164 section 4.1.2). */
const NO_YEAR = '2000';

/** A point in time of a log: comparable within the log, and as the log writes it. */
export interface Moment {
  readonly milliseconds: number;
  readonly written: string;
}

/** The time of a line; null where it has none. A time without a zone counts as if it were UTC: within one log only distances matter. */
export function momentOf(at: string | null, whole: string): Moment | null {
  if (at !== null) {
    const parts = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)(\.\d+)?(.*)$/.exec(at);
    if (parts === null) return null;
    const [, day = '', clock = '', fraction = '', zone = ''] = parts;
    const spelled = /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone === '' ? 'Z' : zone;
    const milliseconds = Date.parse(`${day}T${clock}${fraction.slice(0, 4)}${spelled}`);
    return Number.isNaN(milliseconds) ? null : { milliseconds, written: `${day} ${clock}` };
  }
  const old = /^(?:<\d{1,3}>)?([A-Z][a-z]{2}) ([ \d]\d) (\d\d:\d\d:\d\d)/.exec(whole);
  const month = MONTHS.indexOf(old?.[1] ?? '') + 1;
  if (old === null || month === 0) return null;
  const day = (old[2] ?? '').trim().padStart(2, '0');
  const milliseconds = Date.parse(`${NO_YEAR}-${String(month).padStart(2, '0')}-${day}T${old[3]}Z`);
  return Number.isNaN(milliseconds) ? null : { milliseconds, written: `${old[1]} ${Number(day)} ${old[3]}` };
}
