import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts/facts.ts';
import {
  alertEnd,
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
  it('given a fault that only comes and goes now, names no change but that', () => {
    const comparison = compare(ranOut.diagnosis, turns.diagnosis, turns.facts);
    expect(comparison).toMatchObject({ outcome: 'flapping', changes: [] });
  });
  it('given a computer that lost its network, says so instead of a general title', () => {
    const name = {
      host: 'shop.example',
      addresses: [],
      errorCode: 'EAI_AGAIN',
      fromHostsFile: false,
      withoutNetwork: true,
      milliseconds: 1,
    } as const;
    expect(tell(compare(nameOnly, of([seen('name-resolution', name)])).sentence)).toContain(
      'This computer is not connected to any network.',
    );
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

const nothing = of([]);
const expiredToo = of(siteWith(judgement({ served: [OLD, ISSUER], findings: [chainFinding('expired', 'expired'), wrongName] })));
const expiredOnly = of(siteWith(judgement({ served: [OLD, ISSUER], findings: [chainFinding('expired', 'expired')] })));
const twoWrong = of(siteWith(judgement({ served: [certificate()], missing, findings: [wrongName, incomplete] })));
const refusing = of(times(3, handshake({ end: alertEnd(40, 'handshake_failure') })));
const silent = of(times(3, handshake({ end: { how: 'silence', phase: 'after-hello', waitedMilliseconds: 12_000 } })));
const unordered = of(siteWith(judgement({ findings: [chainFinding('misordered-chain', 'misordered-chain', { weight: 'warns' })] })));

/** Before, now, in a word, and a part of the sentence that a person reads. */
const PAIRS = [
  ['the same fault', expiredOnly, expiredOnly, 'still-there', /Nothing has changed yet/],
  ['the fault is gone', expiredOnly, healthy, 'solved', /^It works now\.$/],
  ['one of two is gone', expiredToo, nameOnly, 'partly', /One thing is solved.*another name/],
  ['the second of two is gone', expiredToo, expiredOnly, 'partly', /One thing is solved.*has run out/],
  ['a worse one has come, the first stays', nameOnly, expiredToo, 'worse', /still there, and there is one more.*has run out/],
  ['a lesser one has come, the first stays', chainOnly, twoWrong, 'worse', /still there, and there is one more.*another name/],
  ['another fault, the first is seen to be gone', chainOnly, nameOnly, 'different-fault', /That is solved, but/],
  ['another fault hides the first', expiredOnly, refusing, 'different-fault', /cannot see whether the first fault is gone/],
  ['the network stands in the way now', expiredOnly, silent, 'different-fault', /cannot see whether the first fault is gone/],
  ['it comes and goes now', cutOff, flaps, 'flapping', /Sometimes it works/],
  ['it came and went, and is good now', flaps, healthy, 'solved', /It works now/],
  ['nothing can be told now', expiredOnly, nothing, 'cannot-tell', /could not check it again/],
  ['nothing was known, now a fault is', nothing, expiredOnly, 'known-now', /Now we can tell.*has run out/],
  ['nothing was known, now it works', nothing, healthy, 'solved', /It works now/],
  ['nothing was known, and nothing is', nothing, nothing, 'cannot-tell', /could not check it again/],
  ['it worked, and works', healthy, healthy, 'solved', /as before/],
  ['it worked, and fails', healthy, expiredOnly, 'different-fault', /It worked before/],
  ['it worked, and works with something to mend', healthy, unordered, 'solved', /It works, as before.*Worth mending.*order/],
  ['it failed, and works with something to mend', expiredOnly, unordered, 'solved', /It works now.*Worth mending.*order/],
  ['what was worth mending is mended', unordered, healthy, 'solved', /worth mending is mended/],
  ['what was worth mending is still so', unordered, unordered, 'still-there', /Nothing has changed/],
  ['it worked with something to mend, and fails', unordered, cutOff, 'different-fault', /It worked before/],
] as const;

describe('what a second check says', () => {
  it.each(PAIRS)('%s', (_story, before, after, outcome, words) => {
    const comparison = compare(before, after);
    expect({ outcome: comparison.outcome, sentence: tell(comparison.sentence) }).toEqual({
      outcome,
      sentence: expect.stringMatching(words),
    });
  });

  it('given the same cause in another form, says the new form among what changed', () => {
    const issuerEnded = of(
      siteWith(
        judgement({
          served: [
            certificate(),
            certificate({ subjectText: 'Old Link CA', sha256: 'old', notAfter: '2026-11-01T00:00:00.000Z', isCa: true }),
          ],
          findings: [{ ...chainFinding('expired', 'expired'), certificate: 1 }],
        }),
      ),
    );
    expect(compare(expiredOnly, issuerEnded).changes.length).toBeGreaterThan(0);
    expect(compare(expiredOnly, expiredOnly).changes).toEqual([]);
  });
});
