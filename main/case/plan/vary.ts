import hosts from '../../../assets/data/outside-hosts.json' with { type: 'json' };
import type { Evidence } from '../../../shared/model/evidence.ts';
import type { Variation } from '../../../shared/model/handshake.ts';
import { cipherSuite } from '../../../shared/tables/cipher-suite-properties.ts';
import { EXTENSION } from '../../../shared/tables/extensions.ts';
import { placesOf } from './judged-hello.ts';
import { lengthsApart } from './lengths-apart.ts';
import { type PlanContext, type Planned, type PlannedHandshake, plainAnswer } from './planned.ts';
import type { Try } from './tries.ts';

/**
 * How long a variation may be silent. What decides against it is the judged hello, which is borne 12 s; a variation has to answer
 * promptly to decide for itself. So the whole differential of a black hole is over within 15 s.
 */
const WAIT = 3_000;

/** The same where the judged hello gets an answer at once, and only a variation may be slow. */
const PATIENT_WAIT = 6_000;
const ANSWERED_AT_ONCE: ReadonlySet<Try['end']> = new Set<Try['end']>(['closed', 'alert', 'broken', 'after']);

/** The same for what a hello is made of: it comes last, and the whole differential is to be over in time. */
const WAIT_FOR_PART = 1_500;

const CONTROL_NAME: Variation = { factor: 'control-sni', name: hosts.madeUp.name };
const NO_NAME: Variation = { factor: 'no-sni' };
const SMALL: Variation = { factor: 'small-hello' };
const NO_TLS13: Variation = { factor: 'no-tls13' };
const NO_ECH: Variation = { factor: 'ech' };
const NO_POST_QUANTUM: Variation = { factor: 'post-quantum' };
const TLS_AT_ONCE: Variation = { factor: 'tls-at-once' };
const NO_ALPN: Variation = { factor: 'no-alpn' };
const ONLY_HTTP11: Variation = { factor: 'alpn', protocols: ['http/1.1'] };
const ONLY_HTTP2: Variation = { factor: 'alpn', protocols: ['h2'] };

/**
 * Record lengths of a hello that tell the known faults of boxes apart: 200 is under 255 (read into one byte), 300 and 450 lie within
 * 256 to 511 (F5 BIG-IP before 11.5 took the length for SSL 2.0; RFC 7685 section 1), 300 is also under 350; 1,300 still fits one
 * packet, 1,500 does not although it carries no post-quantum share; 2,400 is longer than the judged hello: where it passes, not the size
 * decides but something in the hello.
 */
const TINY: Variation = { factor: 'hello-size', bytes: 200 };
const SIZES: readonly Variation[] = [300, 450, 1_300, 1_500, 2_400].map((bytes) => ({ factor: 'hello-size', bytes }));
const LONG_WITH_LITTLE: Variation = { factor: 'hello-size', bytes: 1_000, like: 200 };
const VERSIONS: readonly Variation[] = (['TLS 1.2', 'TLS 1.1', 'TLS 1.0', 'SSL 3.0'] as const).map((version) => ({
  factor: 'version',
  version,
}));
/** Any reserved value stands for all of them (RFC 8701). */
const GREASE = 0x0a0a;
/** Parts that a shorter hello loses, by what they are for: one kind is left out at a time, then each of the kind that matters by itself. */
const PARTS: readonly (readonly number[])[] = [
  [EXTENSION.applicationSettings, EXTENSION.compressCertificate, EXTENSION.signedCertificateTimestamp],
  [EXTENSION.statusRequest, EXTENSION.sessionTicket],
  [EXTENSION.extendedMasterSecret, EXTENSION.renegotiationInfo, EXTENSION.ecPointFormats],
  [GREASE],
];
/** Only hellos that offer TLS 1.3 carry it, and they can go without: a box that drops it looks like one that drops the version. */
const PART_OF_TLS13: readonly (readonly number[])[] = [[EXTENSION.pskKeyExchangeModes]];
/** Servers that know nothing else may close without an alert. */
const OLD_VERSIONS: readonly Variation[] = VERSIONS.filter((one) => one.factor === 'version' && one.version !== 'TLS 1.2');
const SUITES: readonly Variation[] = (['all', 'weak', 'uncommon'] as const).map((family) => ({ factor: 'suites', family }));
const SIGNATURES: readonly Variation[] = (['rsa', 'ecdsa', 'all'] as const).map((family) => ({ factor: 'signatures', family }));

