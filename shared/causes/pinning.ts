import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { cannotTell } from './judgement.ts';
import { NEEDS } from './needs.ts';

/** A program carries its own list of keys. It cannot be measured from outside: only the program’s own message names it. */
export const pinning: Cause = {
  id: 'pinning',
  words: {
    title: say('causes/pinning.title'),
    plain: say('causes/pinning.plain'),
    technical: say('causes/pinning.technical'),
    gone: say('causes/pinning.gone'),
  },
  sources: ['RFC 7469, section 2.6', 'OWASP: certificate and public key pinning'],
  variants: [],
  usualSide: 'this-computer',

  explains: [],
  judge(facts: Facts): Judgement {
    const evidence = facts.chains.served.map((chain) => chain.evidence);
    return cannotTell([NEEDS.whichPrograms], [say('causes/pinning.because.unseen')], evidence);
  },
};
