import { describe, expect, it } from 'vitest';
import { chainFinding, healthySite, judgement, siteWith } from '../facts/made-evidence.ts';
import { judging } from './judging.ts';
import { untrustedRoot } from './untrusted-root.ts';

const judge = judging(untrustedRoot);

describe('untrusted-root', () => {
  it('given a complete chain to a private root, is certain', () => {
    expect(
      judge([...siteWith(judgement({ top: 'untrusted-root', stores: [], findings: [chainFinding('untrusted-root', 'untrusted-root')] }))]),
    ).toMatchObject({ state: 'found', variant: 'private-ca', certainty: 'certain' });
  });

  it('given a root that public lists know, blames the old list', () => {
    expect(
      judge([...siteWith(judgement({ top: 'untrusted-root', findings: [chainFinding('untrusted-root', 'untrusted-root')] }))]),
    ).toMatchObject({ state: 'found', variant: 'stale-store', side: 'this-computer' });
  });

  it('given --trust-only, no other list is consulted', () => {
    expect(
      judge([...siteWith(judgement({ top: 'untrusted-root', findings: [chainFinding('untrusted-root', 'untrusted-root')] }))], {
        trustOnly: true,
      }),
    ).toMatchObject({ state: 'found', variant: 'private-ca' });
  });

  it('given the twin, a missing link, is ruled out', () => {
    expect(judge(siteWith(judgement({ findings: [chainFinding('incomplete-chain', 'incomplete-chain')] }))).state).toBe('ruled-out');
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
