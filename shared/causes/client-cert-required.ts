import { judgedAlerts } from '../facts/alerts.ts';
import { refusedAfterAsking, saysMissing, wasGiven } from '../facts/client-certificate.ts';
import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import type { Said } from '../model/said.ts';
import type { Certainty } from '../model/side.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';

/** Alert 116, IANA TLS Alerts. */
const CERTIFICATE_REQUIRED = 116;

/** The server asked, got none, and refused: by alert, by closing, or by an error page. Asking alone is no fault. A certificate that was shown and refused is client-cert-rejected. */
export const clientCertRequired: Cause = {
  id: 'client-cert-required',
  words: {
    title: say('causes/client-cert-required.title'),
    plain: say('causes/client-cert-required.plain'),
    technical: say('causes/client-cert-required.technical'),
    gone: say('causes/client-cert-required.gone'),
  },
  sources: ['RFC 8446, sections 4.3.2 and 6.2', 'RFC 5246, section 7.4.4', 'nginx: codes 495 and 496'],
  variants: [],
  usualSide: 'this-computer',

  explains: ['server-fault', 'reset', 'protocol-error', 'version-mismatch'],
  judge(facts: Facts): Judgement {
    const { judged, worked, failed } = facts.attempts;
    if (judged.length === 0) return cannotTell([NEEDS.handshake]);
    const given = wasGiven(facts);
    const required = judgedAlerts(facts.alerts, CERTIFICATE_REQUIRED);
    const asked = judged.filter((one) => one.seen.certificateRequest !== null);
    const page = facts.attempts.requests.find((one) => saysMissing(one.seen.application));
    if (!given && page !== undefined) return needed(facts, [say('causes/client-cert-required.because.page')], 'certain');
    if (!given && required.length > 0) return needed(facts, [refusedBy(CERTIFICATE_REQUIRED)], 'certain');
    const refused = facts.alerts.judged.filter((one) => one.attempt.seen.certificateRequest !== null);
    const first = refused[0];
    if (!given && first !== undefined) return needed(facts, [refusedBy(first.alert.code)], 'certain');
    if (!given && failed.some((one) => one.seen.certificateRequest !== null && one.answered)) {
      return needed(facts, [say('causes/client-cert-required.because.dropped')], 'likely');
    }
    if (!given && facts.attempts.requests.some((one) => refusedAfterAsking(one.seen))) {
      return needed(facts, [say('causes/client-cert-required.because.refused-page')], 'likely');
    }
    const evidence = judged.map((one) => one.evidence);
    if (worked.length === 0)
      return failed.some((one) => one.seen.chosen !== null)
        ? ruledOut([say('causes/client-cert-required.because.not-asked')], evidence)
        : cannotTell([NEEDS.handshake], [], evidence);
    return ruledOut(
      [asked.length > 0 ? say('causes/client-cert-required.because.optional') : say('causes/client-cert-required.because.not-asked')],
      evidence,
    );
  },
};

const ISSUERS_SHOWN = 3;

function refusedBy(code: number): Said {
  return say('causes/client-cert-required.because.alert', { code });
}

function needed(facts: Facts, last: readonly Said[], certainty: Certainty): Judgement {
  const issuers = [...new Set(facts.attempts.judged.flatMap((one) => one.seen.certificateRequest?.acceptableCas ?? []))];
  // The request travels encrypted in TLS 1.3, and a page can say the same without one.
  const asked = facts.attempts.judged.some((one) => one.seen.certificateRequest !== null);
  return found({
    side: 'this-computer',
    certainty,
    because: [
      ...(asked ? [say('causes/client-cert-required.because.asked')] : []),
      ...last,
      ...(issuers.length > 0 ? [say('causes/client-cert-required.because.issuers', { issuers: issuers.slice(0, ISSUERS_SHOWN) })] : []),
    ],
    evidence: facts.attempts.judged.map((one) => one.evidence),
  });
}
