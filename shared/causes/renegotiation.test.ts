import { describe, expect, it } from 'vitest';
import { AGREED, handshake, healthySite, times } from '../facts/made-evidence.ts';
import { judging } from './judging.ts';
import { renegotiation } from './renegotiation.ts';

const judge = judging(renegotiation);

describe('renegotiation', () => {
  it('given TLS 1.2 without safe renewal, is advice', () => {
    expect(judge([...times(3, handshake({ chosen: { ...AGREED, secureRenegotiation: false } }))])).toMatchObject({
      state: 'found',
      adviceOnly: true,
    });
  });

  it('given the same for OpenSSL 3, is a fault', () => {
    expect(
      judge([...times(3, handshake({ chosen: { ...AGREED, secureRenegotiation: false } }))], { asProfile: 'openssl-3.0' }),
    ).toMatchObject({ state: 'found', certainty: 'certain', title: { key: 'causes/renegotiation.title.refused' } });
  });

  it('given safe renewal, is ruled out', () => {
    expect(judge(times(3, handshake({ chosen: AGREED }))).state).toBe('ruled-out');
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
