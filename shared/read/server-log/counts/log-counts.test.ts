import { describe, expect, it, test } from 'vitest';
import { LogReader } from '../log-reader.ts';
import { nameOfNetwork, networkOf, placeOf } from './place.ts';
import { Tally } from './tally.ts';

const MIDNIGHT = Date.UTC(2026, 10, 20);
const clock = (seconds: number) => new Date(MIDNIGHT + 1000 * seconds).toISOString().slice(0, 19).replace(/-/g, '/').replace('T', ' ');
const refused = (seconds: number, client: string, connection = seconds) =>
  `${clock(seconds)} [info] 7#7: *${connection} SSL_do_handshake() failed (SSL: error:0A000418:SSL routines::tlsv1 alert unknown ca:SSL alert number 48) while SSL handshaking, client: ${client}, server: 0.0.0.0:443`;
const quiet = (seconds: number) => `${clock(seconds)} [info] 7#7: *${seconds} client 203.0.113.9 closed keepalive connection`;

function summaryOf(lines: readonly string[]) {
  const reader = new LogReader();
  for (const line of lines) reader.push(`${line}\n`);
  return reader.end().summary;
}
const many = (count: number, line: (index: number) => string) => Array.from({ length: count }, (_, index) => line(index));

describe('a log in numbers', () => {
  it('sees a client that comes by the clock, give or take a second', () => {
    const summary = summaryOf([
      ...many(30, (n) => refused(60 * n + (n % 3 === 0 ? 1 : 0), '198.51.100.7')),
      ...many(9, (n) => refused(2000 + 7 * n * n, `203.0.113.${n}`)),
    ]);
    expect(summary.clients[0]).toMatchObject({ name: '198.51.100.7', count: 30, everySeconds: 60 });
    expect(summary.networks[1]).toMatchObject({ name: '203.0.113.0/24', count: 9, clients: 9, everySeconds: null });
  });
  it('sees it also where its connections are told to their end in another order', () => {
    const lines = many(60, (n) => {
      const head = `[Fri Nov 20 ${clock(30 * n).slice(11)}.120000 2026] [ssl:info] [pid 7:tid ${n % 7 === 0 ? 90 : n % 5}] [client 198.51.100.7:${4000 + n}]`;
      return `${head} AH01964: Connection to child 1 established (server a:443)\n${head} AH02033: No hostname was provided via SNI for a name based virtual host`;
    });
    expect(summaryOf(lines).clients[0]).toMatchObject({ count: 60, nameless: 60, everySeconds: 30 });
  });
  it('sees that failures began, and that they ended', () => {
    const lines = [
      ...many(100, (n) => quiet(n * 60)),
      ...many(50, (n) => refused(6000 + n * 20, `203.0.113.${n}`)),
      ...many(100, (n) => quiet(7000 + n * 60)),
    ];
    expect(summaryOf(lines).course).toMatchObject({
      began: { at: '2026-11-20 01:40:00', quietMilliseconds: 6_000_000 },
      ended: { at: '2026-11-20 01:56:20' },
    });
  });
  it('sees no beginning in failures that are spread over the whole log', () =>
    expect(summaryOf(many(60, (n) => refused(n * 61 + ((n * n) % 50), `203.0.113.${n}`))).course).toEqual({
      began: null,
      ended: null,
      burst: null,
    }));
  it('counts handshakes that worked where the log shows them', () => {
    const access = (status: number, name: string) =>
      `203.0.113.9 - - [20/Nov/2026:10:11:12 +0000] "GET / HTTP/1.1" ${status} 11 "-" "Meter/2" TLSv1.2 ECDHE-RSA-AES128-GCM-SHA256 ${name}`;
    const summary = summaryOf([...many(8, () => access(200, 'a.example')), ...many(2, () => access(496, 'b.example'))]);
    expect(summary).toMatchObject({
      worked: 8,
      failures: 2,
      names: [
        { name: 'b.example', count: 2, worked: 0 },
        { name: 'a.example', count: 0, worked: 8 },
      ],
      versions: [{ name: 'TLSv1.2', count: 2, worked: 8 }],
      agents: [{ name: 'Meter/2', count: 2, worked: 8 }],
    });
  });
  it('does not blame a client for what a server behind failed at', () =>
    expect(
      summaryOf([
        '2026/11/20 10:11:12 [error] 7#7: *3 upstream SSL certificate verify error: (10:certificate has expired) while SSL handshaking to upstream, client: 192.0.2.7, server: a.example, upstream: "https://198.51.100.4:443/"',
      ]).clients,
    ).toEqual([]));
  it('counts more clients than it remembers, however often they come', () => {
    const client = (n: number) => `198.18.${(n % 20_000) >> 8}.${n & 255}`;
    const { clientCount, groups } = summaryOf(many(60_000, (n) => refused(n, client(n % 20_000), n)));
    for (const count of [clientCount, groups[0]?.clients ?? 0]) expect(Math.abs(count - 20_000)).toBeLessThan(400);
  });
  it('keeps what comes often among more names than it remembers', () => {
    const tally = new Tally(64);
    for (let n = 0; n < 900; n += 1) {
      tally.add(`10.0.${n >> 8}.${n & 255}`, true);
      if (n % 3 === 0) tally.add('198.51.100.7', true);
    }
    expect(tally.most(1)).toEqual([{ name: '198.51.100.7', count: 300, worked: 0 }]);
    expect(tally.failing).toBe(901);
  });
});

test.each([
  ['192.0.2.77', '192.0.2.0/24'],
  ['::ffff:192.0.2.77', '192.0.2.0/24'],
  ['2001:db8:7:1::5', '2001:db8:7::/48'],
  ['2001:db8::5', '2001:db8:0::/48'],
  ['host.example', null],
])('the network of %s is %s', (client, network) => {
  const found = networkOf(placeOf(client));
  expect(found === null ? null : nameOfNetwork(found)).toBe(network);
});
