import { say } from '../../words/index.ts';
import type { Question } from '../question.ts';

export const clock: Question = {
  id: 'clock',
  text: say('wizard.clock.text'),
  help: say('wizard.clock.help'),
  trial: say('wizard.end.try.clock'),
  measuredBy: ['clock'],
  only: ({ about }) => about !== 'server',
  options: [
    { id: 'wrong', usual: -3, text: say('wizard.clock.wrong'), points: { 'clock-wrong': 5, expired: -1, 'not-yet-valid': -1 } },
    { id: 'right', text: say('wizard.clock.right'), points: { 'clock-wrong': -3.5 } },
  ],
};
