import { describe, expect, it } from 'vitest';
import { healthySite, seen } from '../facts/made-evidence.ts';
import { judging } from './judging.ts';
import { refused } from './refused.ts';

const judge = judging(refused);

describe('refused', () => {
  it('given a connection that is turned away, is found', () => {
    expect(
      judge([seen('tcp-connect', { address: '192.0.2.1', port: 443, outcome: 'refused', errorCode: null, milliseconds: 1 })]),
    ).toMatchObject({ state: 'found', variant: 'always', certainty: 'certain', side: 'server' });
  });

  it('given one address that turns away now and then, counts', () => {
    const connect = (outcome: 'connected' | 'refused') =>
      seen('tcp-connect', { address: '192.0.2.1', port: 443, outcome, errorCode: null, milliseconds: 1 });
    expect(judge([...healthySite(), connect('refused'), connect('connected'), connect('refused')])).toMatchObject({
      state: 'found',
      variant: 'sometimes',
      certainty: 'certain',
    });
  });

  it('given one address of two, says which', () => {
    expect(
      judge([
        seen('tcp-connect', { address: '192.0.2.1', port: 443, outcome: 'refused', errorCode: null, milliseconds: 1 }),
        seen('tcp-connect', { address: '192.0.2.2', port: 443, outcome: 'connected', errorCode: null, milliseconds: 1 }),
      ]),
    ).toMatchObject({ state: 'found', variant: 'by-address' });
  });

  it('given this computer that does not allow it, says so', () => {
    expect(
      judge([seen('tcp-connect', { address: '192.0.2.1', port: 443, outcome: 'not-permitted', errorCode: null, milliseconds: 1 })]),
    ).toMatchObject({ state: 'found', variant: 'not-permitted', side: 'this-computer' });
  });

  it('given the twin, silence, is not found', () => {
    expect(
      judge([seen('tcp-connect', { address: '192.0.2.1', port: 443, outcome: 'timed-out', errorCode: null, milliseconds: 1 })]).state,
    ).not.toBe('found');
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
