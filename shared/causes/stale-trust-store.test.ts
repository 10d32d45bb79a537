import { describe, expect, it } from 'vitest';
import { chainFinding, healthySite, judgement, siteWith } from '../facts/made-evidence.ts';
import { judging } from './judging.ts';
import { staleTrustStore } from './stale-trust-store.ts';

const judge = judging(staleTrustStore);

describe('stale-trust-store', () => {
  it('given a public root that the system does not know, is certain', () => {
    expect(
      judge([
        ...siteWith(
          judgement({
            top: 'untrusted-root',
            stores: [
              { store: 'public-roots', trusted: true, why: null },
              { store: 'system', trusted: false, why: null },
            ],
            findings: [chainFinding('untrusted-root', 'untrusted-root')],
          }),
        ),
      ]),
    ).toMatchObject({ state: 'found', certainty: 'certain', side: 'this-computer' });
  });

  it('given the twin, a private root, is ruled out', () => {
    expect(
      judge(
        siteWith(
          judgement({
            top: 'untrusted-root',
            stores: [
              { store: 'public-roots', trusted: false, why: null },
              { store: 'system', trusted: false, why: null },
            ],
            findings: [chainFinding('untrusted-root', 'untrusted-root')],
          }),
        ),
      ).state,
    ).toBe('ruled-out');
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
