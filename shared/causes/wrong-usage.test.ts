import { describe, expect, it } from 'vitest';
import { chainFinding, healthySite, judgement, siteWith } from '../facts/made-evidence.ts';
import { judging } from './judging.ts';
import { wrongUsage } from './wrong-usage.ts';

const judge = judging(wrongUsage);

describe('wrong-usage', () => {
  it('given a chain with the finding wrong-usage, is found with the reason of the chain judge', () => {
    expect(judge([...siteWith(judgement({ findings: [chainFinding('wrong-usage', 'wrong-usage')] }))])).toMatchObject({
      state: 'found',
      certainty: 'certain',
    });
  });

  it('given the twin bad-certificate, is ruled out', () => {
    expect(judge(siteWith(judgement({ findings: [chainFinding('bad-certificate', 'not-a-ca')] }))).state).toBe('ruled-out');
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
