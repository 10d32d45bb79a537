import type { Comparison } from './comparison.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { Evidence } from './evidence.ts';
import type { FixPlan } from './fix-plan.ts';
import type { Input, Situation } from './input.ts';

export const CASE_FORMAT = 'handshake-doctor/1';

/** One case, whole: what is saved, replayed, reported. JSON-safe. */
export interface CaseDocument {
  readonly format: typeof CASE_FORMAT;
  /** Random, made when the case begins; names the case in every call of the contract. */
  readonly id: string;
  readonly product: { readonly name: 'Handshake Doctor'; readonly version: string };
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly situation: Situation;
  readonly input: Input;
  readonly evidence: readonly Evidence[];
  readonly diagnosis: Diagnosis;
  readonly fixPlan: FixPlan | null;
  readonly cost: { readonly connections: number; readonly milliseconds: number; readonly hosts: readonly string[] };
  /** Earlier attempts of the same case, oldest first. */
  readonly attempts: readonly { readonly at: string; readonly diagnosis: Diagnosis }[];
  readonly comparison: Comparison | null;
}
