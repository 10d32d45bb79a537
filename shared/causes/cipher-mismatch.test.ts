import { describe, expect, it } from 'vitest';
import { AGREED, alertEnd, certificate, handshake, healthySite, ISSUER, judgement, seen, siteWith, times } from '../facts/made-evidence.ts';
import type { Variation } from '../model/handshake.ts';
import { cipherMismatch } from './cipher-mismatch.ts';
import { judging } from './judging.ts';

const judge = judging(cipherMismatch);

describe('cipher-mismatch', () => {
  it('given a sound suite that browsers do not offer, is certain', () => {
    expect(
      judge([
        ...times(3, handshake({ end: alertEnd(40, 'handshake_failure') })),
        handshake({ variation: { factor: 'suites', family: 'uncommon' }, chosen: { ...AGREED, cipherSuite: 0xc024, dhBits: null } }),
      ]),
    ).toMatchObject({ state: 'found', certainty: 'certain', side: 'server' });
  });

  it('given a suite that was agreed to and that we cannot finish, is certain', () => {
    expect(
      judge([
        ...times(3, handshake({ end: alertEnd(40, 'handshake_failure') })),
        handshake({
          variation: { factor: 'suites', family: 'uncommon' },
          end: { how: 'cancelled', phase: 'server-flight' },
          chosen: { ...AGREED, cipherSuite: 0xc051 },
        }),
      ]),
    ).toMatchObject({ state: 'found', certainty: 'certain' });
  });

  it('given a server that cuts off without an alert unless the suite suits it, is found', () => {
    expect(
      judge([
        ...times(3, handshake({ end: { how: 'reset', phase: 'after-hello' } })),
        handshake({ variation: { factor: 'no-tls13' }, end: { how: 'reset', phase: 'after-hello' } }),
        handshake({ variation: { factor: 'suites', family: 'uncommon' }, chosen: { ...AGREED, cipherSuite: 0xc024 } }),
      ]),
    ).toMatchObject({ state: 'found', certainty: 'certain' });
  });

  it('given a key of P-521, names the kind', () => {
    const odd = certificate({ key: { algorithm: 'EC', curve: 'P-521', bits: 521 } });
    expect(judge(siteWith(judgement({ served: [odd, ISSUER] })))).toMatchObject({ state: 'found', title: { values: { kind: 'P-521' } } });
  });

  it('given TLS 1.2 over an older exchange and TLS 1.3 with more groups, blames what was offered and not the version', () => {
    expect(
      judge([
        ...times(3, handshake({ end: alertEnd(40, 'handshake_failure') })),
        handshake({ variation: { factor: 'no-tls13' }, chosen: { ...AGREED, version: 'TLS 1.2', cipherSuite: 0x009d } }),
        handshake({ variation: { factor: 'suites', family: 'all' }, chosen: { ...AGREED, version: 'TLS 1.3', group: 25 } }),
      ]),
    ).toMatchObject({ state: 'found', certainty: 'certain' });
  });

  it('given one of two servers with a key of P-521, which only a greeting for every key is shown, names the kind', () => {
    const odd = certificate({ key: { algorithm: 'EC', curve: 'P-521', bits: 521 }, subjectText: 'other-backend' });
    const judged = [...times(2, handshake()), handshake({ end: alertEnd(40, 'handshake_failure') })];
    const served = judgement({ served: [odd, ISSUER] });
    const certificates = served.served.map((one) => one.derBase64);
    const shown = (variation: Variation) => [...judged, handshake({ variation, certificates }), seen('chain', served)];
    expect(judge(shown({ factor: 'signatures', family: 'all' }))).toMatchObject({ state: 'found', title: { values: { kind: 'P-521' } } });
    expect(judge(shown({ factor: 'no-sni' })).state).not.toBe('found');
  });

  it('given the twin, a refusal that the same suite gets around without the encrypted part, is ruled out', () => {
    const refused = handshake({ end: alertEnd(47, 'illegal_parameter') });
    expect(
      judge([
        ...times(3, refused),
        handshake({ variation: { factor: 'small-hello' } }),
        ...times(2, handshake({ variation: { factor: 'ech' } })),
        handshake({ variation: { factor: 'post-quantum' }, end: alertEnd(47, 'illegal_parameter') }),
        handshake({ variation: { factor: 'suites', family: 'uncommon' }, chosen: { ...AGREED, cipherSuite: 0xc024 } }),
      ]).state,
    ).toBe('ruled-out');
  });

  it('given the twin, broken suites only, is not found', () => {
    expect(
      judge([
        ...times(3, handshake({ end: alertEnd(40, 'handshake_failure') })),
        handshake({ variation: { factor: 'suites', family: 'weak' }, chosen: { ...AGREED, cipherSuite: 0x0005, dhBits: null } }),
      ]).state,
    ).not.toBe('found');
  });

  it('given the twin, a DH group of 1024 bits, is not found', () => {
    expect(
      judge([
        ...times(3, handshake({ end: alertEnd(40, 'handshake_failure') })),
        handshake({ variation: { factor: 'suites', family: 'uncommon' }, chosen: { ...AGREED, cipherSuite: 0x009e, dhBits: 1024 } }),
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
