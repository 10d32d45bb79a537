import { TIMES_ALONE } from '../../../shared/facts/one-at-a-time.ts';
import type { Variation } from '../../../shared/model/handshake.ts';
import { takesOneAtATime, timesAlone, waitedForEachOther } from './alone.ts';
import type { Listing } from './listing.ts';
import type { PlanContext, Planned, PlannedHandshake } from './planned.ts';
import type { Try } from './tries.ts';

/** A healthy verdict rests on so many full handshakes; a failure is believed after as many (DESIGN section 3, rule 11). */
export const FULL_HANDSHAKES = 3;
/** An address that answers now so, now otherwise, or that is said to fail only sometimes, is asked so often. */
export const MANY_HANDSHAKES = 9;
/** As often where the listing, over about thirty connections, met some that were cut off and all of few handshakes worked. */
const AFTER_LOSSES = 15;
/** How long silence is borne (rule 13), and how long it may hold up the first answer. */
export const SILENCE = 12_000;
export const FIRST_HOLD = 4_000;
/** The same of one that is made alone, while the others wait. */
const ALONE_WAIT = 3_000;

/** TLS ports of protocols that are not HTTP (IANA): no HTTP request is sent there. */
const NOT_HTTP: ReadonlySet<number> = new Set([
  465, 563, 636, 853, 989, 990, 992, 993, 994, 995, 2376, 3269, 5061, 5223, 5671, 6514, 6679, 6697, 8883, 9093,
]);

/** Every address at once, with as many handshakes in all as a healthy verdict needs. */
export function firstRound(context: PlanContext): readonly Planned[] {
  const places = placesOf(context);
  const first = places.map((address) => judged(context, address, { factor: 'judged' }));
  const total = Math.max(FULL_HANDSHAKES, places.length);
  const repeats = Array.from({ length: places.length === 0 ? 0 : total - places.length }, (_, i) =>
    judged(context, places[i % places.length] ?? null, { factor: 'repeat', of: 0 }),
  );
  return [...first, ...repeats, ...firstRequest(context, places[0])];
}

/**
 * One handshake without HTTP/2 beside the judged ones: over it a first request shows what the server does with it (400 without a client
 * certificate, 421, 495 to 497, a login page elsewhere, Date).
 */
function firstRequest(context: PlanContext, address: string | null | undefined): readonly Planned[] {
  const { startTls, port } = context.target;
  if (address === undefined || startTls !== null || NOT_HTTP.has(port)) return [];
  const variation: Variation = { factor: 'alpn', protocols: ['http/1.1'] };
  return [{ ...judged(context, address, variation), shape: variation, waitMilliseconds: FIRST_HOLD, request: 'http' }];
}

/** A request that ended in a close, a reset or an alert although the handshake was finished is believed, too, after three times. */
export function repeatedRequests(tries: readonly Try[], context: PlanContext): readonly Planned[] {
  const requests = context.asked.filter(
    (planned): planned is PlannedHandshake => planned.probe === 'handshake' && planned.request === 'http',
  );
  const refused = tries.find((one) => one.variation.factor === 'alpn' && one.end === 'after');
  const [first] = requests;
  if (refused === undefined || refused.evidence === null || first === undefined || requests.length >= FULL_HANDSHAKES) return [];
  const variation: Variation = { factor: 'repeat', of: refused.evidence };
  const again = Array.from({ length: FULL_HANDSHAKES - requests.length }, () => ({ ...first, variation }));
  return speaksHttp(refused, context) ? again : [...again, withoutRequest({ ...first, variation }, refused)];
}

/** Ports where whoever connects may expect HTTP. */
const WEB_PORTS: ReadonlySet<number> = new Set([443, 8443]);

function speaksHttp({ alpn }: Try, { target }: PlanContext): boolean {
  return alpn === 'http/1.1' || WEB_PORTS.has(target.connectTo?.port ?? target.port);
}

/**
 * A message broker or a database hangs up on a request in HTTP, as a front does whose server is down. But it waits for what comes, where the
 * front closes by itself: so one more, on which nothing is sent, for twice the time in which the request was refused.
 */
function withoutRequest(first: PlannedHandshake, refused: Try): PlannedHandshake {
  const wait = Math.min(LONGEST_WAIT, 1_000 + 2 * refused.milliseconds);
  return { ...first, request: 'wait', waitMilliseconds: wait, holdMilliseconds: 2 * LONGEST_WAIT };
}
const LONGEST_WAIT = 8_000;

/** A first request that was lost because others were at the server is made again with nobody there. */
export function requestAlone(tries: readonly Try[], context: PlanContext): readonly Planned[] {
  const request = context.asked.find((planned) => planned.probe === 'handshake' && planned.request === 'http');
  if (request?.probe !== 'handshake' || !takesOneAtATime(tries, request.address)) return [];
  const lost = tries.some((one) => one.variation.factor === 'alpn' && one.address === request.address && one.end !== 'worked');
  return lost ? [{ ...request, alone: true }] : [];
}

