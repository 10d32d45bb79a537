import { inCompanyOnly } from '../../../shared/facts/one-at-a-time.ts';
import { lengthsApart } from './lengths-apart.ts';
import type { Planned } from './planned.ts';
import type { Try } from './tries.ts';

/** Asked for together: as soon as one of them fails, company has nothing to do with it. */
const AT_ONCE = 2;

/** At one address, so many judged hellos go out together. */
const FIRST_ROUND = 3;

/** So often on either side, the length of the hello is the likelier reason. */
const MANY_TIMES = 3;

/** Handshakes side by side that differ so much were served one after the other: only a lone one shows how long the server takes. */
const TIMES_SLOWER = 2;
const SLOW = 3_000;

/**
 * How many handshakes are still worth making one at a time, each the only connection at the server, where now one works and now one fails:
 * small devices take one connection at a time. Null where none is: also as long as a silent one still holds its place.
 * @param most so many of them in all
 */
export function timesAlone(here: readonly Try[], most: number): number | null {
  const alone = here.filter((one) => one.alone);
  const waitedFor = here.some((one) => one.end === 'dropped' && one.evidence === null);
  const apart = lengthsApart(here);
  if (waitedFor || (apart !== null && apart.times >= MANY_TIMES)) return null;
  // A server that nobody got through to in the first round was down.
  if (here.slice(0, FIRST_ROUND).every((one) => one.end !== 'worked')) return null;
  if (alone.some((one) => one.end !== 'worked') || alone.length >= most) return null;
  return Math.min(AT_ONCE, most - alone.length);
}

/** Of handshakes that all worked, some took long and others did not: did they wait for each other? */
export function waitedForEachOther(here: readonly Try[]): boolean {
  const times = here.flatMap((one) => (one.end === 'worked' && !one.alone ? [one.milliseconds] : []));
  const slowest = Math.max(0, ...times);
  return slowest > SLOW && slowest > TIMES_SLOWER * Math.min(...times) && here.every((one) => !one.alone);
}

/** Places that were shown to take one connection at a time. */
export function takesOneAtATime(tries: readonly Try[], address: string | null): boolean {
  const here = tries
    .filter((one) => one.address === address)
    .map(({ variation, alone, end }) => ({ factor: variation.factor, alone, worked: end === 'worked' }));
  return inCompanyOnly(address ?? '', here) !== null;
}

/** Where a place takes one connection at a time, only what was tried without company counts. */
export function thatCount(tries: readonly Try[]): readonly Try[] {
  const places = new Set(tries.filter((one) => one.alone).map((one) => one.address));
  const small = new Set([...places].filter((address) => takesOneAtATime(tries, address)));
  return tries.filter((one) => one.alone || !small.has(one.address));
}

/** The same questions, asked one at a time of places that take no more. */
export function withoutCompany(planned: readonly Planned[], tries: readonly Try[]): readonly Planned[] {
  return planned.map((one) =>
    (one.probe === 'handshake' || one.probe === 'enumeration') && takesOneAtATime(tries, one.address) ? { ...one, alone: true } : one,
  );
}
