import type { Facts } from '../facts/facts.ts';
import type { PortalAnswer } from '../model/evidence.ts';
import type { Judgement } from '../model/finding.ts';
import type { Said } from '../model/said.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';

/** A sign-in page answers in the place of sites. Proved by a plain test page; a wrong certificate alone never proves it. */
export const captivePortal: Cause = {
  id: 'captive-portal',
  words: {
    title: say('causes/captive-portal.title'),
    plain: say('causes/captive-portal.plain'),
    technical: say('causes/captive-portal.technical'),
    gone: say('causes/captive-portal.gone'),
  },
  sources: ['RFC 8910', 'RFC 8952, section 2.1', 'RFC 8908, section 5', 'RFC 6585, section 6'],
  variants: [],
  usualSide: 'network',

  explains: [
    'plain-http',
    'name-mismatch',
    'untrusted-root',
    'self-signed',
    'interception',
    'reset',
    'timeout',
    'dns',
    'protocol-error',
    'expired',
    'refused',
    'incomplete-chain',
  ],
  judge(facts: Facts): Judgement {
    const caught = facts.path.portals.filter((one) => one.seen.outcome === 'portal');
    const first = caught[0];
    const works = facts.attempts.worked.length > 0 && facts.chains.served.every((chain) => chain.judgement.ok);
    if (first === undefined || works) {
      const open = facts.path.portals.filter((one) => one.seen.outcome === 'open').map((one) => one.evidence);
      if (works)
        return ruledOut(
          [say('causes/captive-portal.because.works')],
          facts.attempts.worked.map((one) => one.evidence),
        );
      return open.length > 0 ? ruledOut([say('causes/captive-portal.because.open')], open) : cannotTell([NEEDS.portal, NEEDS.loginPage]);
    }
    const unreached = facts.addresses.outcomes.length > 0 && !facts.addresses.anyConnected;
    const failed = unreached || facts.attempts.failed.length > 0 || facts.chains.refusals.length > 0;
    return found({
      side: 'network',
      certainty: (failed && !caught.every(refuses)) || caught.length >= 2 ? 'certain' : 'likely',
      because: [becauseOf(first.seen), ...(failed ? [say('causes/captive-portal.because.site-fails')] : [])],
      evidence: caught.map((one) => one.evidence),
    });
  },
};

/** A refusal that speaks of signing in can be a filter's too. 511 means a sign-in page and nothing else (RFC 6585, section 6). */
function refuses({ seen: { status } }: { readonly seen: PortalAnswer }): boolean {
  return status !== null && status >= 400 && status !== 511;
}

function becauseOf({ by, location, status }: PortalAnswer): Said {
  if (by === 'network') return say('causes/captive-portal.because.network', { where: location ?? '' });
  if (location !== null) return say('causes/captive-portal.because.answer', { where: location });
  if (status === 511) return say('causes/captive-portal.because.511');
  return status !== null && status >= 400
    ? say('causes/captive-portal.because.refused', { status })
    : say('causes/captive-portal.because.own-page');
}
