import { CAUSES } from '../../shared/causes/index.ts';
import { diagnose } from '../../shared/diagnose/diagnose.ts';
import { factsOf } from '../../shared/facts/facts.ts';
import { planFix } from '../../shared/fixplan/plan-fix.ts';
import { CASE_FORMAT, type CaseDocument } from '../../shared/model/case-document.ts';
import type { Comparison } from '../../shared/model/comparison.ts';
import type { Diagnosis } from '../../shared/model/diagnosis.ts';
import type { Evidence } from '../../shared/model/evidence.ts';
import type { Platform, ServerSoftware } from '../../shared/model/fix-plan.ts';
import type { Input, Situation } from '../../shared/model/input.ts';
import { PRODUCT } from './product.ts';

/** What a case is judged from. Judging is deterministic: the same evidence gives the same diagnosis. */
export interface CaseMaterial {
  readonly id: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly situation: Situation;
  readonly input: Input;
  readonly evidence: readonly Evidence[];
  readonly cost: CaseDocument['cost'];
  readonly attempts: CaseDocument['attempts'];
  readonly comparison: Comparison | null;
  readonly software: ServerSoftware | null;
  readonly platform: Platform | null;
  readonly clientCertificateGiven: boolean;
}

export function judge(
  evidence: readonly Evidence[],
  input: Input,
  situation: Situation,
  clientCertificateGiven: boolean,
  stage: 'provisional' | 'final',
): Diagnosis {
  return diagnose(facts(evidence, input, situation, clientCertificateGiven), CAUSES, { provisional: stage === 'provisional' });
}

/** The case as a document: evidence judged, the fix planned for the reader. */
export function documentOf(material: CaseMaterial): CaseDocument {
  const known = facts(material.evidence, material.input, material.situation, material.clientCertificateGiven);
  const diagnosis = diagnose(known, CAUSES, { provisional: false });
  const fixPlan = planFix(diagnosis, known, {
    audience: material.situation.audience,
    software: material.software,
    platform: material.platform,
  });
  const { id, startedAt, finishedAt, situation, input, evidence, cost, attempts, comparison } = material;
  return {
    format: CASE_FORMAT,
    id,
    product: PRODUCT,
    startedAt,
    finishedAt,
    situation,
    input,
    evidence,
    diagnosis,
    fixPlan,
    cost,
    attempts,
    comparison,
  };
}

function facts(evidence: readonly Evidence[], input: Input, situation: Situation, clientCertificateGiven: boolean) {
  return factsOf(evidence, situation, {
    target: input.kind === 'target' ? input.target : null,
    asProfile: input.kind === 'target' ? input.options.asProfile : null,
    trustOnly: input.kind === 'target' && input.options.trustOnlyPem !== null,
    clientCertificateGiven,
  });
}
