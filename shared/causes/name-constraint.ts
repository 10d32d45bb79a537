import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import { say } from '../words/index.ts';
import { judgeByChain } from './by-chain.ts';
import type { Cause } from './cause.ts';

/** A name lies outside the name constraints of an issuer. Not this: a name that is missing from the certificate. */
export const nameConstraint: Cause = {
  id: 'name-constraint',
  words: {
    title: say('causes/name-constraint.title'),
    plain: say('causes/name-constraint.plain'),
    technical: say('causes/name-constraint.technical'),
    gone: say('causes/name-constraint.gone'),
  },
  sources: ['RFC 5280, section 4.2.1.10'],
  variants: [],
  usualSide: 'server',

  explains: [],
  judge(facts: Facts): Judgement {
    return judgeByChain(facts, 'name-constraint', { side: 'server', holds: say('causes/name-constraint.because.holds') });
  },
};
