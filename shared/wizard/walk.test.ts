import { describe, expect, it } from 'vitest';
import { CAUSES } from '../causes/index.ts';
import type { CauseId } from '../model/cause-id.ts';
import type { Evidence } from '../model/evidence.ts';
import { answeredView } from './answered-view.ts';
import { candidatesFor } from './candidates.ts';
import { chooseQuestion } from './choose-question.ts';
import { askedOf, LOOK_QUESTION, MOST_QUESTIONS, nextStep, TARGET_QUESTION, type WizardStep, type WizardView } from './next-step.ts';
import { WITH_THE_SERVER } from './one-thing-to-do.ts';
import { DONT_KNOW } from './question.ts';
import { QUESTIONS } from './questions.ts';

/** Every way through the tree: calls `end` with the answers and the last step. */
function walk(
  about: 'this-computer' | 'other' | 'server',
  end: (answers: readonly (readonly [string, string])[], step: WizardStep) => void,
  answers: readonly (readonly [string, string])[] = [],
): void {
  if (answers.length > MOST_QUESTIONS) throw new Error(`more than ${MOST_QUESTIONS} questions: ${JSON.stringify(answers)}`);
  const step = nextStep(answeredView(about, answers));
  if (step.kind === 'question')
    for (const answer of [...step.question.options.map((option) => option.id), DONT_KNOW])
      walk(about, end, [...answers, [step.question.id, answer]]);
  else if (step.kind === 'target' || step.kind === 'look')
    walk(about, end, [...answers, [step.kind === 'target' ? TARGET_QUESTION : LOOK_QUESTION, DONT_KNOW]]);
  else end(answers, step);
}

describe('given a person who can name no site, every way through the questions', () => {
  for (const about of ['this-computer', 'other', 'server'] as const) {
    it(`ends after at most ${MOST_QUESTIONS} answers in a cause, one thing to do, or a hand-over (${about})`, () => {
      const named = new Set<CauseId>();
      let ways = 0;
      let looked = 0;
      walk(about, (answers, step) => {
        ways += 1;
        // The helper's computer, and one beside a server, show nothing of the trouble.
        if (about !== 'this-computer' && answers.some(([question]) => question === LOOK_QUESTION)) looked += 1;
        expect(['likely', 'do-this', 'hand-over']).toContain(step.kind);
        if (step.kind === 'likely') for (const cause of [step.cause, ...step.others]) named.add(cause);
        if (step.kind === 'do-this' || step.kind === 'hand-over') for (const cause of step.candidates) named.add(cause);
      });
      expect(ways).toBeGreaterThan(100);
      expect(looked).toBe(0);
      const mustBeReached: readonly CauseId[] =
        about === 'server'
          ? [
              'expired',
              'incomplete-chain',
              'name-mismatch',
              'version-mismatch',
              'revoked',
              'client-cert-required',
              'refused',
              'timeout',
              'reset',
            ]
          : [
              'expired',
              'clock-wrong',
              'captive-portal',
              'interception',
              'name-mismatch',
              'incomplete-chain',
              'untrusted-root',
              'version-mismatch',
              'dns',
              'refused',
              'timeout',
              'reset',
              'proxy-auth',
              'revoked',
              'client-cert-required',
              'stale-trust-store',
            ];
      expect(mustBeReached.filter((cause) => !named.has(cause))).toEqual([]);
    });
  }
});

describe('given answers that point one way, names the cause', () => {
  const named = (about: 'this-computer' | 'server', ...answers: readonly (readonly [string, string])[]) => {
    const step = nextStep(answeredView(about, [...answers, [TARGET_QUESTION, DONT_KNOW], [LOOK_QUESTION, DONT_KNOW]]));
    return step.kind === 'likely' ? step.cause : step.kind;
  };
  it('every site, a date, a wrong clock: the clock', () =>
    expect(named('this-computer', ['symptom', 'every-site'], ['warning-words', 'date'], ['clock', 'wrong'])).toBe('clock-wrong'));
  it('in a hotel with a login page: the portal', () =>
    expect(named('this-computer', ['symptom', 'away'], ['login-page', 'yes'])).toBe('captive-portal'));
  it('not found: the name does not resolve is the likeliest', () => {
    const asked = askedOf(
      answeredView('this-computer', [
        ['symptom', 'one-site'],
        ['what-shows', 'not-found'],
      ]),
    );
    expect(candidatesFor(asked, null)[0]?.cause).toBe('dns');
  });
});

