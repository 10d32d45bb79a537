import { describe, expect, test } from 'vitest';
import type { CaseDocument } from '../../shared/model/case-document.ts';
import { DEFAULT_OPTIONS } from '../../shared/model/input.ts';
import type { Problem } from '../../shared/model/problem.ts';
import { type AppState, AT_START } from './app-state.ts';
import type { AppEvent } from './event.ts';
import { reduce } from './reduce.ts';

const DOCUMENT: CaseDocument = {
  format: 'handshake-doctor/1',
  id: 'one',
  product: { name: 'Handshake Doctor', version: '0' },
  startedAt: '2026-11-20T16:00:00Z',
  finishedAt: '2026-11-20T16:00:01Z',
  situation: { audience: 'operator', about: 'server' },
  input: { kind: 'answers' },
  evidence: [],
  diagnosis: {
    verdict: 'healthy',
    primary: null,
    others: [],
    findings: [],
    sentence: { key: 'x' },
    because: [],
    wanted: [],
    provisional: false,
  },
  fixPlan: null,
  cost: { connections: 0, milliseconds: 0, hosts: [] },
  attempts: [],
  comparison: null,
};
const TARGET = { host: 'shop.example.com', port: 443, startTls: null, hostIsAddress: false, connectTo: null, asTyped: 'shop.example.com' };
const PROBLEM: Problem = { kind: 'bad-input', said: { key: 'a' }, next: { key: 'b' }, detail: '' };

function given(...events: AppEvent[]): AppState {
  return events.reduce(reduce, AT_START);
}
const opened = (name: 'site' | 'message' | 'steps' | 'report'): AppEvent => ({ type: 'screen.opened', screen: { name } });
const started = (id: string): AppEvent => ({ type: 'job.started', id, doing: 'check', subject: 'shop.example.com' });
const judged = (id: string | null, document = DOCUMENT): AppEvent => ({ type: 'case.judged', id, document, practice: false });

describe('the way through the screens', () => {
  test('given a finished check, Back leads to what was entered, not to the check', () => {
    const state = given(opened('site'), started('1'), judged('1'));
    expect(state.screen.name).toBe('diagnosis');
    expect(reduce(state, { type: 'back.pressed' }).screen.name).toBe('site');
  });

  test('given steps told through eyes for which there is nothing to fix, the verdict is shown, not the start', () => {
    const fixing = given(opened('site'), started('1'), judged('1'), opened('steps'));
    const told = reduce(fixing, { type: 'case.retold', document: { ...DOCUMENT, situation: { audience: 'support', about: 'other' } } });
    expect(told.screen.name).toBe('diagnosis');
    expect(told.document?.situation.about).toBe('other');
  });

  test('given Back pressed all the way, the start stays and nothing entered is lost', () => {
    const typed = given(opened('site'), { type: 'draft.edited', change: { site: 'shop.example.com', sometimes: true } });
    const back = reduce(reduce(typed, { type: 'back.pressed' }), { type: 'back.pressed' });
    expect(back.screen.name).toBe('start');
    expect(back.draft).toMatchObject({ site: 'shop.example.com', sometimes: true });
  });

  test('given a walk whose site was checked, Back leads to the site, then on to the question before, and forgets nothing', () => {
    const asked = (id: string, questions: readonly string[], more: Partial<CaseDocument>): CaseDocument => ({
      ...DOCUMENT,
      id,
      evidence: questions.map((question, index) => ({
        id: index + 1,
        kind: 'answer',
        state: 'seen',
        seen: { question, answer: 'one-site' },
        at: '2026-11-20T16:00:00Z',
        seenFrom: 'this-computer',
        source: 'wizard',
      })),
      ...more,
    });
    const open = { ...DOCUMENT.diagnosis, verdict: 'cannot-tell' } as const;
    const walk = asked('walk', ['symptom'], { diagnosis: open });
    const checked = asked('checked', ['symptom'], { input: { kind: 'target', target: TARGET, options: DEFAULT_OPTIONS }, diagnosis: open });
    const after = asked('checked', ['symptom', 'how-often'], { input: checked.input, diagnosis: open });
    const state = given(
      { type: 'screen.opened', screen: { name: 'question' } },
      { type: 'walk.begun', document: { ...walk, evidence: [] } },
      { type: 'case.answered', document: walk, question: 'symptom', answer: 'one-site' },
      { type: 'draft.edited', change: { site: 'shop.example.com' } },
      started('a'),
      judged('a', checked),
      { type: 'case.answered', document: after, question: 'how-often', answer: 'one-site' },
      { type: 'case.answered', document: checked, question: 'how-often', answer: null },
    );
    const back = reduce(state, { type: 'walk.back' });
    expect(back).toMatchObject({ screen: { name: 'question' }, document: { id: 'walk' }, draft: { site: 'shop.example.com' } });
    expect(back.remembered).toEqual({ symptom: 'one-site', 'how-often': 'one-site' });
    expect(reduce(back, { type: 'walk.back' })).toMatchObject({ screen: { name: 'question' }, walking: false });
    const verdict = { ...checked, id: 'sure', diagnosis: DOCUMENT.diagnosis };
    const sure = [started('b'), judged('b', verdict)].reduce(reduce, back);
    expect(sure.screen.name).toBe('diagnosis');
    expect(reduce(sure, { type: 'back.pressed' })).toMatchObject({ screen: { name: 'question' }, document: { id: 'walk' } });
  });

  test('given a problem, it has its own screen and Back returns to the input', () => {
    const state = given(opened('site'), started('1'), { type: 'problem.met', id: '1', problem: PROBLEM });
    expect(state.screen.name).toBe('problem');
    expect(state.job).toBeNull();
    expect(reduce(state, { type: 'back.pressed' }).screen.name).toBe('site');
  });

  test('given a cancelled check, the input is there again without a word of blame', () => {
    const cancelled: AppEvent = { type: 'problem.met', id: '1', problem: { ...PROBLEM, kind: 'cancelled' } };
    const state = given(opened('site'), started('1'), { type: 'cancel.pressed' }, cancelled);
    expect(state.screen.name).toBe('site');
    expect(state.problem).toBeNull();
  });

  test('given a recheck, the comparison opens, and Back leads to the steps', () => {
    const state = given(opened('site'), started('1'), judged('1'), opened('steps'), started('2'), {
      type: 'case.rechecked',
      id: '2',
      document: DOCUMENT,
    });
    expect(state.screen.name).toBe('comparison');
    expect(reduce(state, { type: 'back.pressed' }).screen.name).toBe('steps');
  });

  test('the same screen opened twice is one step back', () => {
    const state = given(opened('site'), opened('site'));
    expect(reduce(state, { type: 'back.pressed' }).screen.name).toBe('start');
  });
});

