import { describe, expect, it } from 'vitest';
import { AGREED, alertEnd, handshake, healthySite, seen, times } from '../facts/made-evidence.ts';
import { judging } from './judging.ts';
import { serverFault } from './server-fault.ts';

const judge = judging(serverFault);

describe('server-fault', () => {
  it('given internal_error, is certain', () => {
    expect(judge([...times(3, handshake({ end: alertEnd(80, 'internal_error') }))])).toMatchObject({
      state: 'found',
      certainty: 'certain',
      side: 'server',
    });
  });

  it.each([
    [400, '<title>400 The plain HTTP request was sent to HTTPS port</title>', 'found'],
    [400, 'Client sent an HTTP request to an HTTPS server.', 'found'],
    [400, '<title>400 Bad Request</title>', 'ruled-out'],
  ] as const)('given status %i and “%s” over a finished handshake, is %s', (status, bodyStart, state) => {
    const application = { how: 'http', status, reason: 'Bad Request', location: null, date: null, server: null, bodyStart } as const;
    const asked = handshake({ variation: { factor: 'alpn', protocols: ['http/1.1'] }, application });
    expect(judge([...healthySite(), asked]).state).toBe(state);
  });

  it('given a refusal of every way, counts the ways', () => {
    expect(
      judge([
        ...times(3, handshake({ end: alertEnd(40, 'handshake_failure') })),
        handshake({ variation: { factor: 'no-tls13' }, end: alertEnd(40, 'handshake_failure') }),
        handshake({ variation: { factor: 'suites', family: 'all' }, end: alertEnd(40, 'handshake_failure') }),
        handshake({ variation: { factor: 'no-sni' }, end: alertEnd(40, 'handshake_failure') }),
      ]),
    ).toMatchObject({ state: 'found', certainty: 'likely', title: { key: 'causes/server-fault.title.refused-all' } });
  });

  it('given a refusal that only the encrypted part of the greeting brings about, names that part', () => {
    const end = alertEnd(47, 'illegal_parameter');
    expect(
      judge([
        ...times(3, handshake({ end })),
        handshake({ variation: { factor: 'small-hello' } }),
        ...times(2, handshake({ variation: { factor: 'ech' } })),
        handshake({ variation: { factor: 'post-quantum' }, end }),
      ]),
    ).toMatchObject({ state: 'found', certainty: 'certain', title: { key: 'causes/server-fault.title.ech' } });
  });

  it('given STARTTLS offered and refused, is certain', () => {
    expect(
      judge([
        seen('start-tls', {
          protocol: 'smtp',
          address: '192.0.2.1',
          outcome: 'refused',
          said: '454 TLS not available',
          greeting: '220 mail.example',
        }),
      ]),
    ).toMatchObject({ state: 'found', certainty: 'certain' });
  });

  it('given a close after the handshake, is found', () => {
    expect(judge([...times(3, handshake({ application: { how: 'closed' } }))])).toMatchObject({
      state: 'found',
      title: { key: 'causes/server-fault.title.closes' },
    });
  });

  it('given the twin, alert 70, is not found', () => {
    expect(judge([...times(3, handshake({ end: alertEnd(70, 'protocol_version') }))]).state).not.toBe('found');
  });

  it('given the twin, a refusal that another suite gets around, is not found', () => {
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
