import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts/facts.ts';
import {
  certificate,
  chainFinding,
  HERE,
  handshake,
  healthySite,
  ISSUER,
  judgement,
  numbered,
  seen,
  siteWith,
  times,
} from '../facts/made-evidence.ts';
import type { EvidenceDraft } from '../model/evidence.ts';
import { tell } from '../words/index.ts';
import { compare } from './compare.ts';
import { diagnose } from './diagnose.ts';

const of = (drafts: readonly EvidenceDraft[]) => diagnose(factsOf(numbered(drafts), HERE));
const missing = { issuerText: 'Good Issuing CA', askedBy: 'shop.example', found: 'by-aia', certificate: null, url: null } as const;
const incomplete = chainFinding('incomplete-chain', 'incomplete-chain');
const wrongName = chainFinding('name-mismatch', 'name-mismatch');

const healthy = of(healthySite());
const both = of(siteWith(judgement({ served: [certificate()], missing, findings: [incomplete, wrongName] })));
const nameOnly = of(siteWith(judgement({ served: [certificate(), ISSUER], findings: [wrongName] })));
const chainOnly = of(siteWith(judgement({ served: [certificate()], missing, findings: [incomplete] })));
const cutOff = of(times(3, handshake({ end: { how: 'reset', phase: 'after-hello' } })));
const flaps = of([handshake(), handshake(), handshake({ end: { how: 'reset', phase: 'after-hello' } })]);

const OLD = certificate({ notAfter: '2026-11-01T00:00:00.000Z', derBase64: 'b2xk' });
const judged = (leaf: typeof OLD, ...findings: ReturnType<typeof chainFinding>[]) =>
  seen('chain', judgement({ served: [leaf, ISSUER], findings, ok: findings.length === 0 }));
const shown = (leaf: typeof OLD, address: string) => handshake({ address, certificates: [leaf.derBase64, ISSUER.derBase64] });
const checked = (...drafts: EvidenceDraft[]) => {
  const facts = factsOf(numbered(drafts), HERE);
  return { facts, diagnosis: diagnose(facts) };
};
const chains = [judged(OLD, chainFinding('expired', 'expired')), judged(certificate())];
const [here, there] = ['192.0.2.1', '192.0.2.2'];
const ranOut = checked(...times(3, shown(OLD, here)), judged(OLD, chainFinding('expired', 'expired')));
const turns = checked(shown(OLD, here), shown(certificate(), here), shown(certificate(), here), ...chains);
const oneOfTwo = checked(shown(OLD, here), shown(certificate(), there), ...chains);

describe('compare', () => {
  it('given a fault that is gone, says what changed', () => {
    const comparison = compare(both, healthy);
    expect(comparison).toMatchObject({ outcome: 'solved', before: 'incomplete-chain', after: null });
    expect(comparison.changes.map((said) => tell(said))).toContain('The site now sends the missing certificate.');
  });
  it('given one of two faults solved, says which one is left', () => {
    const comparison = compare(both, nameOnly);
    expect(comparison.outcome).toBe('partly');
    expect(comparison.gone).toContain('incomplete-chain');
    expect(tell(comparison.sentence)).toContain('another name');
  });
  it('given the same fault, says that nothing has changed', () => expect(compare(nameOnly, nameOnly).outcome).toBe('still-there'));
  it('given another fault beside which the old one is seen to be gone, says both', () => {
    const comparison = compare(chainOnly, nameOnly);
    expect(comparison).toMatchObject({ outcome: 'different-fault', gone: ['incomplete-chain'], come: ['name-mismatch'] });
    expect(tell(comparison.sentence)).toContain('solved');
  });
  it('given another fault that hides the old one, does not call it solved', () => {
    const comparison = compare(nameOnly, cutOff);
    expect(comparison).toMatchObject({ outcome: 'different-fault', gone: [] });
    expect(tell(comparison.sentence)).toContain('cannot see whether the first fault is gone');
  });
  it('given good and bad certificates by turns at one address, counts them', () => {
    const comparison = compare(ranOut.diagnosis, turns.diagnosis, turns.facts);
    expect(comparison.outcome).toBe('flapping');
    expect(tell(comparison.sentence)).toContain('2 of 3 tries');
  });
  it('given one of two addresses mended, says how many', () => {
    const comparison = compare(ranOut.diagnosis, oneOfTwo.diagnosis, oneOfTwo.facts);
    expect(comparison.outcome).toBe('partly');
    expect(tell(comparison.sentence)).toContain('1 of 2 addresses');
  });
  it('given a fault that comes and goes now, calls it flapping', () => expect(compare(cutOff, flaps).outcome).toBe('flapping'));
  it('given nothing to judge, claims nothing', () =>
    expect(compare(both, of([]))).toMatchObject({ outcome: 'cannot-tell', gone: [], changes: [] }));
  it('given a healthy site that stays healthy, says so', () =>
    expect(tell(compare(healthy, healthy).sentence)).toBe('It works, as before.'));
});
