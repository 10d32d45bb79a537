import { CAUSES } from '../../../shared/causes/index.ts';
import { diagnose } from '../../../shared/diagnose/diagnose.ts';
import { factsOf } from '../../../shared/facts/facts.ts';
import { planFix } from '../../../shared/fixplan/plan-fix.ts';
import { CASE_FORMAT, type CaseDocument } from '../../../shared/model/case-document.ts';
import type { EvidenceDraft } from '../../../shared/model/evidence.ts';
import type { Platform, ServerSoftware } from '../../../shared/model/fix-plan.ts';
import { DEFAULT_OPTIONS, type Input, type Situation } from '../../../shared/model/input.ts';
import type { Target } from '../../../shared/model/target.ts';
import { AT, numbered } from './evidence.ts';

export interface CaseShape {
  readonly id: string;
  readonly host: string | null;
  readonly evidence: readonly EvidenceDraft[];
  readonly situation?: Situation;
  readonly text?: string;
  readonly software?: ServerSoftware | null;
  readonly platform?: Platform | null;
}

const FOR_ME: Situation = { audience: 'end-user', about: 'this-computer' };

export function targetOf(host: string): Target {
  return { host, port: 443, hostIsAddress: false, startTls: null, connectTo: null, asTyped: host };
}

/** A case as main would hand it over: the product's own judging over evidence that a sample made up. */
export function caseOf({ id, host, evidence, situation = FOR_ME, text, software = null, platform = 'windows' }: CaseShape): CaseDocument {
  const target = host === null ? null : targetOf(host);
  const all = numbered(evidence);
  const facts = factsOf(all, situation, { target });
  const diagnosis = diagnose(facts, CAUSES);
  const handshakes = evidence.filter((one) => one.kind === 'handshake').length;
  return {
    format: CASE_FORMAT,
    id,
    product: { name: 'Handshake Doctor', version: '0.1.0' },
    startedAt: AT,
    finishedAt: AT,
    situation,
    input: inputOf(target, text),
    evidence: all,
    diagnosis,
    fixPlan: planFix(diagnosis, facts, { audience: situation.audience, software, platform }),
    cost: { connections: handshakes, milliseconds: handshakes * 61, hosts: host === null ? [] : [host] },
    attempts: [],
    comparison: null,
  };
}

function inputOf(target: Target | null, text: string | undefined): Input {
  if (text !== undefined) return { kind: 'text', text };
  if (target === null) return { kind: 'answers' };
  return {
    kind: 'target',
    target,
    options: {
      ...DEFAULT_OPTIONS,
    },
  };
}
