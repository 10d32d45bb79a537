import { type FactOptions, factsOf } from '../facts/facts.ts';
import { HERE, numbered } from '../facts/made-evidence.ts';
import type { EvidenceDraft } from '../model/evidence.ts';
import type { Judgement } from '../model/finding.ts';
import type { Cause } from './cause.ts';

/** For tests: how a cause judges these drafts, seen from this computer by the person in front of it. Nothing that ships imports this file. */
export function judging(cause: Cause): (drafts: readonly EvidenceDraft[], options?: FactOptions) => Judgement {
  return (drafts, options = {}) => cause.judge(factsOf(numbered(drafts), HERE, options));
}
