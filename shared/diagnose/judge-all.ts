import type { Cause } from '../causes/cause.ts';
import type { Facts } from '../facts/facts.ts';
import type { Candidate } from '../facts/readings.ts';
import type { CauseId } from '../model/cause-id.ts';
import type { Finding, Judgement, Need } from '../model/finding.ts';
import type { Certainty } from '../model/side.ts';
import { ENGLISH, say } from '../words/index.ts';
import { byAnswers } from './by-answers.ts';
import { CALLERS_SIDE } from './callers-side.ts';

/** One judged cause; `candidate` is its place among the candidates of a text, log or capture when only that names it. */
export interface JudgedCause {
  readonly finding: Finding;
  readonly candidate: number | null;
  /** What the measurement alone still needs; empty where it decided. */
  readonly open: readonly Need[];
}

/**
 * Asks every cause. What was measured decides; where the measurements leave a cause open, a message, log or capture that names it
 * makes it found, no surer than the text is (DESIGN section 3, rules 6 and 7).
 */
export function judgeAll(facts: Facts, causes: readonly Cause[]): readonly JudgedCause[] {
  const candidates = inOrder(facts);
  const measured = causes.map((cause) => ({ cause, judgement: onCallersSide(cause, cause.judge(facts), facts) }));
  const proved = new Set(
    measured.flatMap(({ cause, judgement }) =>
      judgement.state === 'found' && judgement.adviceOnly !== true && judgement.certainty !== 'possible' ? [cause.id] : [],
    ),
  );
  const judged = measured.map(({ cause, judgement }): JudgedCause => {
    const place = candidates.findIndex((one) => one.cause === cause.id);
    const candidate = candidates[place];
    const named = candidate === undefined ? null : namedBy(candidate, cause, judgement, facts, proved);
    const settled = named ?? judgement;
    return {
      finding: withShare(withTitle({ ...settled, cause: cause.id }, cause), facts),
      candidate: named === null ? null : place,
      open: judgement.state === 'cannot-tell' ? judgement.needs : [],
    };
  });
  return byAnswers(judged, facts, causes);
}

const STRENGTH: Readonly<Record<Certainty, number>> = { certain: 0, likely: 1, possible: 2 };

/** The candidates of texts, the likeliest first; among equally sure ones the person's answers decide, then the text's own order. */
function inOrder(facts: Facts): readonly Candidate[] {
  const points = (candidate: Candidate): number => facts.answers.points.get(candidate.cause)?.weight ?? 0;
  // Without an answer the readings keep their own order: a log's is by how often a cause is named.
  if (facts.answers.given.size === 0) return facts.readings.candidates;
  return facts.readings.candidates.toSorted((a, b) => STRENGTH[a.certainty] - STRENGTH[b.certainty] || points(b) - points(a));
}

/** What a text adds to the measurement; null when the measurement stands. */
function namedBy(candidate: Candidate, cause: Cause, judgement: Judgement, facts: Facts, proved: ReadonlySet<CauseId>): Judgement | null {
  if (judgement.state === 'found') return null;
  if (judgement.state === 'ruled-out' && candidate.from === 'message' && !outOfSight(cause, facts)) return null;
  if (cause.needsSign === true && candidate.certainty === 'possible' && holdsHere(facts) && !outOfSight(cause, facts)) return null;
  // A message has one true cause: once a measurement proves one of its candidates, the others are no longer in question.
  if (candidate.from === 'message' && facts.readings.candidates.some((one) => proved.has(one.cause) && sameMessage(one, candidate)))
    return null;
  return {
    state: 'found',
    variant: candidate.variant,
    side: candidate.side ?? sideOf(cause, candidate.variant),
    ...(candidate.adviceOnly === true ? { adviceOnly: true } : {}),
    ...(candidate.title === undefined ? {} : { title: candidate.title }),
    certainty: facts.measured && candidate.certainty === 'certain' ? 'likely' : candidate.certainty,
    because: candidate.because,
    evidence: candidate.evidence,
  };
}

/** The log of a browser holds a message for each place that failed, and each place has its own cause. */
function sameMessage(one: Candidate, other: Candidate): boolean {
  return one.from !== 'message' || one.evidence.some((id) => other.evidence.includes(id));
}

function holdsHere({ chains }: Facts): boolean {
  return chains.served.some((one) => one.leaf !== null) && chains.refusals.length === 0;
}

/** Somebody else's computer and network cannot be seen from here, so nothing measured here speaks against causes on that side. */
function outOfSight(cause: Cause, facts: Facts): boolean {
  return facts.situation.about === 'other' && CALLERS_SIDE.has(cause.id);
}

/** With somebody else's trouble, what this computer sees of its own side or network is no finding about theirs (DESIGN section 1). */
function onCallersSide(cause: Cause, judgement: Judgement, facts: Facts): Judgement {
  if (facts.situation.about !== 'other' || judgement.state === 'cannot-tell') return judgement;
  const seenHere = judgement.evidence.every((id) => facts.evidence.find((piece) => piece.id === id)?.seenFrom === 'this-computer');
  const callers =
    judgement.state === 'found' ? judgement.side === 'this-computer' || judgement.side === 'network' : outOfSight(cause, facts);
  if (!seenHere || !callers) return judgement;
  return {
    state: 'cannot-tell',
    needs: [{ kind: 'elsewhere', said: say('facts.need.callers-check') }],
    because: [say('facts.from-here-only')],
    evidence: judgement.evidence,
  };
}

function sideOf(cause: Cause, variant: string | null) {
  return (variant === null ? undefined : cause.sideOfVariant?.[variant]) ?? cause.usualSide;
}

/** Every found cause has a title: its own, that of its variant where it needs no values, else the general one. */
function withTitle(finding: Finding, cause: Cause): Finding {
  if (finding.state !== 'found' || finding.title !== undefined) return finding;
  const area = `causes/${cause.id}`;
  const ofVariant = finding.variant === null ? undefined : ENGLISH.areas[area]?.[`title.${finding.variant}`];
  const plain = typeof ofVariant === 'string' && !ofVariant.includes('{');
  return { ...finding, title: plain ? { key: `${area}.title.${finding.variant}` } : cause.words.title };
}

/** Where not every connection was shown the bad chain, the first reason says how many: "2 of 9" (DESIGN section 3, rule 3). */
function withShare(finding: Finding, facts: Facts): Finding {
  if (finding.state !== 'found') return finding;
  const bad = facts.chains.served.filter((chain) => finding.evidence.includes(chain.evidence));
  const shown = bad.reduce((sum, chain) => sum + chain.seenIn, 0);
  const all = facts.chains.served.reduce((sum, chain) => sum + chain.seenIn, 0);
  if (shown === 0 || shown === all) return finding;
  return { ...finding, because: [say('facts.some-connections', { bad: shown, all }), ...finding.because] };
}
