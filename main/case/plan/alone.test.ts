import { expect, test } from 'vitest';
import type { CheckOptions } from '../../../shared/model/input.ts';
import { COMPLETED, carriesRequest, OPTIONS, play, RESET } from './testing/imagined-world.ts';

const FULL: CheckOptions = { ...OPTIONS, depth: 'full', offline: true };

test('given a device that takes one connection at a time, makes ten alone, and the first request as well', () => {
  const run = play((planned, number) => (planned.alone || number === 1 ? COMPLETED : RESET));
  const alone = run.asked.filter((one) => one.probe === 'handshake' && one.alone);
  expect(alone).toHaveLength(10);
  expect(run.factors).toEqual([]);
});

test('given a failure of one that was made alone, makes no more of them', () => {
  const run = play((planned, number) => (planned.alone || number % 2 === 0 ? RESET : COMPLETED));
  expect(run.asked.filter((one) => one.probe === 'handshake' && one.alone)).toHaveLength(2);
  expect(run.judged).toBe(9);
});

test('given the same device at full depth, lists what it takes with one connection at a time', () => {
  const run = play((planned, number) => (planned.alone || number === 1 ? COMPLETED : RESET), { options: { ...FULL } });
  expect(run.asked.filter((one) => one.probe === 'enumeration')).toEqual([expect.objectContaining({ alone: true })]);
});

test('given failures of the longer hellos only, measures on either side of them', () => {
  const run = play((planned, number) => {
    if (planned.shape.factor === 'hello-size') return planned.shape.bytes > 2000 ? RESET : COMPLETED;
    return number % 2 === 0 ? { end: RESET, bytes: 2013 } : { end: COMPLETED, bytes: 1917 };
  });
  const sizes = run.asked.flatMap((one) =>
    one.probe === 'handshake' && one.variation.factor === 'hello-size' ? [one.variation.bytes] : [],
  );
  expect(sizes).toEqual([1817, 2113, 1777, 2153, 1737, 2193]);
});

test('given handshakes of which some waited for others, measures one alone', () => {
  const slow = play((_planned, number) => ({ end: COMPLETED, milliseconds: number === 1 ? 400 : 6_000 }));
  expect(slow.asked.filter((one) => one.probe === 'handshake' && one.alone)).toHaveLength(1);
  const evenly = play(() => ({ end: COMPLETED, milliseconds: 6_000 }));
  expect(evenly.asked.filter((one) => one.probe === 'handshake' && one.alone && !carriesRequest(one))).toHaveLength(0);
});
