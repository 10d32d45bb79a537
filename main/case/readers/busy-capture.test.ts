import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { madeCapture } from '../../../shared/read/capture/made-capture.ts';
import { COMPLETED, sealed } from '../../../shared/read/capture/made-talk.ts';
import { concat } from '../../../shared/wire/bytes.ts';
import { isBusyCapture } from './busy-capture.ts';

const MEGABYTE = 1024 * 1024;
const SHORT = madeCapture(COMPLETED);
const LONG = madeCapture([...COMPLETED, ...Array.from({ length: 100 }, () => ({ from: 'server' as const, payload: sealed(16_000) }))]);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'busy-capture-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A file of so many bytes out of one capture again and again. */
async function fileOf(capture: Uint8Array, bytes: number): Promise<string> {
  const path = join(folder, `${capture.length}.pcap`);
  await writeFile(path, concat(...Array.from({ length: Math.ceil(bytes / capture.length) }, () => capture)));
  return path;
}

test('given short conversations one after the other, says that they are many', async () => {
  expect(isBusyCapture(await fileOf(SHORT, 2 * MEGABYTE), 2 * MEGABYTE)).toBe(true);
});

test('given long answers, says that they are few', async () => {
  expect(isBusyCapture(await fileOf(LONG, 8 * MEGABYTE), 8 * MEGABYTE)).toBe(false);
});
