import { writeFileSync } from 'node:fs';
import type { FullConfig, Reporter, Suite, TestCase, TestError, TestResult } from '@playwright/test/reporter';
import { REPORT_FILE, type TestOutcome } from './outcome.ts';

/** Writes every test's outcome for the runner of `npm test`, which counts those that only pass on a second try. */
export default class OutcomeReporter implements Reporter {
  #tests: readonly TestCase[] = [];
  readonly #errors: TestError[] = [];

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#tests = suite.allTests();
  }

  onError(error: TestError): void {
    this.#errors.push(error);
  }

  onEnd(): void {
    const outcomes = this.#tests.map(outcomeOf);
    for (const error of this.#errors) outcomes.push({ state: 'failed', name: 'an error outside of every test', message: textOf(error) });
    const file = process.env[REPORT_FILE];
    if (file !== undefined) writeFileSync(file, JSON.stringify(outcomes));
  }

  printsToStdio(): boolean {
    return false;
  }
}

function outcomeOf(test: TestCase): TestOutcome {
  const name = test.titlePath().filter(Boolean).join(' > ');
  const last = test.results.at(-1);
  switch (test.outcome()) {
    case 'expected':
      return { state: 'passed', name };
    case 'skipped': {
      if (last === undefined) return { state: 'failed', name, message: 'did not run' };
      const reason = [...last.annotations, ...test.annotations].find(
        ({ type, description }) => type === 'skip' && description !== undefined,
      );
      return { state: 'skipped', name, reason: reason?.description ?? 'no reason given' };
    }
    case 'flaky':
      return { state: 'passed', name, firstTry: messageOf(test.results[0]) };
    case 'unexpected':
      return { state: 'failed', name, message: messageOf(last) };
  }
}

function messageOf(result: TestResult | undefined): string {
  return result === undefined ? 'did not run' : result.errors.map(textOf).join('\n') || `ended as ${result.status}`;
}

function textOf(error: TestError): string {
  return [
    error.message ?? error.value ?? 'an error without words',
    error.snippet ?? '',
    error.location === undefined ? '' : `${error.location.file}:${error.location.line}`,
  ]
    .filter((line) => line !== '')
    .join('\n');
}
