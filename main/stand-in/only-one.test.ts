import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { askToBeFirst } from './only-one.ts';

let settings = '';
beforeEach(() => {
  settings = mkdtempSync(join(tmpdir(), 'only-one-'));
});
afterEach(() => rmSync(settings, { recursive: true }));

test('the first start stays; a second one hands its arguments over and is told so', async () => {
  const first = await askToBeFirst(settings, ['first']);
  if (first.kind !== 'first') throw new Error('the first start must be first');
  const heard = new Promise((resolve) => first.onSecond(resolve));
  expect(await askToBeFirst(settings, ['main.js', 'handshake-doctor://check/example.com'])).toEqual({ kind: 'second' });
  expect(await heard).toEqual(['main.js', 'handshake-doctor://check/example.com']);
  first.release();
});

test('after the first is gone, the next start is first again', async () => {
  const first = await askToBeFirst(settings, []);
  if (first.kind === 'first') first.release();
  const next = await askToBeFirst(settings, []);
  expect(next.kind).toBe('first');
  if (next.kind === 'first') next.release();
});

test.runIf(process.platform !== 'win32')('what a killed start left behind is no hindrance, and nobody else may knock', async () => {
  writeFileSync(join(settings, 'window.sock'), '');
  const first = await askToBeFirst(settings, []);
  expect(first.kind).toBe('first');
  expect(statSync(join(settings, 'window.sock')).mode & 0o077).toBe(0);
  if (first.kind === 'first') first.release();
});
