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

test('given a cancel in the middle, ends at once and says so', async () => {
  const control = new AbortController();
  const read = await readApart([large], { at: AT, signal: control.signal, onProgress: () => control.abort() });
  expect(read).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
});

test('given a file that is not there, says so', async () => {
  const read = await readApart([join(folder, 'nothing')], { at: AT, signal: new AbortController().signal });
  expect(read).toMatchObject({ ok: false, error: { kind: 'not-found' } });
});
