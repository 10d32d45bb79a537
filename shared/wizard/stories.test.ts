import { describe, expect, it } from 'vitest';
import { answeredView } from './answered-view.ts';
import { STORIES, type Story } from './made-stories.ts';
import { LOOK_QUESTION, MOST_QUESTIONS, nextStep, TARGET_QUESTION, type WizardStep } from './next-step.ts';
import { DONT_KNOW } from './question.ts';
import { QUESTIONS } from './questions.ts';
import { THIRD_STORIES } from './third-stories.ts';
import { UNSURE_STORIES } from './unsure-stories.ts';

/** Answers every question as this person can. */
function live(story: Story): { readonly asked: readonly (readonly [string, string])[]; readonly step: WizardStep } {
  const asked: (readonly [string, string])[] = [];
  for (;;) {
    const step = nextStep(answeredView(story.about, asked));
    if (step.kind === 'target') asked.push([TARGET_QUESTION, DONT_KNOW]);
    else if (step.kind === 'look') asked.push([LOOK_QUESTION, DONT_KNOW]);
    else if (step.kind === 'question') {
      const known = story.knows[step.question.id];
      const offered = step.question.options.some((option) => option.id === known);
      asked.push([step.question.id, known !== undefined && offered ? known : DONT_KNOW]);
    } else return { asked, step };
    if (asked.length > MOST_QUESTIONS) throw new Error(`too many questions: ${JSON.stringify(asked)}`);
  }
}

/** An answer that says what another question would ask: asking it too would be asking what is known. */
const KNOWN_BY: readonly { readonly question: string; readonly answers: readonly string[]; readonly answersToo: string }[] = [
  { question: 'symptom', answers: ['blank'], answersToo: 'warning-words' },
  { question: 'what-shows', answers: ['reset', 'waiting', 'sign-in', 'not-found', 'refused'], answersToo: 'warning-words' },
  { question: 'warning-words', answers: ['date', 'name', 'trust', 'old', 'revoked', 'client'], answersToo: 'what-shows' },
  { question: 'symptom', answers: ['one-site', 'every-site'], answersToo: 'one-site-or-every-site' },
  { question: 'symptom', answers: ['one-browser', 'one-program'], answersToo: 'which-programs' },
  { question: 'symptom', answers: ['one-network'], answersToo: 'which-network' },
  { question: 'symptom', answers: ['one-computer'], answersToo: 'other-device' },
  { question: 'symptom', answers: ['worked-yesterday', 'after-update'], answersToo: 'since-when' },
  { question: 'since-when', answers: ['always'], answersToo: 'how-often' },
  { question: 'login-page', answers: ['yes'], answersToo: 'antivirus' },
];

describe('given what invented people can say', () => {
  for (const story of STORIES) {
    it(story.who, () => {
      for (const question of Object.keys(story.knows)) expect(QUESTIONS.map((one) => one.id)).toContain(question);
      const { asked, step } = live(story);
      const way = asked.map(([question, answer]) => `${question}: ${answer}`).join(' | ');
      const ended = step.kind === 'likely' ? step.cause : step.kind === 'do-this' ? step.thing.by : step.kind;
      for (const { question, answers, answersToo } of KNOWN_BY) {
        const at = asked.findIndex(([id, answer]) => id === question && answers.includes(answer));
        if (at >= 0)
          expect
            .soft(
              asked.slice(at + 1).map(([id]) => id),
              `${way}: ${answersToo} is known`,
            )
            .not.toContain(answersToo);
      }
      expect(story.ends, way).toContain(ended);
    });
  }
});

describe('given people who are unsure, or wrong about one thing', () => {
  for (const story of UNSURE_STORIES) {
    it(story.who, () => {
      const { asked, step } = live(story);
      const way = asked.map(([question, answer]) => `${question}: ${answer}`).join(' | ');
      const ended = step.kind === 'likely' ? step.cause : step.kind === 'do-this' ? step.thing.by : step.kind;
      expect.soft(story.ends, way).toContain(ended);
      const questions = asked.filter(([id]) => id !== TARGET_QUESTION && id !== LOOK_QUESTION);
      expect.soft(questions.length, way).toBeLessThanOrEqual(story.within);
    });
  }
});

describe('given people at filters and helpers’ telephones, and some who contradict themselves', () => {
  for (const story of THIRD_STORIES) {
    it(story.who, () => {
      const { asked, step } = live(story);
      const ended = step.kind === 'likely' ? step.cause : step.kind === 'do-this' ? step.thing.by : step.kind;
      expect(story.ends, asked.map(([question, answer]) => `${question}: ${answer}`).join(' | ')).toContain(ended);
    });
  }
});
