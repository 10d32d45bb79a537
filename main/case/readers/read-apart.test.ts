import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadePacket, madeCapture, OPENED } from '../../../shared/read/capture/made-capture.ts';
import { alert, HELLO, sealed } from '../../../shared/read/capture/made-talk.ts';
import { readApart } from './read-apart.ts';
import type { ReadingProgress } from './read-files.ts';

const AT = '2026-03-01T10:00:00.000Z';
const FILLER = 3000;
let folder: string;
let large: string;

/** One refused conversation, and behind it many megabytes that hold nothing new. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-apart-'));
  large = join(folder, 'large.pcap');
  const refused: readonly MadePacket[] = [...OPENED, { from: 'client', payload: HELLO }, { from: 'server', payload: alert(70) }];
  const over: readonly MadePacket[] = [
    { from: 'server', flags: ['fin'] },
    { from: 'client', flags: ['fin'] },
  ];
  const filler = Array.from(
    { length: FILLER },
    (_, index): MadePacket => ({ from: 'server', payload: sealed(15_000), at: 5e6 + index * 1000 }),
  );
  await writeFile(large, madeCapture([...refused, ...over, ...filler]));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('given a large capture, tells how far it is and the first failure while it still reads', async () => {
  const told: ReadingProgress[] = [];
  const read = await readApart([large], { at: AT, signal: new AbortController().signal, onProgress: (progress) => told.push(progress) });
  expect(read.ok).toBe(true);
  expect(told.length).toBeGreaterThan(0);
  for (const { done, of } of told) expect(done).toBeLessThanOrEqual(of);
  const early = told.flatMap(({ fresh }) => fresh);
  expect(early).toMatchObject([{ kind: 'capture-stream', seen: { cause: 'version-mismatch' } }]);
});

test('given a large log, tells the first failure of each cause, and how many of each, while it still reads', async () => {
  const log = join(folder, 'error.log');
  const line = (index: number, why: string) =>
    `2026/11/20 10:00:${10 + (index % 50)} [info] 9#9: *${index} SSL_do_handshake() failed (SSL: error:0A000${why}) while SSL handshaking, client: 198.51.100.${index % 250}, server: 0.0.0.0:443\n`;
  const some = Array.from({ length: 500 }, (_, index) =>
    line(index, index % 5 === 1 ? '418:SSL routines::tlsv1 alert unknown ca' : '102:SSL routines::unsupported protocol'),
  );
  await writeFile(log, some.join('').repeat(100));
  const told: ReadingProgress[] = [];
  const read = await readApart([log], { at: AT, signal: new AbortController().signal, onProgress: (progress) => told.push(progress) });
  expect(told.flatMap(({ fresh }) => fresh)).toMatchObject([
    { kind: 'log-event', seen: { line: 1, cause: 'version-mismatch' } },
    { kind: 'log-event', seen: { line: 2, cause: 'untrusted-root' } },
  ]);
  const [early] = told;
  const summary = read.ok ? read.value.evidence.find((one) => one.kind === 'log-summary') : null;
  expect(early?.counts).toMatchObject([
    { cause: 'version-mismatch', line: 1 },
    { cause: 'untrusted-root', line: 2 },
  ]);
  expect(early?.counts[0]?.count).toBeLessThan(40_000);
  expect(summary).toMatchObject({
    seen: {
      groups: [
        { cause: 'version-mismatch', count: 40_000 },
        { cause: 'untrusted-root', count: 10_000 },
      ],
    },
  });
});

test('given a cancel in the middle, ends at once and says so', async () => {
  const control = new AbortController();
  const read = await readApart([large], { at: AT, signal: control.signal, onProgress: () => control.abort() });
  expect(read).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
});

test('given a file that is not there, says so', async () => {
  const read = await readApart([join(folder, 'nothing')], { at: AT, signal: new AbortController().signal });
  expect(read).toMatchObject({ ok: false, error: { kind: 'not-found' } });
});