/** TLS alert numbers (IANA) that name the factor themselves. */
const PROTOCOL_VERSION = 70;
const UNRECOGNIZED_NAME = 112;
const HANDSHAKE_FAILURE = 40;
const NO_APPLICATION_PROTOCOL = 120;
/** bad_certificate … certificate_unknown, unknown_ca, certificate_required: about the client's certificate, which no hello changes. */
const ABOUT_CLIENT_CERTIFICATE: readonly number[] = [41, 42, 43, 44, 45, 46, 48, 116];

/** Which single factors are worth varying after a try that ended so; nothing where the answer already says it all. */
export function factorsFor(failed: Try): readonly Variation[] {
  switch (failed.end) {
    case 'dropped':
      return [SMALL, TINY, CONTROL_NAME, NO_NAME, NO_TLS13, NO_ALPN];
    case 'closed':
      return [SMALL, TINY, CONTROL_NAME, NO_NAME, NO_TLS13, NO_ALPN, ...OLD_VERSIONS, ...SUITES];
    case 'cut':
      return [SMALL, CONTROL_NAME, NO_NAME, NO_TLS13, NO_ALPN];
    case 'broken':
      return [SMALL, NO_TLS13, CONTROL_NAME];
    case 'after':
      return failed.alert === null ? [SMALL, CONTROL_NAME, NO_NAME, NO_TLS13, NO_ALPN] : [];
    case 'alert':
      return factorsForAlert(failed.alert);
    case 'worked':
    case 'not-tls':
    case 'unopened':
    case 'no-way':
    case 'lost':
      return [];
  }
}

function factorsForAlert(alert: number | null): readonly Variation[] {
  if (alert === PROTOCOL_VERSION) return [NO_TLS13, ...VERSIONS];
  if (alert === UNRECOGNIZED_NAME) return [NO_NAME, CONTROL_NAME];
  if (alert === NO_APPLICATION_PROTOCOL) return [NO_ALPN, ONLY_HTTP11, ONLY_HTTP2];
  if (alert !== null && ABOUT_CLIENT_CERTIFICATE.includes(alert)) return [];
  return [NO_TLS13, ...VERSIONS, ...SUITES, ...SIGNATURES, SMALL, NO_NAME, CONTROL_NAME, NO_ALPN, ONLY_HTTP11];
}

/**
 * The differential: after a failure that is believed, one factor at a time against the judged hello, side by side, at one failing
 * address. Where nothing came back the port is also listened to and asked in plain HTTP.
 */
export function variations(judged: readonly Try[], context: PlanContext): readonly Planned[] {
  const failed = believedFailure(judged);
  if (failed === null || judged.some((one) => one.end === 'worked' && one.address === failed.address)) return [];
  const { target, options } = context;
  const nameless = target.hostIsAddress || options.noSni;
  const wanted = factorsFor(failed).filter(
    (variation) =>
      !(nameless && variation.factor === 'no-sni') &&
      !(options.alpn !== null && options.alpn.length === 0 && variation.factor === 'no-alpn') &&
      !(target.startTls !== null && (variation.factor === 'no-alpn' || variation.factor === 'alpn')),
  );
  const asked = [...wanted, ...ownName(context)].map((variation) => varied(variation, failed));
  // A server that waits in silence for a talk it does not know: TLS or HTTP may be what it waits for.
  const mute = target.startTls !== null && failed.end === 'dropped' && failed.evidence === null;
  if (mute) return [varied(TLS_AT_ONCE, failed), plainAnswer(failed)];
  const plainly: Planned[] = target.startTls === null && (neverAnswered(failed) || failed.end === 'not-tls') ? [plainAnswer(failed)] : [];
  return [...asked, ...plainly];
}

/** At full depth one hello without a name goes out with the first ones: old clients send none. */
export function withoutNameAtFullDepth(context: PlanContext): readonly Planned[] {
  const { target, options, proxied } = context;
  const [address] = placesOf(context);
  if (options.depth !== 'full' || options.noSni || target.hostIsAddress || address === undefined) return [];
  return [varied(NO_NAME, { address, route: proxied ? 'proxy' : 'direct' })];
}

/** A server that lists suites for both kinds of certificate is asked for either: often only one of the two is renewed. */
export function eitherKindOfCertificate(judged: readonly Try[], evidence: readonly Evidence[]): readonly Planned[] {
  const worked = judged.find((one) => one.end === 'worked');
  return worked === undefined ? [] : otherKindOfCertificate(evidence).map((variation) => varied(variation, worked));
}

function otherKindOfCertificate(evidence: readonly Evidence[]): readonly Variation[] {
  const listed = evidence.flatMap((piece) => (piece.kind === 'enumeration' && piece.state === 'seen' ? piece.seen.suites : []));
  const kinds = new Set(listed.map(({ suite }) => cipherSuite(suite)?.authentication));
  return kinds.has('RSA') && kinds.has('ECDSA') ? SIGNATURES.filter((one) => one.factor === 'signatures' && one.family !== 'all') : [];
}

