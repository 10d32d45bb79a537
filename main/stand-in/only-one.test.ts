import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
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

test.each([
  ['one argument of 100 kB, as a page may put into a link', [`handshake-doctor://check/${'x'.repeat(100_000)}`]],
  ['ten thousand arguments', Array.from({ length: 10_000 }, (_, at) => `--flag-${at}`)],
])('a second start with %s comes second too, and what is short enough is handed over', async (_name, many) => {
  const first = await askToBeFirst(settings, ['first']);
  if (first.kind !== 'first') throw new Error('the first start must be first');
  const heard = new Promise<readonly string[]>((resolve) => first.onSecond(resolve));
  expect(await askToBeFirst(settings, ['handshake-doctor://check/example.com', ...many])).toEqual({ kind: 'second' });
  expect((await heard)[0]).toBe('handshake-doctor://check/example.com');
  expect((await heard).join('').length).toBeLessThan(64 * 1024);
  first.release();
});

test('after the first is gone, the next start is first again', async () => {
  const first = await askToBeFirst(settings, []);
  if (first.kind === 'first') first.release();
  const next = await askToBeFirst(settings, []);
  expect(next.kind).toBe('first');
  if (next.kind === 'first') next.release();
});

test.runIf(process.platform !== 'win32')(
  'a first one that closes without an answer keeps its place, and a window opens all the same',
  async () => {
    const deaf = createServer((socket) => socket.destroy());
    await new Promise<void>((ready) => deaf.listen(join(settings, 'window.sock'), ready));
    const next = await askToBeFirst(settings, []);
    expect(next.kind).toBe('first');
    expect(existsSync(join(settings, 'window.sock'))).toBe(true);
    await new Promise((closed) => deaf.close(closed));
  },
);

test.runIf(process.platform !== 'win32')('what a killed start left behind is no hindrance, and nobody else may knock', async () => {
  writeFileSync(join(settings, 'window.sock'), '');
  const first = await askToBeFirst(settings, []);
  expect(first.kind).toBe('first');
  expect(statSync(join(settings, 'window.sock')).mode & 0o077).toBe(0);
  if (first.kind === 'first') first.release();
});
