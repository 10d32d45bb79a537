import { say } from '../../words/index.ts';
import type { Question } from '../question.ts';

export const loginPage: Question = {
  id: 'login-page',
  text: say('wizard.login-page.text'),
  help: say('wizard.login-page.help'),
  measuredBy: ['captive-portal'],
  only: ({ about }) => about !== 'server',
  options: [
    { id: 'yes', usual: -1.5, text: say('wizard.login-page.yes'), points: { 'captive-portal': 3 } },
    { id: 'no', text: say('wizard.login-page.no'), points: { 'captive-portal': -3 } },
  ],
};
