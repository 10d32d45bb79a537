import { describe, expect, it } from 'vitest';
import { chainFinding, healthySite, judgement, siteWith } from '../facts/made-evidence.ts';
import { judging } from './judging.ts';
import { misorderedChain } from './misordered-chain.ts';

const judge = judging(misorderedChain);

describe('misordered-chain', () => {
  it('given a chain with the finding misordered-chain, is found with the reason of the chain judge', () => {
    expect(
      judge([...siteWith(judgement({ findings: [chainFinding('misordered-chain', 'misordered-chain', { weight: 'warns' })] }))]),
    ).toMatchObject({ state: 'found', certainty: 'certain', adviceOnly: true });
  });

  it('given the twin incomplete-chain, is ruled out', () => {
    expect(judge(siteWith(judgement({ findings: [chainFinding('incomplete-chain', 'incomplete-chain')] }))).state).toBe('ruled-out');
  });

  it('given a root that is sent along, stays a note', () => {
    expect(
      judge([...siteWith(judgement({ findings: [chainFinding('misordered-chain', 'root-in-chain', { weight: 'warns' })] }))]).state,
    ).not.toBe('found');
  });

  it('given an old cross-signed copy, stays a note', () => {
    expect(
      judge([...siteWith(judgement({ findings: [chainFinding('misordered-chain', 'expired-cross-sign', { weight: 'warns' })] }))]).state,
    ).not.toBe('found');
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
