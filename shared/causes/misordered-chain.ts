import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import { say } from '../words/index.ts';
import { judgeByChain } from './by-chain.ts';
import type { Cause } from './cause.ts';

/** Wrong order, doubled or unrelated certificates; works in browsers, so it is advice. A root that is sent along, and an old cross-signed copy, are notes. */
export const misorderedChain: Cause = {
  id: 'misordered-chain',
  words: {
    title: say('causes/misordered-chain.title'),
    plain: say('causes/misordered-chain.plain'),
    technical: say('causes/misordered-chain.technical'),
    gone: say('causes/misordered-chain.gone'),
  },
  sources: ['RFC 5246, section 7.4.2', 'RFC 8446, section 4.4.2'],
  variants: [],
  usualSide: 'server',

  explains: [],
  judge(facts: Facts): Judgement {
    return judgeByChain(facts, 'misordered-chain', {
      side: 'server',
      advice: ['misordered-chain', 'unneeded-certificate'],
      holds: say('causes/misordered-chain.because.holds'),
    });
  },
};
