import { CAUSES } from '../../shared/causes/index.ts';
import { withBeside } from '../../shared/diagnose/beside.ts';
import { diagnose } from '../../shared/diagnose/diagnose.ts';
import { type Facts, factsOf } from '../../shared/facts/facts.ts';
import { inFocus } from '../../shared/facts/focus.ts';
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
  return judged(evidence, stage === 'provisional', (some) => facts(some, input, situation, clientCertificateGiven)).diagnosis;
}

/** What the person opened is judged by itself; what failed beside it in a browser's recording stands among the others. */
function judged(
  evidence: readonly Evidence[],
  provisional: boolean,
  factsAbout: (some: readonly Evidence[]) => Facts,
): { readonly diagnosis: Diagnosis; readonly known: Facts } {
  const all = factsAbout(evidence);
  const whole = diagnose(all, CAUSES, { provisional });
  const focus = inFocus(evidence);
  if (focus === null) return { diagnosis: whole, known: all };
  const known = factsAbout(focus);
  const near = diagnose(known, CAUSES, { provisional });
  return near.primary === null ? { diagnosis: whole, known: all } : { diagnosis: withBeside(near, whole), known };
}

/** The case as a document: evidence judged, the fix planned for the reader. */
export function documentOf(material: CaseMaterial): CaseDocument {
  const { known, diagnosis } = judged(material.evidence, false, (some) =>
    facts(some, material.input, material.situation, material.clientCertificateGiven),
  );
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
