import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { cannotTell } from './judgement.ts';
import { NEEDS } from './needs.ts';

/** QUIC fails while TCP may work. Only a message or a capture shows it: the live check goes over TCP. */
export const quic: Cause = {
  id: 'quic',
  words: {
    title: say('causes/quic.title'),
    plain: say('causes/quic.plain'),
    technical: say('causes/quic.technical'),
    gone: say('causes/quic.gone'),
  },
  sources: ['RFC 9000, section 14', 'RFC 9114, section 3.1', 'RFC 9308, section 2'],
  variants: [],
  usualSide: 'network',

  explains: [],
  judge(facts: Facts): Judgement {
    const evidence = facts.attempts.worked.map((one) => one.evidence);
    return cannotTell([NEEDS.whichNetwork], [say('causes/quic.because.unseen')], evidence);
  },
};
