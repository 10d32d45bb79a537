import { say } from '../../words/index.ts';
import type { Question } from '../question.ts';

export const whichPrograms: Question = {
  id: 'which-programs',
  text: say('wizard.programs.text'),
  help: say('wizard.programs.help'),
  trial: say('wizard.end.try.other-program'),
  answered: 0.7,
  measuredBy: ['computer'],
  only: ({ about, answers }) => about !== 'server' && !['one-browser', 'one-program', 'device'].includes(answers.get('symptom') ?? ''),
  options: [
    {
      id: 'all',
      text: say('wizard.programs.all'),
      points: {
        'stale-trust-store': -1,
        'client-fault': -0.7,
        pinning: -2,
        quic: -2,
        'clock-wrong': 0.7,
        expired: 0.7,
        'captive-portal': 0.5,
        dns: 0.5,
      },
    },
    {
      id: 'one-browser',
      usual: -0.7,
      text: say('wizard.programs.one-browser'),
      points: {
        'stale-trust-store': 1.5,
        interception: 1,
        'client-fault': 1.5,
        pinning: 1.5,
        quic: 1.5,
        'incomplete-chain': 0.7,
        expired: -2,
        dns: -2,
        'clock-wrong': -1,
        'captive-portal': -1.5,
      },
    },
    {
      id: 'not-browser',
      usual: -0.7,
      text: say('wizard.programs.not-browser'),
      points: {
        'incomplete-chain': 2,
        interception: 1.5,
        'untrusted-root': 1.5,
        'stale-trust-store': 1.5,
        'proxy-error': 1,
        'version-mismatch': 1,
        expired: -2,
        'clock-wrong': -1.5,
        'captive-portal': -2,
      },
    },
  ],
};
