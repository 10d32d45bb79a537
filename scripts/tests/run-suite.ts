import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { build } from '../build/build.ts';
import { inRoot } from '../build/paths.ts';
import { type Ended, runChild } from './child.ts';
import { RUNNER_DID_NOT_FINISH, runnerEnded, unfinishedFiles, withSecondRun, withSecondRunOfAll } from './ended-early.ts';
import { parseOutcomes, REPORT_FILE, type TestOutcome } from './outcome.ts';
import type { Suite } from './suites.ts';
import { checkTypes } from './types.ts';

/** Variables that change which roots Node and OpenSSL trust; a test must see the machine as it is. */
const TRUST_VARIABLES = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR'];

/** Runs one suite. Out: how each of its tests went; a suite in which nothing ran is a failure. Never throws. */
export async function runSuite(suite: Suite, signal: AbortSignal): Promise<readonly TestOutcome[]> {
  const outcomes = await runAny(suite, signal);
  return outcomes.length > 0 ? outcomes : [{ state: 'failed', name: suite.id, message: 'found no test' }];
}

async function runAny({ id, runner }: Suite, signal: AbortSignal): Promise<readonly TestOutcome[]> {
  switch (runner.kind) {
    case 'build':
      return runBuild();
    case 'types':
      return checkTypes((project) => runProgram('tsc', ['-p', project, '--pretty', 'false'], signal));
    case 'lint':
      return [outcomeOf(id, await runProgram('biome', ['ci', '--max-diagnostics=50', '--colors=off'], signal))];
    case 'vitest': {
      const reporter = inRoot('scripts/tests/vitest-reporter.ts');
      const args = ['run', '--project', runner.project, '--allowOnly=false', '--passWithNoTests', '--reporter', reporter];
      const first = await runReported(id, 'vitest', [...args, ...(runner.files ?? [])], signal);
      if (signal.aborted) return first;
      const why = runnerEnded(first, id);
      if (why !== null) return withSecondRunOfAll(why, id, await runReported(id, 'vitest', [...args, ...(runner.files ?? [])], signal));
      const files = unfinishedFiles(first);
      if (files.length === 0) return first;
      return withSecondRun(first, files, await runReported(id, 'vitest', [...args, ...files], signal));
    }
    case 'playwright': {
      const reporter = inRoot('scripts/tests/playwright-reporter.ts');
      const args = ['test', '--project', runner.project, '--forbid-only', '--pass-with-no-tests', '--reporter', reporter];
      return runReported(id, 'playwright', args, signal);
    }
  }
}

async function runBuild(): Promise<readonly TestOutcome[]> {
  const outcomes = await build(() => {});
  return outcomes.map((outcome): TestOutcome => {
    const name = `build of ${outcome.id}`;
    if (outcome.state === 'missing') return { state: 'failed', name, message: `${outcome.entry} is missing` };
    if (outcome.state === 'failed') return { state: 'failed', name, message: stripVTControlCharacters(outcome.message) };
    return { state: 'passed', name };
  });
}

/** Runs a test runner with one of our reporters and reads what it wrote. */
async function runReported(id: string, program: string, args: readonly string[], signal: AbortSignal): Promise<readonly TestOutcome[]> {
  const folder = mkdtempSync(join(tmpdir(), 'handshake-doctor-tests-'));
  try {
    const file = join(folder, 'outcomes.json');
    const ended = await runProgram(program, args, signal, { [REPORT_FILE]: file });
    const outcomes = parseOutcomes(readIfThere(file));
    if (outcomes === null)
      return [{ state: 'failed', name: id, message: `${RUNNER_DID_NOT_FINISH} (${program})\n${tailOf(ended.output)}` }];
    const failed = outcomes.some((outcome) => outcome.state === 'failed');
    // A runner that fails while all its tests passed has seen something that no test stands for.
    if (ended.code !== 0 && !failed && outcomes.length > 0) return [...outcomes, outcomeOf(`${id}: the runner itself`, ended)];
    return outcomes;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runProgram(
  program: string,
  args: readonly string[],
  signal: AbortSignal,
  extra: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1', ...extra };
  delete env.FORCE_COLOR;
  for (const name of TRUST_VARIABLES) delete env[name];
  return runChild(process.execPath, [scriptOf(program), ...args], { env, signal });
}

/** The script behind a program of node_modules/.bin; run by name it would need a shell on Windows. */
function scriptOf(program: string): string {
  const scripts: Readonly<Record<string, string>> = {
    tsc: 'node_modules/typescript/bin/tsc',
    biome: 'node_modules/@biomejs/biome/bin/biome',
    vitest: 'node_modules/vitest/vitest.mjs',
    playwright: 'node_modules/@playwright/test/cli.js',
  };
  return inRoot(scripts[program] ?? program);
}

function outcomeOf(name: string, { code, output }: Ended): TestOutcome {
  return code === 0 ? { state: 'passed', name } : { state: 'failed', name, message: tailOf(output) };
}

function tailOf(output: string): string {
  return stripVTControlCharacters(output).trim().slice(-4000);
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
