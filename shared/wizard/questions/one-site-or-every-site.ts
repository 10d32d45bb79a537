import { say } from '../../words/index.ts';
import type { Question } from '../question.ts';

export const oneSiteOrEverySite: Question = {
  id: 'one-site-or-every-site',
  text: say('wizard.scope.text'),
  help: say('wizard.scope.help'),
  trial: say('wizard.end.try.other-sites'),
  answered: 0.8,
  measuredBy: ['control-handshake'],
  only: ({ about, answers }) => about !== 'server' && !['one-site', 'every-site', 'own-server'].includes(answers.get('symptom') ?? ''),
  options: [
    {
      id: 'one',
      text: say('wizard.scope.one'),
      points: {
        expired: 1,
        'name-mismatch': 1,
        'incomplete-chain': 1,
        'self-signed': 1,
        'server-fault': 1,
        'version-mismatch': 1,
        revoked: 1,
        refused: 0.7,
        'clock-wrong': -2.5,
        'captive-portal': -2.5,
        interception: -1.5,
        'proxy-auth': -2,
      },
    },
    {
      id: 'some',
      usual: -0.5,
      text: say('wizard.scope.some'),
      points: { 'clock-wrong': 1, 'stale-trust-store': 2, interception: 1, reset: 0.7, 'distrusted-ca': 1, quic: 0.5, expired: -1 },
    },
    {
      id: 'every',
      text: say('wizard.scope.every'),
      points: {
        'clock-wrong': 2,
        'captive-portal': 2,
        interception: 2,
        'proxy-auth': 1.5,
        'proxy-error': 1.5,
        'client-fault': 1,
        expired: -3,
        'name-mismatch': -3,
        'incomplete-chain': -3,
        'server-fault': -3,
        revoked: -3,
      },
    },
  ],
};
