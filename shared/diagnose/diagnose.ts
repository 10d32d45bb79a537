import type { Cause } from '../causes/cause.ts';
import { CAUSES } from '../causes/index.ts';
import type { Facts } from '../facts/facts.ts';
import type { Diagnosis } from '../model/diagnosis.ts';
import type { FoundFinding } from '../model/finding.ts';
import { say } from '../words/index.ts';
import { contradictedBy } from './contradiction.ts';
import { causeBeforeEffect, explainAway } from './explain-away.ts';
import { withThisComputer } from './from-this-computer.ts';
import { judgeAll } from './judge-all.ts';
import { rank } from './rank.ts';
import { withoutCause } from './verdict.ts';
import { wantedOf } from './wanted.ts';

/**
 * One primary cause, the others ranked, what explains what. The same facts always give the same diagnosis.
 * @param options.provisional evidence is still arriving
 */
export function diagnose(facts: Facts, causes: readonly Cause[] = CAUSES, options: { readonly provisional?: boolean } = {}): Diagnosis {
  const judged = judgeAll(facts, causes);
  const findings = judged.map((one) => one.finding);
  const ranked = causeBeforeEffect(
    rank(judged.flatMap((one) => (one.finding.state === 'found' ? [{ finding: one.finding, candidate: one.candidate }] : []))),
    causes,
    new Set(facts.evidence.flatMap((piece) => (piece.kind === 'log-event' ? [piece.id] : []))),
  );
  const primary = withHsts(withThisComputer(ranked[0], facts), facts);
  const provisional = options.provisional ?? false;
  const wanted = wantedOf(facts, judged, primary, causes);
  const contradiction = contradictedBy(facts, ranked, wanted);
  if (contradiction !== null)
    return { primary: null, others: ranked.map((other) => ({ ...other, explainedBy: null })), findings, provisional, ...contradiction };
  if (primary === undefined) return { primary: null, others: [], findings, provisional, ...withoutCause(facts, wanted) };
  return {
    verdict: primary.adviceOnly === true ? 'advice' : 'fault',
    primary,
    others: explainAway(primary, ranked.slice(1), causes),
    findings,
    sentence: primary.title ?? titleOf(primary.cause, causes),
    because: [],
    wanted,
    provisional,
  };
}

function titleOf(id: Cause['id'], causes: readonly Cause[]): Cause['words']['title'] {
  const cause = causes.find((one) => one.id === id);
  return cause === undefined ? { key: id } : cause.words.title;
}

/** A page that offers no way on says why: the person looks for the button in vain. */
function withHsts(primary: FoundFinding | undefined, facts: Facts): FoundFinding | undefined {
  if (primary === undefined || !facts.readings.messages.some((one) => one.seen.found.hsts)) return primary;
  return { ...primary, because: [...primary.because, say('messages.hsts')] };
}
