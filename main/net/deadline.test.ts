import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { deadlineIn, until } from './deadline.ts';

const { signal } = new AbortController();

/** Keeps this computer busy. */
function standStill(milliseconds: number): void {
  for (const began = performance.now(); performance.now() - began < milliseconds; );
}

test('given an answer that came while this computer stood still, hears it although the time is over', async () => {
  const waited = until(readFile(import.meta.filename), deadlineIn(20, signal));
  standStill(300);
  expect(await waited).toMatchObject({ kind: 'done' });
});

test('given no answer, gives up in time, and after a standstill within a second more', async () => {
  const never = new Promise(() => undefined);
  const began = performance.now();
  expect(await until(never, deadlineIn(20, signal))).toEqual({ kind: 'timeout' });
  const waited = until(never, deadlineIn(20, signal));
  standStill(250);
  expect(await waited).toEqual({ kind: 'timeout' });
  expect(performance.now() - began).toBeLessThan(5_000);
});

test('given a deadline that is long over, gives up at once', async () => {
  const began = performance.now();
  expect(await until(new Promise(() => undefined), { at: began - 60_000, signal })).toEqual({ kind: 'timeout' });
  expect(performance.now() - began).toBeLessThan(900);
});
