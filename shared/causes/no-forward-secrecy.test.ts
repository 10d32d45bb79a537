import { describe, expect, it } from 'vitest';
import { AGREED, alertEnd, handshake, healthySite, times } from '../facts/made-evidence.ts';
import { judging } from './judging.ts';
import { noForwardSecrecy } from './no-forward-secrecy.ts';

const judge = judging(noForwardSecrecy);

describe('no-forward-secrecy', () => {
  it('given static RSA for a current browser, is advice', () => {
    expect(judge([...times(3, handshake({ chosen: { ...AGREED, cipherSuite: 0x009c } }))])).toMatchObject({
      state: 'found',
      adviceOnly: true,
      certainty: 'certain',
    });
  });

  it('given ECDHE, is ruled out', () => {
    expect(judge(times(3, handshake({ chosen: AGREED }))).state).toBe('ruled-out');
  });

  it('given the twin, a refusal, is not found', () => {
    expect(judge([...times(3, handshake({ end: alertEnd(40, 'handshake_failure') }))]).state).not.toBe('found');
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
