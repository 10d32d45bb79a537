import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import { say } from '../words/index.ts';
import { judgeByChain } from './by-chain.ts';
import type { Cause } from './cause.ts';

/** The root was taken off the public lists, or its newer certificates are refused. Not this: a private issuer, or a list here that is too old to know a new root. */
export const distrustedCa: Cause = {
  id: 'distrusted-ca',
  words: {
    title: say('causes/distrusted-ca.title'),
    plain: say('causes/distrusted-ca.plain'),
    technical: say('causes/distrusted-ca.technical'),
    gone: say('causes/distrusted-ca.gone'),
  },
  sources: ['Mozilla Root Store Policy, section 7.3', 'Chrome Root Program Policy, section 1.3'],
  variants: [],
  usualSide: 'certificate-authority',

  explains: ['untrusted-root', 'stale-trust-store', 'ct-missing'],
  judge(facts: Facts): Judgement {
    return judgeByChain(facts, 'distrusted-ca', { side: 'certificate-authority', holds: say('causes/distrusted-ca.because.holds') });
  },
};
