import type { Verdict } from '../../shared/model/diagnosis.ts';

/** DESIGN section 4: scripts depend on these. */
export const EXIT = { nothingAtFault: 0, faultFound: 1, badUsage: 2, cannotTell: 3 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export function exitCodeFor(verdict: Verdict): ExitCode {
  if (verdict === 'fault') return EXIT.faultFound;
  return verdict === 'cannot-tell' ? EXIT.cannotTell : EXIT.nothingAtFault;
}
