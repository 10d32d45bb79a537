import type { CaseDocument } from '../model/case-document.ts';
import type { ChainJudgement } from '../model/chain-judgement.ts';
import { attemptFacts } from './attempts.ts';
import { chainFacts } from './chains.ts';

/** The chain that a case is about: the one its verdict rests on, else the worst that the judged hello was shown; null where none was seen. */
export function chainOfCase({ evidence, diagnosis }: Pick<CaseDocument, 'evidence' | 'diagnosis'>): ChainJudgement | null {
  const served = chainFacts(evidence, attemptFacts(evidence, null)).served.filter(({ leaf }) => leaf !== null);
  const telling = diagnosis.primary?.evidence ?? [];
  return (served.find((one) => telling.includes(one.evidence)) ?? served[0])?.judgement ?? null;
}
