import caPolicy from '../../assets/data/ca-policy.json' with { type: 'json' };
import type { SignedTimestamp } from '../wire/sct.ts';
import type { Certificate } from '../wire/x509.ts';
import { fingerprint, isoTime } from '../wire/x509-summary.ts';
import { say } from '../words/say.ts';
import { nameOf, type Problem, problem } from './problem.ts';
import { countByOperator, mayFollowRfc6962, retiredAt, soleOperator } from './transparency-logs.ts';

const DAY = 86_400_000;

/** Roots that belonged to the public web once; what they issue is judged as public where a computer still trusts them. */
const FORMER_PUBLIC = new Set([
  ...caPolicy.formerPublicRoots.roots.map((root) => root.sha256),
  ...caPolicy.distrusted.flatMap((entry) => entry.roots.map((root) => root.sha256)),
]);

export function wasPublicRoot(root: Certificate): boolean {
  return FORMER_PUBLIC.has(fingerprint(root));
}

/** From notBefore to notAfter in milliseconds, as Chromium measures it; null where a date cannot be read. */
function lifetime(certificate: Certificate): number | null {
  return certificate.notBefore === null || certificate.notAfter === null ? null : certificate.notAfter - certificate.notBefore;
}

/** Length of the validity in days: both ends count, and one second more than a day is a day more (Baseline Requirements, section 1.6.1). */
export function validityDays(certificate: Certificate): number | null {
  const length = lifetime(certificate);
  return length === null ? null : Math.max(0, Math.ceil((length + 1000) / DAY));
}

/**
 * The rules that bind a server certificate because its root is a public one.
 * @param otherLogs ids of the logs whose timestamps came in the handshake or with the OCSP staple; null: no handshake was seen
 */
export function publicPolicyProblems(leaf: Certificate, root: Certificate, otherLogs: readonly string[] | null, time: number): Problem[] {
  return [...publicValidityProblems(leaf), ...timestampProblems(leaf, otherLogs, time), ...distrustProblems(leaf, root)];
}

/** Under a private root only Apple limits the validity. */
export function privateValidityProblems(leaf: Certificate): Problem[] {
  const { days: limit, from, source } = caPolicy.validity.private;
  const days = validityDays(leaf);
  if (days === null || leaf.notBefore === null || leaf.notBefore < Date.parse(from) || days <= limit) return [];
  return [problem('long-validity', leaf, say('chain.long-validity.private', { name: nameOf(leaf), days }), source, { weight: 'warns' })];
}

function publicValidityProblems(leaf: Certificate): Problem[] {
  const { notBefore } = leaf;
  const days = validityDays(leaf);
  if (days === null || notBefore === null) return [];
  const limit = caPolicy.validity.limits.findLast((each) => Date.parse(each.from) <= notBefore)?.days;
  if (limit === undefined || days <= limit) return [];
  // Chromium leaves the last second out; Apple counts it.
  const weight = (lifetime(leaf) ?? 0) > limit * DAY ? 'refuses' : 'warns';
  const said = say('chain.long-validity', { name: nameOf(leaf), days, limit });
  return [problem('long-validity', leaf, said, 'Baseline Requirements, section 6.3.2', { weight })];
}

/**
 * Chrome's rules (Chromium, components/certificate_transparency/chrome_ct_policy_enforcer.cc): at least two operators, and either one
 * timestamp that came outside of the certificate, or enough of different logs inside it. A retired log still counts for a certificate
 * that was logged before, as long as another log is not retired. What passes here may still be refused by Apple.
 */
