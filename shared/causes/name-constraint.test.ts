import { describe, expect, it } from 'vitest';
import { chainFinding, healthySite, judgement, siteWith } from '../facts/made-evidence.ts';
import { judging } from './judging.ts';
import { nameConstraint } from './name-constraint.ts';

const judge = judging(nameConstraint);

describe('name-constraint', () => {
  it('given a chain with the finding name-constraints, is found with the reason of the chain judge', () => {
    expect(judge([...siteWith(judgement({ findings: [chainFinding('name-constraint', 'name-constraints')] }))])).toMatchObject({
      state: 'found',
      certainty: 'certain',
    });
  });

  it('given the twin name-mismatch, is ruled out', () => {
    expect(judge(siteWith(judgement({ findings: [chainFinding('name-mismatch', 'name-mismatch')] }))).state).toBe('ruled-out');
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
