import type { Attempt } from './attempts.ts';

/** The one factor that changes the outcome (DESIGN section 3, rule 2). `none`: everything tried fails alike. */
export type Factor =
  | 'sometimes'
  | 'address'
  | 'name'
  | 'no-name'
  | 'hello-size'
  | 'version'
  | 'alpn'
  | 'ech'
  | 'post-quantum'
  /** One extension of it. */
  | 'extensions'
  /** Something in the hello, not its length; which part is not known. */
  | 'content'
  | 'route'
  | 'signatures'
  | 'groups'
  | 'suites'
  | 'none';

export interface Deciding {
  readonly factor: Factor;
  /** Attempts that show it from both sides. */
  readonly works: readonly Attempt[];
  readonly fails: readonly Attempt[];
  /** Were the rival factors tried too, so that this one stands alone? */
  readonly alone: boolean;
  /** Factors that were varied at all. */
  readonly tried: ReadonlySet<Attempt['variation']['factor']>;
}

/** What a sound server may not have: where it refuses by an alert, it has been reached, and would have refused without any fault. */
const ASKS_FOR_MORE: ReadonlySet<Attempt['variation']['factor']> = new Set(['version', 'suites', 'signatures', 'groups']);

/**
 * Compares the variations with the judged hello.
 * A hello that was dropped counts as let through as soon as any TLS byte comes back; a hello that was refused by an alert only
 * when the handshake completes. Rival readings: a hello without TLS 1.3 is also smaller, one without the post-quantum share too,
 * so size is preferred to version where a smaller TLS 1.3 hello passes.
 */
