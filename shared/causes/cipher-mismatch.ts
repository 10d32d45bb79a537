import { judgedAlerts } from '../facts/alerts.ts';
import type { Attempt } from '../facts/attempts.ts';
import type { Facts } from '../facts/facts.ts';
import { keyNotOffered } from '../facts/leaf-key.ts';
import { isSoundOffer, type Offer, offersOf } from '../facts/offers.ts';
import type { Judgement } from '../model/finding.ts';
import type { Said } from '../model/said.ts';
import { cipherSuiteName } from '../tables/cipher-suites.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';

/** Alert 71, IANA TLS Alerts. */
const INSUFFICIENT_SECURITY = 71;

/** Sound but uncommon suites, groups, signature schemes, or a certificate key that the judged client does not offer. Broken suites are weak-cipher, small DH groups weak-key; a refusal of everything tried is server-fault. */
export const cipherMismatch: Cause = {
  id: 'cipher-mismatch',
  words: {
    title: say('causes/cipher-mismatch.title'),
    plain: say('causes/cipher-mismatch.plain'),
    technical: say('causes/cipher-mismatch.technical'),
    gone: say('causes/cipher-mismatch.gone'),
  },
  sources: ['RFC 8446, section 4.1.1', 'RFC 8446, section 4.2.3', 'RFC 5246, section 7.4.3'],
  variants: [],
  usualSide: 'server',

  explains: ['server-fault', 'reset'],
  judge(facts: Facts): Judgement {
    const { judged, worked, failed } = facts.attempts;
    const key = keyNotOffered(facts);
    if (key !== null) {
      return found({
        side: 'server',
        certainty: 'certain',
        title: say('causes/cipher-mismatch.title.key', { kind: key.kind }),
        because: [say('causes/cipher-mismatch.because.key', { kind: key.kind }), say('causes/cipher-mismatch.because.who')],
        evidence: [key.evidence],
      });
    }
    if (judged.length === 0) return cannotTell([NEEDS.handshake]);
    const agreed = worked[0]?.seen.chosen;
    const insufficient = judgedAlerts(facts.alerts, INSUFFICIENT_SECURITY);
    if (agreed != null && insufficient.length === 0) {
      return ruledOut([say('causes/cipher-mismatch.because.common', { suite: cipherSuiteName(agreed.cipherSuite) })], idsOf(worked));
    }
    const common = commonSuite(facts);
    if (common !== null && insufficient.length === 0) {
      return ruledOut([say('causes/cipher-mismatch.because.common', { suite: cipherSuiteName(common.suite) })], [common.evidence]);
    }
    const refused = facts.alerts.judged[0];
    // Some servers cut off without an alert where nothing is common (Windows Schannel).
    const cutOff = facts.attempts.deciding?.factor === 'suites';
    const helping = refused === undefined && !cutOff ? [] : facts.attempts.all.filter((one) => helps(one, offersOf(facts)));
    const first = helping[0];
    if (first === undefined && insufficient.length === 0) {
      const evidence = idsOf(failed);
      return refused === undefined ? cannotTell([NEEDS.handshake], [], evidence) : cannotTell([NEEDS.enumeration], [], evidence);
    }
    return found({
      side: 'server',
      certainty: first === undefined ? 'likely' : 'certain',
      because: [
        ...(refused === undefined ? [] : [say('causes/cipher-mismatch.because.alert', { code: refused.alert.code })]),
        ...(first === undefined ? [] : [worksWith(first)]),
      ],
      evidence: [...idsOf(failed), ...idsOf(helping)],
    });
  },
};

const BY_CIPHERS: ReadonlySet<string> = new Set(['suites', 'signatures', 'groups']);

/** Where another factor decides, the server took a suite that the judged hello offers as well: suites were not what it lacked. */
function commonSuite({ attempts }: Facts): { readonly suite: number; readonly evidence: number } | null {
  const { deciding, judged } = attempts;
  if (deciding === null || BY_CIPHERS.has(deciding.factor)) return null;
  const offered = new Set(judged.flatMap((one) => one.seen.offered.cipherSuites));
  return (
    deciding.works
      .map((one) => ({ suite: one.seen.chosen?.cipherSuite ?? -1, evidence: one.evidence }))
      .find(({ suite }) => offered.has(suite)) ?? null
  );
}

/** Does this attempt, which varied only suites, signatures or groups, get through with something sound and of this decade? */
function helps(attempt: Attempt, offers: readonly Offer[]): boolean {
  const { factor } = attempt.variation;
  // A suite that our own client cannot finish was agreed to all the same.
  const agreed = attempt.ending === 'worked' || attempt.ending === 'cancelled';
  if (!agreed || !BY_CIPHERS.has(factor)) return false;
  const version = attempt.seen.chosen?.version;
  return (version === 'TLS 1.2' || version === 'TLS 1.3') && offers.some((one) => one.evidence === attempt.evidence && isSoundOffer(one));
}

function worksWith(attempt: Attempt): Said {
  return attempt.variation.factor === 'suites' && attempt.seen.chosen !== null
    ? say('causes/cipher-mismatch.because.works-with', { suite: cipherSuiteName(attempt.seen.chosen.cipherSuite) })
    : say('causes/cipher-mismatch.because.works-with-keys');
}

function idsOf(attempts: readonly Attempt[]): number[] {
  return attempts.map((one) => one.evidence);
}
