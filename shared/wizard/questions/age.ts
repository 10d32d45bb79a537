import { say } from '../../words/index.ts';
import type { Question } from '../question.ts';

export const age: Question = {
  id: 'age',
  text: say('wizard.age.text'),
  help: say('wizard.age.help'),
  measuredBy: [],
  only: ({ answers }) => ['device', 'one-program', 'one-computer'].includes(answers.get('symptom') ?? ''),
  options: [
    {
      id: 'old',
      usual: -1.2,
      text: say('wizard.age.old'),
      points: { 'version-mismatch': 2, 'stale-trust-store': 2, 'cipher-mismatch': 1.5, 'clock-wrong': 0.7, 'insecure-legacy': 1 },
    },
    { id: 'new', text: say('wizard.age.new'), points: { 'version-mismatch': -1.5, 'stale-trust-store': -1.5, 'cipher-mismatch': -1 } },
  ],
};
