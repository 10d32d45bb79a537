import type { AptGroupId } from '../tests/apt-groups.ts';
import { isDebianAsRoot, missingPackages, prepareMachine } from '../tests/machine.ts';
import { countLine, countOutcomes, SECOND_TRIES_ALLOWED, secondTries, type TestOutcome } from '../tests/outcome.ts';
import { runSuite } from '../tests/run-suite.ts';
import { BUDGETS, type BudgetId, chooseSuites, LONGEST_RUN, roundsOf, SUITES, type Suite } from '../tests/suites.ts';

/**
 * `npm test [-- suite …] [--no-install] [--yes]`: sets up what the tests take from the system, builds, runs the suites and counts.
 * The last line is always `N passed, N failed, N skipped`. Exit code: 0 all passed, 1 something failed, 2 bad usage.
 */
const ONLY_SKIP_ALLOWED = 'Electron runtime not available';
const SIGN_OF_LIFE = 10_000;
const OPTIONS = ['--no-install', '--yes'];

const words = process.argv.slice(2);
const options = words.filter((word) => word.startsWith('-'));
const { chosen, unknown } = chooseSuites(words.filter((word) => !word.startsWith('-')));
const unknownOptions = options.filter((option) => !OPTIONS.includes(option));

interface SuiteResult {
  readonly suite: Suite;
  readonly outcomes: readonly TestOutcome[];
  readonly seconds: number;
}

if (unknown.length > 0 || unknownOptions.length > 0) {
  console.log(
    `Not known: ${[...unknown, ...unknownOptions].join(', ')}. Suites: ${SUITES.map(({ id }) => id).join(', ')}. Options: ${OPTIONS.join(', ')}.`,
  );
  process.exitCode = 2;
} else process.exitCode = await test();

async function test(): Promise<number> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(`it took more than ${LONGEST_RUN / 60} minutes`), LONGEST_RUN * 1000);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort(`it was ended by ${signal}`));

  const install = !options.includes('--no-install');
  const setUpStart = performance.now();
  const groups = [...new Set(chosen.flatMap((suite) => suite.needs))];
  await prepareMachine(groups, { install, yes: options.includes('--yes'), say: (line) => console.log(line), signal: stop.signal });
  const setUp = (performance.now() - setUpStart) / 1000;

  const results: SuiteResult[] = [];
  for (const round of roundsOf(chosen)) {
    await Promise.all(
      round.map(async (suites) => {
        for (const suite of suites) {
          if (stop.signal.aborted) return;
          const result = await runOne(suite, stop.signal);
          if (result !== null) results.push(result);
        }
      }),
    );
  }
  clearTimeout(timer);
  const outcomes = [...results.flatMap((result) => result.outcomes), ...(install ? forbiddenSkips(results) : [])];
  if (stop.signal.aborted)
    outcomes.push({ state: 'failed', name: 'the whole run', message: `The run was stopped because ${stop.signal.reason}.` });
  outcomes.push(...tooManySecondTries(outcomes));
  for (const outcome of outcomes)
    if (outcome.state === 'failed') console.log(`\nFAILED ${outcome.name}\n${outcome.message.replace(/^/gm, '  ')}`);
  printBudgets(results, setUp, (performance.now() - setUpStart) / 1000);
  printSkips(results);
  for (const { name, firstTry } of secondTries(outcomes))
    console.log(`passed only on the second try: ${name}\n${firstTry.slice(0, 1500).replace(/^/gm, '  ')}`);
  const counts = countOutcomes(outcomes);
  console.log(countLine(counts));
  return counts.failed > 0 ? 1 : 0;
}

async function runOne(suite: Suite, signal: AbortSignal): Promise<SuiteResult | null> {
  const absent = suite.absent?.() ?? null;
  if (absent !== null) {
    console.log(`${suite.id.padEnd(16)} no part of this run: ${absent}`);
    return null;
  }
  const missing = suite.needs.flatMap((id: AptGroupId) => missingPackages(id));
  if (missing.length > 0) {
    const reason = `needs ${missing.join(', ')}`;
    console.log(`${suite.id.padEnd(16)} skipped: ${reason}`);
    return { suite, seconds: 0, outcomes: [{ state: 'skipped', name: suite.id, reason }] };
  }
  const start = performance.now();
  const life = setInterval(
    () => console.log(`  ${suite.id} is running for ${Math.round((performance.now() - start) / 1000)} s`),
    SIGN_OF_LIFE,
  );
  const outcomes = await runSuite(suite, signal);
  clearInterval(life);
  const seconds = (performance.now() - start) / 1000;
  console.log(`${suite.id.padEnd(16)} ${countLine(countOutcomes(outcomes))}, ${seconds.toFixed(1)} s`);
  return { suite, outcomes, seconds };
}

/** On Debian as root everything can be installed, so nothing but Electron's own program may be missing. */
function forbiddenSkips(results: readonly SuiteResult[]): TestOutcome[] {
  if (!isDebianAsRoot()) return [];
  return results
    .flatMap((result) => result.outcomes)
    .filter((outcome) => outcome.state === 'skipped' && outcome.reason !== ONLY_SKIP_ALLOWED)
    .map(({ name }) => ({
      state: 'failed',
      name,
      message: `It was skipped. On Debian as root the only reason allowed is “${ONLY_SKIP_ALLOWED}”.`,
    }));
}

function tooManySecondTries(outcomes: readonly TestOutcome[]): TestOutcome[] {
  const names = secondTries(outcomes).map(({ name }) => name);
  if (names.length <= SECOND_TRIES_ALLOWED) return [];
  const message = `${names.length} tests passed only on their second try, at most ${SECOND_TRIES_ALLOWED} may:\n${names.join('\n')}`;
  return [{ state: 'failed', name: 'the whole run', message }];
}

function printBudgets(results: readonly SuiteResult[], setUp: number, whole: number): void {
  console.log('\ntime against budget');
  const lines: { name: string; seconds: number; budget: number }[] = [];
  for (const id of Object.keys(BUDGETS) as BudgetId[]) {
    const mine = results.filter(({ suite }) => suite.budget === id);
    const own = mine.reduce((sum, { seconds }) => sum + seconds, 0);
    if (id === 'each lab suite') lines.push(...mine.map(({ suite, seconds }) => ({ name: suite.id, seconds, budget: BUDGETS[id] })));
    else if (mine.length > 0 || id === 'set-up')
      lines.push({ name: id, seconds: id === 'set-up' ? setUp + own : own, budget: BUDGETS[id] });
  }
  if (chosen === SUITES) lines.push({ name: 'the whole run', seconds: whole, budget: LONGEST_RUN });
  for (const { name, seconds, budget } of lines) {
    console.log(`  ${name.padEnd(24)} ${seconds.toFixed(1).padStart(6)} s of ${budget} s${seconds > budget ? '  over budget' : ''}`);
  }
}

/** One line for each suite that was skipped or holds skipped tests, with every reason and how often it was given. */
function printSkips(results: readonly SuiteResult[]): void {
  for (const { suite, outcomes } of results) {
    const reasons = Map.groupBy(
      outcomes.filter((outcome) => outcome.state === 'skipped'),
      (outcome) => outcome.reason,
    );
    if (reasons.size > 0)
      console.log(`skipped in ${suite.id}: ${[...reasons].map(([reason, tests]) => `${reason} (${tests.length})`).join('; ')}`);
  }
}