/** Where the person asked for a hello without a name: the name itself, to see whether it is what is missing. */
function ownName({ target, options }: PlanContext): readonly Variation[] {
  return options.noSni && !target.hostIsAddress ? [{ factor: 'control-sni', name: target.host }] : [];
}

/** The certificate is for another name and none was sent: does the server have the right one for the name? */
export function nameThatWasNotSent(judged: readonly Try[], context: PlanContext): readonly Planned[] {
  const first = judged.find((one) => one.end === 'worked');
  return first !== undefined && namesDiffer(context) ? ownName(context).map((variation) => varied(variation, first)) : [];
}

function namesDiffer({ diagnosis }: PlanContext): boolean {
  const found = diagnosis === null || diagnosis.primary === null ? [] : [diagnosis.primary, ...diagnosis.others];
  return found.some((one) => one.cause === 'name-mismatch');
}

/**
 * Where only a much shorter hello passes, not its length may be what matters but what it lacks: parts are left out in the judged hello's
 * own length.
 */
export function partsOfTheHello(tries: readonly Try[], judged: readonly Try[]): readonly Planned[] {
  const failed = believedFailure(judged);
  if (failed === null || !neverAnswered(failed)) return [];
  const passing = tries.filter((one) => passes(one, failed)).map((one) => one.variation);
  if (passing.some(({ factor }) => factor === 'small-hello')) return [];
  const parts = [
    ...(passing.some(({ factor }) => factor === 'hello-size') ? PARTS : []),
    ...(passing.some(({ factor }) => factor === 'no-tls13') ? PART_OF_TLS13 : []),
  ];
  const matter = passing.flatMap((one) => (one.factor === 'extensions' && one.without.length > 1 ? one.without : []));
  return [...parts, ...matter.map((extension) => [extension])].map((without) => ({
    ...varied({ factor: 'extensions', without }, failed),
    ...(failed.end === 'dropped' ? { waitMilliseconds: WAIT_FOR_PART, holdMilliseconds: WAIT_FOR_PART } : {}),
  }));
}

/**
 * Once a smaller hello passes where the judged one does not: what the small one lacks, each by itself in the same length, and where nothing
 * came back sizes in between, to find the edge.
 */
export function whatTheSmallOneLacks(tries: readonly Try[], judged: readonly Try[]): readonly Planned[] {
  const failed = believedFailure(judged);
  if (failed === null) return [];
  const passing = tries.filter((one) => passes(one, failed)).map((one) => one.variation.factor);
  const lacking = passing.includes('small-hello') ? [NO_ECH, NO_POST_QUANTUM] : [];
  const bySize = neverAnswered(failed) && !passing.includes('extensions') && (lacking.length > 0 || passing.includes('hello-size'));
  // Where only a hello passes that had to lose a part, the same in a greater length shows whether the part or the length decides.
  const sizes = bySize ? [...SIZES, ...(lacking.length > 0 ? [] : [LONG_WITH_LITTLE])] : [];
  return [...lacking, ...sizes].map((variation) => varied(variation, failed));
}

/** A server that knows encrypted hellos shows a certificate for another name: does it take the made-up one for its own? */
export function withoutEch(judged: readonly Try[], evidence: readonly Evidence[], context: PlanContext): readonly Planned[] {
  const offers = evidence.some((piece) => piece.kind === 'handshake' && piece.state === 'seen' && (piece.seen.echNames ?? []).length > 0);
  const first = judged.find((one) => one.end === 'worked');
  return first !== undefined && offers && namesDiffer(context) ? [varied(NO_ECH, first)] : [];
}

/** Handshakes with every kind of key, in all, where an address now works and now refuses. */
const WITH_EVERY_KEY = 6;

/**
 * An address that now works and now refuses may be two servers, one of them with a key that the judged client does not offer to take: only
 * a hello that takes every key is shown it.
 */
export function everyKeyOfSeveral(judged: readonly Try[], tries: readonly Try[]): readonly Planned[] {
  const refused = judged.find(
    ({ end, alert, address }) =>
      end === 'alert' && alert === HANDSHAKE_FAILURE && judged.some((other) => other.end === 'worked' && other.address === address),
  );
  if (refused === undefined) return [];
  const everyKey: Variation = { factor: 'signatures', family: 'all' };
  const asked = tries.filter((one) => one.variation.factor === 'signatures' && one.address === refused.address);
  const [first] = asked;
  if (first === undefined) return [varied(everyKey, refused)];
  if (first.evidence === null || asked.length > 1) return [];
  const repeat: Variation = { factor: 'repeat', of: first.evidence };
  return Array.from({ length: WITH_EVERY_KEY - 1 }, () => ({ ...varied(everyKey, refused), variation: repeat }));
}

