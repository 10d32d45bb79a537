import type { Facts } from '../facts/facts.ts';
import type { FoundFinding, Need } from '../model/finding.ts';
import { say } from '../words/index.ts';
import { type Causeless, withoutCause } from './verdict.ts';

/** What browsers say of a site, the live check can contradict; another program on the same computer may see what a browser does not. */
const BROWSER_FAMILIES: ReadonlySet<string> = new Set(['chromium', 'firefox-neterror', 'mozilla-pkix', 'nss-sec', 'nss-ssl']);

/**
 * A message says that a site failed, and the live check found it healthy. A browser would see what the check saw: the site works now,
 * and what the message named stays among the others. Another program has trust and settings of its own: with nothing found for it, we
 * cannot tell, and a look at this computer would.
 * @param found every found cause, ranked
 * @returns null where nothing is contradicted
 */
export function contradictedBy(facts: Facts, found: readonly FoundFinding[], wanted: readonly Need[]): Causeless | null {
  const { messages } = facts.readings;
  const families = messages.flatMap((one) => one.seen.recognised.map((code) => code.family));
  if (families.length === 0 || facts.situation.about === 'other') return null;
  const onlySaid = found.every((one) => one.evidence.every((id) => messages.some((message) => message.evidence === id)));
  const live = onlySaid ? withoutCause(facts, wanted) : null;
  if (live?.verdict !== 'healthy') return null;
  const because = [say('messages.worked-since'), ...live.because];
  if (families.some((family) => BROWSER_FAMILIES.has(family))) return { ...live, because };
  if (found.length > 0) return null;
  const { computer } = facts.path;
  if (computer === null) return { verdict: 'cannot-tell', sentence: say('facts.cannot-tell'), because, wanted: [COMPUTER] };
  // This computer was looked at: what stands out there is all there is to go by.
  const odd = computer.seen.findings.filter((one) => one.state === 'problem' || (one.state === 'look' && one.area !== 'trust'));
  return {
    verdict: 'cannot-tell',
    sentence: say('facts.cannot-tell'),
    because: [...because, ...odd.slice(0, 3).map((one) => one.said)],
    wanted,
  };
}

/** Which of this computer's programs trust and reach what: the one look that settles it. */
const COMPUTER: Need = { kind: 'probe', probe: 'computer', said: say('facts.need.computer') };
