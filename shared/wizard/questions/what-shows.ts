import { say } from '../../words/index.ts';
import type { Question } from '../question.ts';
import { said } from './answered.ts';
import { NO_CERTIFICATE_SEEN, NOTHING_SPOKEN } from './what-was-reached.ts';

export const whatShows: Question = {
  id: 'what-shows',
  text: say('wizard.shows.text'),
  help: say('wizard.shows.help'),
  answered: 0.8,
  measuredBy: ['message', 'handshake', 'tcp-connect'],
  // The words of the warning say it already.
  only: (asked) => said(asked, 'warning-words') === null,
  options: [
    {
      id: 'certificate',
      text: say('wizard.shows.certificate'),
      points: {
        expired: 1,
        'name-mismatch': 1,
        'self-signed': 1,
        'untrusted-root': 1,
        'incomplete-chain': 1,
        interception: 1,
        'clock-wrong': 1,
        revoked: 1,
        'client-cert-required': 1,
        reset: -2,
        timeout: -3,
        refused: -3,
        dns: -3,
        'version-mismatch': -1.5,
      },
    },
    {
      id: 'reset',
      text: say('wizard.shows.reset'),
      points: {
        ...NO_CERTIFICATE_SEEN,
        reset: 3,
        'sni-mismatch': 1,
        'server-fault': 1,
        'proxy-error': 0.7,
        timeout: -2,
        dns: -3,
      },
    },
    {
      id: 'waiting',
      text: say('wizard.shows.waiting'),
      points: { ...NO_CERTIFICATE_SEEN, timeout: 3, 'captive-portal': 0.7, 'proxy-error': 0.7, quic: 1, refused: -3, reset: -2 },
    },
    {
      id: 'sign-in',
      text: say('wizard.shows.sign-in'),
      usual: -1.5,
      points: {
        ...NO_CERTIFICATE_SEEN,
        'proxy-auth': 3.5,
        'captive-portal': 2.5,
        'client-cert-required': 0.5,
        timeout: -2,
        reset: -2,
        refused: -2,
        dns: -2,
      },
    },
    {
      id: 'not-found',
      text: say('wizard.shows.not-found'),
      points: { ...NO_CERTIFICATE_SEEN, ...NOTHING_SPOKEN, dns: 4, 'captive-portal': 0.5, timeout: -2, reset: -2 },
    },
    {
      id: 'refused',
      text: say('wizard.shows.refused'),
      points: { ...NO_CERTIFICATE_SEEN, ...NOTHING_SPOKEN, refused: 4, 'proxy-error': 1, timeout: -2, dns: -3 },
    },
    {
      id: 'no-agreement',
      text: say('wizard.shows.no-agreement'),
      points: {
        ...NO_CERTIFICATE_SEEN,
        'version-mismatch': 3,
        'cipher-mismatch': 2.5,
        'weak-cipher': 1.5,
        'plain-http': 1.5,
        'protocol-error': 1.5,
        'alpn-mismatch': 1,
        'server-fault': 1,
        'client-cert-required': 0.5,
        renegotiation: 0.5,
      },
    },
  ],
};
