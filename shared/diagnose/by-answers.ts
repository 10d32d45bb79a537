import type { Cause } from '../causes/cause.ts';
import type { Facts } from '../facts/facts.ts';
import type { Certainty } from '../model/side.ts';
import { say } from '../words/index.ts';
import type { JudgedCause } from './judge-all.ts';

/** Natural logarithms: 3 is about twenty to one, 1.5 about five to one against the next. */
const ENOUGH = 3;
const AHEAD = 1.5;
const WORTH_NAMING = 0.5;
const NAMED_AT_MOST = 4;

/**
 * Where neither a measurement nor a text names a fault, the answers of the person do: *likely* when one cause stands clearly ahead,
 * *possible* for the best few otherwise; never more, for an answer alone proves nothing. What was measured to be ruled out stays so.
 */
export function byAnswers(judged: readonly JudgedCause[], facts: Facts, causes: readonly Cause[]): readonly JudgedCause[] {
  if (judged.some(({ finding }) => finding.state === 'found' && finding.adviceOnly !== true)) return judged;
  const open = judged
    .filter(({ finding }) => finding.state === 'cannot-tell')
    .map((one) => ({ one, points: facts.answers.points.get(one.finding.cause) }))
    .filter(({ points }) => points !== undefined && points.weight >= WORTH_NAMING)
    .toSorted((a, b) => (b.points?.weight ?? 0) - (a.points?.weight ?? 0));
  const best = open[0]?.points?.weight ?? 0;
  const clear = best >= ENOUGH && best - (open[1]?.points?.weight ?? 0) >= AHEAD;
  const named = clear ? open.slice(0, 1) : open.filter(({ points }) => (points?.weight ?? 0) > best - AHEAD).slice(0, NAMED_AT_MOST);
  const places = new Map(named.map(({ one }, place) => [one.finding.cause, place] as const));
  const certainty: Certainty = clear ? 'likely' : 'possible';
  return judged.map((one) => {
    const place = places.get(one.finding.cause);
    const cause = causes.find((other) => other.id === one.finding.cause);
    if (place === undefined || cause === undefined) return one;
    return {
      candidate: place,
      open: one.open,
      finding: {
        cause: cause.id,
        state: 'found',
        variant: null,
        side: cause.usualSide,
        certainty,
        title: cause.words.title,
        because: [say('facts.answers-say')],
        evidence: facts.answers.points.get(cause.id)?.evidence ?? [],
      },
    };
  });
}
