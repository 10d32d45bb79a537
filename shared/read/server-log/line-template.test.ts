import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LogReader } from './log-reader.ts';

const LINES = readFileSync(new URL('../../../e2e/fixtures/server-logs/lines.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((row) => row !== '' && !row.startsWith('#'))
  .map((row) => row.slice(row.indexOf('\t') + 1));

/** Another client, another second, another process. */
function altered(line: string, by: number): string {
  return line
    .replace(/\b192\.0\.2\.\d{1,3}\b/g, `192.0.2.${100 + by}`)
    .replace(/\b(\d\d:\d\d:)\d\d\b/g, `$1${10 + by}`)
    .replace(/\[(\d+)\]/g, `[${7000 + by}]`);
}

function eventsOf(lines: readonly string[]) {
  const reader = new LogReader();
  reader.push(`${lines.join('\n')}\n`);
  return reader.end().events.map(({ line, lastLine, text, ...rest }) => rest);
}

describe('lines that differ only in who and when', () => {
  it('are read by their shape as each of them is read alone', () => {
    const wrong = LINES.filter((line) => {
      const batch = [1, 2, 3].map((by) => altered(line, by));
      // So far apart that no line belongs to the one before.
      const together = eventsOf(batch.map((one) => one + '\n'.repeat(6000)));
      const alone = batch.flatMap((one) => eventsOf([one]));
      return JSON.stringify(together) !== JSON.stringify(alone);
    });
    expect(wrong).toEqual([]);
  });
  it('are counted as they are told when there are too many to tell', () => {
    const line = (index: number) =>
      `2026/11/20 10:${String(Math.floor(index / 60) % 60).padStart(2, '0')}:${String(index % 60).padStart(2, '0')} [info] 9#9: *${index} SSL_do_handshake() failed (SSL: error:0A000102:SSL routines::unsupported protocol) while SSL handshaking, client: 198.51.${index % 7}.${index % 251}, server: 0.0.0.0:443`;
    const reader = new LogReader();
    for (let index = 0; index < 6000; index += 1) reader.push(`${line(index)}\n`);
    const { events, summary } = reader.end();
    expect(summary).toMatchObject({
      failures: 6000,
      from: '2026-11-20 10:00:00',
      to: '2026-11-20 10:59:59',
      networkCount: 7,
      clientCount: 1757,
      groups: [{ cause: 'version-mismatch', count: 6000, clients: 1757, networks: 7, from: '2026-11-20 10:00:00' }],
    });
    expect(events.reduce((sum, event) => sum + (event.count ?? 1), 0)).toBe(6000);
  });
});
