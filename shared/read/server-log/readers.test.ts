import { describe, expect, it } from 'vitest';
import { LogReader } from './log-reader.ts';

function causesOf(lines: readonly string[]) {
  const reader = new LogReader();
  reader.push(`${lines.join('\n')}\n`);
  return reader.end().events.map(({ cause, client }) => [cause, client]);
}
const go = (client: string, said: string) => `2026/11/20 10:00:01 http: TLS handshake error from ${client}: ${said}`;
const nginx = (connection: number, alert: number) =>
  `2026/11/20 10:00:01 [info] 7#7: *${connection} SSL_do_handshake() failed (SSL: alert:SSL alert number ${alert}) while SSL handshaking, client: 192.0.2.7, server: 0.0.0.0:443`;

describe('given lines that differ in numbers only', () => {
  it('tells apart what the numbers mean', () =>
    expect(causesOf([nginx(1, 48), nginx(2, 70), nginx(3, 48)]).map(([cause]) => cause)).toEqual([
      'untrusted-root',
      'version-mismatch',
      'untrusted-root',
    ]));
  it('names the client of each', () =>
    expect(causesOf([go('192.0.2.7:50123', 'EOF'), go('192.0.2.77:50124', 'EOF'), go('[2001:db8::7]:50125', 'EOF')])).toEqual([
      ['cannot-tell', '192.0.2.7'],
      ['cannot-tell', '192.0.2.77'],
      ['cannot-tell', '2001:db8::7'],
    ]));
});

it('given lines of two programs in turn, reads each as its own', () =>
  expect(
    causesOf([
      nginx(1, 48),
      go('192.0.2.8:50123', 'remote error: tls: bad certificate'),
      nginx(2, 70),
      go('192.0.2.8:50124', 'tls: client offered only unsupported versions: [301]'),
    ]).map(([cause]) => cause),
  ).toEqual(['untrusted-root', 'bad-certificate', 'version-mismatch', 'version-mismatch']));

it('given the alert that Java would send into a connection that is gone, tells of the connection', () => {
  const fatal = (said: string) =>
    `javax.net.ssl|ERROR|10|main|2026-12-01 07:49:16.073 UTC|TransportContext.java:375|Fatal (UNEXPECTED_MESSAGE): ${said} (`;
  expect(causesOf([fatal('Broken pipe')])).toEqual([['cannot-tell', null]]);
  expect(causesOf([fatal('Connection reset')])).toEqual([['reset', null]]);
});
