import { describe, expect, it } from 'vitest';
import { certificate, chainFinding, clock, healthySite, ISSUER, judgement, siteWith } from '../facts/made-evidence.ts';
import { expired } from './expired.ts';
import { judging } from './judging.ts';

const judge = judging(expired);
const MONTH = 30 * 86_400_000;
const ranOut = certificate({ notAfter: '2026-11-01T00:00:00.000Z' });
const early = certificate({ notBefore: '2026-12-01T00:00:00.000Z' });
const siteThatRanOut = siteWith(judgement({ served: [ranOut, ISSUER], findings: [chainFinding('expired', 'expired')] }));
const siteTooEarly = siteWith(judgement({ served: [early, ISSUER], findings: [chainFinding('not-yet-valid', 'not-yet-valid')] }));

describe('expired', () => {
  it('given no trusted time, believes the clock and is likely', () => {
    expect(judge([...siteThatRanOut])).toMatchObject({ state: 'found', certainty: 'likely', side: 'server' });
  });

  it('given a second clock that agrees, is certain', () => {
    expect(judge([...siteThatRanOut, clock(0, 'http-date')])).toMatchObject({ state: 'found', certainty: 'certain' });
  });

  it('given the twin, a clock that two sources call wrong, is not found', () => {
    expect(judge([...siteThatRanOut, clock(MONTH, 'http-date', 'target-date')]).state).not.toBe('found');
  });

  it('given only the site’s own date against it, is possible', () => {
    expect(judge([...siteThatRanOut, clock(MONTH, 'target-date')])).toMatchObject({ state: 'found', certainty: 'possible' });
  });

  it('given the twin, a certificate that has not begun, is not found', () => {
    expect(judge([...siteTooEarly]).state).not.toBe('found');
  });

  it('given an issuer that ran out, says so', () => {
    const old = { ...ISSUER, notAfter: '2026-01-01T00:00:00.000Z' };
    const judged = judge(
      siteWith(judgement({ served: [certificate(), old], findings: [chainFinding('expired', 'expired', { certificate: 1 })] })),
    );
    expect(judged).toMatchObject({ state: 'found', title: { key: 'causes/expired.title.issuer' } });
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
