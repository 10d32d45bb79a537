import { defineConfig } from 'vitest/config';

// One project per suite of `npm test` (scripts/tests/suites.ts). Unit tests lie beside the code, the others under e2e.
export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'unit', include: ['{shared,main,renderer,scripts}/**/*.test.{ts,tsx}'], pool: 'threads' } },
      { extends: true, test: { name: 'imports', include: ['e2e/imports/**/*.test.ts'], pool: 'threads' } },
      repeatedOnce(oneAtATime('contract', 'e2e/contract/**/*.contract.ts')),
      repeatedOnce(oneAtATime('lab', 'e2e/lab/**/*.lab.ts')),
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
function oneAtATime(name: string, include: string) {
  return {
    extends: true as const,
    test: { name, include: [include], pool: 'forks' as const, fileParallelism: false, testTimeout: 60_000 },
  };
}