function timestampProblems(leaf: Certificate, otherLogs: readonly string[] | null, time: number): Problem[] {
  const { from, shortDays, short, long, source } = caPolicy.certificateTransparency;
  const length = lifetime(leaf);
  if (length === null || leaf.notBefore === null || leaf.notBefore < Date.parse(from)) return [];
  const needed = length > shortDays * DAY ? long : short;
  const inside = leaf.values.timestamps ?? [];
  const own = new Set(inside.filter((stamp) => countsInside(stamp, inside, time)).map((stamp) => stamp.logId));
  const others = new Set((otherLogs ?? []).filter((log) => retiredAt(log, time) === null));
  const all = new Set([...inside.map((stamp) => stamp.logId), ...others]);
  const isDiverse = all.size > 1 && soleOperator(all) === null;
  const isAlive = [...own].some((log) => retiredAt(log, time) === null);
  if (isDiverse && (others.size > 0 || (isAlive && own.size >= needed))) return appleTimestampProblems(leaf, own, others, time);
  const name = nameOf(leaf);
  // Where no handshake was seen, more may come with it: only a certificate without any is sure to fail.
  const weight = otherLogs === null && own.size > 0 ? 'warns' : 'refuses';
  const operator = own.size >= needed ? soleOperator(own) : null;
  const said =
    operator !== null
      ? say('chain.ct.one-operator', { name, operator })
      : own.size >= needed && !isAlive
        ? say('chain.ct.retired', { name })
        : say('chain.ct.too-few', { name, needed, found: own.size });
  return [problem('ct-missing', leaf, said, source, { weight })];
}

/**
 * Apple's rules, where they are stricter (support.apple.com/103214): one log among them follows RFC 6962; and either two logs that are
 * approved now vouch, one of them outside of the certificate, or enough inside it, by the days of validity with the last second counted.
 * @param own logs whose timestamps in the certificate count  @param others logs that are approved now, outside of it
 */
function appleTimestampProblems(leaf: Certificate, own: ReadonlySet<string>, others: ReadonlySet<string>, time: number): Problem[] {
  const { shortDays, short, long, apple } = caPolicy.certificateTransparency;
  const isLong = (validityDays(leaf) ?? 0) > shortDays;
  const living = new Set([...[...own].filter((log) => retiredAt(log, time) === null), ...others]);
  const inside = countByOperator(own, isLong ? apple.longPerOperator : apple.shortPerOperator);
  const enough = (others.size > 0 && living.size > 1) || ([...own].some((log) => living.has(log)) && inside >= (isLong ? long : short));
  const said = !enough
    ? say('chain.ct.apple-too-few', { name: nameOf(leaf) })
    : ![...own, ...others].some(mayFollowRfc6962)
      ? say('chain.ct.apple-tiled', { name: nameOf(leaf) })
      : null;
  return said === null ? [] : [problem('ct-missing', leaf, said, apple.source, { weight: 'notes' })];
}

/** The log is not retired, or it was later than this timestamp and than the first one of a log that lives. */
function countsInside(stamp: SignedTimestamp, inside: readonly SignedTimestamp[], time: number): boolean {
  const retired = retiredAt(stamp.logId, time);
  if (retired === null) return true;
  const issued = Math.min(...inside.filter((each) => retiredAt(each.logId, time) === null).map((each) => each.time));
  return stamp.time < retired && issued < retired;
}

/** Chrome goes by the earliest timestamp of the certificate; where there is none, by its first day. */
function distrustProblems(leaf: Certificate, root: Certificate): Problem[] {
  const identity = fingerprint(root);
  const entry = caPolicy.distrusted.find((each) => each.roots.some((known) => known.sha256 === identity));
  if (entry === undefined) return [];
  const name = nameOf(root);
  if (entry.timestampAfter === null) return [problem('distrusted-ca', root, say('chain.distrusted.removed', { name }), entry.source)];
  const earliest = Math.min(...(leaf.values.timestamps ?? []).map((timestamp) => timestamp.time), Number.POSITIVE_INFINITY);
  const dated = Number.isFinite(earliest) ? earliest : (leaf.notBefore ?? 0);
  if (dated <= Date.parse(entry.timestampAfter)) return [];
  return [problem('distrusted-ca', root, say('chain.distrusted.by-date', { name, date: { date: isoTime(dated) ?? '' } }), entry.source)];
}
