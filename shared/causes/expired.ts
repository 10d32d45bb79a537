import { isRecord } from '../facts/chains.ts';
import type { DateProblem } from '../facts/dates.ts';
import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import type { Said } from '../model/said.ts';
import type { Certainty } from '../model/side.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';

/** In milliseconds. */
const DAY = 86_400_000;

/** A certificate of the path is past its last day. Not this: an expired CRL, staple or session ticket; a clock that runs ahead. */
export const expired: Cause = {
  id: 'expired',
  words: {
    title: say('causes/expired.title'),
    plain: say('causes/expired.plain'),
    technical: say('causes/expired.technical'),
    gone: say('causes/expired.gone'),
  },
  sources: ['RFC 5280, section 4.1.2.5', 'RFC 5280, section 6.1.3 (a)(2)'],
  variants: [],
  usualSide: 'server',
  explains: ['revocation-unavailable', 'ct-missing'],
  judge(facts: Facts): Judgement {
    if (!facts.dates.judged) return cannotTell([NEEDS.certificates], [say('facts.no-certificate-seen')]);
    const problems = facts.dates.problems.filter((problem) => problem.kind === 'expired' && !isClocksFault(problem, facts));
    const worst = problems.toSorted((a, b) => b.outsideBy - a.outsideBy)[0];
    if (worst === undefined) return holds(facts);
    return found({
      side: 'server',
      certainty: certaintyOf(worst, facts),
      title: titleOf(worst, problems, facts),
      because: reasons(worst, facts),
      evidence: [...problems.map((one) => one.chain.evidence), ...(facts.time.evidence === null ? [] : [facts.time.evidence])],
    });
  },
};

/** Two independent times say that the certificate is good: then the clock is at fault and nothing has run out. */
function isClocksFault(problem: DateProblem, facts: Facts): boolean {
  return problem.byTrusted === false && facts.time.trusted?.certainty === 'certain';
}

function certaintyOf(problem: DateProblem, facts: Facts): Certainty {
  if (problem.byTrusted === false) return 'possible';
  if (problem.byTrusted === true) return problem.byLocal ? 'certain' : (facts.time.trusted?.certainty ?? 'likely');
  return isRecord(problem.chain) ? 'certain' : 'likely';
}

function titleOf(worst: DateProblem, problems: readonly DateProblem[], facts: Facts): Said {
  // Told in whole days that have passed: half a day more has not made another one.
  const ago = { milliseconds: worst.outsideBy > 2 * DAY ? Math.floor(worst.outsideBy / DAY) * DAY : worst.outsideBy };
  const bad = new Set(problems.flatMap((one) => one.chain.addresses)).size;
  if (bad > 0 && bad < facts.chains.addresses) return say('causes/expired.title.some', { bad, all: facts.chains.addresses, ago });
  return worst.role === 'leaf' ? say('causes/expired.title.ago', { ago }) : say('causes/expired.title.issuer', { ago });
}

function reasons(worst: DateProblem, facts: Facts): Said[] {
  const { trusted } = facts.time;
  const date = say('causes/expired.because.date', {
    name: worst.certificate.subjectText,
    date: { date: worst.certificate.notAfter ?? '' },
  });
  if (trusted === null) return isRecord(worst.chain) ? [date] : [date, say('causes/expired.because.clock-only')];
  if (worst.byTrusted === false) return [date, say('causes/expired.because.clock-doubt')];
  if (!worst.byLocal) return [date, say('causes/expired.because.clock-hides', { off: { milliseconds: Math.abs(trusted.offset) } })];
  return [date, say('causes/expired.because.both-clocks')];
}

function holds(facts: Facts): Judgement {
  const ends = facts.chains.served.flatMap((chain) => chain.leaf?.notAfter ?? []).sort();
  return ruledOut(
    [say('causes/expired.because.holds', { date: { date: ends[0] ?? '' } })],
    facts.chains.served.map((chain) => chain.evidence),
  );
}
