import { refusalsOf, type ServedChain } from '../facts/chains.ts';
import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import type { Said } from '../model/said.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';

/**
 * A link between the leaf and a known root was not sent. Certain when the link was found elsewhere; likely when the chain merely
 * stops at a certificate that is not self-issued (it could lead to a private root), or a sent issuer has the right name and another key.
 * Clients that fetch or remember links hide it; it is a fault all the same.
 */
export const incompleteChain: Cause = {
  id: 'incomplete-chain',
  words: {
    title: say('causes/incomplete-chain.title'),
    plain: say('causes/incomplete-chain.plain'),
    technical: say('causes/incomplete-chain.technical'),
    gone: say('causes/incomplete-chain.gone'),
  },
  sources: ['RFC 8446, section 4.4.2', 'RFC 5246, section 7.4.2', 'RFC 5280, section 4.2.2.1 (caIssuers)'],
  variants: [],
  usualSide: 'server',
  explains: ['untrusted-root', 'revocation-unavailable', 'ct-missing'],
  judge(facts: Facts): Judgement {
    if (facts.chains.served.every((chain) => chain.leaf === null)) {
      return cannotTell([NEEDS.certificates], [say('facts.no-certificate-seen')]);
    }
    const refused = refusalsOf(facts.chains, 'incomplete-chain').map((one) => one.chain);
    const bad = facts.chains.served.filter((chain) => refused.includes(chain) || chain.judgement.missing !== null);
    const worst = bad.find((chain) => wasFound(chain)) ?? bad[0];
    if (worst === undefined) {
      return ruledOut(
        [say('causes/incomplete-chain.because.holds')],
        facts.chains.served.map((chain) => chain.evidence),
      );
    }
    return found({
      side: 'server',
      certainty: wasFound(worst) ? 'certain' : 'likely',
      title: titleOf(worst, bad, facts),
      because: reasons(worst),
      evidence: bad.map((chain) => chain.evidence),
    });
  },
};

function wasFound(chain: ServedChain): boolean {
  const how = chain.judgement.missing?.found;
  return how === 'by-aia' || how === 'by-sibling' || how === 'in-store';
}

function titleOf(worst: ServedChain, bad: readonly ServedChain[], facts: Facts): Said {
  const issuer = worst.judgement.missing?.issuerText ?? worst.judgement.served.at(-1)?.issuerText ?? '';
  const servers = new Set(bad.flatMap((chain) => chain.addresses)).size;
  if (servers > 0 && servers < facts.chains.addresses) {
    const counts = { bad: servers, all: facts.chains.addresses, issuer };
    return say(wasFound(worst) ? 'causes/incomplete-chain.title.some' : 'causes/incomplete-chain.title.some-unfound', counts);
  }
  // A link that nobody has seen may be a private root, which no server should send.
  return say(wasFound(worst) ? 'causes/incomplete-chain.title.named' : 'causes/incomplete-chain.title.unfound', { issuer });
}

function reasons(worst: ServedChain): Said[] {
  const { missing, served } = worst.judgement;
  const stops = say('causes/incomplete-chain.because.stops', { count: served.length });
  const wrongLink = served.slice(1).some((one) => one.subjectText === missing?.issuerText);
  const end = wasFound(worst)
    ? missing?.url != null
      ? say('causes/incomplete-chain.because.found-at', { url: missing.url })
      : say('causes/incomplete-chain.because.found')
    : missing?.found === 'not-asked'
      ? say('causes/incomplete-chain.because.not-asked')
      : say('causes/incomplete-chain.because.not-found');
  return [
    stops,
    ...(wrongLink ? [say('causes/incomplete-chain.because.wrong-link')] : []),
    end,
    ...(missing == null || wasFound(worst) || wrongLink
      ? []
      : [say('causes/incomplete-chain.because.maybe-root', { issuer: missing.issuerText })]),
    say('causes/incomplete-chain.because.browsers-hide'),
  ];
}
