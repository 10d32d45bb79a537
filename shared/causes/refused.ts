import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';

/** The TCP connection was turned away. Not TLS, but a cause. A firewall that rejects looks the same as a stopped service. */
export const refused: Cause = {
  id: 'refused',
  words: {
    title: say('causes/refused.title'),
    plain: say('causes/refused.plain'),
    technical: say('causes/refused.technical'),
    gone: say('causes/refused.gone'),
  },
  sources: ['RFC 9293, section 3.10.7.1', 'RFC 8305 (several addresses)'],
  variants: ['always', 'by-address', 'sometimes', 'not-permitted'],
  usualSide: 'server',
  sideOfVariant: { 'not-permitted': 'this-computer' },
  explains: [],
  judge(facts: Facts): Judgement {
    const { outcomes, anyConnected } = facts.addresses;
    if (outcomes.length === 0) {
      return facts.attempts.judged.length > 0
        ? ruledOut(
            [say('causes/refused.because.taken')],
            facts.attempts.judged.map((one) => one.evidence),
          )
        : cannotTell([NEEDS.connect]);
    }
    const evidence = outcomes.flatMap((one) => one.evidence);
    const barred = outcomes.filter((one) => one.failure === 'not-permitted' && one.connected === 0);
    if (barred.length > 0 && !anyConnected) {
      return found({
        variant: 'not-permitted',
        side: 'this-computer',
        certainty: 'certain',
        title: say('causes/refused.title.here'),
        because: [say('causes/refused.because.not-permitted')],
        evidence,
      });
    }
    const bad = outcomes.filter((one) => one.connected === 0 && (one.failure === 'refused' || one.failure === 'bad-address'));
    if (bad.length === 0) return comesAndGoes(outcomes) ?? ruledOut([say('causes/refused.because.taken')], evidence);
    const addresses = bad.map((one) => one.address);
    const turnedAway = bad.every((one) => one.failure === 'bad-address')
      ? say('causes/refused.because.bad-address')
      : say('causes/refused.because.refused', { addresses });
    if (anyConnected) {
      return found({
        variant: 'by-address',
        side: 'server',
        certainty: 'certain',
        title: say('causes/refused.title.by-address', { bad: bad.length, all: outcomes.length }),
        because: [turnedAway, say('causes/refused.because.others-work')],
        evidence,
      });
    }
    return found({
      variant: 'always',
      side: 'server',
      // Where a proxy is the way out, a firewall may turn every direct try away.
      certainty: facts.proxy.tunnels.length > 0 ? 'likely' : 'certain',
      ...(facts.port === null ? {} : { title: say('causes/refused.title.port', { port: String(facts.port) }) }),
      because: [turnedAway],
      evidence,
    });
  },
};

/** Turned away on some tries only: one server of several is down, or a limit is reached. */
function comesAndGoes(outcomes: Facts['addresses']['outcomes']): Judgement | null {
  const flapping = outcomes.filter((one) => one.connected > 0 && one.failure === 'refused' && !one.inCompanyOnly);
  if (flapping.length === 0) return null;
  const of = flapping.reduce((sum, one) => sum + one.of, 0);
  const worked = flapping.reduce((sum, one) => sum + one.connected, 0);
  return found({
    variant: 'sometimes',
    side: 'server',
    certainty: of - worked >= 2 ? 'certain' : 'likely',
    title: say('causes/refused.title.sometimes', { worked, of }),
    because: flapping.map((one) => say('facts.on-address', { address: one.address, worked: one.connected, of: one.of })),
    evidence: flapping.flatMap((one) => one.evidence),
  });
}
