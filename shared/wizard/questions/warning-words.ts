import { say } from '../../words/index.ts';
import type { Question } from '../question.ts';
import { said, WITHOUT_WARNING } from './answered.ts';
import { NAMED_SOMETHING_ELSE, SERVER_ANSWERED } from './what-was-reached.ts';

export const warningWords: Question = {
  id: 'warning-words',
  text: say('wizard.warning.text'),
  help: say('wizard.warning.help'),
  answered: 0.8,
  measuredBy: ['message', 'chain'],
  // Who sees a blank page, or was told of no certificate, sees no warning.
  only: (asked) => said(asked, 'symptom') !== 'blank' && !WITHOUT_WARNING.has(said(asked, 'what-shows')),
  options: [
    {
      id: 'date',
      text: say('wizard.warning.date'),
      points: {
        ...SERVER_ANSWERED,
        expired: 3,
        'not-yet-valid': 3,
        'clock-wrong': 3,
        'name-mismatch': -3,
        'self-signed': -2,
        'untrusted-root': -3,
        interception: -2,
        'incomplete-chain': -3,
        revoked: -3,
        'version-mismatch': -3,
      },
    },
    {
      id: 'name',
      text: say('wizard.warning.name'),
      points: {
        ...SERVER_ANSWERED,
        'name-mismatch': 3,
        'sni-mismatch': 2,
        'captive-portal': 1.5,
        expired: -3,
        'clock-wrong': -3,
        'self-signed': -1.5,
        'untrusted-root': -2,
        interception: -2,
        'incomplete-chain': -3,
      },
    },
    {
      id: 'trust',
      text: say('wizard.warning.trust'),
      points: {
        ...SERVER_ANSWERED,
        'untrusted-root': 2,
        'self-signed': 2,
        interception: 2,
        'incomplete-chain': 2,
        'stale-trust-store': 1.5,
        'distrusted-ca': 1,
        'captive-portal': 0.5,
        expired: -1.5,
        'name-mismatch': -2,
        'clock-wrong': -1,
        'version-mismatch': -3,
      },
    },
    {
      id: 'old',
      usual: -1.5,
      text: say('wizard.warning.old'),
      points: {
        ...SERVER_ANSWERED,
        'version-mismatch': 3,
        'cipher-mismatch': 2.5,
        'weak-cipher': 2,
        'weak-signature': 2,
        'weak-key': 2,
        'insecure-legacy': 1,
        expired: -3,
        'name-mismatch': -3,
        'untrusted-root': -3,
        interception: -1,
      },
    },
    {
      id: 'revoked',
      usual: -2.5,
      text: say('wizard.warning.revoked'),
      points: { ...SERVER_ANSWERED, ...NAMED_SOMETHING_ELSE, revoked: 4, 'revocation-unavailable': 2, 'distrusted-ca': 1 },
    },
    {
      id: 'client',
      usual: -2.5,
      text: say('wizard.warning.client'),
      points: {
        ...SERVER_ANSWERED,
        ...NAMED_SOMETHING_ELSE,
        'client-cert-required': 4,
        'client-cert-rejected': 2.5,
      },
    },
  ],
};
