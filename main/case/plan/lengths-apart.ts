import type { Try } from './tries.ts';

/** Lengths of hellos in bytes: the longest that worked, and the shortest and longest that did not. */
export interface LengthsApart {
  readonly works: number;
  readonly fails: readonly [shortest: number, longest: number];
  /** How often it worked or failed, whichever is less. */
  readonly times: number;
}

/**
 * The judged hello differs in length by chance. Where it works and fails at one address, several times each, and every one that failed got no
 * answer and was longer than all that worked: those lengths. Null everywhere else.
 */
export function lengthsApart(here: readonly Try[]): LengthsApart | null {
  const seen = here.filter((one) => one.evidence !== null);
  const works = seen.filter((one) => one.end === 'worked').map((one) => one.helloBytes);
  const failed = seen.filter((one) => one.end !== 'worked');
  const fails = failed.map((one) => one.helloBytes);
  if (works.length < 2 || fails.length < 2 || !failed.every((one) => one.end === 'dropped' || one.end === 'closed')) return null;
  const [longest, shortest] = [Math.max(...works), Math.min(...fails)];
  return longest < shortest ? { works: longest, fails: [shortest, Math.max(...fails)], times: Math.min(works.length, fails.length) } : null;
}
