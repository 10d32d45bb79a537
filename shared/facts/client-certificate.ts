import type { ApplicationAnswer, HandshakeAttempt } from '../model/handshake.ts';
import type { Facts } from './facts.ts';

/** Was a client certificate shown in the judged attempts? */
export function wasGiven(facts: Facts): boolean {
  return (
    facts.clientCertificateGiven ||
    facts.attempts.all.some((one) => one.variation.factor === 'client-certificate' && one.variation.given === 'given')
  );
}

/** An error page that says a client certificate is missing (nginx 400/496, Apache, IIS 403.7). */
export function saysMissing(answer: ApplicationAnswer | null): boolean {
  if (answer?.how !== 'http') return false;
  if (answer.status === 496) return true;
  return (
    REFUSING.has(answer.status) &&
    /no required ssl certificate|client certificate (is )?required|403\.7\b|requires a client certificate/i.test(textOf(answer))
  );
}

/** An error page that says the client certificate shown does not do (nginx 400/495, IIS 403.16 and 403.17). */
export function saysRejected(answer: ApplicationAnswer | null): boolean {
  if (answer?.how !== 'http') return false;
  if (answer.status === 495) return true;
  return (
    REFUSING.has(answer.status) &&
    /the ssl certificate error|client certificate .{0,40}(untrusted|expired|revoked|not valid|invalid)|403\.1[367]\b/i.test(textOf(answer))
  );
}

/**
 * The server asked for a certificate in the handshake and then refused a plain request for its first page: nginx turns 495 and 496 into
 * 400 whatever its own page says; others say 401 or 403 and name the certificate on a page of their own.
 */
export function refusedAfterAsking({ certificateRequest, application }: HandshakeAttempt): boolean {
  if (certificateRequest === null || application?.how !== 'http') return false;
  if (application.status === 400 || SAYS_NONE_CAME.test(textOf(application))) return true;
  return (application.status === 401 || application.status === 403) && CERTIFICATE_WORD.test(textOf(application));
}

/** Such a page comes with any status: Apache and HAProxy let the application answer, often with 200. */
const SAYS_NONE_CAME = new RegExp(
  [
    'no (?:valid )?(?:(?:client|user|ssl) )*certificate (?:was |has been )?(?:presented|provided|sent|found|supplied|received|given|selected)',
    '(?:client|user) certificate (?:is |was )?(?:required|needed|missing|not (?:presented|provided|sent|found|supplied|received))',
    'requires? (?:a |an |your )?(?:valid )?(?:client|user|personal|smart.?card)[ -]?certificate',
    'kein (?:client-?|benutzer-?)?zertifikat',
    '(?:client-?|benutzer-?)zertifikat (?:fehlt|erforderlich|benötigt)',
    'aucun certificat client',
    'certificat client (?:requis|manquant|absent)',
    'certificado de cliente (?:requerido|no presentado|ausente)',
  ].join('|'),
  'i',
);

const CERTIFICATE_WORD = /certificat|certificad|zertifikat|sertifi[kc]a|сертификат|certyfikat|證書|证书|証明書|인증서/i;

const REFUSING = new Set([400, 401, 403]);

function textOf(answer: Extract<ApplicationAnswer, { how: 'http' }>): string {
  return `${answer.reason} ${answer.bodyStart}`;
}
