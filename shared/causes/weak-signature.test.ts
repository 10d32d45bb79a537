import { describe, expect, it } from 'vitest';
import { chainFinding, healthySite, judgement, siteWith } from '../facts/made-evidence.ts';
import { judging } from './judging.ts';
import { weakSignature } from './weak-signature.ts';

const judge = judging(weakSignature);

describe('weak-signature', () => {
  it('given a chain with the finding weak-signature, is found with the reason of the chain judge', () => {
    expect(judge([...siteWith(judgement({ findings: [chainFinding('weak-signature', 'weak-signature')] }))])).toMatchObject({
      state: 'found',
      certainty: 'certain',
    });
  });

  it('given the twin bad-certificate, is ruled out', () => {
    expect(judge(siteWith(judgement({ findings: [chainFinding('bad-certificate', 'bad-signature')] }))).state).toBe('ruled-out');
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
