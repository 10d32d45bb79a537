import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import { say } from '../words/index.ts';
import { judgeByChain } from './by-chain.ts';
import type { Cause } from './cause.ts';

/** A public certificate without enough log proofs. Private roots need none. */
export const ctMissing: Cause = {
  id: 'ct-missing',
  words: {
    title: say('causes/ct-missing.title'),
    plain: say('causes/ct-missing.plain'),
    technical: say('causes/ct-missing.technical'),
    gone: say('causes/ct-missing.gone'),
  },
  sources: ['RFC 6962, section 3', 'Chrome Certificate Transparency policy'],
  variants: [],
  usualSide: 'server',

  explains: [],
  judge(facts: Facts): Judgement {
    return judgeByChain(facts, 'ct-missing', { side: 'server', holds: say('causes/ct-missing.because.holds') });
  },
};
