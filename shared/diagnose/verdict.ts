import { isRecord } from '../facts/chains.ts';
import { chainHolds } from '../facts/dates.ts';
import type { Facts } from '../facts/facts.ts';
import { seenOf } from '../facts/seen.ts';
import type { Verdict } from '../model/diagnosis.ts';
import type { Need } from '../model/finding.ts';
import type { Said } from '../model/said.ts';
import type { CaptureStream } from '../model/traffic.ts';
import { say } from '../words/index.ts';

/** A healthy verdict rests on at least so many full handshakes (DESIGN section 3, rule 11). */
export const ENOUGH_HANDSHAKES = 3;

/** A verdict that names no cause. */
export interface Causeless {
  readonly verdict: Extract<Verdict, 'healthy' | 'cannot-tell' | 'not-tls'>;
  readonly sentence: Said;
  readonly because: readonly Said[];
  readonly wanted: readonly Need[];
}

/** What to say when no cause was found: nothing is wrong, it is no TLS matter, or we cannot tell yet. */
export function withoutCause(facts: Facts, needs: readonly Need[]): Causeless {
  const { worked, failed } = facts.attempts;
  const chainsHold = facts.chains.served.length > 0 && facts.chains.served.every((chain) => chainHolds(chain, facts.dates, facts.time));
  if (worked.length > 0 && failed.length === 0 && chainsHold && facts.situation.about === 'other' && !seenByCaller(facts))
    return worksFromHere();
  if (worked.length >= ENOUGH_HANDSHAKES && failed.length === 0 && chainsHold) {
    return {
      verdict: 'healthy',
      sentence: say(seenByCaller(facts) ? 'facts.healthy-caller' : 'facts.healthy', { count: worked.length }),
      because: [say('facts.healthy.worked'), say('facts.chain-fine')],
      wanted: [],
    };
  }
  if (worked.length > 0 && failed.length === 0 && chainsHold) {
    return { verdict: 'cannot-tell', sentence: say('facts.cannot-tell.few'), because: [], wanted: needs };
  }
  const { readings } = facts;
  const [held] = readings.held;
  if (held !== undefined && !facts.measured) {
    const [sentence, ...because] = held.said;
    return { verdict: 'not-tls', sentence, because, wanted: [] };
  }
  const madeInText = readings.notTls?.kind === 'healthy' ? completedIn(facts) : [];
  if (madeInText.length > 0 && !facts.measured) {
    const because = [...madeInText.flatMap((stream) => stream.because), ...(chainsHold ? [say('facts.chain-fine')] : [])];
    return { verdict: 'healthy', sentence: say('facts.healthy-transcript'), because, wanted: [] };
  }
  if (readings.notTls !== null && !facts.measured) {
    return { verdict: 'not-tls', sentence: say('facts.not-tls'), because: [readings.notTls.said], wanted: [] };
  }
  const fromFile = facts.chains.served.every((chain) => isRecord(chain)) && facts.attempts.all.length === 0;
  if (chainsHold && fromFile) {
    return { verdict: 'healthy', sentence: say('facts.healthy-chain'), because: [say('facts.chain-fine')], wanted: [] };
  }
  if (readings.capturesOpen.evidence.length > 0 && !facts.measured) {
    return { verdict: 'cannot-tell', sentence: say('facts.cannot-tell.no-test'), because: readings.capturesOpen.because, wanted: needs };
  }
  if (readings.capturesCompleted.length > 0 && !readings.vague && !facts.measured) {
    return { verdict: 'healthy', sentence: say('facts.healthy-capture'), because: [], wanted: [] };
  }
  return {
    verdict: 'cannot-tell',
    sentence: needs.length > 0 ? say('facts.cannot-tell') : say('facts.cannot-tell.no-test'),
    because: readings.vague ? [say('facts.vague.because')] : [],
    wanted: needs,
  };
}

function completedIn(facts: Facts): readonly CaptureStream[] {
  const { capturesCompleted } = facts.readings;
  return seenOf(facts.evidence, 'capture-stream').flatMap(({ id, seen }) => (capturesCompleted.includes(id) ? [seen] : []));
}

/** Was it tried from the place of the person who is helped? Their case file says so. */
function seenByCaller(facts: Facts): boolean {
  return facts.evidence.some((piece) => piece.kind === 'handshake' && piece.seenFrom === 'caller');
}

function worksFromHere(): Causeless {
  return {
    verdict: 'cannot-tell',
    sentence: say('facts.healthy-other'),
    because: [say('facts.chain-fine'), say('facts.from-here-only')],
    wanted: [
      { kind: 'answer', question: 'one-site-or-every-site', said: say('facts.need.one-or-every') },
      { kind: 'answer', question: 'other-device', said: say('facts.need.other-device') },
      { kind: 'elsewhere', said: say('facts.need.callers-check') },
    ],
  };
}
