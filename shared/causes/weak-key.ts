import type { Facts } from '../facts/facts.ts';
import { hasSmallGroup, isSoundOffer, offersOf } from '../facts/offers.ts';
import type { Judgement } from '../model/finding.ts';
import { say } from '../words/index.ts';
import { judgeByChain } from './by-chain.ts';
import type { Cause } from './cause.ts';
import { cannotTell, found } from './judgement.ts';
import { NEEDS } from './needs.ts';

/** RSA keys of certificates or DH groups under 2048 bits, even where browsers only see that nothing is common. DH groups beside better ones are advice. EXPORT groups are weak-cipher. */
export const weakKey: Cause = {
  id: 'weak-key',
  words: {
    title: say('causes/weak-key.title'),
    plain: say('causes/weak-key.plain'),
    technical: say('causes/weak-key.technical'),
    gone: say('causes/weak-key.gone'),
  },
  sources: ['RFC 9325, section 4.2', 'RFC 8270, section 2', 'CA/Browser Forum Baseline Requirements, section 6.1.5'],
  variants: [],
  usualSide: 'server',

  explains: ['cipher-mismatch', 'version-mismatch', 'server-fault', 'reset'],
  judge(facts: Facts): Judgement {
    const chain = judgeByChain(facts, 'weak-key', { side: 'server', holds: say('causes/weak-key.because.holds') });
    if (chain.state === 'found') return chain;
    const offers = offersOf(facts);
    const small = offers.filter(hasSmallGroup);
    const least = small.toSorted((a, b) => (a.dhBits ?? 0) - (b.dhBits ?? 0))[0];
    if (least === undefined) {
      return offers.length > 0 && chain.state === 'cannot-tell' ? cannotTell([NEEDS.certificates]) : chain;
    }
    const bits = least.dhBits ?? 0;
    const only = facts.attempts.worked.length === 0 && !offers.some(isSoundOffer);
    return found({
      side: 'server',
      certainty: 'certain',
      ...(only ? {} : { adviceOnly: true }),
      title: say('causes/weak-key.title.dh', { bits }),
      because: [
        say('causes/weak-key.because.dh', { bits }),
        only ? say('causes/weak-key.because.only') : say('causes/weak-key.because.beside'),
      ],
      evidence: small.map((one) => one.evidence),
    });
  },
};
