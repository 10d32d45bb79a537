import { type PlacedFinding, refusalsOf } from '../facts/chains.ts';
import type { Facts } from '../facts/facts.ts';
import type { CauseId } from '../model/cause-id.ts';
import type { ChainFindingKind } from '../model/certificate.ts';
import type { Judgement } from '../model/finding.ts';
import type { Said } from '../model/said.ts';
import type { Side } from '../model/side.ts';
import { say } from '../words/index.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';

const REASONS = 3;

/** How a cause that the chain judge names by itself is turned into a judgement. */
export interface ChainRule {
  readonly side: Side;
  /** Kinds that a browser lets pass and that make advice (DESIGN section 3, rule 12); any other warning is a note, never found. */
  readonly advice?: readonly ChainFindingKind[];
  /** What to say when nothing of the kind was found. */
  readonly holds: Said;
}

/** Judges a cause by the findings of the chain judge alone. */
export function judgeByChain(facts: Facts, cause: CauseId, rule: ChainRule): Judgement {
  if (facts.chains.served.every((chain) => chain.leaf === null)) {
    return cannotTell([NEEDS.certificates], [say('facts.no-certificate-seen')]);
  }
  const refusals = refusalsOf(facts.chains, cause);
  if (refusals.length > 0) {
    return found({ side: rule.side, certainty: 'certain', because: reasons(refusals, facts), evidence: evidenceOf(refusals) });
  }
  const advised = facts.chains.warnings.filter((one) => one.finding.cause === cause && rule.advice?.includes(one.finding.kind));
  if (advised.length > 0) {
    return found({
      side: rule.side,
      certainty: 'certain',
      adviceOnly: true,
      because: reasons(advised, facts),
      evidence: evidenceOf(advised),
    });
  }
  return ruledOut(
    [rule.holds],
    facts.chains.served.map((chain) => chain.evidence),
  );
}

function reasons(placed: readonly PlacedFinding[], facts: Facts): Said[] {
  const servers = new Set(placed.flatMap((one) => one.chain.addresses)).size;
  const some =
    servers > 0 && servers < facts.chains.addresses ? [say('facts.some-servers', { bad: servers, all: facts.chains.addresses })] : [];
  return [...some, ...placed.slice(0, REASONS).map((one) => one.finding.said)];
}

function evidenceOf(placed: readonly PlacedFinding[]): number[] {
  return placed.map((one) => one.chain.evidence);
}
