import { say } from '../../words/index.ts';
import type { Question } from '../question.ts';

export const whichNetwork: Question = {
  id: 'which-network',
  text: say('wizard.other-network.text'),
  help: say('wizard.other-network.help'),
  trial: say('wizard.end.try.other-network'),
  answered: 0.5,
  measuredBy: [],
  only: ({ answers }) => !['one-network', 'one-computer'].includes(answers.get('symptom') ?? ''),
  options: [
    {
      id: 'works',
      text: say('wizard.other-network.works'),
      points: {
        'captive-portal': 1.5,
        interception: 1.5,
        reset: 1.5,
        timeout: 1.5,
        'proxy-auth': 1,
        'proxy-error': 1,
        dns: 0.7,
        expired: -3,
        'name-mismatch': -1.5,
        'incomplete-chain': -2,
        'self-signed': -2,
        'server-fault': -2,
        'version-mismatch': -2,
      },
    },
    {
      id: 'fails',
      text: say('wizard.other-network.fails'),
      points: {
        'captive-portal': -2.5,
        'proxy-auth': -2.5,
        'proxy-error': -2,
        interception: -1.5,
        reset: -0.5,
        expired: 0.7,
        'name-mismatch': 0.7,
        'incomplete-chain': 0.7,
        'server-fault': 0.7,
        refused: 0.5,
        'version-mismatch': 0.5,
      },
    },
  ],
};
