import { describe, expect, it } from 'vitest';
import { handshake, healthySite, proxyTunnel, seen, times } from '../facts/made-evidence.ts';
import { judging } from './judging.ts';
import { proxyError } from './proxy-error.ts';

const judge = judging(proxyError);

describe('proxy-error', () => {
  it('given 403, names the policy', () => {
    expect(judge([proxyTunnel({ outcome: 'refused-by-proxy', status: 403 })])).toMatchObject({
      state: 'found',
      variant: 'refused-by-policy',
      certainty: 'certain',
      side: 'network',
    });
  });

  it.each([
    [1, 'cannot-reach-site', 'likely'],
    [2, 'refused-by-policy', 'certain'],
    [5, 'cannot-reach-site', 'likely'],
  ])('given reply %i of a SOCKS5 proxy, is %s and %s', (status, variant, certainty) => {
    expect(judge([proxyTunnel({ scheme: 'socks5', outcome: 'refused-by-proxy', status })])).toMatchObject({ variant, certainty });
  });

  it.each([
    [1, 'possible'],
    [2, 'certain'],
  ])('given a proxy that fails %i of 4 times and then works, says how often', (bad, certainty) => {
    const failed = times(bad, proxyTunnel({ outcome: 'reset', status: null }));
    const open = times(4 - bad, proxyTunnel({ outcome: 'open', status: 200 }));
    expect(judge([...failed, ...open])).toMatchObject({
      variant: 'proxy-broken',
      certainty,
      title: { key: 'causes/proxy-error.title.sometimes', values: { worked: 4 - bad, of: 4 } },
    });
  });

  it('given 503 alone, is likely: the site may be down', () => {
    expect(judge([proxyTunnel({ outcome: 'refused-by-proxy', status: 503 })])).toMatchObject({
      state: 'found',
      variant: 'cannot-reach-site',
      certainty: 'likely',
    });
  });

  it('given 503 while the site turns the direct way away, too, leaves it to the site', () => {
    const direct = seen('tcp-connect', { address: '192.0.2.1', port: 443, outcome: 'refused', errorCode: 'ECONNREFUSED', milliseconds: 1 });
    expect(judge([proxyTunnel({ outcome: 'refused-by-proxy', status: 503 }), direct])).toMatchObject({
      state: 'found',
      certainty: 'possible',
    });
  });

  it('given 503 while the direct way works, is certain', () => {
    expect(
      judge([proxyTunnel({ outcome: 'refused-by-proxy', status: 503 }), handshake({ variation: { factor: 'route', route: 'direct' } })]),
    ).toMatchObject({ state: 'found', certainty: 'certain' });
  });

  it('given a proxy that is not there, blames the setting here', () => {
    expect(judge([proxyTunnel({ outcome: 'unreachable', status: null })])).toMatchObject({
      state: 'found',
      variant: 'proxy-unreachable',
      side: 'this-computer',
    });
  });

  it('given TLS that only fails through the proxy, is certain', () => {
    expect(
      judge([
        proxyTunnel({ outcome: 'open', status: null }),
        ...times(3, handshake({ route: 'proxy', end: { how: 'reset', phase: 'after-hello' } })),
        handshake({ variation: { factor: 'route', route: 'direct' } }),
      ]),
    ).toMatchObject({ state: 'found', variant: 'proxy-broken', certainty: 'certain' });
  });

  it('given the twin, 407, is not found', () => {
    expect(judge([proxyTunnel({ outcome: 'needs-authentication', schemes: ['Basic'] })]).state).not.toBe('found');
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
