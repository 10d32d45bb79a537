import { describe, expect, it } from 'vitest';
import { AGREED, alertEnd, handshake, healthySite, times } from '../facts/made-evidence.ts';
import { judging } from './judging.ts';
import { weakCipher } from './weak-cipher.ts';

const judge = judging(weakCipher);

describe('weak-cipher', () => {
  it('given RC4 as all that is accepted, is certain', () => {
    expect(
      judge([
        ...times(3, handshake({ end: alertEnd(40, 'handshake_failure') })),
        handshake({ variation: { factor: 'suites', family: 'weak' }, chosen: { ...AGREED, cipherSuite: 0x0005, dhBits: null } }),
        handshake({ variation: { factor: 'suites', family: 'uncommon' }, end: alertEnd(40, 'handshake_failure') }),
      ]),
    ).toMatchObject({ state: 'found', certainty: 'certain', side: 'server' });
  });

  it('given 3DES beside sound suites, is advice', () => {
    expect(
      judge([
        ...healthySite(),
        handshake({ variation: { factor: 'suites', family: 'weak' }, chosen: { ...AGREED, cipherSuite: 0x000a, dhBits: null } }),
      ]),
    ).toMatchObject({ state: 'found', adviceOnly: true });
  });

  it('given the twin, a sound but uncommon suite, is not found', () => {
    expect(
      judge([
        ...times(3, handshake({ end: alertEnd(40, 'handshake_failure') })),
        handshake({ variation: { factor: 'suites', family: 'uncommon' }, chosen: { ...AGREED, cipherSuite: 0xc024, dhBits: null } }),
      ]).state,
    ).not.toBe('found');
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
