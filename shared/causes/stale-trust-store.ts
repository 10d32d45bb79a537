import { refusalsOf, type ServedChain } from '../facts/chains.ts';
import type { Facts } from '../facts/facts.ts';
import { isPublic, issuerOf } from '../facts/stores.ts';
import type { Judgement } from '../model/finding.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';

/** The root is public, and the list that judged is too old to have it. A root that was taken off by hand is untrusted-root; a private one too. */
export const staleTrustStore: Cause = {
  id: 'stale-trust-store',
  words: {
    title: say('causes/stale-trust-store.title'),
    plain: say('causes/stale-trust-store.plain'),
    technical: say('causes/stale-trust-store.technical'),
    gone: say('causes/stale-trust-store.gone'),
  },
  sources: [
    'RFC 5280, section 6.1.1 (d)',
    'Let’s Encrypt certificate compatibility',
    'DESIGN section 3, rule 8: trust is judged per store',
  ],
  variants: [],
  usualSide: 'this-computer',

  explains: ['untrusted-root', 'incomplete-chain'],
  judge(facts: Facts): Judgement {
    const chain = facts.chains.served.find((one) => one.leaf !== null);
    if (chain === undefined) return cannotTell([NEEDS.certificates], [say('facts.no-certificate-seen')]);
    if (facts.trustOnly || !isPublic(chain)) {
      return ruledOut([say('causes/stale-trust-store.because.not-public')], [chain.evidence]);
    }
    const refused = refusalsOf(facts.chains, 'untrusted-root').length > 0;
    const named = facts.readings.candidates.some((one) => one.cause === 'stale-trust-store' || one.cause === 'untrusted-root');
    const { first, knowing, speaks } = behind(chain, facts);
    if (first === null || !(refused || named)) {
      return ruledOut([say('causes/stale-trust-store.because.holds')], [chain.evidence]);
    }
    return found({
      side: 'this-computer',
      certainty: refused || speaks ? 'certain' : 'likely',
      title: say('causes/stale-trust-store.title.store', { store: first, issuer: issuerOf(chain) ?? '' }),
      because: [
        say('causes/stale-trust-store.because.public'),
        say('causes/stale-trust-store.because.missing', { store: first }),
        ...(knowing.length > 0 ? [say('causes/stale-trust-store.because.others-know', { stores: knowing })] : []),
      ],
      evidence: [chain.evidence, ...(speaks && facts.stores.evidence !== null ? [facts.stores.evidence] : [])],
    });
  },
};

interface Behind {
  /** The list to update; null where none is too old. */
  readonly first: string | null;
  readonly knowing: readonly string[];
  /** It is the list of the program that the message is from. */
  readonly speaks: boolean;
}

/** Which list is behind: where this computer was looked at, what its stores lack and why; else what the chain was compared with. */
function behind(chain: ServedChain, { stores }: Facts): Behind {
  const knowing = [...new Set(stores.all.filter((one) => one.trusted).map((one) => one.program))];
  const old = stores.all.filter((one) => one.lack === 'old-list');
  const speaking = stores.speaking.find((one) => one.lack === 'old-list');
  // The program that failed has a list of its own: whether another's is old has no part in it.
  if (stores.speaking.length > 0) return { first: speaking?.program ?? null, knowing, speaks: speaking !== undefined };
  if (stores.evidence !== null && stores.all.length > 0) return { first: old[0]?.program ?? null, knowing, speaks: false };
  const compared = chain.judgement.stores.filter((one) => one.store !== 'public-roots' && one.store !== 'given');
  return {
    first: compared.find((one) => one.trusted === false)?.store ?? null,
    knowing: compared.filter((one) => one.trusted === true).map((one) => one.store),
    speaks: false,
  };
}
