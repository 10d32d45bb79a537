import type { Facts } from '../facts/facts.ts';
import type { TrustedTime } from '../facts/time.ts';
import type { CauseId } from '../model/cause-id.ts';
import type { Judgement } from '../model/finding.ts';
import type { Said } from '../model/said.ts';
import type { Certainty } from '../model/side.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';

/** Below this a clock is right enough for any certificate (ms). */
const RIGHT_ENOUGH = 10 * 60_000;
const ABOUT_DATES: readonly CauseId[] = ['clock-wrong', 'expired', 'not-yet-valid'];

/**
 * This computer's clock makes a good certificate look too old or too new. Found only where the right time changes the answer:
 * a clock that is off without an effect is a note. A server's own wrong clock can pretend this, so the target alone makes it likely.
 */
export const clockWrong: Cause = {
  id: 'clock-wrong',
  words: {
    title: say('causes/clock-wrong.title'),
    plain: say('causes/clock-wrong.plain'),
    technical: say('causes/clock-wrong.technical'),
    gone: say('causes/clock-wrong.gone'),
  },
  sources: ['RFC 5280, section 6.1.3 (a)(2)', 'RFC 9110, section 6.6.1 (Date)', 'RFC 6960, section 4.2.2.1 (thisUpdate)'],
  variants: [],
  usualSide: 'this-computer',
  explains: ['expired', 'not-yet-valid', 'revocation-unavailable', 'bad-certificate', 'ct-missing', 'client-cert-rejected'],
  judge(facts: Facts): Judgement {
    const { time, dates } = facts;
    if (time.evidence === null) return dates.judged && dates.problems.length === 0 ? datesHold(facts) : cannotTell([NEEDS.clock]);
    if (!time.callers) {
      return cannotTell([NEEDS.callersClock], [say('causes/clock-wrong.because.helpers')], [time.evidence]);
    }
    if (time.trusted === null) {
      if (dates.judged && dates.problems.length === 0) return datesHold(facts);
      return cannotTell([NEEDS.clock], [say('causes/clock-wrong.because.no-source')], [time.evidence]);
    }
    const reallyBad = new Set(dates.problems.filter((problem) => problem.byTrusted === true).map((problem) => problem.certificate));
    const fooled = dates.problems.filter((problem) => problem.byTrusted === false && !reallyBad.has(problem.certificate));
    if (fooled.length > 0) return isWrong(facts, time.trusted, time.trusted.certainty, say('causes/clock-wrong.because.would-hold'));
    const off = Math.abs(time.trusted.offset);
    const aboutDates = facts.readings.candidates.some((one) => ABOUT_DATES.includes(one.cause));
    if (off > RIGHT_ENOUGH && aboutDates && reallyBad.size === 0) {
      return isWrong(facts, time.trusted, 'likely', say('causes/clock-wrong.because.message'));
    }
    const reason = off > RIGHT_ENOUGH ? 'causes/clock-wrong.because.no-matter' : 'causes/clock-wrong.because.right';
    return ruledOut([say(reason, { off: { milliseconds: Math.max(off, 1000) } })], [time.evidence]);
  },
};

function isWrong(facts: Facts, trusted: TrustedTime, certainty: Certainty, last: Said): Judgement {
  const off = { milliseconds: Math.abs(trusted.offset) };
  const helping = facts.situation.about === 'other';
  return found({
    side: 'this-computer',
    certainty,
    title: say(`causes/clock-wrong.title.${trusted.offset < 0 ? 'behind' : 'ahead'}${helping ? '.other' : ''}`, { off }),
    because: [
      say(helping ? 'causes/clock-wrong.because.local.other' : 'causes/clock-wrong.because.local', {
        date: { dateTime: facts.time.local ?? '' },
      }),
      say('causes/clock-wrong.because.trusted', { date: { dateTime: trusted.now }, hosts: trusted.hosts }),
      last,
    ],
    evidence: [facts.time.evidence ?? 0, ...facts.dates.problems.map((problem) => problem.chain.evidence)].filter((id) => id > 0),
  });
}

function datesHold(facts: Facts): Judgement {
  const evidence = facts.chains.served.map((chain) => chain.evidence);
  return ruledOut(
    [say('causes/clock-wrong.because.would-hold')],
    facts.time.evidence === null ? evidence : [...evidence, facts.time.evidence],
  );
}
