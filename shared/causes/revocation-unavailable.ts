import { ofKind } from '../facts/chains.ts';
import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import type { Said } from '../model/said.ts';
import type { Side } from '../model/side.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';

/** A named responder or list does not answer, a staple is stale, or must-staple comes without one. Browsers go on, so it is advice; never where the certificate names none. */
export const revocationUnavailable: Cause = {
  id: 'revocation-unavailable',
  words: {
    title: say('causes/revocation-unavailable.title'),
    plain: say('causes/revocation-unavailable.plain'),
    technical: say('causes/revocation-unavailable.technical'),
    gone: say('causes/revocation-unavailable.gone'),
  },
  sources: ['RFC 6960, section 4.2.2.1', 'RFC 5280, section 4.2.1.13', 'RFC 7633'],
  variants: ['no-answer', 'stale-staple', 'must-staple'],
  usualSide: 'certificate-authority',
  sideOfVariant: { 'stale-staple': 'server', 'must-staple': 'server' },
  explains: [],
  judge(facts: Facts): Judgement {
    const leaf = facts.chains.worst?.leaf ?? null;
    if (leaf === null) return cannotTell([NEEDS.certificates], [say('facts.no-certificate-seen')]);
    const evidence = facts.chains.served.map((chain) => chain.evidence);
    const stapled = facts.attempts.worked.some((one) => one.seen.ocspStapleBase64 !== null);
    if (leaf.mustStaple && facts.attempts.worked.length > 0 && !stapled) {
      return advise('must-staple', 'server', [say('causes/revocation-unavailable.because.must-staple')], evidence);
    }
    const bad = facts.revocation.answers.find(isBad);
    if (bad !== undefined) return badAnswer(facts, bad);
    const lists = ofKind(facts.chains, 'bad-revocation-list');
    if (lists.length > 0)
      return advise(
        'no-answer',
        'certificate-authority',
        lists.map((one) => one.finding.said),
        evidence,
      );
    if (facts.revocation.answers.some((one) => one.seen.status === 'good'))
      return ruledOut([say('causes/revocation-unavailable.because.good')], evidence);
    return leaf.ocspUrls.length + leaf.crlUrls.length === 0
      ? ruledOut([say('causes/revocation-unavailable.because.named-none')], evidence)
      : cannotTell([NEEDS.revocation], [], evidence);
  },
};

type Answer = Facts['revocation']['answers'][number];
type Variant = 'no-answer' | 'stale-staple' | 'must-staple';

function isBad(answer: Answer): boolean {
  const { status, by, url } = answer.seen;
  if (status === 'stale') return true;
  return (status === 'no-answer' || status === 'bad-answer' || status === 'unknown') && (url !== null || by === 'staple');
}

/** A place that does not answer is no fault while another one answers for the same certificate. */
function badAnswer(facts: Facts, bad: Answer): Judgement {
  const good = facts.revocation.answers.find((one) => one.seen.status === 'good' && one.seen.certificate === bad.seen.certificate);
  if (good !== undefined && bad.seen.by !== 'staple') {
    return ruledOut([say('causes/revocation-unavailable.because.good')], [good.evidence, bad.evidence]);
  }
  const staple = bad.seen.by === 'staple';
  return advise(staple ? 'stale-staple' : 'no-answer', staple ? 'server' : 'certificate-authority', [reason(bad)], [bad.evidence]);
}

function reason(bad: Answer): Said {
  const url = bad.seen.url ?? bad.seen.by;
  if (bad.seen.status === 'stale' && bad.seen.nextUpdate !== null)
    return say('causes/revocation-unavailable.because.stale', { date: { date: bad.seen.nextUpdate } });
  return bad.seen.status === 'no-answer'
    ? say('causes/revocation-unavailable.because.no-answer', { url })
    : say('causes/revocation-unavailable.because.bad-answer', { url });
}

function advise(variant: Variant, side: Side, because: readonly Said[], evidence: readonly number[]): Judgement {
  const title =
    variant === 'no-answer' ? say('causes/revocation-unavailable.title') : say(`causes/revocation-unavailable.title.${variant}`);
  return found({ variant, side, certainty: 'certain', adviceOnly: true, title, because, evidence });
}