export function decidingFactor(judged: readonly Attempt[], all: readonly Attempt[]): Deciding {
  const fails = judged.filter((one) => one.ending !== 'worked');
  const tried = new Set(all.map((one) => one.variation.factor));
  const decide = (factor: Factor, works: readonly Attempt[], alone: boolean): Deciding => ({ factor, works, fails, alone, tried });

  const flapping = judged.filter((one) => one.ending === 'worked' && fails.some((failed) => failed.seen.address === one.seen.address));
  if (flapping.length > 0 && lengthDecides(flapping, fails)) {
    const measures = measured(flapping, fails, all);
    if (measures !== 'contradict') return decide('hello-size', flapping, measures === 'prove');
  }
  if (flapping.length > 0) return decide('sometimes', flapping, judged.length >= 3);
  const otherAddress = judged.filter((one) => one.ending === 'worked');
  if (otherAddress.length > 0) return decide('address', otherAddress, fails.length >= 2);

  const dropped = fails.some((one) => one.ending === 'reset' || one.ending === 'silent') && fails.every((one) => !one.answered);
  const addresses = new Set(fails.map((one) => one.seen.address));
  const atRequest = fails.every((one) => one.seen.end.how === 'completed');
  const passes = (one: Attempt): boolean => {
    if (!addresses.has(one.seen.address) || (atRequest && one.seen.application === null)) return false;
    if (dropped && ASKS_FOR_MORE.has(one.variation.factor) && one.ending === 'alert') return false;
    return dropped ? one.answered : one.ending === 'worked' || one.ending === 'cancelled';
  };
  const passing = (...factors: Attempt['variation']['factor'][]): Attempt[] =>
    all.filter((one) => factors.includes(one.variation.factor) && sameVariation(all, one).every(passes));

  const otherRoute = passing('route').filter((one) => one.seen.route !== fails[0]?.seen.route);
  if (otherRoute.length > 0) return decide('route', otherRoute, true);
  // What is set for this name alone: the server knows it, and answers it as soon as the suites or keys suit.
  const named = passing('suites', 'signatures', 'groups').filter((one) => !dropped && one.seen.sni === fails[0]?.seen.sni);
  const [suited] = named;
  if (suited !== undefined) {
    const { factor } = suited.variation;
    const works = named.filter((one) => one.variation.factor === factor);
    if ((factor === 'suites' || factor === 'signatures' || factor === 'groups') && passing('control-sni').length > 0)
      return decide(factor, works, true);
  }
  const otherName = passing('control-sni');
  if (otherName.length > 0) return decide('name', otherName, true);
  // Both are tried in the judged hello's own length: where one of them passes, the length does not decide.
  const withoutEch = passing('ech');
  const withoutPostQuantum = passing('post-quantum');
  if (withoutEch.length > 0 && withoutPostQuantum.length === 0) return decide('ech', withoutEch, withoutEch.length >= 2);
  if (withoutPostQuantum.length > 0 && withoutEch.length === 0) {
    return decide('post-quantum', withoutPostQuantum, withoutPostQuantum.length >= 2);
  }
  const parts = passing('extensions');
  if (parts.length > 0) return byParts(parts, decide);
  const resized = passing('small-hello', 'hello-size').filter((one) => !isLongWithLittle(one));
  const longer = resized.some((one) => bytesOf(one) > Math.max(...fails.map(bytesOf)));
  const padded = passing('hello-size').filter(isLongWithLittle);
  if (padded.length > 0 && !longer) return decide('content', padded, false);
  const smaller = resized.filter((one) => offersAsMuch(one, fails));
  if (smaller.length > 0) return decide('hello-size', smaller, sizeStandsAlone(fails, smaller, resized, all));
  const noName = passing('no-sni');
  // Where a made-up name fails as well, it may be any name that is cut off, or a server that knows neither.
  if (noName.length > 0) return decide('no-name', noName, !tried.has('control-sni'));
  const otherAlpn = passing('no-alpn', 'alpn');
  if (otherAlpn.length > 0) return decide('alpn', otherAlpn, true);
  const otherVersion = passing('no-tls13', 'version');
  // An older hello also carries older suites: where the newest version passes with other suites, these decide.
  const otherSuites = passing('suites').filter((one) => one.seen.chosen?.version === 'TLS 1.2' || one.seen.chosen?.version === 'TLS 1.3');
  const asNew = otherSuites.filter((one) => !dropped && one.seen.chosen?.version === 'TLS 1.3');
  if (asNew.length > 0) return decide('suites', asNew, true);
  if (dropped && otherSuites.length > 0 && passing('no-tls13').length === 0) return decide('suites', otherSuites, true);
  // A short hello that passes with the newest version still in it shows that the version is not what matters.
  const newestPasses = resized.some((one) => one.seen.offered.versions.includes('TLS 1.3'));
  if (otherVersion.length > 0 && !newestPasses) return decide('version', otherVersion, tried.has('small-hello') || tried.has('hello-size'));
  if (resized.length > 0) return decide('hello-size', resized, sizeStandsAlone(fails, resized, resized, all));
  for (const factor of ['signatures', 'groups', 'suites'] as const) {
    const works = passing(factor);
    if (works.length > 0) return decide(factor, works, true);
  }
  // A variation that hears nothing where the judged hello is cut off says nothing: this computer or the way may just be slow.
  const alike = all.filter((one) => one.ending !== 'silent' || fails.some((failed) => failed.ending === 'silent'));
  const failsToo = (...factors: Attempt['variation']['factor'][]) => alike.some((one) => factors.includes(one.variation.factor));
  // What answers has let the hello through: then size is no rival reading.
  const sizeTried = failsToo('small-hello', 'hello-size') || fails.every((one) => one.answered);
  return decide('none', [], fails.length >= 2 && failsToo('control-sni', 'no-sni') && sizeTried);
}

/**
 * Chrome's hello differs in length each time, by its made-up encrypted part: a limit that lies within shows as one that now passes and now
 * does not. Every one that failed is then longer than every one that worked.
 */
function lengthDecides(works: readonly Attempt[], fails: readonly Attempt[]): boolean {
  const dropped = fails.every((one) => !one.answered && (one.ending === 'reset' || one.ending === 'silent'));
  return dropped && works.length >= 2 && fails.length >= 2 && longest(works) < Math.min(...fails.map(bytesOf));
}

/** So many hellos made to measure on either side, and not one that ends otherwise than its length says. */
const MEASURES = 3;

