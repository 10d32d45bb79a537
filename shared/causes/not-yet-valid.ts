import { isRecord, type ServedChain } from '../facts/chains.ts';
import type { DateProblem } from '../facts/dates.ts';
import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import type { Said } from '../model/said.ts';
import type { Certainty } from '../model/side.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';

/** A certificate of the path has not begun. Its twin is a clock that is behind, which needs a trusted time to be told apart. */
export const notYetValid: Cause = {
  id: 'not-yet-valid',
  words: {
    title: say('causes/not-yet-valid.title'),
    plain: say('causes/not-yet-valid.plain'),
    technical: say('causes/not-yet-valid.technical'),
    gone: say('causes/not-yet-valid.gone'),
  },
  sources: ['RFC 5280, section 4.1.2.5', 'RFC 5280, section 6.1.3 (a)(2)'],
  variants: [],
  usualSide: 'server',
  explains: ['revocation-unavailable', 'ct-missing'],
  judge(facts: Facts): Judgement {
    if (!facts.dates.judged) return cannotTell([NEEDS.certificates], [say('facts.no-certificate-seen')]);
    const problems = facts.dates.problems.filter(
      (problem) => problem.kind === 'not-yet-valid' && !(problem.byTrusted === false && facts.time.trusted?.certainty === 'certain'),
    );
    const worst = problems.toSorted((a, b) => b.outsideBy - a.outsideBy)[0];
    const evidence = facts.chains.served.map((chain) => chain.evidence);
    if (worst === undefined) return ruledOut([say('causes/not-yet-valid.because.holds')], evidence);
    const date = { date: worst.certificate.notBefore ?? '' };
    const bad = new Set(problems.flatMap((one) => one.chain.addresses)).size;
    const some = bad > 0 && bad < facts.chains.addresses;
    return found({
      side: 'server',
      certainty: certaintyOf(worst, facts),
      title: some
        ? say('causes/not-yet-valid.title.some', { bad, all: facts.chains.addresses, date })
        : say('causes/not-yet-valid.title.date', { date }),
      because: [say('causes/not-yet-valid.because.date', { name: worst.certificate.subjectText, date }), ...clockReason(worst, facts)],
      evidence: [...problems.map((one) => one.chain.evidence), ...(facts.time.evidence === null ? [] : [facts.time.evidence])],
    });
  },
};

function certaintyOf(problem: DateProblem, facts: Facts): Certainty {
  if (problem.byTrusted === false) return 'possible';
  if (problem.byTrusted === true) return problem.byLocal ? 'certain' : (facts.time.trusted?.certainty ?? 'likely');
  return isGiven(problem.chain) ? 'certain' : 'likely';
}

/** Judged by a time that somebody gave. A recording was judged by a clock of which it shows nothing: that may as well be slow. */
function isGiven(chain: ServedChain): boolean {
  return isRecord(chain) && chain.seenFrom !== 'capture';
}

function clockReason(worst: DateProblem, facts: Facts): Said[] {
  if (facts.time.trusted === null) {
    return isGiven(worst.chain) ? [] : [say('causes/not-yet-valid.because.clock-only')];
  }
  if (worst.byTrusted === false) return [say('causes/not-yet-valid.because.clock-doubt')];
  return worst.byLocal ? [say('causes/not-yet-valid.because.both-clocks')] : [];
}
