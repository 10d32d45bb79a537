import { say } from '../../words/index.ts';
import type { Question } from '../question.ts';

export const otherDevice: Question = {
  id: 'other-device',
  text: say('wizard.other-device.text'),
  help: say('wizard.other-device.help'),
  trial: say('wizard.end.try.other-device'),
  answered: 0.6,
  measuredBy: [],
  only: ({ about, answers }) => about !== 'server' && !['one-computer', 'own-server'].includes(answers.get('symptom') ?? ''),
  options: [
    {
      id: 'works',
      text: say('wizard.other-device.works'),
      points: {
        'clock-wrong': 1.5,
        'stale-trust-store': 1.5,
        'client-fault': 1.5,
        interception: 0.5,
        'proxy-error': 0.5,
        expired: -2.5,
        'server-fault': -2,
        'name-mismatch': -2,
        'captive-portal': -1,
        revoked: -2,
        refused: -2,
        dns: -1,
      },
    },
    {
      id: 'fails',
      text: say('wizard.other-device.fails'),
      points: {
        'clock-wrong': -2.5,
        'stale-trust-store': -1,
        'client-fault': -2,
        expired: 0.7,
        'server-fault': 0.7,
        'captive-portal': 0.7,
        reset: 0.5,
        timeout: 0.5,
      },
    },
  ],
};
