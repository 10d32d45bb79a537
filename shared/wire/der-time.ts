import { contentOf, DerFault, type Element, TAG } from './der.ts';

/**
 * A UTCTime or GeneralizedTime as milliseconds since 1970 (RFC 5280 section 4.1.2.5). UTCTime years 50 to 99 are 19xx.
 * @throws DerFault `bad-time` for what RFC 5280 does not allow: no seconds, an offset, fractions, a day that is none
 */
export function timeOf(element: Element): number {
  const text = String.fromCharCode(...contentOf(element).subarray(0, 40));
  const time = element.tag === TAG.utcTime ? fromUtc(text) : element.tag === TAG.generalizedTime ? fromGeneralized(text) : null;
  if (time === null) throw new DerFault(element.from, 'bad-time');
  return time;
}

function fromUtc(text: string): number | null {
  const match = /^(\d\d)(\d{10})Z$/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) return null;
  const year = Number(match[1]);
  return moment(year < 50 ? 2000 + year : 1900 + year, match[2]);
}

function fromGeneralized(text: string): number | null {
  const match = /^(\d{4})(\d{10})Z$/.exec(text);
  return match?.[1] === undefined || match[2] === undefined ? null : moment(Number(match[1]), match[2]);
}

/** @param rest month, day, hour, minute, second as ten digits */
function moment(year: number, rest: string): number | null {
  const [month = 0, day = 0, hour = 0, minute = 0, second = 0] = (rest.match(/\d\d/g) ?? []).map(Number);
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return null;
  if (day > daysIn(year, month)) return null;
  // Date.UTC reads the years 0 to 99 as 1900 to 1999, so the date is counted 400 years (146,097 days) later.
  return Date.UTC(year + 400, month - 1, day, hour, minute, second) - 146_097 * 86_400_000;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
