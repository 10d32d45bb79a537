import { expect, test } from 'vitest';
import { isAnswer, isOpened, isProgress } from './answer-checks.ts';
import { cancelled, notOurs, notUnderstood, ourFault, tooLarge, unreachable } from './problems.ts';

test('every problem the contract makes is an answer, with words for the person and a next step', () => {
  for (const error of [cancelled('j'), notOurs('x'), notUnderstood('x'), ourFault(new Error('x')), tooLarge(5), unreachable('x')]) {
    expect(isAnswer({ ok: false, error })).toBe(true);
    expect(error.next.key).toBe(`${error.said.key}.next`);
  }
});

test('a fault of ours carries its stack for the log, cut to a size', () => {
  expect(ourFault(new Error('x'.repeat(10_000))).detail).toHaveLength(4000);
});

test('a value of any kind is an answer; half an answer is none', () => {
  expect(isAnswer({ ok: true, value: null })).toBe(true);
  for (const wrong of [
    null,
    undefined,
    1,
    [],
    {},
    { ok: true },
    { ok: 'true', value: 1 },
    { ok: false },
    { ok: false, error: {} },
    { ok: false, error: { kind: 'busy' } },
  ])
    expect(isAnswer(wrong)).toBe(false);
});

test('progress of each kind is known; another kind or half of one is not', () => {
  const said = { key: 'x.y' };
  for (const right of [
    { kind: 'asked', id: 'a', said, at: 0 },
    { kind: 'answered', id: 'a', outcome: 'fine', said, milliseconds: 3 },
    { kind: 'so-far', diagnosis: {} },
    { kind: 'fraction', done: 1, of: 2 },
  ])
    expect(isProgress(right)).toBe(true);
  for (const wrong of [
    null,
    {},
    { kind: 'other' },
    { kind: 'asked', id: 'a', said: 'text', at: 0 },
    { kind: 'fraction', done: '1', of: 2 },
  ])
    expect(isProgress(wrong)).toBe(false);
});

test('what is opened is a target or a text', () => {
  expect(isOpened({ kind: 'target', target: 'example.com' })).toBe(true);
  expect(isOpened({ kind: 'text', text: '' })).toBe(true);
  for (const wrong of [null, {}, { kind: 'target' }, { kind: 'text', text: 1 }, { kind: 'file', path: '/x' }])
    expect(isOpened(wrong)).toBe(false);
});
