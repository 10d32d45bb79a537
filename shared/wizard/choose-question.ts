import type { Diagnosis } from '../model/diagnosis.ts';
import type { Evidence, EvidenceKind } from '../model/evidence.ts';
import type { Said } from '../model/said.ts';
import { type Candidate, candidatesFor } from './candidates.ts';
import { type Asked, DONT_KNOW, type Question } from './question.ts';
import { QUESTIONS } from './questions.ts';

/** A question worth less than so many bits is not asked: it would cost the person more than it tells. */
const LEAST_GAIN = 0.11;
const NEARLY_ALL = 0.95;

/** The question that separates the remaining causes best, or null when none is worth asking. */
export function chooseQuestion(asked: Asked, diagnosis: Diagnosis | null, evidence: readonly Evidence[]): Question | null {
  const candidates = candidatesFor(asked, diagnosis);
  let best: { question: Question; gain: number } | null = null;
  for (const question of QUESTIONS) {
    if (!isOpen(question, asked, evidence)) continue;
    const gain = gainOf(question, candidates);
    if (gain >= LEAST_GAIN && (best === null || gain > best.gain)) best = { question, gain };
  }
  return best?.question ?? null;
}

/** What a person who could not answer can try, and what it would answer: the trial that separates the remaining causes best. */
export function bestTrial(
  asked: Asked,
  diagnosis: Diagnosis | null,
  evidence: readonly Evidence[],
): { readonly said: Said; readonly question: Question } | null {
  const answers = new Map([...asked.answers].filter(([, answer]) => answer !== DONT_KNOW));
  const candidates = candidatesFor(asked, diagnosis);
  const trials = QUESTIONS.flatMap((question) =>
    question.trial !== undefined && isOpen(question, { ...asked, answers }, evidence)
      ? [{ said: question.trial, question, gain: gainOf(question, candidates) / (question.answered ?? NEARLY_ALL) }]
      : [],
  );
  return trials.filter((one) => one.gain >= LEAST_GAIN).toSorted((one, other) => other.gain - one.gain)[0] ?? null;
}

/** Is there anything worth asking that one of these kinds of evidence would answer in the person's place? */
export function worthMeasuring(
  kinds: ReadonlySet<EvidenceKind>,
  asked: Asked,
  diagnosis: Diagnosis | null,
  evidence: readonly Evidence[],
): boolean {
  const candidates = candidatesFor(asked, diagnosis);
  return QUESTIONS.some(
    (question) =>
      question.measuredBy.some((kind) => kinds.has(kind)) &&
      isOpen(question, asked, evidence) &&
      gainOf(question, candidates) >= LEAST_GAIN,
  );
}

function isOpen(question: Question, asked: Asked, evidence: readonly Evidence[]): boolean {
  return !asked.answers.has(question.id) && question.only?.(asked) !== false && !isMeasured(question, evidence, asked);
}

/** What this computer shows answers nothing about somebody else's computer. */
function isMeasured(question: Question, evidence: readonly Evidence[], asked: Asked): boolean {
  return evidence.some(
    (one) =>
      one.state === 'seen' && question.measuredBy.includes(one.kind) && (asked.about !== 'other' || one.seenFrom !== 'this-computer'),
  );
}

/** Expected fall of entropy in bits when the question is asked; who cannot answer it tells nothing. */
function gainOf(question: Question, candidates: readonly Candidate[]): number {
  const likelihoods = candidates.map(({ cause }) => {
    const raw = question.options.map((option) => Math.exp((option.usual ?? 0) + (option.points[cause] ?? 0)));
    const all = raw.reduce((total, one) => total + one, 0);
    return raw.map((one) => one / all);
  });
  let expected = 0;
  for (const index of question.options.keys()) {
    const joint = candidates.map((candidate, at) => candidate.share * (likelihoods[at]?.[index] ?? 0));
    const chance = joint.reduce((total, one) => total + one, 0);
    if (chance > 0) expected += chance * entropy(joint.map((one) => one / chance));
  }
  return (question.answered ?? NEARLY_ALL) * (entropy(candidates.map((one) => one.share)) - expected);
}

function entropy(shares: readonly number[]): number {
  return shares.reduce((total, share) => (share > 0 ? total - share * Math.log2(share) : total), 0);
}
