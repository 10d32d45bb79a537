import { describe, expect, it } from 'vitest';
import { chainFinding, healthySite, judgement, siteWith } from '../facts/made-evidence.ts';
import { distrustedCa } from './distrusted-ca.ts';
import { judging } from './judging.ts';

const judge = judging(distrustedCa);

describe('distrusted-ca', () => {
  it('given a chain with the finding distrusted-ca, is found with the reason of the chain judge', () => {
    expect(judge([...siteWith(judgement({ findings: [chainFinding('distrusted-ca', 'distrusted-ca')] }))])).toMatchObject({
      state: 'found',
      certainty: 'certain',
    });
  });

  it('given the twin untrusted-root, is ruled out', () => {
    expect(judge(siteWith(judgement({ findings: [chainFinding('untrusted-root', 'untrusted-root')] }))).state).toBe('ruled-out');
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
