import { judgedAlerts } from '../facts/alerts.ts';
import type { Attempt } from '../facts/attempts.ts';
import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import { TLS_VERSIONS, type TlsVersion } from '../model/handshake.ts';
import type { Said } from '../model/said.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';
import { cannotNegotiate, nowAndThen } from './version-refused.ts';

/** Alert 70, IANA TLS Alerts. */
const PROTOCOL_VERSION = 70;
/** A browser speaks no version below this (RFC 8996). */
const OLDEST_OF_BROWSERS = rank('TLS 1.2');

/**
 * No version in common. A drop never means this (DESIGN section 3, rule 2): a hello that is let through in an older version but
 * dropped in a newer one is `reset` or `timeout` by version. An alert 40 means this only where the version alone makes it work.
 */
export const versionMismatch: Cause = {
  id: 'version-mismatch',
  words: {
    title: say('causes/version-mismatch.title'),
    plain: say('causes/version-mismatch.plain'),
    technical: say('causes/version-mismatch.technical'),
    gone: say('causes/version-mismatch.gone'),
  },
  sources: ['RFC 8446, sections 4.2.1 and 6.2', 'RFC 5246, appendix E.1', 'RFC 8996'],
  variants: ['server-too-old', 'client-too-old'],
  usualSide: 'server',
  sideOfVariant: { 'client-too-old': 'this-computer' },
  explains: ['insecure-legacy', 'cipher-mismatch', 'server-fault', 'no-forward-secrecy', 'renegotiation'],
  judge(facts: Facts): Judgement {
    const { judged, worked } = facts.attempts;
    if (judged.length === 0) return cannotTell([NEEDS.handshake]);
    const agreed = worked[0]?.seen.chosen;
    const refusals = judgedAlerts(facts.alerts, PROTOCOL_VERSION);
    if (agreed != null && refusals.length > 0) return nowAndThen(facts, refusals.length);
    if (agreed != null) return ruledOut([say('causes/version-mismatch.because.common', { version: agreed.version })], ids(worked));
    const offered = new Set(judged.flatMap((one) => one.seen.offered.versions));
    const stranger = judged.find((one) => one.seen.chosen !== null && !offered.has(one.seen.chosen.version));
    const refusedByAlert = facts.attempts.failed.some((one) => one.ending === 'alert');
    const accepted = acceptedOutside(facts, offered);
    const common = facts.attempts.deciding?.works.find((one) => one.seen.chosen !== null && offered.has(one.seen.chosen.version))?.seen
      .chosen;
    if (common != null && stranger === undefined) {
      if (refusals.length > 0 && facts.attempts.deciding?.factor === 'version')
        return cannotNegotiate(facts, refusals.length, common.version);
      return ruledOut(
        [say('causes/version-mismatch.because.common', { version: common.version })],
        ids(facts.attempts.deciding?.works ?? []),
      );
    }
    if (stranger === undefined && refusals.length === 0 && !(refusedByAlert && accepted.length > 0 && !olderHelpsNot(facts))) {
      return facts.attempts.failed.some((one) => one.answered)
        ? ruledOut([say('causes/version-mismatch.because.alert-other')], ids(facts.attempts.failed))
        : cannotTell([NEEDS.handshake], [], ids(judged));
    }
    const seen = versionsOf(accepted, stranger);
    const versions = seen.length === 0 && facts.asProfile !== null ? newerThan(offered) : seen;
    const variant = variantOf(versions, offered);
    return found({
      variant,
      side: variant === 'client-too-old' ? 'this-computer' : 'server',
      // Who says this to every version that was tried may say it of a fault of its own.
      certainty: seen.length > 0 || (refusals.length >= 2 && versions.length > 0) ? 'certain' : 'likely',
      ...(variant === null ? {} : { title: say(`causes/version-mismatch.title.${variant}`, { versions }) }),
      because: reasons(facts, seen, refusals.length > 0, stranger),
      evidence: [...ids(judged), ...ids(accepted), ...facts.enumeration.evidence],
    });
  },
};

function rank(version: TlsVersion): number {
  return TLS_VERSIONS.indexOf(version);
}

/** Attempts in a version the judged hello does not offer, which the server went along with. */
function acceptedOutside(facts: Facts, offered: ReadonlySet<TlsVersion>): Attempt[] {
  return facts.attempts.all.filter(
    (one) => one.variation.factor !== 'client-profile' && one.seen.chosen !== null && !offered.has(one.seen.chosen.version) && one.answered,
  );
}

/** The same versions with other suites get through: then the suites decide, not the version. */
function olderHelpsNot(facts: Facts): boolean {
  return facts.attempts.all.some(
    (one) =>
      one.ending === 'worked' &&
      (one.variation.factor === 'suites' || one.variation.factor === 'signatures' || one.variation.factor === 'groups') &&
      one.seen.chosen !== null &&
      rank(one.seen.chosen.version) >= OLDEST_OF_BROWSERS,
  );
}

function versionsOf(accepted: readonly Attempt[], stranger: Attempt | undefined): TlsVersion[] {
  const seen = [...accepted, ...(stranger === undefined ? [] : [stranger])].flatMap((one) => one.seen.chosen?.version ?? []);
  return TLS_VERSIONS.filter((version) => seen.includes(version));
}

/** What an old client cannot speak, where the server says that its version will not do (alert 70) and takes no older one either. */
function newerThan(offered: ReadonlySet<TlsVersion>): TlsVersion[] {
  const newest = Math.max(...[...offered].map(rank));
  return TLS_VERSIONS.filter((version) => rank(version) > newest && rank(version) >= OLDEST_OF_BROWSERS);
}

function variantOf(versions: readonly TlsVersion[], offered: ReadonlySet<TlsVersion>): 'server-too-old' | 'client-too-old' | null {
  const newest = versions.at(-1);
  if (newest === undefined) return null;
  return rank(newest) > Math.max(...[...offered].map(rank)) ? 'client-too-old' : 'server-too-old';
}

function reasons(facts: Facts, versions: readonly TlsVersion[], alerted: boolean, stranger: Attempt | undefined): Said[] {
  const offered = TLS_VERSIONS.filter((version) => facts.attempts.judged.some((one) => one.seen.offered.versions.includes(version)));
  return [
    say('causes/version-mismatch.because.refuses', { versions: offered }),
    ...(alerted ? [say('causes/version-mismatch.because.alert')] : []),
    ...(stranger?.seen.chosen ? [say('causes/version-mismatch.because.chose', { version: stranger.seen.chosen.version })] : []),
    ...(versions.length > 0 ? [say('causes/version-mismatch.because.accepts', { versions })] : []),
    ...(facts.asProfile === null ? [] : [say('causes/version-mismatch.because.profile', { profile: facts.asProfile })]),
  ];
}

function ids(attempts: readonly Attempt[]): number[] {
  return attempts.map((one) => one.evidence);
}
