import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import { say } from '../words/index.ts';
import { judgeByChain } from './by-chain.ts';
import type { Cause } from './cause.ts';
import { cannotTell, found } from './judgement.ts';
import { NEEDS } from './needs.ts';

/** Who says it, in words. */
const BY = {
  staple: { say: 'causes/revoked.by.staple' },
  ocsp: { say: 'causes/revoked.by.ocsp' },
  crl: { say: 'causes/revoked.by.crl' },
} as const;

/** A responder, a staple or a list says revoked. An answer that is missing or old is revocation-unavailable. */
export const revoked: Cause = {
  id: 'revoked',
  words: {
    title: say('causes/revoked.title'),
    plain: say('causes/revoked.plain'),
    technical: say('causes/revoked.technical'),
    gone: say('causes/revoked.gone'),
  },
  sources: ['RFC 5280, section 5.3.1', 'RFC 6960, section 2.2'],
  variants: [],
  usualSide: 'server',

  explains: ['revocation-unavailable'],
  judge(facts: Facts): Judgement {
    const answers = facts.revocation.answers.filter((one) => one.seen.status === 'revoked');
    const first = answers[0];
    if (first === undefined) {
      const judged = judgeByChain(facts, 'revoked', { side: 'server', holds: say('causes/revoked.because.good') });
      const asked = facts.revocation.answers.some((one) => one.seen.status === 'good');
      return judged.state === 'ruled-out' && !asked && namesAnswers(facts) ? cannotTell([NEEDS.revocation], [], judged.evidence) : judged;
    }
    const { by, revokedAt, reason } = first.seen;
    return found({
      side: 'server',
      certainty: 'certain',
      ...(isLeaf(facts, first.seen.certificate) ? {} : { title: say('causes/revoked.title.issuer') }),
      because: [
        revokedAt === null
          ? say('causes/revoked.because.answer-undated', { by: BY[by] })
          : say('causes/revoked.because.answer', { by: BY[by], date: { date: revokedAt } }),
        ...(reason === null ? [] : [say('causes/revoked.because.reason', { reason })]),
      ],
      evidence: answers.map((one) => one.evidence),
    });
  },
};

/** Does a certificate of the site name a responder or a list at all? */
function namesAnswers(facts: Facts): boolean {
  return facts.chains.served.some((chain) => chain.leaf !== null && chain.leaf.ocspUrls.length + chain.leaf.crlUrls.length > 0);
}

/** Answers name a certificate by its subject or fingerprint; one that names none is about the leaf. */
function isLeaf(facts: Facts, certificate: string): boolean {
  const issuers = facts.chains.served.flatMap((chain) => chain.judgement.served.slice(1));
  return !issuers.some((one) => one.sha256 === certificate || one.subjectText === certificate);
}
