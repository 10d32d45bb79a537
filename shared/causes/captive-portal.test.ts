import { describe, expect, it } from 'vitest';
import { chainFinding, handshake, healthySite, judgement, seen, siteWith } from '../facts/made-evidence.ts';
import { captivePortal } from './captive-portal.ts';
import { judging } from './judging.ts';

const judge = judging(captivePortal);

describe('captive-portal', () => {
  it('given a test page that leads elsewhere while the site fails, is certain', () => {
    expect(
      judge([
        ...siteWith(judgement({ top: 'untrusted-root', stores: [], findings: [chainFinding('untrusted-root', 'untrusted-root')] })),
        seen('captive-portal', {
          url: 'http://connectivity.example/',
          outcome: 'portal',
          location: 'http://login.hotel.example/',
          status: 302,
        }),
      ]),
    ).toMatchObject({ state: 'found', certainty: 'certain', side: 'network' });
  });

  it.each([
    [{ status: 511 }, 'certain', 'causes/captive-portal.because.511'],
    [{ status: 403 }, 'likely', 'causes/captive-portal.because.refused'],
    [{ status: 200, by: 'network', location: 'https://login.example/' } as const, 'certain', 'causes/captive-portal.because.network'],
    [{ status: 200 }, 'certain', 'causes/captive-portal.because.own-page'],
  ])('given the answer %j while the site fails, says why, and how sure', (answer, certainty, because) => {
    const judged = judge([
      handshake({ end: { how: 'reset', phase: 'after-hello' } }),
      seen('captive-portal', { url: 'http://connectivity.example/', outcome: 'portal', location: null, ...answer }),
    ]);
    expect(judged).toMatchObject({ state: 'found', certainty });
    expect(judged.because.map(({ key }) => key)).toContain(because);
  });

  it('given a test page that comes through, is ruled out', () => {
    expect(
      judge([
        ...siteWith(judgement({ top: 'untrusted-root', stores: [], findings: [chainFinding('untrusted-root', 'untrusted-root')] })),
        seen('captive-portal', {
          url: 'http://connectivity.example/',
          outcome: 'open',
          location: 'http://login.hotel.example/',
          status: 302,
        }),
      ]).state,
    ).toBe('ruled-out');
  });

  it('given the site itself works, is ruled out', () => {
    expect(
      judge([
        ...healthySite(),
        seen('captive-portal', {
          url: 'http://connectivity.example/',
          outcome: 'portal',
          location: 'http://login.hotel.example/',
          status: 302,
        }),
      ]).state,
    ).toBe('ruled-out');
  });

  it('given the twin, interception without a portal, cannot tell', () => {
    expect(
      judge(siteWith(judgement({ top: 'untrusted-root', stores: [], findings: [chainFinding('untrusted-root', 'untrusted-root')] }))).state,
    ).toBe('cannot-tell');
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
