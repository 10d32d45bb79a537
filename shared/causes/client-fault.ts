import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { cannotTell } from './judgement.ts';
import { NEEDS } from './needs.ts';

/** The client fails by itself: a file it cannot load, a setting it cannot read, an internal error. Only its own message or log shows it. */
export const clientFault: Cause = {
  id: 'client-fault',
  words: {
    title: say('causes/client-fault.title'),
    plain: say('causes/client-fault.plain'),
    technical: say('causes/client-fault.technical'),
    gone: say('causes/client-fault.gone'),
  },
  sources: ['OpenSSL: SSL_CTX_use_certificate(3)', 'RFC 8446, section 6.2 (internal_error)'],
  variants: [],
  usualSide: 'this-computer',

  explains: [],
  judge(facts: Facts): Judgement {
    const evidence = facts.attempts.worked.map((one) => one.evidence);
    const because = evidence.length > 0 ? say('causes/client-fault.because.works') : say('causes/client-fault.because.unseen');
    return cannotTell([NEEDS.whichPrograms], [because], evidence);
  },
};
