import { say } from '../../words/index.ts';
import type { Question } from '../question.ts';

export const proxyPassword: Question = {
  id: 'proxy-password',
  text: say('wizard.proxy-password.text'),
  help: say('wizard.proxy-password.help'),
  measuredBy: ['proxy-tunnel'],
  only: ({ about }) => about !== 'server',
  options: [
    { id: 'yes', usual: -3, text: say('wizard.proxy-password.yes'), points: { 'proxy-auth': 4, 'proxy-error': 0.5 } },
    { id: 'no', text: say('wizard.proxy-password.no'), points: { 'proxy-auth': -2.5 } },
  ],
};
