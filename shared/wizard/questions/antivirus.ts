import { say } from '../../words/index.ts';
import type { Question } from '../question.ts';

export const antivirus: Question = {
  id: 'antivirus',
  text: say('wizard.filter.text'),
  help: say('wizard.filter.help'),
  measuredBy: ['control-handshake'],
  only: ({ about }) => about !== 'server',
  options: [
    { id: 'antivirus', text: say('wizard.filter.antivirus'), points: { interception: 1.5, 'client-fault': 0.5 } },
    {
      id: 'organisation',
      usual: -0.3,
      text: say('wizard.filter.organisation'),
      points: { interception: 1.5, 'proxy-auth': 1, 'proxy-error': 1, reset: 0.5 },
    },
    { id: 'none', text: say('wizard.filter.none'), points: { interception: -2, 'proxy-auth': -1.5, 'proxy-error': -1 } },
  ],
};
