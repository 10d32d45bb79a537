import { describe, expect, it } from 'vitest';
import { alertEnd, handshake, healthySite, times } from '../facts/made-evidence.ts';
import { clientCertRequired } from './client-cert-required.ts';
import { judging } from './judging.ts';

const judge = judging(clientCertRequired);

describe('client-cert-required', () => {
  it('given alert 116, is certain', () => {
    expect(
      judge([
        ...times(
          3,
          handshake({
            certificateRequest: { acceptableCas: ['Staff CA'], signatureSchemes: [] },
            end: alertEnd(116, 'certificate_required', 'after-finished'),
          }),
        ),
      ]),
    ).toMatchObject({ state: 'found', certainty: 'certain', side: 'this-computer' });
  });

  it('given TLS 1.2 that asked and refused, is certain and names the issuers', () => {
    const judged = judge(
      times(
        3,
        handshake({
          certificateRequest: { acceptableCas: ['Staff CA'], signatureSchemes: [] },
          end: alertEnd(40, 'handshake_failure', 'server-flight'),
        }),
      ),
    );
    expect(judged).toMatchObject({ state: 'found', certainty: 'certain' });
    expect(judged.because).toContainEqual({ key: 'causes/client-cert-required.because.issuers', values: { issuers: ['Staff CA'] } });
  });

  it('given a page that says so, is certain', () => {
    expect(
      judge([
        ...times(
          3,
          handshake({
            application: {
              how: 'http',
              status: 400,
              reason: 'Bad Request',
              location: null,
              date: null,
              server: 'nginx',
              bodyStart: '<title>400 No required SSL certificate was sent</title>',
            },
          }),
        ),
      ]),
    ).toMatchObject({ state: 'found', certainty: 'certain' });
  });

  it('given a server that asks and goes on, is ruled out', () => {
    expect(judge(times(3, handshake({ certificateRequest: { acceptableCas: ['Staff CA'], signatureSchemes: [] } }))).state).toBe(
      'ruled-out',
    );
  });

  const asking = { certificateRequest: { acceptableCas: [], signatureSchemes: [] } };
  const page = (status: number, bodyStart: string) =>
    ({ how: 'http', status, reason: '', location: null, date: null, server: null, bodyStart }) as const;
  const asked = (status: number, bodyStart: string) => [
    ...times(3, handshake(asking)),
    handshake({ ...asking, variation: { factor: 'alpn', protocols: ['http/1.1'] }, application: page(status, bodyStart) }),
  ];

  it.each([
    [400, '<h1>Please insert your card</h1>', 'found'],
    [403, '<h1>Kein Zertifikat</h1>', 'found'],
    [403, '<h1>Forbidden</h1>', 'ruled-out'],
    [200, '<h1>No client certificate was presented</h1>', 'found'],
    [200, '<h1>Clientzertifikat fehlt</h1>', 'found'],
    [200, '<h1>How to renew your client certificate</h1>', 'ruled-out'],
    [200, '<h1>Certificates for everybody</h1>', 'ruled-out'],
    [404, 'certificate', 'ruled-out'],
  ] as const)('given a server that asks for a certificate and answers %i with “%s”, is %s', (status, text, state) => {
    expect(judge(asked(status, text))).toMatchObject(state === 'found' ? { state, certainty: 'likely' } : { state });
  });

  it('given the twin, status 400 from a server that asks for no certificate, is not found', () => {
    const plain = handshake({ variation: { factor: 'alpn', protocols: ['http/1.1'] }, application: page(400, 'certificate') });
    expect(judge([...healthySite(), plain]).state).not.toBe('found');
  });

  it('given the twin, a certificate that was shown, is not found', () => {
    expect(
      judge(
        [
          ...times(
            3,
            handshake({
              certificateRequest: { acceptableCas: ['Staff CA'], signatureSchemes: [] },
              end: alertEnd(48, 'unknown_ca', 'after-finished'),
            }),
          ),
        ],
        { clientCertificateGiven: true },
      ).state,
    ).not.toBe('found');
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
