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

/** The whole run fails after this many seconds. */
export const LONGEST_RUN = 25 * 60;

/** How a suite is run: by a task of our own, or by a test runner's project (vitest.config.ts, playwright.config.ts). */
export type SuiteRunner =
  | { readonly kind: 'types' }
  | { readonly kind: 'lint' }
  | { readonly kind: 'build' }
  | { readonly kind: 'vitest'; readonly project: string; readonly files?: readonly string[] }
  | { readonly kind: 'playwright'; readonly project: string };

/**
 * When a suite runs. The labs mostly wait for servers that are silent or slow, one lab after another; suites that look at no clock fill
 * that time. Suites that start the whole program have the machine to themselves.
 */
export type Turn = 'first' | 'labs' | 'beside-the-labs' | 'last';

export interface Suite {
  readonly id: string;
  readonly turn: Turn;
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

/** Every suite of `npm test`; those of one turn run in this order. */
export const SUITES: readonly Suite[] = [
  { id: 'build', turn: 'first', budget: 'set-up', needs: [], runner: { kind: 'build' } },
  { id: 'types', turn: 'first', budget: 'types to unit', needs: [], runner: { kind: 'types' } },
  { id: 'imports', turn: 'first', budget: 'types to unit', needs: [], runner: { kind: 'vitest', project: 'imports' } },
  { id: 'lint', turn: 'first', budget: 'types to unit', needs: [], runner: { kind: 'lint' } },
  { id: 'unit', turn: 'beside-the-labs', budget: 'types to unit', needs: [], runner: { kind: 'vitest', project: 'unit*' } },
  {
    id: 'contract',
    turn: 'last',
    budget: 'contract and end-to-end',
    needs: ['browser', 'pdf', 'servers'],
    runner: { kind: 'vitest', project: 'contract' },
  },
  { id: 'packaging', turn: 'last', budget: 'contract and end-to-end', needs: [], runner: { kind: 'vitest', project: 'packaging' } },
  ...Object.entries(LABS).map(
    ([name, groups]): Suite => ({
      id: `lab-${name}`,
      turn: 'labs',
      budget: 'each lab suite',
      needs: ['servers', ...groups],
      runner: { kind: 'vitest', project: 'lab', files: [`e2e/lab/${name}.lab.ts`] },
    }),
  ),
  {
    id: 'journeys',
    turn: 'last',
    budget: 'contract and end-to-end',
    needs: ['browser', 'pdf', 'servers', 'stores'],
    runner: { kind: 'playwright', project: 'journeys' },
  },
  {
    id: 'screens',
    turn: 'beside-the-labs',
    budget: 'contract and end-to-end',
    needs: ['browser'],
    runner: { kind: 'playwright', project: 'screens' },
  },
  {
    id: 'public',
    turn: 'beside-the-labs',
    budget: 'types to unit',
    needs: [],
    runner: { kind: 'vitest', project: 'public' },
    absent: () =>
      existsSync(inRoot('../shared/captures/public'))
        ? null
        : 'its captures and chains are not part of the repository, and ../shared is not here',
  },
  { id: 'fuzz', turn: 'beside-the-labs', budget: 'fuzz', needs: [], runner: { kind: 'vitest', project: 'fuzz' } },
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

/** Rounds of running, one after another. The lists of one round run at the same time, the suites of one list one after another. */
export function roundsOf(chosen: readonly Suite[]): readonly (readonly (readonly Suite[])[])[] {
  const of = (turn: Turn) => chosen.filter((suite) => suite.turn === turn);
  return [[of('first')], [of('labs'), of('beside-the-labs')], [of('last')]];
}
