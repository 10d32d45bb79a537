import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import { cipherSuite } from '../tables/cipher-suite-properties.ts';
import { cipherSuiteName } from '../tables/cipher-suites.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';

/** A current browser itself gets a suite without forward secrecy: advice. That others could get one is a note. */
export const noForwardSecrecy: Cause = {
  id: 'no-forward-secrecy',
  words: {
    title: say('causes/no-forward-secrecy.title'),
    plain: say('causes/no-forward-secrecy.plain'),
    technical: say('causes/no-forward-secrecy.technical'),
    gone: say('causes/no-forward-secrecy.gone'),
  },
  sources: ['RFC 9325, section 4.1', 'RFC 8446, section 1.2'],
  variants: [],
  usualSide: 'server',

  explains: [],
  judge(facts: Facts): Judgement {
    const agreed = facts.attempts.worked.flatMap((one) =>
      one.seen.chosen === null ? [] : [{ chosen: one.seen.chosen, evidence: one.evidence }],
    );
    const first = agreed[0];
    if (first === undefined) return cannotTell([NEEDS.handshake]);
    const bad = agreed.find((one) => one.chosen.version !== 'TLS 1.3' && cipherSuite(one.chosen.cipherSuite)?.forwardSecrecy === false);
    const evidence = agreed.map((one) => one.evidence);
    if (bad === undefined) {
      return ruledOut([say('causes/no-forward-secrecy.because.fresh', { suite: cipherSuiteName(first.chosen.cipherSuite) })], evidence);
    }
    return found({
      side: 'server',
      certainty: 'certain',
      adviceOnly: true,
      because: [say('causes/no-forward-secrecy.because.suite', { suite: cipherSuiteName(bad.chosen.cipherSuite) })],
      evidence,
    });
  },
};