/** The repeats that an answer still needs before it is believed: any failure twice more, anything that changes nine times in all. */
export function repeats(tries: readonly Try[], all: readonly Try[], listing: Listing | null, context: PlanContext): readonly Planned[] {
  const further = furtherPlaces(tries, context);
  if (further.length > 0) return further;
  if (!wantsMany(context) && allFailAlike(tries)) return [];
  const reachable = tries.some((one) => one.end === 'no-way') ? tries.filter((one) => one.end !== 'no-way') : tries;
  const considered = reachable.length === 0 ? tries : reachable;
  const again = placesOf(context).flatMap((address) => {
    const here = considered.filter((one) => one.address === address);
    if (here.length === 0) return [];
    const repeat = () => judged(context, address, { factor: 'repeat', of: firstEvidence(here) });
    const lone = { ...repeat(), waitMilliseconds: ALONE_WAIT, holdMilliseconds: 3 * ALONE_WAIT, alone: true } as const;
    const cut = requestWasCut(all, address);
    const worked = here.filter((one) => one.end === 'worked').length;
    const times =
      worked > 0 && (worked < here.length || cut)
        ? timesAlone(here, worked === here.length ? MANY_HANDSHAKES - FULL_HANDSHAKES : TIMES_ALONE)
        : waitedForEachOther(here)
          ? 1
          : null;
    if (times !== null) return Array.from({ length: times }, () => lone);
    const missing = Math.max(worked === here.length && cut ? MANY_HANDSHAKES : 1, neededAt(here, listing, context)) - here.length;
    // Where nothing but silence came so far, the first ones wait the long time; more of them need not.
    const silent = here.every((one) => one.end === 'dropped' && one.evidence === null);
    return Array.from({ length: Math.max(0, missing) }, () => (silent ? { ...repeat(), waitMilliseconds: FIRST_HOLD } : repeat()));
  });
  return again.length > 0 ? again : fullCount(considered, context);
}

/** Where some addresses have no way to them, the handshakes that a healthy verdict rests on are made at the others. */
function fullCount(reachable: readonly Try[], context: PlanContext): readonly Planned[] {
  const [first] = reachable;
  if (first === undefined || reachable.some((one) => one.end !== 'worked')) return [];
  const missing = Math.max(0, FULL_HANDSHAKES - reachable.length);
  return Array.from({ length: missing }, () => judged(context, first.address, { factor: 'repeat', of: firstEvidence(reachable) }));
}

/** Of many addresses a client goes on to the next where one does not connect: so do we, where none of the first has. */
function furtherPlaces(tries: readonly Try[], context: PlanContext): readonly Planned[] {
  if (context.proxied || tries.length === 0 || tries.some((one) => one.evidence !== null)) return [];
  const fresh = context.furtherAddresses.filter((address) => !tries.some((one) => one.address === address));
  return fresh.map((address) => judged(context, address, { factor: 'judged' }));
}

/**
 * What is asked of one address only went to the first. Where that does not connect and another works, it is asked there: a first request,
 * and at full depth a hello without a name.
 */
export function elsewhere(tries: readonly Try[], judgedTries: readonly Try[], context: PlanContext): readonly Planned[] {
  const works = judgedTries.find((one) => one.end === 'worked');
  if (works === undefined || context.proxied) return [];
  return context.asked.flatMap((planned) => {
    if (planned.probe !== 'handshake' || (planned.request === 'none' && planned.variation.factor !== 'no-sni')) return [];
    const same = tries.filter((one) => JSON.stringify(one.variation) === JSON.stringify(planned.variation));
    const opened = same.some((one) => one.end !== 'unopened' && one.end !== 'no-way');
    return opened || planned.address === works.address ? [] : [{ ...planned, address: works.address }];
  });
}

/** The hello of the first request got no answer or was cut off where judged ones worked: it differs so little that this may be chance. */
function requestWasCut(all: readonly Try[], address: string | null): boolean {
  return all.some(
    ({ variation, address: at, end, evidence }) =>
      variation.factor === 'alpn' && at === address && evidence !== null && (end === 'dropped' || end === 'closed' || end === 'cut'),
  );
}

/** Several addresses that all fail in one way are each other's repeats. */
function allFailAlike(tries: readonly Try[]): boolean {
  const [first] = tries;
  return (
    tries.length >= FULL_HANDSHAKES &&
    first !== undefined &&
    first.end !== 'worked' &&
    tries.every((one) => one.end === first.end && one.alert === first.alert)
  );
}

function neededAt(here: readonly Try[], listing: Listing | null, context: PlanContext): number {
  if (context.options.sometimes) return MANY_HANDSHAKES;
  const failed = here.filter((one) => one.end !== 'worked');
  const leaves = new Set(here.flatMap((one) => (one.leaf === null ? [] : [one.leaf])));
  const changes = (failed.length > 0 && failed.length < here.length) || leaves.size > 1;
  if (changes) return MANY_HANDSHAKES;
  if (failed.length === 0 && context.options.depth === 'full') return neededAtFullDepth(here, listing);
  return failed.length > 0 ? FULL_HANDSHAKES : 1;
}

/**
 * Full depth wants many handshakes an address (rule 11). Where everything that the address takes is listed, some thirty hellos stand for
 * them: each of them is answered in full or sent again.
 */
function neededAtFullDepth(here: readonly Try[], listing: Listing | null): number {
  if (listing === null || here.some((one) => one.address !== listing.address)) return MANY_HANDSHAKES;
  return listing.lost > 0 ? AFTER_LOSSES : 1;
}

function firstEvidence(here: readonly Try[]): number {
  return here.find((one) => one.evidence !== null)?.evidence ?? 0;
}

/** Addresses to connect to; through a proxy only the name is known. */
export function placesOf(context: PlanContext): readonly (string | null)[] {
  return context.proxied ? [null] : context.addresses;
}

function wantsMany(context: PlanContext): boolean {
  return context.options.sometimes || context.options.depth === 'full';
}

function judged(context: PlanContext, address: string | null, variation: Variation): PlannedHandshake {
  return {
    probe: 'handshake',
    variation,
    shape: { factor: 'judged' },
    address,
    route: context.proxied ? 'proxy' : 'direct',
    waitMilliseconds: SILENCE,
    holdMilliseconds: FIRST_HOLD,
    request: 'none',
  };
}
