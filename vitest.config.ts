import { defineConfig } from 'vitest/config';

const UNIT = ['{shared,main,renderer,scripts}/**/*.test.{ts,tsx}'];
const ALONE = ['{shared,main,renderer,scripts}/**/*.alone.test.ts'];

// One project per suite of `npm test` (scripts/tests/suites.ts). Unit tests lie beside the code, the others under e2e.
export default defineConfig({
  test: {
    // A bound for what hangs; a busy machine may be ten times slower.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      // Most modules are pure: they are loaded once for all tests. A test that replaces one is called `*.alone.test.ts`.
      // Some speak over real sockets, and the labs run beside them.
      repeatedOnce({
        extends: true as const,
        test: { name: 'unit', include: UNIT, exclude: ALONE, pool: 'threads' as const, isolate: false },
      }),
      repeatedOnce({ extends: true as const, test: { name: 'unit-alone', include: ALONE, pool: 'threads' as const } }),
      { extends: true, test: { name: 'imports', include: ['e2e/imports/**/*.test.ts'], pool: 'threads' } },
      repeatedOnce(oneAtATime('contract', 'e2e/contract/**/*.contract.ts')),
      repeatedOnce(oneAtATime('lab', 'e2e/lab/**/*.lab.ts', 180_000)),
      oneAtATime('public', 'e2e/public/**/*.public.ts'),
      oneAtATime('fuzz', 'e2e/fuzz/**/*.fuzz.ts'),
      oneAtATime('packaging', 'e2e/packaging/**/*.packaging.ts'),
    ],
  },
});

/** A failure among real servers and browsers is repeated before it is believed; `npm test` names and counts each (scripts/tests/outcome.ts). */
function repeatedOnce<Project extends { readonly test: object }>(project: Project) {
  return { ...project, test: { ...project.test, retry: 1 } };
}

/** Suites that start servers, browsers or builds: one file after another, each in its own process. */
function oneAtATime(name: string, include: string, testTimeout = 120_000) {
  return {
    extends: true as const,
    test: { name, include: [include], pool: 'forks' as const, fileParallelism: false, testTimeout },
  };
}
