import type { Finding, FoundFinding, Need } from './finding.ts';
import type { Said } from './said.ts';

export const VERDICTS = ['fault', 'advice', 'healthy', 'cannot-tell', 'not-tls'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** One primary cause, the others ranked, what explains what. */
export interface Diagnosis {
  readonly verdict: Verdict;
  /** null when healthy, cannot-tell or not-tls. */
  readonly primary: FoundFinding | null;
  /** Other found causes, ranked. `explainedBy` names the primary when it accounts for this one. */
  readonly others: readonly (FoundFinding & { readonly explainedBy: string | null })[];
  readonly findings: readonly Finding[];
  /** The verdict sentence: the largest text on the screen. */
  readonly sentence: Said;
  /** Reasons for a verdict without a primary (healthy, cannot-tell, not-tls). */
  readonly because: readonly Said[];
  /** What would settle the doubt, best first. */
  readonly wanted: readonly Need[];
  /** True while evidence is still arriving. */
  readonly provisional: boolean;
}

export function isVerdict(value: unknown): value is Verdict {
  return typeof value === 'string' && (VERDICTS as readonly string[]).includes(value);
}
