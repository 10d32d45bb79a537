import { describe, expect, it } from 'vitest';
import { chainFinding, healthySite, judgement, siteWith } from '../facts/made-evidence.ts';
import { ctMissing } from './ct-missing.ts';
import { judging } from './judging.ts';

const judge = judging(ctMissing);

describe('ct-missing', () => {
  it('given a chain with the finding ct-missing, is found with the reason of the chain judge', () => {
    expect(judge([...siteWith(judgement({ findings: [chainFinding('ct-missing', 'ct-missing')] }))])).toMatchObject({
      state: 'found',
      certainty: 'certain',
    });
  });

  it('given the twin distrusted-ca, is ruled out', () => {
    expect(judge(siteWith(judgement({ findings: [chainFinding('distrusted-ca', 'distrusted-ca')] }))).state).toBe('ruled-out');
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
