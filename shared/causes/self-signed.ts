import { type PlacedFinding, refusalsOf } from '../facts/chains.ts';
import { remarkOn } from '../facts/factory-certificates.ts';
import type { Facts } from '../facts/facts.ts';
import type { CertificateSummary } from '../model/certificate.ts';
import type { Judgement } from '../model/finding.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';

/** The leaf signed itself and no store here trusts it. Not this: a private root that was sent along (untrusted-root). */
export const selfSigned: Cause = {
  id: 'self-signed',
  words: {
    title: say('causes/self-signed.title'),
    plain: say('causes/self-signed.plain'),
    technical: say('causes/self-signed.technical'),
    gone: say('causes/self-signed.gone'),
  },
  sources: ['RFC 5280, section 3.2', 'RFC 5280, section 6.1.1 (d)'],
  variants: [],
  usualSide: 'server',
  explains: ['untrusted-root', 'incomplete-chain', 'bad-certificate', 'wrong-usage'],
  judge(facts: Facts): Judgement {
    const first = facts.chains.served.find((chain) => chain.leaf !== null);
    if (first?.leaf == null) return cannotTell([NEEDS.certificates], [say('facts.no-certificate-seen')]);
    const bad = refusalsOf(facts.chains, 'self-signed');
    const worst = bad[0];
    if (worst === undefined) return notThis(facts, first.leaf);
    const leaf = worst.chain.leaf ?? first.leaf;
    const servers = new Set(bad.flatMap((one: PlacedFinding) => one.chain.addresses)).size;
    const some = servers > 0 && servers < facts.chains.addresses;
    return found({
      side: 'server',
      certainty: 'certain',
      ...(some ? { title: say('causes/self-signed.title.some', { bad: servers, all: facts.chains.addresses }) } : {}),
      because: [say('causes/self-signed.because.itself', { name: leaf.subjectText }), ...remarkOn(leaf)],
      evidence: bad.map((one) => one.chain.evidence),
    });
  },
};

function notThis(facts: Facts, leaf: CertificateSummary): Judgement {
  const evidence = facts.chains.served.map((chain) => chain.evidence);
  return leaf.selfIssued
    ? ruledOut([say('causes/self-signed.because.trusted')], evidence)
    : ruledOut([say('causes/self-signed.because.not-self', { issuer: leaf.issuerText })], evidence);
}