describe('jobs', () => {
  test('an answer of a job that no longer runs changes nothing', () => {
    const state = given(opened('site'), started('1'), started('2'));
    expect(reduce(state, judged('1'))).toBe(state);
    expect(reduce(state, { type: 'problem.met', id: '1', problem: PROBLEM })).toBe(state);
    expect(reduce(state, { type: 'job.progressed', id: '1', progress: { kind: 'fraction', done: 1, of: 2 } })).toBe(state);
  });

  test('lines keep the order in which they were asked, and an answer never asked still shows', () => {
    const said = { key: 'x' };
    const state = given(
      started('1'),
      { type: 'job.progressed', id: '1', progress: { kind: 'asked', id: 'a', said, at: 0 } },
      { type: 'job.progressed', id: '1', progress: { kind: 'asked', id: 'b', said, at: 1 } },
      { type: 'job.progressed', id: '1', progress: { kind: 'answered', id: 'b', outcome: 'fine', said, milliseconds: 4 } },
      { type: 'job.progressed', id: '1', progress: { kind: 'answered', id: 'c', outcome: 'found', said, milliseconds: 5 } },
    );
    expect(state.job?.lines.map((line) => [line.id, line.answer?.outcome ?? null])).toEqual([
      ['a', null],
      ['b', 'fine'],
      ['c', 'found'],
    ]);
  });

  test('given the open dialog closed without a file, the screen before is there', () => {
    const state = given({ type: 'job.started', id: '1', doing: 'open-files', subject: '' }, { type: 'job.given-up', id: '1' });
    expect(state.screen.name).toBe('start');
    expect(state.job).toBeNull();
  });
});

describe('the case', () => {
  test('ticked steps stay with the case and leave with it', () => {
    const ticked = reduce(given(judged(null)), { type: 'step.ticked', step: 'a' });
    expect(reduce(ticked, judged(null)).done).toEqual(['a']);
    expect(reduce(ticked, judged(null, { ...DOCUMENT, id: 'two' })).done).toEqual([]);
    expect(reduce(ticked, { type: 'step.ticked', step: 'a' }).done).toEqual([]);
  });

  test('a new verdict makes the saved report an old one', () => {
    const saved = reduce(given(judged(null)), { type: 'report.saved', saved: { path: '/x.pdf', saved: '1' } });
    expect(reduce(saved, judged(null)).saved).toBeNull();
  });

  test('the draft speaks for the reader the case was told to', () => {
    expect(given(judged(null)).draft.situation).toEqual(DOCUMENT.situation);
  });
});
