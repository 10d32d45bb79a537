import { refusedAfterAsking, saysRejected, wasGiven } from '../facts/client-certificate.ts';
import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import type { Said } from '../model/said.ts';
import type { Certainty } from '../model/side.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';

type Variant = 'expired' | 'unknown-issuer' | 'revoked';

/** IANA TLS Alerts: 44 certificate_revoked, 45 certificate_expired, 48 unknown_ca. */
const VARIANT_OF_ALERT: ReadonlyMap<number, Variant> = new Map([
  [44, 'revoked'],
  [45, 'expired'],
  [48, 'unknown-issuer'],
]);

/** A client certificate was shown and refused: expired, unknown issuer, revoked, or not named further. Alerts of a client about the server’s certificate are not this. */
export const clientCertRejected: Cause = {
  id: 'client-cert-rejected',
  words: {
    title: say('causes/client-cert-rejected.title'),
    plain: say('causes/client-cert-rejected.plain'),
    technical: say('causes/client-cert-rejected.technical'),
    gone: say('causes/client-cert-rejected.gone'),
  },
  sources: ['RFC 8446, section 6.2', 'RFC 5246, section 7.2.2', 'nginx: code 495'],
  variants: ['expired', 'unknown-issuer', 'revoked'],
  usualSide: 'this-computer',

  explains: ['server-fault', 'reset', 'client-cert-required'],
  judge(facts: Facts): Judgement {
    const { judged } = facts.attempts;
    if (judged.length === 0) return cannotTell([NEEDS.handshake]);
    const given = wasGiven(facts);
    const evidence = judged.map((one) => one.evidence);
    const page = facts.attempts.requests.find((one) => saysRejected(one.seen.application));
    if (page !== undefined) return rejected(null, 'certain', [say('causes/client-cert-rejected.because.page')], [page.evidence]);
    const alerts = facts.alerts.judged.filter((one) => isAboutCertificate(one.alert.code, given));
    const first = alerts[0];
    const asked = judged.some((one) => one.seen.certificateRequest !== null);
    if (first !== undefined && (given || !asked)) {
      const because = [
        say('causes/client-cert-rejected.because.alert', { name: first.alert.name ?? '', code: first.alert.code }),
        ...issuers(facts),
      ];
      return rejected(VARIANT_OF_ALERT.get(first.alert.code) ?? null, given ? 'certain' : 'likely', because, evidence);
    }
    if (given && asked && judged.some((one) => one.seen.certificateRequest !== null && one.answered && one.ending !== 'worked')) {
      return rejected(null, 'likely', [say('causes/client-cert-rejected.because.given'), ...issuers(facts)], evidence);
    }
    if (given && facts.attempts.requests.some((one) => refusedAfterAsking(one.seen))) {
      return rejected(null, 'likely', [say('causes/client-cert-rejected.because.refused-page'), ...issuers(facts)], evidence);
    }
    return ruledOut(
      [given ? say('causes/client-cert-rejected.because.accepted') : say('causes/client-cert-rejected.because.none-given')],
      evidence,
    );
  },
};

const ISSUERS_SHOWN = 3;

/** bad_certificate to certificate_unknown, unknown_ca; with a certificate shown also handshake_failure, access_denied, decrypt_error, 116. */
function isAboutCertificate(code: number, given: boolean): boolean {
  return (code >= 42 && code <= 46) || code === 48 || (given && [40, 49, 51, 116].includes(code));
}

function issuers(facts: Facts): Said[] {
  const named = [...new Set(facts.attempts.judged.flatMap((one) => one.seen.certificateRequest?.acceptableCas ?? []))];
  return named.length > 0 ? [say('causes/client-cert-rejected.because.issuers', { issuers: named.slice(0, ISSUERS_SHOWN) })] : [];
}

function rejected(variant: Variant | null, certainty: Certainty, because: readonly Said[], evidence: readonly number[]): Judgement {
  const title = variant === null ? say('causes/client-cert-rejected.title') : say(`causes/client-cert-rejected.title.${variant}`);
  return found({ variant, side: 'this-computer', certainty, title, because, evidence });
}
