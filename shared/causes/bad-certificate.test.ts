import { describe, expect, it } from 'vitest';
import { chainFinding, healthySite, judgement, siteWith } from '../facts/made-evidence.ts';
import { badCertificate } from './bad-certificate.ts';
import { judging } from './judging.ts';

const judge = judging(badCertificate);

describe('bad-certificate', () => {
  it('given a chain with the finding path-length, is found with the reason of the chain judge', () => {
    expect(judge([...siteWith(judgement({ findings: [chainFinding('bad-certificate', 'path-length')] }))])).toMatchObject({
      state: 'found',
      certainty: 'certain',
    });
  });

  it('given the twin wrong-usage, is ruled out', () => {
    expect(judge(siteWith(judgement({ findings: [chainFinding('wrong-usage', 'wrong-usage')] }))).state).toBe('ruled-out');
  });

  it('given a long validity under a private root, is advice', () => {
    expect(
      judge([...siteWith(judgement({ findings: [chainFinding('bad-certificate', 'long-validity', { weight: 'warns' })] }))]),
    ).toMatchObject({ state: 'found', adviceOnly: true });
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
