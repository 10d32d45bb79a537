import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import { say } from '../words/index.ts';
import { judgeByChain } from './by-chain.ts';
import type { Cause } from './cause.ts';

/** A certificate of the path (not the root) is signed with MD5 or SHA-1. Not this: a short key (weak-key), or a signature that does not fit (bad-certificate). */
export const weakSignature: Cause = {
  id: 'weak-signature',
  words: {
    title: say('causes/weak-signature.title'),
    plain: say('causes/weak-signature.plain'),
    technical: say('causes/weak-signature.technical'),
    gone: say('causes/weak-signature.gone'),
  },
  sources: ['RFC 6194', 'RFC 6151', 'CA/Browser Forum Baseline Requirements, section 7.1.3.2'],
  variants: [],
  usualSide: 'server',

  explains: [],
  judge(facts: Facts): Judgement {
    return judgeByChain(facts, 'weak-signature', { side: 'server', holds: say('causes/weak-signature.because.holds') });
  },
};
