import { describe, expect, it } from 'vitest';
import { AGREED, alertEnd, chainFinding, handshake, healthySite, judgement, siteWith, times } from '../facts/made-evidence.ts';
import { judging } from './judging.ts';
import { weakKey } from './weak-key.ts';

const judge = judging(weakKey);

describe('weak-key', () => {
  it('given a DH group of 1024 bits as all that is accepted, is found', () => {
    expect(
      judge([
        ...times(3, handshake({ end: alertEnd(40, 'handshake_failure') })),
        handshake({ variation: { factor: 'suites', family: 'uncommon' }, chosen: { ...AGREED, cipherSuite: 0x009e, dhBits: 1024 } }),
      ]),
    ).toMatchObject({ state: 'found', certainty: 'certain' });
  });

  it('given the same beside better ones, is advice', () => {
    expect(
      judge([
        ...healthySite(),
        handshake({ variation: { factor: 'suites', family: 'uncommon' }, chosen: { ...AGREED, cipherSuite: 0x009e, dhBits: 1024 } }),
      ]),
    ).toMatchObject({ state: 'found', adviceOnly: true });
  });

  it('given a short RSA key in the certificate, is found', () => {
    expect(judge([...siteWith(judgement({ findings: [chainFinding('weak-key', 'weak-key')] }))])).toMatchObject({
      state: 'found',
      certainty: 'certain',
    });
  });

  it('given an EXPORT group, leaves it to weak-cipher', () => {
    expect(
      judge([
        ...times(3, handshake({ end: alertEnd(40, 'handshake_failure') })),
        handshake({ variation: { factor: 'suites', family: 'weak' }, chosen: { ...AGREED, cipherSuite: 0x0014, dhBits: 512 } }),
      ]).state,
    ).not.toBe('found');
  });

  it('given a group of 2048 bits, is not found', () => {
    expect(
      judge([
        ...healthySite(),
        handshake({ variation: { factor: 'suites', family: 'uncommon' }, chosen: { ...AGREED, cipherSuite: 0x009e, dhBits: 2048 } }),
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
