import type { PlacedAlert } from '../facts/alerts.ts';
import { asksForTls } from '../facts/error-pages.ts';
import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';

/** The server says so itself (alerts 80, 49), refuses every variation, refuses STARTTLS it offered, or hangs up after a finished handshake. Alerts that another cause explains are not this. */
export const serverFault: Cause = {
  id: 'server-fault',
  words: {
    title: say('causes/server-fault.title'),
    plain: say('causes/server-fault.plain'),
    technical: say('causes/server-fault.technical'),
    gone: say('causes/server-fault.gone'),
  },
  sources: ['RFC 8446, section 6.2', 'RFC 3207, section 4', 'RFC 9110, section 15.6'],
  variants: [],
  usualSide: 'server',

  explains: [],
  judge(facts: Facts): Judgement {
    const talk = facts.path.startTls.find((one) => one.seen.outcome === 'refused');
    if (talk !== undefined && facts.attempts.worked.length === 0) {
      return found({
        side: 'server',
        certainty: 'certain',
        title: say('causes/server-fault.title.start-tls'),
        because: [say('causes/server-fault.because.start-tls', { text: talk.seen.said.split(/\r?\n/, 1)[0] ?? '' })],
        evidence: [talk.evidence],
      });
    }
    if (facts.attempts.judged.length === 0) return cannotTell([NEEDS.handshake]);
    return byAlert(facts) ?? afterwards(facts) ?? notFound(facts);
  },
};

/** Alerts that name another cause by themselves (IANA TLS Alerts); the rest is the server's own business. */
const EXPLAINED_ELSEWHERE = new Set([10, 20, 22, 42, 43, 44, 45, 46, 47, 48, 50, 51, 70, 71, 112, 116, 120]);
/** internal_error and access_denied: the server speaks of itself. */
const OWN_WORDS = new Set([80, 49]);
const HANDSHAKE_FAILURE = 40;
/** Its own words for a version it does not take: `version-mismatch`. */
const PROTOCOL_VERSION = 70;

function byAlert(facts: Facts): Judgement | null {
  const { deciding, failed, judged } = facts.attempts;
  const alerts = facts.alerts.judged.filter((one) => !asksForCertificate(one));
  const first = alerts[0];
  if (first === undefined || deciding === null) return null;
  const { code } = first.alert;
  const intolerant =
    deciding.factor === 'version' && code !== PROTOCOL_VERSION && deciding.works.some((one) => isOffered(facts, one.seen.chosen?.version));
  const content = deciding.factor === 'ech' || deciding.factor === 'post-quantum' ? deciding.factor : null;
  const byForm = content !== null || deciding.factor === 'hello-size' || deciding.factor === 'route';
  const undecided = ['none', 'sometimes', 'address'].includes(deciding.factor);
  const servers = intolerant || byForm || (undecided && !EXPLAINED_ELSEWHERE.has(code));
  if (!servers) return null;
  const repeated = alerts.filter((one) => one.alert.code === code).length >= 2;
  const allWays = code === HANDSHAKE_FAILURE && deciding.factor === 'none' && deciding.tried.size >= 4;
  return found({
    side: 'server',
    ...(content === null ? {} : { title: say(`causes/server-fault.title.${content}`) }),
    certainty:
      repeated && (OWN_WORDS.has(code) || content !== null) ? 'certain' : allWays || intolerant || repeated ? 'likely' : 'possible',
    ...(allWays ? { title: say('causes/server-fault.title.refused-all', { count: deciding.tried.size }) } : {}),
    because: [
      say('causes/server-fault.because.alert', { name: first.alert.name ?? '', code }),
      say('causes/server-fault.because.times', { failed: failed.length, of: judged.length }),
      ...(allWays ? [say('causes/server-fault.because.all-ways')] : []),
      ...(content === null ? [] : [say(`causes/server-fault.because.${content}`)]),
      ...(intolerant ? [say('causes/server-fault.because.works-with', { versions: versionsOf(facts) })] : []),
    ],
    evidence: [...failed, ...deciding.works].map((one) => one.evidence),
  });
}

function isOffered(facts: Facts, version: string | undefined): boolean {
  return facts.attempts.judged.some((one) => one.seen.offered.versions.some((offered) => offered === version));
}

function versionsOf(facts: Facts): string[] {
  return [...new Set(facts.attempts.deciding?.works.flatMap((one) => one.seen.chosen?.version ?? []) ?? [])];
}

function asksForCertificate(placed: PlacedAlert): boolean {
  return placed.attempt.seen.certificateRequest !== null;
}

/** The handshake was fine, what came after was not. */
function afterwards(facts: Facts): Judgement | null {
  const closed = facts.attempts.judged.filter((one) => one.ending === 'closed-after' && one.seen.certificateRequest === null);
  if (closed.length > 0) {
    return found({
      side: 'server',
      certainty: closed.length >= 2 ? 'certain' : 'likely',
      title: say('causes/server-fault.title.closes'),
      because: [say('causes/server-fault.because.closes')],
      evidence: closed.map((one) => one.evidence),
    });
  }
  const behind = facts.attempts.requests.flatMap((one) => {
    const status = one.seen.application?.how === 'http' ? one.seen.application.status : 0;
    return BACKEND_DOWN.has(status) ? [{ status, evidence: one.evidence }] : [];
  });
  const first = behind[0];
  if (first === undefined) return unencryptedBehind(facts);
  return found({
    side: 'server',
    certainty: behind.length >= 2 ? 'certain' : 'likely',
    title: say('causes/server-fault.title.behind', { status: String(first.status) }),
    because: [say('causes/server-fault.because.status', { status: String(first.status) })],
    evidence: behind.map((one) => one.evidence),
  });
}

/** The front takes the encryption off, and what it passes the request on to expects TLS: that one's error page comes back. */
function unencryptedBehind(facts: Facts): Judgement | null {
  const pages = facts.attempts.requests.filter((one) => asksForTls(one.seen.application));
  if (pages.length === 0) return null;
  return found({
    side: 'server',
    certainty: 'likely',
    title: say('causes/server-fault.title.plain-behind'),
    because: [say('causes/server-fault.because.plain-behind')],
    evidence: pages.map((one) => one.evidence),
  });
}

/** Gateway errors, and those a CDN gives when its own connection to the origin fails (520 to 526). */
const BACKEND_DOWN = new Set([502, 503, 504, 520, 521, 522, 523, 524, 525, 526]);

function notFound(facts: Facts): Judgement {
  const evidence = facts.attempts.judged.map((one) => one.evidence);
  return facts.attempts.judged.some((one) => one.answered)
    ? ruledOut([say('causes/server-fault.because.fine')], evidence)
    : cannotTell([NEEDS.handshake], [], evidence);
}