describe('given what this computer can show', () => {
  const MEASURABLE = ['clock', 'login-page', 'antivirus', 'one-site-or-every-site'];
  it.each(['every-site', 'away', 'warning-page', 'one-network', 'blank'])(
    'after “%s”, asks for leave to look before it asks the person',
    (symptom) => {
      const asked: (readonly [string, string])[] = [
        ['symptom', symptom],
        [TARGET_QUESTION, DONT_KNOW],
      ];
      for (;;) {
        const step = nextStep(answeredView('this-computer', asked));
        if (step.kind === 'look') return;
        expect(step.kind).toBe('question');
        if (step.kind !== 'question') return;
        expect(MEASURABLE).not.toContain(step.question.id);
        asked.push([step.question.id, DONT_KNOW]);
      }
    },
  );
});

describe('given what is known, the next question', () => {
  it('is never one that evidence has answered', () => {
    const known = answeredView('this-computer', [
      ['symptom', 'every-site'],
      ['warning-words', 'date'],
    ]);
    const clock: Evidence = {
      id: 9,
      kind: 'clock',
      state: 'seen',
      seen: { localTime: '2026-11-20T12:00:00Z', timeZone: 'UTC', given: false, sources: [] },
      at: '2026-11-20T12:00:00Z',
      seenFrom: 'this-computer',
      source: 'clock',
    };
    const ids = new Set<string>();
    for (
      let at: WizardView = { ...known, evidence: [...known.evidence, clock] }, step = nextStep(at);
      step.kind === 'question';
      step = nextStep(at)
    ) {
      ids.add(step.question.id);
      at = {
        ...at,
        evidence: [
          ...at.evidence,
          { ...clock, id: 20 + ids.size, kind: 'answer', seen: { question: step.question.id, answer: DONT_KNOW }, source: 'wizard' },
        ],
      };
    }
    expect(ids).not.toContain('clock');
  });
  it('is still asked of a caller when only the helper’s computer was measured', () => {
    const portal: Evidence = {
      id: 99,
      kind: 'captive-portal',
      state: 'seen',
      seen: { url: 'http://portal.example/', outcome: 'open', location: null, status: 204 },
      at: '2026-11-20T12:00:00Z',
      seenFrom: 'this-computer',
      source: 'captive-portal',
    };
    const allButOne = QUESTIONS.filter((one) => one.id !== 'login-page').map(
      (one) => [one.id, one.id === 'symptom' ? 'away' : DONT_KNOW] as const,
    );
    const chosen = (about: 'this-computer' | 'other') => {
      const { evidence } = answeredView(about, allButOne);
      return chooseQuestion(askedOf(answeredView(about, allButOne)), null, [...evidence, portal])?.id ?? null;
    };
    expect(chosen('other')).toBe('login-page');
    expect(chosen('this-computer')).toBeNull();
  });
});

it('knows which causes lie with the server as the causes say it', () =>
  expect([...WITH_THE_SERVER].toSorted()).toEqual(CAUSES.flatMap((one) => (one.usualSide === 'server' ? [one.id] : [])).toSorted()));

describe('the questions as data', () => {
  it('have ids of their own, and options too', () => {
    expect(new Set(QUESTIONS.map((one) => one.id)).size).toBe(QUESTIONS.length);
    for (const question of QUESTIONS) expect(new Set(question.options.map((one) => one.id)).size).toBe(question.options.length);
  });
  it('where answers are grouped, each stands in exactly one group', () => {
    for (const { id, options, groups } of QUESTIONS.filter((one) => one.groups !== undefined))
      expect(groups?.flatMap((group) => group.options).toSorted(), id).toEqual(options.map((option) => option.id).toSorted());
  });
  it('each answer says something about a cause', () => {
    for (const question of QUESTIONS)
      for (const option of question.options) expect(Object.keys(option.points).length, `${question.id}/${option.id}`).toBeGreaterThan(0);
  });
});
