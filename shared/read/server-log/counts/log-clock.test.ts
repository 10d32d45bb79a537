import { describe, expect, it } from 'vitest';
import { LogReader } from '../log-reader.ts';

const FAILED =
  '[info] 7#7: *3 SSL_do_handshake() failed (SSL: error:0A000418:SSL routines::tlsv1 alert unknown ca:SSL alert number 48) while SSL handshaking, client: 192.0.2.7, server: 0.0.0.0:443';
const access = (time: string) => `192.0.2.7 - - [${time}] "GET / HTTP/1.1" 496 0 "-" "Meter/2" TLSv1.2 AES128-SHA shop.example`;
const syslog = (time: string) => `${time} web1 nginx: 2026/01/01 ${FAILED.replace('2026/01/01 ', '')}`.replace('2026/01/01 ', '');
const many = <One>(count: number, one: (index: number) => One) => Array.from({ length: count }, (_, index) => one(index));
const two = (value: number) => String(value).padStart(2, '0');

function summaryOf(lines: readonly string[]) {
  const reader = new LogReader();
  reader.push(`${lines.join('\n')}\n`);
  return reader.end().summary;
}

describe('the times of a log', () => {
  it('without a year go on over the turn of the year', () => {
    const lines = [...many(20, (n) => syslog(`Dec 31 23:${two(40 + n)}:00`)), ...many(20, (n) => syslog(`Jan  1 00:${two(n)}:00`))];
    const { from, to, times } = summaryOf(lines);
    expect({ from, to }).toEqual({ from: 'Dec 31 23:40:00', to: 'Jan 1 00:19:00' });
    expect(times).toMatchObject({ milliseconds: 300_000, rows: { length: 8 } });
    expect(times?.rows[4]).toMatchObject({ from: 'Jan 1 00:00', count: 5 });
  });
  it('without a year go back over it where the newest stands first', () => {
    const lines = [...many(20, (n) => syslog(`Jan  1 00:${two(19 - n)}:00`)), ...many(20, (n) => syslog(`Dec 31 23:${two(59 - n)}:00`))];
    const { from, to } = summaryOf(lines);
    expect({ from, to }).toEqual({ from: 'Dec 31 23:40:00', to: 'Jan 1 00:19:00' });
  });
  it('in one zone are told as the log writes them, and nothing is said of the zone', () => {
    const { from, zone, times } = summaryOf(many(60, (n) => access(`20/Nov/2026:10:${two(n)}:12 +0530`)));
    expect({ from, zone }).toEqual({ from: '2026-11-20 10:00:12', zone: undefined });
    expect(times?.rows[1]).toMatchObject({ from: '2026-11-20 10:05', count: 5 });
  });
  it('in two zones, as when summer time ends, are told in the first, which is named', () => {
    const lines = [
      ...many(60, (n) => access(`25/Oct/2026:02:${two(n)}:00 +0200`)),
      ...many(60, (n) => access(`25/Oct/2026:02:${two(n)}:00 +0100`)),
    ];
    const { from, to, zone, times } = summaryOf(lines);
    expect({ from, to, zone }).toEqual({ from: '2026-10-25 02:00:00', to: '2026-10-25 03:59:00', zone: '+02:00' });
    expect(times?.rows.map(({ count }) => count)).toEqual(many(24, () => 5));
  });
  it('without a zone are of the zone that the log names elsewhere', () => {
    const lines = many(40, (n) => (n % 2 === 0 ? access(`20/Nov/2026:10:${two(n)}:00 +0100`) : `2026/11/20 10:${two(n)}:00 ${FAILED}`));
    const { from, to, zone } = summaryOf(lines);
    expect({ from, to, zone }).toEqual({ from: '2026-11-20 10:00:00', to: '2026-11-20 10:39:00', zone: undefined });
  });
});

describe('failures by time', () => {
  const at = (hours: number) =>
    new Date(Date.UTC(2026, 10, 1) + 3_600_000 * hours).toISOString().slice(0, 19).replace(/-/g, '/').replace('T', ' ');
  const atHours = (hours: readonly number[]) => summaryOf(hours.map((one) => `${at(one)} ${FAILED}`));
  it.each([
    ['half an hour', many(30, (n) => n / 60), 60_000],
    ['a day', many(96, (n) => n / 4), 3_600_000],
    ['a week', many(84, (n) => 2 * n), 6 * 3_600_000],
    ['a month', many(120, (n) => 6 * n), 24 * 3_600_000],
    ['a year', many(365, (n) => 24 * n), 28 * 24 * 3_600_000],
  ])('of %s are counted in intervals that make a short table', (_length, hours, milliseconds) => {
    const { times, failures } = atHours(hours);
    expect(times?.milliseconds).toBe(milliseconds);
    expect(times?.rows.length).toBeLessThanOrEqual(31);
    expect(times?.rows.reduce((sum, { count }) => sum + count, 0)).toBe(failures);
  });
  it('tell a quiet time in one row', () =>
    expect(atHours([...many(9, () => 1), ...many(9, () => 9)]).times?.rows).toEqual([
      { from: '2026-11-01 01:00', milliseconds: 1_800_000, count: 9, cause: 'untrusted-root' },
      { from: '2026-11-01 01:30', milliseconds: 15 * 1_800_000, count: 0, cause: null },
      { from: '2026-11-01 09:00', milliseconds: 1_800_000, count: 9, cause: 'untrusted-root' },
    ]));
  it('show the hour of the day at which most of them come', () =>
    expect(atHours(many(60, (n) => 24 * Math.floor(n / 6) + 2.1 + (n % 6) / 10)).course.daily).toEqual({
      from: '02:00',
      to: '03:00',
      days: 10,
      percent: 99,
    }));
  it('show no such hour where they come all day', () => expect(atHours(many(200, (n) => n)).course.daily).toBeUndefined());
  it('of one minute, or few of them, make no table', () => {
    expect(atHours(many(50, (n) => n / 3600)).times).toBeUndefined();
    expect(atHours([1, 2, 3]).times).toBeUndefined();
  });
  it('make no table where some times have a year and others have none', () =>
    expect(
      summaryOf([...many(20, (n) => syslog(`Nov 20 10:${two(n)}:00`)), ...many(20, (n) => `${at(n)} ${FAILED}`)]).times,
    ).toBeUndefined());
});