/** By chance failures are the longest of all about once in two hundred times: hellos made to measure, clear of those lengths, settle it. */
function measured(works: readonly Attempt[], fails: readonly Attempt[], all: readonly Attempt[]): 'prove' | 'contradict' | 'open' {
  const made = all.filter((one) => one.variation.factor === 'hello-size' && one.seen.address === fails[0]?.seen.address);
  const shorter = made.filter((one) => bytesOf(one) <= longest(works));
  const longer = made.filter((one) => bytesOf(one) >= Math.min(...fails.map(bytesOf)));
  if (shorter.some((one) => !one.answered) || longer.some((one) => one.answered)) return 'contradict';
  return shorter.length >= MEASURES && longer.length >= MEASURES ? 'prove' : 'open';
}

function longest(attempts: readonly Attempt[]): number {
  return Math.max(...attempts.map(bytesOf));
}

/** Hellos of the judged one's length that lack a part and pass: where one extension alone does it, that one decides. */
function byParts(parts: readonly Attempt[], decide: (factor: Factor, works: readonly Attempt[], alone: boolean) => Deciding): Deciding {
  const alone = parts.filter((one) => one.variation.factor === 'extensions' && one.variation.without.length === 1);
  const single = new Set(alone.map((one) => JSON.stringify(one.variation))).size === 1;
  return single ? decide('extensions', alone, alone.length >= 2) : decide('content', parts, false);
}

/** A short hello may have lost its ALPN, name or newest version: then its size is not the only thing that changed. */
function offersAsMuch(sized: Attempt, fails: readonly Attempt[]): boolean {
  const judged = fails[0]?.seen;
  if (judged === undefined) return true;
  const newest = judged.offered.versions.includes('TLS 1.3');
  return (
    sized.seen.sni === judged.sni &&
    (judged.offered.alpn.length === 0 || sized.seen.offered.alpn.length > 0) &&
    (!newest || sized.seen.offered.versions.includes('TLS 1.3'))
  );
}

function sizeStandsAlone(
  fails: readonly Attempt[],
  smaller: readonly Attempt[],
  resized: readonly Attempt[],
  all: readonly Attempt[],
): boolean {
  // A longer one that is answered shows that something else in the hello decides: its post-quantum share, its made-up encrypted hello.
  const judged = Math.min(...fails.map(bytesOf));
  if (smaller.some((one) => bytesOf(one) > judged)) return rangeIsIgnored(judged, resized, all);
  const passed = Math.max(...smaller.map((one) => one.seen.offered.helloBytes));
  const padded = all.some((one) => one.variation.factor === 'hello-size' && !one.answered && one.seen.offered.helloBytes > passed);
  // What passes has lost a part unless the small hello passes as it is: then only the same at a greater length proves the length.
  const whole = smaller.some((one) => one.variation.factor === 'small-hello');
  const checked = all.filter(isLongWithLittle);
  if (!whole && checked.some((one) => one.answered)) return false;
  return padded || (fails.length >= 2 && smaller.length >= 2);
}

/**
 * Are the lengths around the judged hello's the ones ignored, while shorter and longer hellos are answered (F5 BIG-IP before 11.5:
 * 256 to 511 bytes, RFC 7685 section 1)? A sized hello holds nothing that a longer one lacks, padding aside. So two sized ones that
 * get no answer between two that get one show that neither what they hold nor what they lack decides. One alone may have been lost.
 */
function rangeIsIgnored(judged: number, resized: readonly Attempt[], all: readonly Attempt[]): boolean {
  const below = Math.max(0, ...resized.map(bytesOf).filter((bytes) => bytes < judged));
  const above = Math.min(...resized.map(bytesOf).filter((bytes) => bytes > judged));
  const between = all.filter(
    (one) => one.variation.factor === 'hello-size' && !isLongWithLittle(one) && bytesOf(one) > below && bytesOf(one) < above,
  );
  return below > 0 && new Set(between.map(bytesOf)).size >= 2 && between.every((one) => !one.answered);
}

function isLongWithLittle({ variation }: Attempt): boolean {
  return variation.factor === 'hello-size' && variation.like !== undefined;
}

function bytesOf(one: Attempt): number {
  return one.seen.offered.helloBytes;
}

/** All attempts with exactly this variation: one that passes only now and then decides nothing. */
function sameVariation(all: readonly Attempt[], one: Attempt): readonly Attempt[] {
  const key = JSON.stringify(one.variation);
  return all.filter((other) => other.seen.address === one.seen.address && JSON.stringify(other.variation) === key);
}
