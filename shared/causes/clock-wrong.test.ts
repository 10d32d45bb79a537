import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts/facts.ts';
import { certificate, chainFinding, clock, HELPING, healthySite, ISSUER, judgement, numbered, siteWith } from '../facts/made-evidence.ts';
import { clockWrong } from './clock-wrong.ts';
import { judging } from './judging.ts';

const judge = judging(clockWrong);
const MONTH = 30 * 86_400_000;
const ranOut = certificate({ notAfter: '2026-11-01T00:00:00.000Z' });
const early = certificate({ notBefore: '2026-12-01T00:00:00.000Z' });
const siteThatRanOut = siteWith(judgement({ served: [ranOut, ISSUER], findings: [chainFinding('expired', 'expired')] }));
const siteTooEarly = siteWith(judgement({ served: [early, ISSUER], findings: [chainFinding('not-yet-valid', 'not-yet-valid')] }));

describe('clock-wrong', () => {
  it('given two sources and a certificate that only looks old, is certain', () => {
    expect(judge([...siteThatRanOut, clock(MONTH, 'http-date', 'target-date')])).toMatchObject({
      state: 'found',
      certainty: 'certain',
      side: 'this-computer',
    });
  });

  it('given the date of the site alone, is likely', () => {
    expect(judge([...siteThatRanOut, clock(MONTH, 'target-date')])).toMatchObject({ state: 'found', certainty: 'likely' });
  });

  it('given a signed lower bound, proves a clock that is behind', () => {
    expect(judge([...siteTooEarly, clock(-MONTH, 'ocsp-lower-bound')])).toMatchObject({ state: 'found', certainty: 'likely' });
  });

  it('given a lower bound in the past, proves nothing about a clock that is ahead', () => {
    expect(judge([...siteThatRanOut, clock(MONTH, 'ocsp-lower-bound')]).state).not.toBe('found');
  });

  it('given the twin, an expired certificate and a right clock, is ruled out', () => {
    expect(judge([...siteThatRanOut, clock(0, 'http-date')]).state).toBe('ruled-out');
  });

  it('given a clock that is off without an effect, is ruled out', () => {
    expect(judge([...healthySite(), clock(MONTH / 30, 'http-date', 'target-date')]).state).toBe('ruled-out');
  });

  it('given the clock of a helper, cannot tell', () => {
    expect(clockWrong.judge(factsOf(numbered([...siteThatRanOut, clock(MONTH, 'http-date', 'target-date')]), HELPING)).state).toBe(
      'cannot-tell',
    );
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
