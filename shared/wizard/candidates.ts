import { CAUSE_IDS, type CauseId } from '../model/cause-id.ts';
import type { Diagnosis } from '../model/diagnosis.ts';
import type { Asked, Points } from './question.ts';
import { QUESTIONS } from './questions.ts';

/** How often each cause is behind a person's trouble before anything is known; the rest share a little. This project's judgement. */
const COMMON: Points = {
  expired: 1.5,
  'clock-wrong': 0.7,
  'name-mismatch': 1.2,
  'incomplete-chain': 1,
  'untrusted-root': 1,
  'self-signed': 1,
  interception: 1.2,
  'captive-portal': 0.8,
  timeout: 0.8,
  reset: 0.8,
  dns: 0.8,
  refused: 0.7,
  'version-mismatch': 0.7,
  'server-fault': 0.5,
  'client-fault': 0.3,
  'proxy-error': 0.3,
};

/** Only what makes advice or needs a specialist's eye is never reached by questions alone. */
const NEVER_BY_QUESTIONS: ReadonlySet<CauseId> = new Set([
  'misordered-chain',
  'no-forward-secrecy',
  'name-constraint',
  'wrong-usage',
  'bad-certificate',
  'ct-missing',
]);

export interface Candidate {
  readonly cause: CauseId;
  /** 0 to 1; all candidates together make 1. */
  readonly share: number;
}

/** The causes that are still in question with their shares, the likeliest first: answers weighed, what was ruled out left out. */
export function candidatesFor(asked: Asked, diagnosis: Diagnosis | null): readonly Candidate[] {
  const out = new Set((diagnosis?.findings ?? []).flatMap((finding) => (finding.state === 'ruled-out' ? [finding.cause] : [])));
  const found = new Map(
    (diagnosis?.findings ?? []).flatMap((finding) => (finding.state === 'found' ? [[finding.cause, finding.certainty] as const] : [])),
  );
  const weights = CAUSE_IDS.filter((cause) => !out.has(cause) && !NEVER_BY_QUESTIONS.has(cause)).map((cause) => {
    const certainty = found.get(cause);
    const measured = certainty === undefined ? 0 : certainty === 'possible' ? 2 : 5;
    return { cause, weight: (COMMON[cause] ?? 0) + measured + sum(asked, cause) };
  });
  const top = Math.max(...weights.map((one) => one.weight));
  const all = weights.reduce((total, one) => total + Math.exp(one.weight - top), 0);
  return weights
    .map(({ cause, weight }) => ({ cause, share: Math.exp(weight - top) / all }))
    .sort((one, other) => other.share - one.share || one.cause.localeCompare(other.cause, 'en'));
}

function sum(asked: Asked, cause: CauseId): number {
  let total = 0;
  for (const [question, answer] of asked.answers) total += pointsOf(question, answer)[cause] ?? 0;
  return total;
}

/** What an answer is evidence of; nothing for "I don't know". */
export function pointsOf(question: string, answer: string): Points {
  return QUESTIONS.find((one) => one.id === question)?.options.find((one) => one.id === answer)?.points ?? {};
}
