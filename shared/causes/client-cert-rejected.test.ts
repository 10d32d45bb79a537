import { describe, expect, it } from 'vitest';
import { alertEnd, handshake, healthySite, times } from '../facts/made-evidence.ts';
import { clientCertRejected } from './client-cert-rejected.ts';
import { judging } from './judging.ts';

const judge = judging(clientCertRejected);

describe('client-cert-rejected', () => {
  it('given unknown_ca to the certificate shown, names the reason', () => {
    expect(
      judge(
        times(
          3,
          handshake({
            certificateRequest: { acceptableCas: ['Staff CA'], signatureSchemes: [] },
            end: alertEnd(48, 'unknown_ca', 'after-finished'),
          }),
        ),
        { clientCertificateGiven: true },
      ),
    ).toMatchObject({
      state: 'found',
      variant: 'unknown-issuer',
      certainty: 'certain',
    });
  });

  it('given the twin, no certificate shown, is not found', () => {
    expect(
      judge([
        ...times(
          3,
          handshake({
            certificateRequest: { acceptableCas: ['Staff CA'], signatureSchemes: [] },
            end: alertEnd(116, 'certificate_required', 'after-finished'),
          }),
        ),
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
