import type { Evidence } from '../../../shared/model/evidence.ts';
import { thatCount, withoutCompany } from './alone.ts';
import { directComparison } from './compare-routes.ts';
import { elsewhere, firstRound, repeatedRequests, repeats, requestAlone } from './judged-hello.ts';
import { listingOf } from './listing.ts';
import { pastHostsFile } from './past-hosts-file.ts';
import type { PlanContext, Planned } from './planned.ts';
import { stillWanted } from './still-wanted.ts';
import { lookHere } from './this-computer.ts';
import { judgedTries, readTries } from './tries.ts';
import {
  confirmations,
  eitherKindOfCertificate,
  everyKeyOfSeveral,
  lengthsBesideTheJudged,
  nameThatWasNotSent,
  partsOfTheHello,
  stillFails,
  variations,
  whatTheSmallOneLacks,
  withoutEch,
  withoutNameAtFullDepth,
} from './vary.ts';

/** No new question once so much of the allowed time is used. */
const LATEST_SHARE = 0.7;

/**
 * What to ask next. Pure: the same evidence and context give the same questions; an empty list means that nothing more is to be asked
 * (what is pending may still change that).
 *
 * 1. every address with a browser's own hello, as often as a verdict needs; 2. whatever failed or changes, again, before it is
 * believed; 3. what fails always: one factor at a time, and what passes once more; 4. through a failing proxy also the direct way;
 * 5. what the diagnosis still wants; 6. at full depth everything the server accepts. As soon as something fails that this computer's own
 * settings can have a part in, they are looked at beside all this.
 */
export function planNext(evidence: readonly Evidence[], context: PlanContext): readonly Planned[] {
  if (context.elapsedMilliseconds > context.options.timeoutSeconds * 1000 * LATEST_SHARE) return [];
  const first = [...firstRound(context), ...withoutNameAtFullDepth(context)];
  if (first.length > 0 && !context.asked.some((planned) => planned.probe === 'handshake')) return first;
  const all = readTries(evidence, context);
  const tries = thatCount(all);
  const judged = judgedTries(tries, context);
  const look = lookHere(evidence, context);
  const listing = listingOf(judged, evidence, context);
  const list: readonly Planned[] = listing === null ? [] : [listing.planned];
  const stages: readonly (() => readonly Planned[])[] = [
    () => [
      ...repeats(judgedTries(all, context), all, listing, context),
      ...repeatedRequests(tries, context),
      ...requestAlone(all, context),
      ...elsewhere(tries, judged, context),
      ...(judged.every((one) => one.end === 'worked') ? list : []),
    ],
    () => [
      ...variations(judged, context),
      ...everyKeyOfSeveral(judged, tries),
      ...lengthsBesideTheJudged(judged),
      ...nameThatWasNotSent(judged, context),
      ...withoutEch(judged, evidence, context),
      ...directComparison(judged, tries, context),
      ...pastHostsFile(judged, evidence, context),
    ],
    () => partsOfTheHello(tries, judged),
    () => [...whatTheSmallOneLacks(tries, judged), ...confirmations(tries, judged), ...stillFails(tries, judged)],
    () => [...stillWanted(evidence, context), ...list, ...eitherKindOfCertificate(judged, evidence)],
  ];
  for (const stage of stages) {
    const fresh = notAskedYet(stage(), context.asked);
    if (fresh.length > 0) return [...look, ...withoutCompany(fresh, all)];
  }
  return look;
}

/** Leaves out what was asked before. A repeat may be asked as often as it is planned: who plans it has counted. */
function notAskedYet(planned: readonly Planned[], asked: readonly Planned[]): readonly Planned[] {
  const known = new Set(asked.map(keyOf));
  return planned.filter((one) => (one.probe === 'handshake' && one.variation.factor === 'repeat') || !known.has(keyOf(one)));
}

function keyOf(planned: Planned): string {
  if (planned.probe === 'enumeration') return JSON.stringify([planned.probe, planned.address, planned.route]);
  if (planned.probe !== 'handshake') return JSON.stringify(planned);
  return JSON.stringify([planned.variation, planned.address, planned.route, planned.request === 'http' && planned.alone === true]);
}
