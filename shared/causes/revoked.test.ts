import { describe, expect, it } from 'vitest';
import { healthySite, revocationAnswer } from '../facts/made-evidence.ts';
import { judging } from './judging.ts';
import { revoked } from './revoked.ts';

const judge = judging(revoked);

describe('revoked', () => {
  it('given an answer that says revoked, is certain', () => {
    expect(judge([...healthySite(), revocationAnswer({ status: 'revoked' })])).toMatchObject({
      state: 'found',
      certainty: 'certain',
      side: 'server',
    });
  });

  it('given an answer that says good, is ruled out', () => {
    expect(judge([...healthySite(), revocationAnswer({ status: 'good' })]).state).toBe('ruled-out');
  });

  it('given the twin, no answer, is not found', () => {
    expect(judge([...healthySite(), revocationAnswer({ status: 'no-answer' })]).state).not.toBe('found');
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
