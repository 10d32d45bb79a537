import { describe, expect, it } from 'vitest';
import { AGREED, alertEnd, handshake, healthySite } from '../facts/made-evidence.ts';
import { insecureLegacy } from './insecure-legacy.ts';
import { judging } from './judging.ts';

const judge = judging(insecureLegacy);

describe('insecure-legacy', () => {
  it('given TLS 1.0 beside newer versions, is advice', () => {
    expect(
      judge([
        ...healthySite(),
        handshake({ variation: { factor: 'version', version: 'TLS 1.0' }, chosen: { ...AGREED, version: 'TLS 1.0', cipherSuite: 0x002f } }),
      ]),
    ).toMatchObject({ state: 'found', adviceOnly: true, title: { values: { versions: ['TLS 1.0'] } } });
  });

  it('given a probe in TLS 1.0 that was refused, is not found', () => {
    expect(
      judge([...healthySite(), handshake({ variation: { factor: 'version', version: 'TLS 1.0' }, end: alertEnd(70, 'protocol_version') })])
        .state,
    ).not.toBe('found');
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
