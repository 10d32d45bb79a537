import { describe, expect, it } from 'vitest';
import { healthySite, proxyTunnel } from '../facts/made-evidence.ts';
import { judging } from './judging.ts';
import { proxyAuth } from './proxy-auth.ts';

const judge = judging(proxyAuth);

describe('proxy-auth', () => {
  it('given 407, is certain', () => {
    expect(judge([proxyTunnel({ outcome: 'needs-authentication', schemes: ['Basic'] })])).toMatchObject({
      state: 'found',
      variant: 'needs-password',
      certainty: 'certain',
    });
  });

  it('given NTLM only, says what cannot be tested', () => {
    expect(judge([proxyTunnel({ outcome: 'needs-authentication', schemes: ['NTLM'] })])).toMatchObject({
      state: 'found',
      title: { key: 'causes/proxy-auth.title.scheme' },
    });
  });

  it('given a wrong password, says whose turn it is', () => {
    expect(judge([proxyTunnel({ outcome: 'wrong-credentials', schemes: ['Basic'] })])).toMatchObject({
      state: 'found',
      variant: 'wrong-password',
      side: 'this-computer',
    });
  });

  it('given the twin, a proxy that forbids the site, is not found', () => {
    expect(judge([proxyTunnel({ outcome: 'refused-by-proxy', status: 403 })]).state).not.toBe('found');
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
