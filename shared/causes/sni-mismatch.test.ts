import { describe, expect, it } from 'vitest';
import { AGREED, alertEnd, chainFinding, HOST, handshake, healthySite, judgement, siteWith, times } from '../facts/made-evidence.ts';
import { judging } from './judging.ts';
import { sniMismatch } from './sni-mismatch.ts';

const judge = judging(sniMismatch);

describe('sni-mismatch', () => {
  it('given alert 112, is certain', () => {
    expect(judge([...times(3, handshake({ end: alertEnd(112, 'unrecognized_name') }))])).toMatchObject({
      state: 'found',
      certainty: 'certain',
      side: 'server',
    });
  });

  it('given a refusal of this name only, is certain', () => {
    expect(
      judge([
        ...times(3, handshake({ end: alertEnd(40, 'handshake_failure') })),
        handshake({ variation: { factor: 'control-sni', name: 'other.example' }, sni: 'other.example' }),
      ]),
    ).toMatchObject({ state: 'found', certainty: 'certain' });
  });

  it('given a drop of this name only, stands among the others', () => {
    expect(
      judge([
        ...times(3, handshake({ end: { how: 'reset', phase: 'after-hello' } })),
        handshake({ variation: { factor: 'control-sni', name: 'other.example' }, sni: 'other.example' }),
      ]),
    ).toMatchObject({ state: 'found', certainty: 'possible' });
  });

  it('given a greeting without a name that a name would help, says who forgot it', () => {
    expect(
      judge([
        ...times(3, handshake({ sni: null, end: alertEnd(40, 'handshake_failure') })),
        handshake({ variation: { factor: 'control-sni', name: HOST } }),
      ]),
    ).toMatchObject({ state: 'found', variant: 'not-sent', side: 'this-computer' });
  });

  it('given the twin, a certificate for another name, is only possible', () => {
    expect(judge([...siteWith(judgement({ findings: [chainFinding('name-mismatch', 'name-mismatch')] }))])).toMatchObject({
      state: 'found',
      certainty: 'possible',
    });
  });

  it('given status 421 after the handshake, is likely', () => {
    const application = {
      how: 'http',
      status: 421,
      reason: 'Misdirected Request',
      location: null,
      date: null,
      server: null,
      bodyStart: '',
    } as const;
    const asked = handshake({ variation: { factor: 'alpn', protocols: ['http/1.1'] }, application });
    expect(judge([...healthySite(), asked])).toMatchObject({ state: 'found', certainty: 'likely', side: 'server' });
  });

  it('given the twin, a name whose own settings a browser cannot use, is not found: the server knows it', () => {
    expect(
      judge([
        ...times(3, handshake({ end: alertEnd(40, 'handshake_failure') })),
        ...times(2, handshake({ variation: { factor: 'control-sni', name: 'other.example' }, sni: 'other.example' })),
        ...times(2, handshake({ variation: { factor: 'suites', family: 'uncommon' }, chosen: { ...AGREED, cipherSuite: 0xc0ac } })),
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
