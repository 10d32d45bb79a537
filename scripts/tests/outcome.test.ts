import { expect, test } from 'vitest';
import { countLine, countOutcomes, parseOutcomes, secondTries, type TestOutcome } from './outcome.ts';

const outcomes: readonly TestOutcome[] = [
  { state: 'passed', name: 'a' },
  { state: 'passed', name: 'b' },
  { state: 'failed', name: 'c', message: 'expected 1 to be 2' },
  { state: 'skipped', name: 'd', reason: 'Electron runtime not available' },
];

test('given outcomes, counts them in the form of the last line', () => {
  expect(countLine(countOutcomes(outcomes))).toBe('2 passed, 1 failed, 1 skipped');
});

test('given what a reporter wrote, reads it back', () => {
  expect(parseOutcomes(JSON.stringify(outcomes))).toEqual(outcomes);
});

test.each([
  '',
  '{}',
  '[{"state":"failed","name":"a"}]',
  '[{"state":"well","name":"a"}]',
  '[null]',
  '[{"state":"passed","name":"a","firstTry":1}]',
])('given %j, does not take it for outcomes', (text) => {
  expect(parseOutcomes(text)).toBeNull();
});

test('given a test that passed only on its second try, counts it as passed and names it with what failed first', () => {
  const late: TestOutcome = { state: 'passed', name: 'late', firstTry: 'expected 1 to be 2' };
  expect(countOutcomes([...outcomes, late])).toEqual({ passed: 3, failed: 1, skipped: 1 });
  expect(secondTries([...outcomes, late])).toEqual([{ name: 'late', firstTry: 'expected 1 to be 2' }]);
  expect(parseOutcomes(JSON.stringify([late]))).toEqual([late]);
});
