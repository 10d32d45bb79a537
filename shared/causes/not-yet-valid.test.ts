import { describe, expect, it } from 'vitest';
import { certificate, chainFinding, clock, healthySite, ISSUER, judgement, siteWith } from '../facts/made-evidence.ts';
import { judging } from './judging.ts';
import { notYetValid } from './not-yet-valid.ts';

const judge = judging(notYetValid);
const MONTH = 30 * 86_400_000;
const ranOut = certificate({ notAfter: '2026-11-01T00:00:00.000Z' });
const early = certificate({ notBefore: '2026-12-01T00:00:00.000Z' });
const siteThatRanOut = siteWith(judgement({ served: [ranOut, ISSUER], findings: [chainFinding('expired', 'expired')] }));
const siteTooEarly = siteWith(judgement({ served: [early, ISSUER], findings: [chainFinding('not-yet-valid', 'not-yet-valid')] }));

describe('not-yet-valid', () => {
  it('given a certificate that begins later, is found', () => {
    expect(judge([...siteTooEarly, clock(0, 'http-date')])).toMatchObject({ state: 'found', certainty: 'certain', side: 'server' });
  });

  it('given the twin, a clock that is behind by two sources, is not found', () => {
    expect(judge([...siteTooEarly, clock(-MONTH, 'http-date', 'target-date')]).state).not.toBe('found');
  });

  it('given the twin, a certificate that ran out, is not found', () => {
    expect(judge([...siteThatRanOut]).state).not.toBe('found');
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
