import { describe, expect, test } from 'vitest';
import { withoutPrefix } from './line-prefix.ts';
import { LogReader } from './log-reader.ts';

const APACHE =
  '[Tue Dec 01 02:10:11.123456 2026] [ssl:error] [pid 9:tid 9] [client 198.51.100.7:4711] AH02033: No hostname was provided via SNI for a name based virtual host';
const ACCESS = String.raw`198.51.100.7 - - [01/Dec/2026:02:10:11 +0000] "\x16\x03\x01\x02\x00\x01" 400 157 "-" "-"`;
const HAPROXY =
  '198.51.100.7:40022 [01/Dec/2026:02:10:11.100] fe/1: SSL handshake failure (error:0A000102:SSL routines::unsupported protocol)';
const LINES = [
  [APACHE, 'sni-mismatch'],
  [ACCESS, 'plain-http'],
  [HAPROXY, 'version-mismatch'],
] as const;

function read(text: string) {
  const reader = new LogReader();
  reader.push(`${text}\n`);
  return reader.end().events.map(({ cause, client }) => ({ cause, client }));
}

const doubled = (line: string) => `"${line.replaceAll('"', '""')}"`;

describe.each([
  ['grep -n', (line: string) => `123:${line}`],
  ['grep -H', (line: string) => `/var/log/web/error.log:${line}`],
  ['zgrep -Hn', (line: string) => `error.log.2.gz:17:${line}`],
  ['journalctl -o short-unix', (line: string) => `1796091011.123456 web1 app[7]: ${line}`],
  ['a cloud that puts time and stream in front', (line: string) => `2026-12-01T02:10:11.123000+00:00 ecs/web/abc ${line}`],
  ['a quotation', (line: string) => `> ${line}`],
  ['CSV', (line: string) => `2026-12-01T02:10:11.123Z,web-1,${doubled(line)}`],
  ['Fluentd', (line: string) => `2026-12-01 02:10:11.000000000 +0000 kube.web: ${JSON.stringify({ log: line })}`],
  ['GELF', (line: string) => JSON.stringify({ version: '1.1', short_message: line })],
  ['Loki', (line: string) => JSON.stringify({ labels: { app: 'web' }, line, timestamp: '2026-12-01T02:10:11Z' })],
  ['Datadog', (line: string) => JSON.stringify({ id: 'A', attributes: { message: line } })],
  ['OpenTelemetry', (line: string) => JSON.stringify({ timeUnixNano: '1', body: { stringValue: line } })],
  ['a list of objects', (line: string) => `[${JSON.stringify({ message: line })},\n${JSON.stringify({ message: 'x' })}]`],
])('out of %s', (_tool, wrapped) => {
  test.each(LINES)('%s', (line, cause) => expect(read(wrapped(line))).toEqual([{ cause, client: '198.51.100.7' }]));
});

test.each([
  ['a line that stands by itself', APACHE],
  ['an address that is a part of another', `::ffff:${ACCESS}`],
  ['a line that somebody quotes far behind', `${'x '.repeat(90)}${APACHE}`],
  ['any other line', 'Dec  1 02:10:11 host app[7]: hello'],
])('nothing is taken off %s', (_what, text) => expect(withoutPrefix(text)).toBeNull());
