import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';

/** No secure renegotiation (RFC 5746): advice for browsers, a fault for OpenSSL 3, which refuses such servers. */
export const renegotiation: Cause = {
  id: 'renegotiation',
  words: {
    title: say('causes/renegotiation.title'),
    plain: say('causes/renegotiation.plain'),
    technical: say('causes/renegotiation.technical'),
    gone: say('causes/renegotiation.gone'),
  },
  sources: ['RFC 5746', 'openssl 3.0 migration guide: SSL_OP_LEGACY_SERVER_CONNECT'],
  variants: [],
  usualSide: 'server',

  explains: [],
  judge(facts: Facts): Judgement {
    const agreed = facts.attempts.all.filter((one) => one.seen.chosen !== null && one.ending === 'worked');
    const old = agreed.filter((one) => one.seen.chosen?.version !== 'TLS 1.3');
    const missing = old.find((one) => one.seen.chosen?.secureRenegotiation === false);
    const listed = facts.enumeration.servers.find((server) => server.seen.secureRenegotiation === false);
    if (missing !== undefined || listed !== undefined) {
      const strict = facts.asProfile !== null && /^openssl-3/.test(facts.asProfile);
      return found({
        side: 'server',
        certainty: 'certain',
        ...(strict ? { title: say('causes/renegotiation.title.refused') } : { adviceOnly: true }),
        because: [
          say('causes/renegotiation.because.missing', { version: missing?.seen.chosen?.version ?? 'TLS 1.2' }),
          ...(strict ? [say('causes/renegotiation.because.strict', { profile: facts.asProfile ?? '' })] : []),
        ],
        evidence: [...(missing === undefined ? [] : [missing.evidence]), ...(listed === undefined ? [] : [listed.evidence])],
      });
    }
    const evidence = agreed.map((one) => one.evidence);
    if (old.some((one) => one.seen.chosen?.secureRenegotiation === true))
      return ruledOut([say('causes/renegotiation.because.safe')], evidence);
    if (facts.attempts.worked.length > 0 && old.length === 0) return ruledOut([say('causes/renegotiation.because.tls13')], evidence);
    return cannotTell([NEEDS.handshake], [], evidence);
  },
};
