import { describe, expect, it } from 'vitest';
import { logPatterns } from '../../../facts/log-patterns.ts';
import { logTables } from '../../../report/log-report.ts';
import { ENGLISH, tell } from '../../../words/index.ts';
import { LogReader } from '../log-reader.ts';

const two = (value: number) => String(value).padStart(2, '0');
const clock = (minute: number, second = 0) => `${two(10 + Math.floor(minute / 60))}:${two(minute % 60)}:${two(second)}`;
const many = <Line>(count: number, line: (index: number) => Line) => Array.from({ length: count }, (_, index) => line(index));
const worked = (minute: number, second = 0) =>
  `198.51.100.${1 + (minute % 200)} - - [20/Nov/2026:${clock(minute, second)} +0000] "GET / HTTP/1.1" 200 612 "-" "curl" TLSv1.3 TLS_AES_256_GCM_SHA384`;
const failed = (minute: number, second = 0) =>
  `2026/11/20 ${clock(minute, second)} [info] 31#31: *${minute} SSL_do_handshake() failed (SSL: error:0A000102:SSL routines::unsupported protocol) while SSL handshaking, client: 192.0.2.${1 + (minute % 200)}, server: 0.0.0.0:443`;
const loaded = (minute: number) => `2026/11/20 ${clock(minute)} [notice] 1#1: signal 1 (SIGHUP) received from 99, reconfiguring`;

function read(lines: readonly string[], how: 'text' | 'bytes') {
  const reader = new LogReader();
  const whole = `${lines.join('\n')}\n`;
  if (how === 'text') reader.push(whole);
  else {
    reader.push(`${lines[0]}\n`);
    reader.pushLines(Buffer.from(whole.slice((lines[0]?.length ?? 0) + 1)), (bytes, start, end) =>
      Buffer.from(bytes).toString('latin1', start, end),
    );
  }
  return reader.end().summary;
}
const BEFORE = many(240, (n) => worked(Math.floor(n / 4), (n % 4) * 10));
const AFTER = many(60, (n) => failed(60 + Math.floor(n / 2), (n % 2) * 10));
const told = (lines: readonly string[]) => logPatterns(read(lines, 'bytes')).map((one) => tell(one, ENGLISH));

describe.each(['text', 'bytes'] as const)('what worked before, read as %s', (how) => {
  it('stands beside what failed, by time', () => {
    const { times } = read([...BEFORE, ...AFTER, ...many(20, (n) => worked(90 + n))], how);
    expect(times?.rows.map(({ count, worked: well }) => [count, well])).toEqual(
      [[0, 240], ...many(30, () => [2, 0]), [0, 20]].slice(0, times?.rows.length),
    );
    expect(times?.rows[0]).toEqual({ from: '2026-11-20 10:00', milliseconds: 3_600_000, count: 0, cause: null, worked: 240 });
  });
  it('is counted until the first failure, with the new start right before it', () => {
    const summary = read([...BEFORE, loaded(59), ...AFTER], how);
    expect(summary.course.began).toMatchObject({ at: '2026-11-20 11:00:00', worked: 240, loadedAt: '2026-11-20 10:59:00' });
  });
  it('names no new start that lies long before, or after', () => {
    expect(read([loaded(0), ...BEFORE, ...AFTER], how).course.began).not.toHaveProperty('loadedAt');
    expect(read([...BEFORE, ...AFTER, loaded(95)], how).course.began).not.toHaveProperty('loadedAt');
  });
  it('is no column where the log tells of nothing that worked', () => {
    const summary = read(AFTER, how);
    expect(summary.times?.rows.every((row) => row.worked === undefined)).toBe(true);
    expect(logTables(summary).find((one) => one.id === 'time')?.columns).toHaveLength(3);
  });
});

describe('a log that tells of what worked, too', () => {
  it('says since when it fails, what worked until then, and that the settings were read anew', () => {
    expect(told([...BEFORE, loaded(59), ...AFTER])).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^The failures begin at .*11:00/),
        'All 240 connections before that worked.',
        expect.stringMatching(/^The server was started, or read its settings anew, at .*10:59.*, right before\./),
      ]),
    );
  });
  it('has a column for it', () =>
    expect(
      logTables(read([...BEFORE, ...AFTER], 'bytes'))
        .find((one) => one.id === 'time')
        ?.columns.map((one) => one.key),
    ).toContain('logs.column.worked'));
});

it.each([
  'Nov 20 10:59:00 lb1 haproxy[812]: [NOTICE]   (812) : New worker (813) forked',
  '[Fri Nov 20 10:59:00.000001 2026] [mpm_event:notice] [pid 7:tid 7] AH00489: Apache/2.4.71 (Debian) OpenSSL/3.0.22 configured -- resuming normal operations',
  'Nov 20 10:59:00 mx1 postfix/master[7]: reload -- version 3.7.11, configuration /etc/postfix',
  'Nov 20 10:59:00 mx1 dovecot: master: Dovecot v2.3.19.1 (9b53102964) starting up for imap, pop3',
  'Nov 20 10:59:00 mx1 systemd[1]: Reloaded nginx.service - A high performance web server.',
  '2026-11-20 10:59:00.120 UTC [7] LOG:  received SIGHUP, reloading configuration files',
  '{"level":"info","ts":1795172340,"msg":"serving initial configuration"}',
])('a new start is known: %s', (line) => {
  const lines = [...BEFORE, line, ...AFTER];
  expect(read(lines, 'text').course.began).toHaveProperty('loadedAt');
  expect(read([line], 'text').failures).toBe(0);
});