/** Clear of the lengths that the judged hello has by chance (1,917 to 2,013 bytes as Chrome sends it). */
const CLEAR_BYTES = [100, 140, 180];

/**
 * An address that now works and now drops what it gets, and always the longer hellos: hellos made to measure show whether the length
 * decides, which in the judged one is a matter of chance.
 */
export function lengthsBesideTheJudged(judged: readonly Try[]): readonly Planned[] {
  const failed = judged.find((one) => neverAnswered(one) && one.evidence !== null);
  const apart = failed === undefined ? null : lengthsApart(judged.filter((one) => one.address === failed.address));
  if (failed === undefined || apart === null) return [];
  const measures = CLEAR_BYTES.flatMap((clear) => [apart.works - clear, apart.fails[1] + clear]);
  return measures.map((bytes) => varied({ factor: 'hello-size', bytes }, failed));
}

/** Of several failures the one that got furthest says most: a connection that never opened hides how a hello would fare. */
function believedFailure(judged: readonly Try[]): Try | null {
  // An address without a way to it says nothing about a hello.
  const failures = judged.filter((one) => one.end !== 'worked' && one.end !== 'no-way');
  return failures.find((one) => factorsFor(one).length > 0) ?? failures[0] ?? null;
}

/** What passed once is asked once more: a factor decides only when it decides twice. */
export function confirmations(tries: readonly Try[], judged: readonly Try[]): readonly Planned[] {
  const failed = believedFailure(judged);
  if (failed === null) return [];
  const others = tries.filter((one) => !judged.includes(one));
  return [...Map.groupBy(others, kindOf).values()].flatMap((same): Planned[] => {
    const [passed, again] = same.filter((one) => passes(one, failed));
    if (passed === undefined || passed.evidence === null || again !== undefined) return [];
    const repeated = same.filter((one) => JSON.stringify(one.variation) === JSON.stringify(passed.variation)).length > 1;
    return repeated ? [] : [{ ...varied(passed.variation, passed), variation: { factor: 'repeat', of: passed.evidence } }];
  });
}

/**
 * Once something else has passed, the judged hello goes out again: a server that was down for a moment would pass anything by then, and
 * what was varied meanwhile would look as if it decided.
 */
export function stillFails(tries: readonly Try[], judged: readonly Try[]): readonly Planned[] {
  const failed = believedFailure(judged);
  if (failed === null) return [];
  const passed = tries.filter((one) => !judged.includes(one) && one.evidence !== null && one.route === failed.route);
  const [first] = passed.filter((one) => one.address === failed.address && passes(one, failed));
  const at = first === undefined ? -1 : tries.indexOf(first);
  if (at < 0 || tries.slice(at + 1).some((one) => judged.includes(one))) return [];
  const again = varied({ factor: 'repeat', of: failed.evidence ?? 0 }, failed);
  return [{ ...again, shape: { factor: 'judged' }, waitMilliseconds: WAIT_FOR_PART, holdMilliseconds: WAIT_FOR_PART }];
}

/** Sizes that pass confirm each other; every other variation stands for itself. */
function kindOf({ variation, address, route }: Try): string {
  const bySize = variation.factor === 'small-hello' || (variation.factor === 'hello-size' && variation.like === undefined);
  const factor = bySize ? 'size' : variation;
  return JSON.stringify([factor, address, route]);
}

/**
 * A dropped hello is let through as soon as any TLS byte comes back; otherwise only a finished handshake counts. As long as the failed one
 * is still waited for, nobody knows whether bytes came: a flight that breaks off then shows nothing.
 */
function passes(tried: Try, failed: Try): boolean {
  if (tried.end === 'worked') return true;
  if (failed.evidence === null && tried.end === 'cut') return false;
  return neverAnswered(failed) && (tried.end === 'alert' || tried.end === 'after' || tried.end === 'cut');
}

function neverAnswered({ end }: Try): boolean {
  return end === 'dropped' || end === 'closed';
}

function varied(variation: Variation, { address, route, end }: Pick<Try, 'address' | 'route'> & Partial<Try>): PlannedHandshake {
  const wait = end !== undefined && ANSWERED_AT_ONCE.has(end) ? PATIENT_WAIT : WAIT;
  return {
    probe: 'handshake',
    variation,
    shape: variation,
    address,
    route,
    waitMilliseconds: wait,
    holdMilliseconds: wait,
    request: 'none',
  };
}
