import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { madeCapture, OPENED } from '../../../shared/read/capture/made-capture.ts';
import { alert, HELLO } from '../../../shared/read/capture/made-talk.ts';
import type { ReadFilesContext } from './read-files.ts';
import { wayOfReading } from './way-of-reading.ts';

const AT = '2026-03-01T10:00:00.000Z';
const quiet = () => ({ at: AT, signal: new AbortController().signal });
const readingOf = async (paths: readonly string[], context: ReadFilesContext) => (await wayOfReading(paths))(paths, context);
let folder: string;
let capture: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'way-of-reading-'));
  capture = join(folder, 'refused.pcap');
  await writeFile(capture, madeCapture([...OPENED, { from: 'client', payload: HELLO }, { from: 'server', payload: alert(70) }]));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('given a capture, reads it', async () => {
  const read = await readingOf([capture], quiet());
  expect(read).toMatchObject({ ok: true, value: { kinds: ['capture'], evidence: [{ seen: { cause: 'version-mismatch' } }] } });
});

test('given a capture and a log, reads both', async () => {
  const log = join(folder, 'error.log');
  await writeFile(
    log,
    '2026/03/01 10:00:00 [info] 7#7: *1 SSL_do_handshake() failed (SSL: error:0A000102:SSL routines::unsupported protocol)\n',
  );
  const read = await readingOf([capture, log], quiet());
  expect(read).toMatchObject({ ok: true, value: { kinds: ['capture', 'text'] } });
});

test('given a cancel before it begins, says so', async () => {
  const read = await readingOf([capture], { at: AT, signal: AbortSignal.abort() });
  expect(read).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
});

test.each(['nothing', '.'])('given %s, which is no file, says so', async (name) => {
  expect(await readingOf([join(folder, name)], quiet())).toMatchObject({ ok: false });
});
