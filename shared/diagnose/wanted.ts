import type { Cause } from '../causes/cause.ts';
import { NEEDS } from '../causes/needs.ts';
import type { Facts } from '../facts/facts.ts';
import type { CauseId } from '../model/cause-id.ts';
import type { FoundFinding, Need } from '../model/finding.ts';
import { say } from '../words/index.ts';
import type { JudgedCause } from './judge-all.ts';
import { RANK } from './rank.ts';

const AT_MOST = 4;
const WEB_PORT = 443;
/** How a port looks on which a network lets nobody through, or answers with its page without TLS. */
const TURNED_AWAY: ReadonlySet<CauseId> = new Set(['refused', 'reset', 'timeout', 'plain-http']);

/**
 * What would settle the doubt, best first.
 * Asked are the causes still in question: the candidates of a text; beside a measured cause that is not certain, those that would
 * account for it; with neither, all that are open. What most of them ask for comes first.
 */
export function wantedOf(
  facts: Facts,
  judged: readonly JudgedCause[],
  primary: FoundFinding | undefined,
  causes: readonly Cause[],
): readonly Need[] {
  if (primary?.certainty === 'certain' && primary.adviceOnly !== true)
    return couldBePortal(facts, judged, primary, causes) ? [NEEDS.portal] : [];
  const first: Need[] = [];
  if (!facts.measured) {
    if (facts.readings.vague) first.push({ kind: 'elsewhere', said: say('facts.need.whole-message') });
    if (facts.host !== null || facts.readings.messages.length > 0) {
      first.push({ kind: 'probe', probe: 'handshake', said: say('facts.need.handshake') });
    }
  }
  const named = judged.filter((one) => one.candidate !== null).toSorted((a, b) => (a.candidate ?? 0) - (b.candidate ?? 0));
  const all = judged.toSorted((a, b) => RANK.indexOf(a.finding.cause) - RANK.indexOf(b.finding.cause));
  const rivals = all.filter((one) => accountsFor(one, primary, causes));
  // Beside mere advice all is still open: what works may yet be read on the way.
  const inQuestion = named.length > 0 ? named : primary === undefined || primary.adviceOnly === true ? all : rivals;
  return once([...first, ...byUse(inQuestion.flatMap((one) => one.open))]).slice(0, AT_MOST);
}

/**
 * A certificate of quite another site, or a web port that turns everybody away, is a certain fault, and yet a sign-in page of the
 * network looks exactly like that: its own good certificate under the name that was asked for, or no https at all until somebody has
 * signed in. One plain question separates the two.
 */
function couldBePortal(facts: Facts, judged: readonly JudgedCause[], primary: FoundFinding, causes: readonly Cause[]): boolean {
  const portal = judged.find((one) => one.finding.cause === 'captive-portal');
  if (portal?.finding.state !== 'cannot-tell' || facts.path.portals.length > 0) return false;
  if (facts.situation.about !== 'this-computer' || !facts.measured || facts.target?.hostIsAddress === true) return false;
  if (causes.find((cause) => cause.id === 'captive-portal')?.explains.includes(primary.cause) !== true) return false;
  if (TURNED_AWAY.has(primary.cause)) return facts.port === WEB_PORT && facts.attempts.worked.length === 0;
  const misnamed = judged.some((one) => one.finding.cause === 'name-mismatch' && one.finding.state === 'found');
  return misnamed && !facts.chains.served.some((chain) => isRelated(chain.judgement.host ?? '', chain.judgement.names));
}

function isRelated(host: string, names: readonly string[]): boolean {
  return names.some((name) => siteOf(name) === siteOf(host));
}

/** The last two labels: near enough to see that two names have nothing to do with each other. */
function siteOf(name: string): string {
  return name.toLowerCase().split('.').slice(-2).join('.');
}

function accountsFor(one: JudgedCause, primary: FoundFinding | undefined, causes: readonly Cause[]): boolean {
  if (primary === undefined || one.finding.state !== 'cannot-tell') return false;
  return causes.find((cause) => cause.id === one.finding.cause)?.explains.includes(primary.cause) ?? false;
}

function byUse(needs: readonly Need[]): readonly Need[] {
  const times = new Map<string, number>();
  for (const need of needs) times.set(keyOf(need), (times.get(keyOf(need)) ?? 0) + 1);
  return needs.toSorted((a, b) => (times.get(keyOf(b)) ?? 0) - (times.get(keyOf(a)) ?? 0));
}

function once(needs: readonly Need[]): readonly Need[] {
  const seen = new Set<string>();
  return needs.filter((need) => !seen.has(keyOf(need)) && seen.add(keyOf(need)));
}

function keyOf(need: Need): string {
  return need.kind === 'probe' ? need.probe : need.kind === 'answer' ? need.question : need.said.key;
}
