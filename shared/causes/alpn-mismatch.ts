import { judgedAlerts } from '../facts/alerts.ts';
import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';

/** Alert 120, IANA TLS Alerts. */
const NO_APPLICATION_PROTOCOL = 120;

/** Alert 120, an answer outside the offer, or a refusal that the list alone causes. A drop that the list causes is `reset` first, with this among the others. No ALPN at all is a note. */
export const alpnMismatch: Cause = {
  id: 'alpn-mismatch',
  words: {
    title: say('causes/alpn-mismatch.title'),
    plain: say('causes/alpn-mismatch.plain'),
    technical: say('causes/alpn-mismatch.technical'),
    gone: say('causes/alpn-mismatch.gone'),
  },
  sources: ['RFC 7301, section 3.2'],
  variants: [],
  usualSide: 'server',

  explains: ['server-fault', 'protocol-error'],
  judge(facts: Facts): Judgement {
    const { judged, worked, deciding } = facts.attempts;
    if (judged.length === 0) return cannotTell([NEEDS.handshake]);
    const offered = [...new Set(judged.flatMap((one) => one.seen.offered.alpn))];
    const alerts = judgedAlerts(facts.alerts, NO_APPLICATION_PROTOCOL);
    const stranger = judged.find((one) => one.seen.chosen?.alpn != null && !one.seen.offered.alpn.includes(one.seen.chosen.alpn));
    const byList = deciding?.factor === 'alpn';
    if (alerts.length === 0 && stranger === undefined && !byList) {
      const agreed = worked.find((one) => one.seen.chosen?.alpn != null)?.seen.chosen?.alpn;
      if (worked.length === 0) return cannotTell([NEEDS.handshake]);
      return ruledOut(
        [
          agreed == null
            ? say('causes/alpn-mismatch.because.none-needed')
            : say('causes/alpn-mismatch.because.common', { protocol: agreed }),
        ],
        worked.map((one) => one.evidence),
      );
    }
    const refused = alerts.length > 0 || stranger !== undefined || facts.attempts.failed.every((one) => one.ending === 'alert');
    return found({
      side: 'server',
      certainty: refused ? 'certain' : 'possible',
      because: [
        ...(alerts.length > 0 ? [say('causes/alpn-mismatch.because.alert')] : []),
        ...(stranger?.seen.chosen?.alpn == null
          ? []
          : [say('causes/alpn-mismatch.because.chose', { protocol: stranger.seen.chosen.alpn })]),
        ...(offered.length > 0 ? [say('causes/alpn-mismatch.because.offered', { protocols: offered })] : []),
        ...(byList ? [say('causes/alpn-mismatch.because.without')] : []),
      ],
      evidence: [...judged.map((one) => one.evidence), ...(deciding?.works.map((one) => one.evidence) ?? [])],
    });
  },
};
