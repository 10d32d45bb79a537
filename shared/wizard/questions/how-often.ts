import { say } from '../../words/index.ts';
import type { Question } from '../question.ts';

export const howOften: Question = {
  id: 'how-often',
  text: say('wizard.how-often.text'),
  help: say('wizard.how-often.help'),
  answered: 0.7,
  measuredBy: [],
  options: [
    { id: 'always', text: say('wizard.how-often.always'), points: { 'server-fault': -0.3 } },
    {
      id: 'sometimes',
      usual: -1.2,
      text: say('wizard.how-often.sometimes'),
      points: {
        reset: 1,
        timeout: 1,
        'server-fault': 1.5,
        expired: -1,
        'name-mismatch': -0.5,
        'clock-wrong': -3,
        'self-signed': -1,
        'captive-portal': -0.7,
      },
    },
  ],
};
