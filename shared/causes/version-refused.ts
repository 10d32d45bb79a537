import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import type { TlsVersion } from '../model/handshake.ts';
import { say } from '../words/index.ts';
import { found } from './judgement.ts';

/** The same hello is taken by some and refused by others: one of several servers behind the name is too old. */
export function nowAndThen(facts: Facts, times: number): Judgement {
  const { failed, byAddress } = facts.attempts;
  return found({
    variant: 'server-too-old',
    side: 'server',
    certainty: times >= 2 ? 'certain' : 'likely',
    title: say('causes/version-mismatch.title.sometimes'),
    because: [
      say('causes/version-mismatch.because.alert'),
      ...byAddress
        .filter((one) => one.worked < one.of)
        .map((one) => say('facts.on-address', { address: one.address, worked: one.worked, of: one.of })),
    ],
    evidence: failed.map((one) => one.evidence),
  });
}

/** Refuses by alert 70 what offers a newer version beside its own, and should choose its own (RFC 8446, section 4.2.1 and appendix D.2). */
export function cannotNegotiate(facts: Facts, times: number, version: TlsVersion): Judgement {
  return found({
    variant: 'server-too-old',
    side: 'server',
    certainty: times >= 2 ? 'certain' : 'likely',
    title: say('causes/version-mismatch.title.cannot-negotiate', { version }),
    because: [say('causes/version-mismatch.because.alert'), say('causes/version-mismatch.because.alone', { version })],
    evidence: [...facts.attempts.failed, ...(facts.attempts.deciding?.works ?? [])].map((one) => one.evidence),
  });
}
