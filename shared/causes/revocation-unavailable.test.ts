import { describe, expect, it } from 'vitest';
import { certificate, healthySite, ISSUER, judgement, revocationAnswer, siteWith } from '../facts/made-evidence.ts';
import { judging } from './judging.ts';
import { revocationUnavailable } from './revocation-unavailable.ts';

const judge = judging(revocationUnavailable);

describe('revocation-unavailable', () => {
  it('given a named responder that does not answer, is advice', () => {
    expect(judge([...healthySite(), revocationAnswer({ status: 'no-answer' })])).toMatchObject({
      state: 'found',
      variant: 'no-answer',
      adviceOnly: true,
    });
  });

  it('given a stale staple, blames the server', () => {
    expect(judge([...healthySite(), revocationAnswer({ by: 'staple', status: 'stale' })])).toMatchObject({
      state: 'found',
      variant: 'stale-staple',
      side: 'server',
    });
  });

  it('given must-staple without a staple, is advice', () => {
    const strict = certificate({ mustStaple: true });
    expect(judge(siteWith(judgement({ served: [strict, ISSUER] })))).toMatchObject({
      state: 'found',
      variant: 'must-staple',
      adviceOnly: true,
    });
  });

  it('given another place that says good, is ruled out', () => {
    expect(
      judge([...healthySite(), revocationAnswer({ status: 'no-answer' }), revocationAnswer({ by: 'crl', status: 'good' })]).state,
    ).toBe('ruled-out');
  });

  it('given the twin, revoked, is not found', () => {
    expect(judge([...healthySite(), revocationAnswer({ status: 'revoked' })]).state).not.toBe('found');
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
