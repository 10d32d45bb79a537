import { existsSync, globSync } from 'node:fs';
import { basename } from 'node:path';
import { inRoot } from '../build/paths.ts';
import type { AptGroupId } from './apt-groups.ts';

/** Times that `npm test` should keep, in seconds; the table at its end shows how they were kept. */
export const BUDGETS = {
  'set-up': 300,
  'types to unit': 120,
  'contract and end-to-end': 300,
  'each lab suite': 120,
  fuzz: 30,
} as const;

export type BudgetId = keyof typeof BUDGETS;

/** Seconds that the whole run should keep on two cores; like the other times it is shown, since a slow machine is no failure of a test. */
export const WHOLE_RUN_BUDGET = 25 * 60;

/** A run that is still going after this many seconds hangs: it is stopped and fails. */
export const LONGEST_RUN = 60 * 60;

/** How a suite is run: by a task of our own, or by a test runner's project (vitest.config.ts, playwright.config.ts). */
export type SuiteRunner =
  | { readonly kind: 'types' }
  | { readonly kind: 'lint' }
  | { readonly kind: 'build' }
  | { readonly kind: 'vitest'; readonly project: string; readonly files?: readonly string[] }
  | { readonly kind: 'playwright'; readonly project: string };

export interface Suite {
  readonly id: string;
  readonly budget: BudgetId;
  readonly needs: readonly AptGroupId[];
  readonly runner: SuiteRunner;
  /** Why the suite is no part of this run, or null. Unlike a skip this is right on every machine of that kind. */
  readonly absent?: () => string | null;
}

/** The lab's suites: file name → what they need from the system besides nginx and openssl. Each `e2e/lab/<name>.lab.ts` has a line here. */
const LABS: Readonly<Record<string, readonly AptGroupId[]>> = {
  healthy: ['lab'],
  drops: ['lab'],
  names: ['lab'],
  versions: ['lab'],
  listing: ['lab'],
  'client-certificates': ['lab'],
  proxies: ['lab'],
  'start-tls': ['lab'],
  programs: ['lab'],
  chains: ['lab'],
  'served-chains': ['lab'],
  recipes: ['lab', 'programs'],
  rechecks: ['lab'],
  'mended-web': ['lab'],
  'mended-mail': ['lab'],
  'mended-programs': ['programs'],
  'mended-tomcat': ['programs'],
  computer: ['stores'],
  interception: ['lab'],
  portal: ['lab'],
  'found-proxies': ['lab'],
};

/** Every suite of `npm test`, in the order of running. */
export const SUITES: readonly Suite[] = [
  { id: 'build', budget: 'set-up', needs: [], runner: { kind: 'build' } },
  { id: 'types', budget: 'types to unit', needs: [], runner: { kind: 'types' } },
  { id: 'imports', budget: 'types to unit', needs: [], runner: { kind: 'vitest', project: 'imports' } },
  { id: 'lint', budget: 'types to unit', needs: [], runner: { kind: 'lint' } },
  { id: 'unit', budget: 'types to unit', needs: [], runner: { kind: 'vitest', project: 'unit*' } },
  {
    id: 'contract',
    budget: 'contract and end-to-end',
    needs: ['browser', 'pdf', 'servers'],
    runner: { kind: 'vitest', project: 'contract' },
  },
  { id: 'packaging', budget: 'contract and end-to-end', needs: [], runner: { kind: 'vitest', project: 'packaging' } },
  ...Object.entries(LABS).map(
    ([name, groups]): Suite => ({
      id: `lab-${name}`,
      budget: 'each lab suite',
      needs: ['servers', ...groups],
      runner: { kind: 'vitest', project: 'lab', files: [`e2e/lab/${name}.lab.ts`] },
    }),
  ),
  {
    id: 'journeys',
    budget: 'contract and end-to-end',
    needs: ['browser', 'pdf', 'servers', 'stores'],
    runner: { kind: 'playwright', project: 'journeys' },
  },
  { id: 'screens', budget: 'contract and end-to-end', needs: ['browser'], runner: { kind: 'playwright', project: 'screens' } },
  {
    id: 'public',
    budget: 'types to unit',
    needs: [],
    runner: { kind: 'vitest', project: 'public' },
    absent: () =>
      existsSync(inRoot('../shared/captures/public'))
        ? null
        : 'its captures and chains are not part of the repository, and ../shared is not here',
  },
  { id: 'fuzz', budget: 'fuzz', needs: [], runner: { kind: 'vitest', project: 'fuzz' } },
];

/** The lab files of the folder, by name, to compare with `LABS`. */
export function labFiles(): readonly string[] {
  return globSync('e2e/lab/*.lab.ts', { cwd: inRoot('') }).map((path) => basename(path, '.lab.ts'));
}

/** The suites that a person asked for: by id, or by the beginning of one (`lab`). Out: the words that fit no suite, if there are any. */
export function chooseSuites(wanted: readonly string[]): { readonly chosen: readonly Suite[]; readonly unknown: readonly string[] } {
  const fits = (suite: Suite, word: string) => suite.id === word || suite.id.startsWith(`${word}-`);
  return {
    chosen: wanted.length === 0 ? SUITES : SUITES.filter((suite) => wanted.some((word) => fits(suite, word))),
    unknown: wanted.filter((word) => !SUITES.some((suite) => fits(suite, word))),
  };
}
