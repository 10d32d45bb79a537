import { describe, expect, it } from 'vitest';
import { alertEnd, handshake, healthySite, times } from '../facts/made-evidence.ts';
import { alpnMismatch } from './alpn-mismatch.ts';
import { judging } from './judging.ts';

const judge = judging(alpnMismatch);

describe('alpn-mismatch', () => {
  it('given alert 120, is certain', () => {
    expect(judge([...times(3, handshake({ end: alertEnd(120, 'no_application_protocol') }))])).toMatchObject({
      state: 'found',
      certainty: 'certain',
      side: 'server',
    });
  });

  it('given a drop that the list alone causes, stands among the others', () => {
    expect(
      judge([...times(3, handshake({ end: { how: 'reset', phase: 'after-hello' } })), handshake({ variation: { factor: 'no-alpn' } })]),
    ).toMatchObject({ state: 'found', certainty: 'possible' });
  });

  it('given the twin, alert 40 that nothing helps, is not found', () => {
    expect(judge([...times(3, handshake({ end: alertEnd(40, 'handshake_failure') }))]).state).not.toBe('found');
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
