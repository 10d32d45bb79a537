import { expect, test } from 'vitest';
import {
  DID_NOT_FINISH,
  OUTSIDE_OF_TESTS,
  RUNNER_DID_NOT_FINISH,
  runnerEnded,
  unfinishedFiles,
  withSecondRun,
  withSecondRunOfAll,
} from './ended-early.ts';
import { secondTries, type TestOutcome } from './outcome.ts';

const first: readonly TestOutcome[] = [
  { state: 'passed', name: 'e2e/a.contract.ts > one' },
  { state: 'passed', name: 'e2e/b.contract.ts > one' },
  { state: 'failed', name: 'e2e/b.contract.ts > two', message: DID_NOT_FINISH },
  { state: 'failed', name: 'e2e/b.contract.ts > three', message: DID_NOT_FINISH },
  { state: 'failed', name: OUTSIDE_OF_TESTS, message: 'Worker forks emitted error.' },
];

test('given a process that ended early, names its file once', () => {
  expect(unfinishedFiles(first)).toEqual(['e2e/b.contract.ts']);
});

test('given tests that failed by themselves, names none', () => {
  expect(unfinishedFiles([{ state: 'failed', name: 'e2e/b.contract.ts > two', message: 'expected 1 to be 2' }])).toEqual([]);
});

test('given a second run that ended well, takes it and names the file with what ended it first', () => {
  const outcomes = withSecondRun(first, unfinishedFiles(first), [
    { state: 'passed', name: 'e2e/b.contract.ts > one' },
    { state: 'passed', name: 'e2e/b.contract.ts > two' },
    { state: 'passed', name: 'e2e/b.contract.ts > three' },
  ]);
  expect(outcomes.filter((one) => one.state === 'failed')).toEqual([]);
  expect(secondTries(outcomes)).toEqual([{ name: 'e2e/b.contract.ts ran to its end', firstTry: 'Worker forks emitted error.' }]);
});

test('given a second run that failed, has failed', () => {
  const second: TestOutcome = { state: 'failed', name: 'e2e/b.contract.ts > two', message: DID_NOT_FINISH };
  expect(withSecondRun(first, unfinishedFiles(first), [second])).toContainEqual(second);
});

const aborted: TestOutcome = { state: 'failed', name: 'unit', message: `${RUNNER_DID_NOT_FINISH} (vitest)\nFatal error: Check failed` };

test('given a runner that V8 aborted, takes the second run of all, and says that there was a first', () => {
  const why = runnerEnded([aborted], 'unit');
  expect(why).toContain('Check failed');
  const outcomes = withSecondRunOfAll(why ?? '', 'unit', [{ state: 'passed', name: 'shared/a.test.ts > one' }]);
  expect(secondTries(outcomes)).toEqual([{ name: 'unit ran to its end', firstTry: aborted.message }]);
});

test('given a runner that is aborted twice, has failed', () => {
  expect(withSecondRunOfAll(aborted.message, 'unit', [aborted])).toEqual([aborted]);
});

test('given a suite in which tests failed, does not run all of it again', () => {
  expect(runnerEnded([{ state: 'failed', name: 'unit', message: 'found no test' }], 'unit')).toBeNull();
  expect(runnerEnded([...first], 'unit')).toBeNull();
});
