import type { TestOutcome } from './outcome.ts';

/** What a reporter says of a test whose process ended before it did. */
export const DID_NOT_FINISH = 'did not finish';

/** How the message begins of a runner that wrote no report: V8 aborts the whole process where its own checks fail. */
export const RUNNER_DID_NOT_FINISH = 'The runner did not finish.';

/** The name of what a test runner says outside of every test, for example that a process ended. */
export const OUTSIDE_OF_TESTS = 'an error outside of every test';

/** Test files whose process ended before their tests did. Out: paths in the repository, each once. */
export function unfinishedFiles(outcomes: readonly TestOutcome[]): readonly string[] {
  const names = outcomes.flatMap((one) => (one.state === 'failed' && one.message === DID_NOT_FINISH ? [one.name] : []));
  return [...new Set(names.map(fileOf))];
}

/**
 * Puts the second run of unfinished files in the place of their first. That they were run twice stays in sight: each such file counts as
 * one test that passed only on its second try, with what ended its process. A file that does not end well the second time has failed.
 */
export function withSecondRun(
  first: readonly TestOutcome[],
  files: readonly string[],
  second: readonly TestOutcome[],
): readonly TestOutcome[] {
  const kept = first.filter((one) => !files.includes(fileOf(one.name)) && one.name !== OUTSIDE_OF_TESTS);
  const why = first.flatMap((one) => (one.name === OUTSIDE_OF_TESTS && one.state === 'failed' ? [one.message] : [])).join('\n');
  const again = files.map(
    (file): TestOutcome => ({ state: 'passed', name: `${file} ran to its end`, firstTry: why === '' ? DID_NOT_FINISH : why }),
  );
  return [...kept, ...second, ...again];
}

/** Did the runner itself end before it had said anything? Out: what it said last; null where it came to its end. */
export function runnerEnded(outcomes: readonly TestOutcome[], suite: string): string | null {
  const [only] = outcomes;
  if (outcomes.length !== 1 || only?.state !== 'failed' || only.name !== suite) return null;
  return only.message.startsWith(RUNNER_DID_NOT_FINISH) ? only.message : null;
}

/** The second run of a whole suite in the place of the first: it counts as one test that passed only on its second try. */
export function withSecondRunOfAll(why: string, suite: string, second: readonly TestOutcome[]): readonly TestOutcome[] {
  if (runnerEnded(second, suite) !== null) return second;
  return [...second, { state: 'passed', name: `${suite} ran to its end`, firstTry: why }];
}

function fileOf(name: string): string {
  return name.split(' > ', 1)[0] ?? name;
}
