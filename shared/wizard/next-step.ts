import type { CaseDocument } from '../model/case-document.ts';
import type { CauseId } from '../model/cause-id.ts';
import type { EvidenceKind } from '../model/evidence.ts';
import { candidatesFor } from './candidates.ts';
import { chooseQuestion, worthMeasuring } from './choose-question.ts';
import { type OneThing, oneThingToDo } from './one-thing-to-do.ts';
import type { Asked, Question } from './question.ts';
import { QUESTIONS } from './questions.ts';

/** The deepest path. */
export const MOST_QUESTIONS = 6;
/** From this share on a cause is named as the likeliest without more questions. */
const ENOUGH = 0.75;
const HALF = 0.4;

/** Question id under which "which site is it" stands among the answers; its answer is `given` or `unknown`. */
export const TARGET_QUESTION = 'target';

/** Question id under which "may we look at this computer" stands; its answer is `given` or `unknown`. */
export const LOOK_QUESTION = 'look';

/** Evidence that one look from this computer brings; it asks outside hosts, so it is done with leave only. */
const BY_LOOKING: ReadonlySet<EvidenceKind> = new Set(['clock', 'captive-portal', 'control-handshake']);

/** What the wizard does next. */
export type WizardStep =
  | { readonly kind: 'question'; readonly question: Question; readonly left: number }
  /** Ask for the site and check it: a measurement is worth more than answers. */
  | { readonly kind: 'target'; readonly left: number }
  /** Ask for leave to look from here: what can be measured is not asked. */
  | { readonly kind: 'look'; readonly left: number }
  /** The diagnosis stands. */
  | { readonly kind: 'diagnosis' }
  /** No measurement, but the answers name a likeliest cause. */
  | { readonly kind: 'likely'; readonly cause: CauseId; readonly others: readonly CauseId[] }
  | { readonly kind: 'do-this'; readonly thing: OneThing; readonly candidates: readonly CauseId[] }
  | { readonly kind: 'hand-over'; readonly candidates: readonly CauseId[] };

/** The parts of a case that the wizard looks at. */
export type WizardView = Pick<CaseDocument, 'situation' | 'input' | 'evidence' | 'diagnosis'>;

/**
 * The next step of the guided way. Pure: the same case gives the same step, so that Back is taking an answer away.
 * It never asks what was measured, never more than six questions, and every way ends.
 */
export function nextStep(view: WizardView): WizardStep {
  const asked = askedOf(view);
  const { diagnosis } = view;
  const measured = view.input.kind === 'target';
  if (measured && (diagnosis.verdict === 'fault' || diagnosis.verdict === 'advice') && diagnosis.primary?.certainty !== 'possible')
    return { kind: 'diagnosis' };
  if (measured && diagnosis.verdict === 'healthy' && view.situation.about !== 'other') return { kind: 'diagnosis' };
  if (diagnosis.primary !== null && diagnosis.primary.certainty === 'certain') return { kind: 'diagnosis' };

  const left = MOST_QUESTIONS - asked.answers.size;
  // Who runs the server knows its address: what can be measured is not asked.
  if (asked.about === 'server' && !measured && !asked.answers.has(TARGET_QUESTION)) return { kind: 'target', left };
  const symptom = QUESTIONS.find((one) => one.id === 'symptom');
  if (!asked.answers.has('symptom') && symptom !== undefined) return { kind: 'question', question: forReader(symptom, asked), left };
  if (!measured && !asked.answers.has(TARGET_QUESTION) && left > 0 && wantsTarget(asked)) return { kind: 'target', left };

  const candidates = candidatesFor(asked, diagnosis);
  const top = candidates[0];
  if (top !== undefined && top.share >= ENOUGH && asked.answers.size >= 2) return likely(candidates);
  const mayLook = view.situation.about === 'this-computer' && !measured && !asked.answers.has(LOOK_QUESTION) && left > 0;
  if (mayLook && worthMeasuring(BY_LOOKING, asked, diagnosis, view.evidence)) return { kind: 'look', left };
  const question = left > 0 ? chooseQuestion(asked, diagnosis, view.evidence) : null;
  if (question !== null) return { kind: 'question', question: forReader(question, asked), left };
  if (top !== undefined && top.share >= HALF) return likely(candidates);
  const open = candidates.slice(0, 3).map((one) => one.cause);
  const thing = oneThingToDo(asked, candidates, diagnosis, view.evidence, TARGET_QUESTION);
  return thing === null ? { kind: 'hand-over', candidates: open } : { kind: 'do-this', thing, candidates: open };
}

/** The question with the answers that can fit whose trouble it is; a heading without any is left out. */
function forReader(question: Question, { about }: Asked): Question {
  const [first, second, ...rest] = question.options.filter((option) => option.about?.includes(about) !== false);
  if (first === undefined || second === undefined) return question;
  const options = [first, second, ...rest] as const;
  const groups = (question.groups ?? [])
    .map((group) => ({ ...group, options: group.options.filter((id) => options.some((option) => option.id === id)) }))
    .filter((group) => group.options.length > 0);
  return { ...question, options, ...(question.groups === undefined ? {} : { groups }) };
}

/** What the person has said so far. */
export function askedOf(view: Pick<WizardView, 'situation' | 'evidence'>): Asked {
  const answers = new Map(
    view.evidence.flatMap((one) => (one.kind === 'answer' && one.state === 'seen' ? [[one.seen.question, one.seen.answer] as const] : [])),
  );
  return { about: view.situation.about, answers };
}

/** A site to look at helps unless the trouble is with every site, and then any site does: it is asked last there. */
function wantsTarget(asked: Asked): boolean {
  return asked.answers.get('symptom') !== 'every-site' || asked.answers.size >= 3;
}

function likely(candidates: ReturnType<typeof candidatesFor>): WizardStep {
  const [top, ...others] = candidates;
  if (top === undefined) return { kind: 'hand-over', candidates: [] };
  return {
    kind: 'likely',
    cause: top.cause,
    others: others
      .filter((one) => one.share >= 0.1)
      .slice(0, 3)
      .map((one) => one.cause),
  };
}
