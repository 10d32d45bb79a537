import { refusalsOf, type ServedChain } from '../facts/chains.ts';
import { remarkOn } from '../facts/factory-certificates.ts';
import type { Facts } from '../facts/facts.ts';
import { isPublic, issuerOf } from '../facts/stores.ts';
import type { Judgement } from '../model/finding.ts';
import type { Said } from '../model/said.ts';
import type { Side } from '../model/side.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';
import { onlyForOneProgram } from './untrusted-root-one-program.ts';

type Variant = 'private-ca' | 'stale-store' | 'removed-root';

/**
 * The chain is complete and ends at a root that is absent here.
 * Rivals: a missing link (incomplete-chain), a proxy that signs anew (interception), a list of issuers that is too old.
 */
export const untrustedRoot: Cause = {
  id: 'untrusted-root',
  words: {
    title: say('causes/untrusted-root.title'),
    plain: say('causes/untrusted-root.plain'),
    technical: say('causes/untrusted-root.technical'),
    gone: say('causes/untrusted-root.gone'),
  },
  sources: ['RFC 5280, section 6.1.1 (d)', 'RFC 4158, section 2.1'],
  variants: ['private-ca', 'stale-store', 'removed-root'],
  usualSide: 'server',
  sideOfVariant: { 'stale-store': 'this-computer', 'removed-root': 'this-computer' },
  explains: ['ct-missing', 'revocation-unavailable'],
  judge(facts: Facts): Judgement {
    if (facts.chains.served.every((chain) => chain.leaf === null)) {
      return cannotTell([NEEDS.certificates], [say('facts.no-certificate-seen')]);
    }
    const bad = refusalsOf(facts.chains, 'untrusted-root');
    const worst = bad[0];
    const short = facts.chains.served.find((chain) => chain.judgement.top === 'stops-short' && !linkFound(chain));
    if (worst === undefined && short !== undefined) return couldBe(short);
    const elsewhere = worst === undefined ? onlyForOneProgram(facts) : null;
    if (elsewhere !== null) return elsewhere;
    if (worst === undefined) {
      return ruledOut(
        [say('causes/untrusted-root.because.holds')],
        facts.chains.served.map((chain) => chain.evidence),
      );
    }
    const variant = variantOf(worst.chain, facts);
    const issuer = issuerOf(worst.chain) ?? '';
    const complete = worst.chain.judgement.top !== 'stops-short';
    return found({
      variant,
      side: sideOf(variant),
      certainty: complete ? 'certain' : 'likely',
      title: titleOf(variant, issuer),
      because: reasons(worst.chain, variant, issuer, complete),
      evidence: bad.map((one) => one.chain.evidence),
    });
  },
};

function linkFound(chain: ServedChain): boolean {
  const how = chain.judgement.missing?.found;
  return how === 'by-aia' || how === 'by-sibling' || how === 'in-store';
}

/** A chain that stops short, whose link nobody knows, may lead to a private root that is not sent: the normal way to set one up. */
function couldBe(chain: ServedChain): Judgement {
  return found({
    variant: 'private-ca',
    side: 'server',
    certainty: 'possible',
    title: say('causes/untrusted-root.title'),
    because: [say('causes/untrusted-root.because.could-be-private')],
    evidence: [chain.evidence],
  });
}

/** With `--trust-only` nothing else is consulted: an unknown root is then simply private (DESIGN section 4). */
function variantOf(chain: ServedChain, facts: Facts): Variant {
  if (facts.trustOnly || !isPublic(chain)) return 'private-ca';
  const judging = facts.stores.all.find((one) => one.store === 'system');
  return judging?.lack === 'taken-off' || judging?.lack === 'refused' ? 'removed-root' : 'stale-store';
}

function sideOf(variant: Variant): Side {
  return variant === 'private-ca' ? 'server' : 'this-computer';
}

function titleOf(variant: Variant, issuer: string): Said {
  switch (variant) {
    case 'private-ca':
      return say('causes/untrusted-root.title.private-ca', { issuer });
    case 'stale-store':
      return say('causes/untrusted-root.title.stale-store', { issuer });
    case 'removed-root':
      return say('causes/untrusted-root.title.removed-root', { issuer });
  }
}

function reasons(chain: ServedChain, variant: Variant, issuer: string, complete: boolean): Said[] {
  return [
    ...(complete ? [say('causes/untrusted-root.because.complete')] : []),
    say('causes/untrusted-root.because.root', { issuer }),
    ...(variant === 'private-ca' ? remarkOn(chain.leaf) : []),
    variant === 'private-ca'
      ? say('causes/untrusted-root.because.not-public')
      : say('causes/untrusted-root.because.public', { store: 'Mozilla' }),
    ...chain.judgement.stores
      .filter((one) => one.trusted === false && one.store !== 'public-roots')
      .slice(0, 2)
      .map((one) => say('causes/untrusted-root.because.store', { store: one.store })),
  ];
}
