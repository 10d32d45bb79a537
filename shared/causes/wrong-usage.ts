import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import { say } from '../words/index.ts';
import { judgeByChain } from './by-chain.ts';
import type { Cause } from './cause.ts';

/** Extended or basic key usage does not allow it, or a CA certificate stands as leaf. */
export const wrongUsage: Cause = {
  id: 'wrong-usage',
  words: {
    title: say('causes/wrong-usage.title'),
    plain: say('causes/wrong-usage.plain'),
    technical: say('causes/wrong-usage.technical'),
    gone: say('causes/wrong-usage.gone'),
  },
  sources: ['RFC 5280, section 4.2.1.12', 'RFC 5280, section 4.2.1.3'],
  variants: [],
  usualSide: 'server',

  explains: [],
  judge(facts: Facts): Judgement {
    return judgeByChain(facts, 'wrong-usage', { side: 'server', holds: say('causes/wrong-usage.because.holds') });
  },
};
