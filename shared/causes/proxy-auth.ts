import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';

/** The proxy asks for credentials, or refuses those given. Other answers of a proxy are proxy-error. */
export const proxyAuth: Cause = {
  id: 'proxy-auth',
  words: {
    title: say('causes/proxy-auth.title'),
    plain: say('causes/proxy-auth.plain'),
    technical: say('causes/proxy-auth.technical'),
    gone: say('causes/proxy-auth.gone'),
  },
  sources: ['RFC 9110, sections 11.7 and 15.5.8', 'RFC 1928, section 3', 'RFC 1929'],
  variants: ['needs-password', 'wrong-password'],
  usualSide: 'network',
  sideOfVariant: { 'wrong-password': 'this-computer' },
  explains: ['proxy-error', 'timeout', 'reset', 'plain-http'],
  judge(facts: Facts): Judgement {
    const last = facts.proxy.tunnels.at(-1);
    const refused = facts.proxy.tunnels.filter(
      (one) => one.seen.outcome === 'needs-authentication' || one.seen.outcome === 'wrong-credentials',
    );
    const first = refused.at(-1);
    if (first === undefined || last?.seen.outcome === 'open') {
      const judged = facts.attempts.judged.map((one) => one.evidence);
      if (last !== undefined) return ruledOut([say('causes/proxy-auth.because.open')], [last.evidence]);
      return judged.length > 0 ? ruledOut([say('causes/proxy-auth.because.no-proxy')], judged) : cannotTell([NEEDS.proxy]);
    }
    const { proxy, schemes, outcome } = first.seen;
    const wrong = outcome === 'wrong-credentials';
    const untestable = schemes.length > 0 && !schemes.some((scheme) => /^(basic|user name and password)$/i.test(scheme));
    return found({
      variant: wrong ? 'wrong-password' : 'needs-password',
      side: wrong ? 'this-computer' : 'network',
      certainty: 'certain',
      title: wrong
        ? say('causes/proxy-auth.title.wrong')
        : untestable
          ? say('causes/proxy-auth.title.scheme', { schemes: [...schemes] })
          : say('causes/proxy-auth.title'),
      because: [
        wrong ? say('causes/proxy-auth.because.wrong', { proxy }) : say('causes/proxy-auth.because.asked', { proxy }),
        ...(schemes.length > 0 ? [say('causes/proxy-auth.because.schemes', { schemes: [...schemes] })] : []),
        ...(untestable ? [say('causes/proxy-auth.because.untestable')] : []),
      ],
      evidence: refused.map((one) => one.evidence),
    });
  },
};
