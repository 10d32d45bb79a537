import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';
import { inRoot } from '../build/paths.ts';
import { DID_NOT_FINISH, OUTSIDE_OF_TESTS } from './ended-early.ts';
import { REPORT_FILE, type TestOutcome } from './outcome.ts';

/** Writes every test's outcome for the runner of `npm test`: also the reason of a skip, and files that could not even be loaded. */
export default class OutcomeReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const outcomes: TestOutcome[] = modules.flatMap((module) => [...brokenFile(module), ...[...module.children.allTests()].map(outcomeOf)]);
    for (const error of unhandled) outcomes.push({ state: 'failed', name: OUTSIDE_OF_TESTS, message: textOf(error) });
    const file = process.env[REPORT_FILE];
    if (file !== undefined) writeFileSync(file, JSON.stringify(outcomes));
  }
}

/** Errors of a file itself and of its groups: a failing import, a failing beforeAll. */
function brokenFile(module: TestModule): TestOutcome[] {
  const errors = [...module.errors(), ...[...module.children.allSuites()].flatMap((suite) => suite.errors())];
  return errors.map((error) => ({ state: 'failed', name: nameOfFile(module), message: textOf(error) }));
}

function outcomeOf(test: TestCase): TestOutcome {
  const name = `${nameOfFile(test.module)} > ${test.fullName}`;
  const result = test.result();
  switch (result.state) {
    case 'passed':
      return { state: 'passed', name, ...(test.diagnostic()?.flaky ? { firstTry: (result.errors ?? []).map(textOf).join('\n') } : {}) };
    case 'failed':
      return { state: 'failed', name, message: result.errors.map(textOf).join('\n') };
    case 'skipped':
      return { state: 'skipped', name, reason: result.note ?? 'no reason given' };
    case 'pending':
      return { state: 'failed', name, message: DID_NOT_FINISH };
  }
}

function nameOfFile(module: TestModule): string {
  return module.moduleId.replace(inRoot(''), '');
}

interface Told {
  readonly message: string;
  readonly stack?: string | undefined;
  readonly diff?: unknown;
  readonly cause?: unknown;
}

function textOf(error: Told): string {
  const place = error.stack?.split('\n').find((line) => line.includes(inRoot('')) && !line.includes('node_modules'));
  const cause = typeof error.cause === 'object' && error.cause !== null && 'message' in error.cause ? String(error.cause.message) : '';
  return [error.message, cause, typeof error.diff === 'string' ? error.diff : '', place ?? ''].filter((line) => line !== '').join('\n');
}
