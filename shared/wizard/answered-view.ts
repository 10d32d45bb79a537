import type { Diagnosis } from '../model/diagnosis.ts';
import type { Evidence } from '../model/evidence.ts';
import { say } from '../words/index.ts';
import type { WizardView } from './next-step.ts';

const NOTHING: Diagnosis = {
  verdict: 'cannot-tell',
  primary: null,
  others: [],
  findings: [],
  sentence: say('report.verdict.cannot-tell'),
  because: [],
  wanted: [],
  provisional: false,
};

/** For tests: what the wizard sees once these questions have these answers, and nothing was measured. */
export function answeredView(about: 'this-computer' | 'other' | 'server', answers: readonly (readonly [string, string])[]): WizardView {
  const evidence = answers.map(
    ([question, answer], index): Evidence => ({
      id: index + 1,
      kind: 'answer',
      state: 'seen',
      seen: { question, answer },
      at: '2026-11-20T12:00:00Z',
      seenFrom: about === 'other' ? 'caller' : 'this-computer',
      source: 'wizard',
    }),
  );
  return { situation: { audience: 'end-user', about }, input: { kind: 'answers' }, evidence, diagnosis: NOTHING };
}
