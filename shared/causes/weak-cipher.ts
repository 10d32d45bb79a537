import type { Facts } from '../facts/facts.ts';
import { isBrokenOffer, type Offer, offersOf } from '../facts/offers.ts';
import type { Judgement } from '../model/finding.ts';
import { cipherSuiteName } from '../tables/cipher-suites.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';

/** All that the server offers is broken (RC4, 3DES, NULL, EXPORT, anonymous), even where browsers only see that nothing is common. Accepted beside sound suites, it is advice. */
export const weakCipher: Cause = {
  id: 'weak-cipher',
  words: {
    title: say('causes/weak-cipher.title'),
    plain: say('causes/weak-cipher.plain'),
    technical: say('causes/weak-cipher.technical'),
    gone: say('causes/weak-cipher.gone'),
  },
  sources: ['RFC 9325, section 4.1', 'RFC 7465', 'RFC 8996'],
  variants: [],
  usualSide: 'server',

  explains: ['cipher-mismatch', 'version-mismatch', 'insecure-legacy', 'server-fault', 'no-forward-secrecy', 'reset'],
  judge(facts: Facts): Judgement {
    const { judged, worked } = facts.attempts;
    if (judged.length === 0) return cannotTell([NEEDS.handshake]);
    const offers = offersOf(facts);
    const broken = offers.filter(isBrokenOffer);
    const sound = offers.find((one) => !isBrokenOffer(one));
    if (worked.length === 0 && broken.length > 0 && sound === undefined) {
      return found({
        side: 'server',
        certainty: triedSound(facts) ? 'certain' : 'likely',
        because: [say('causes/weak-cipher.because.only', { suites: names(broken) }), say('causes/weak-cipher.because.refuses')],
        evidence: evidenceOf(broken),
      });
    }
    if (broken.length > 0) {
      return found({
        side: 'server',
        certainty: 'certain',
        adviceOnly: true,
        title: say('causes/weak-cipher.title.also'),
        because: [say('causes/weak-cipher.because.also', { suites: names(broken) })],
        evidence: evidenceOf(broken),
      });
    }
    if (facts.enumeration.servers.length === 0 || sound === undefined) {
      return cannotTell(
        [NEEDS.enumeration],
        [],
        judged.map((one) => one.evidence),
      );
    }
    return ruledOut([say('causes/weak-cipher.because.sound', { suite: cipherSuiteName(sound.suite) })], facts.enumeration.evidence);
  },
};

const SHOWN = 4;

/** Sound suites beyond the browser's own were offered as well, or everything was listed: then "only broken" is proved. */
function triedSound(facts: Facts): boolean {
  return (
    facts.enumeration.servers.length > 0 ||
    facts.attempts.all.some(
      (one) => one.variation.factor === 'suites' && (one.variation.family === 'uncommon' || one.variation.family === 'all'),
    )
  );
}

function names(offers: readonly Offer[]): string[] {
  return [...new Set(offers.map((one) => cipherSuiteName(one.suite)))].slice(0, SHOWN);
}

function evidenceOf(offers: readonly Offer[]): number[] {
  return offers.map((one) => one.evidence);
}
