import { beforeEach, expect, test, vi } from 'vitest';
import { EnoughRead } from './enough-read.ts';
import { Patience } from './patience.ts';

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

/** A look whose stores arrive at these times after the rest of the check is done, in milliseconds; when does it end? */
function endOf(deciding: readonly string[], arrives: Readonly<Partial<Record<'system' | 'java', number>>>): number {
  const patience = new Patience();
  const enough = new EnoughRead(deciding, patience);
  const read: ('system' | 'java')[] = [];
  for (const [store, at] of Object.entries(arrives) as ['system' | 'java', number][])
    setTimeout(() => {
      read.push(store);
      enough.heard({ read });
    }, at);
  patience.runsOut();
  for (let now = 0; now < 60_000; now += 500) {
    if (enough.signal.aborted) return now;
    vi.advanceTimersByTime(500);
  }
  return Number.POSITIVE_INFINITY;
}

test('given no message of a program, a slow look is left after two seconds', () => {
  expect(endOf([], { system: 300, java: 5_000 })).toBe(2_000);
});

test('given a computer so busy that nothing was told by then, the first part is waited for, and no longer than six seconds', () => {
  expect(endOf([], { system: 4_500 })).toBe(4_500);
  expect(endOf([], {})).toBe(6_000);
});

test('given a message of Java and a slow reading of its list, that one is waited for and no other', () => {
  expect(endOf(['java'], { java: 5_000, system: 9_000 })).toBe(5_000);
});

test('given a message of Java whose list comes soon, the rest is waited for no longer than else', () => {
  expect(endOf(['java'], { java: 500 })).toBe(2_000);
});

test('given a list that never comes, the wait ends all the same', () => {
  expect(endOf(['java'], { system: 300 })).toBe(10_000);
});

test('given that the check is over, the look is over', () => {
  const patience = new Patience();
  const enough = new EnoughRead(['java'], patience);
  patience.ends();
  expect(enough.signal.aborted).toBe(true);
});
