import { describe, expect, it } from 'vitest';
import { certificate, chainFinding, HOST, healthySite, judgement, siteWith } from '../facts/made-evidence.ts';
import { judging } from './judging.ts';
import { selfSigned } from './self-signed.ts';

const judge = judging(selfSigned);

describe('self-signed', () => {
  it('given a leaf that signed itself, is found', () => {
    expect(
      judge([
        ...siteWith(
          judgement({
            served: [certificate({ selfIssued: true, issuerText: HOST })],
            top: 'self-signed-leaf',
            findings: [chainFinding('self-signed', 'self-signed')],
          }),
        ),
      ]),
    ).toMatchObject({ state: 'found', certainty: 'certain', side: 'server' });
  });

  it('given the default certificate of an ingress, names the product', () => {
    const fake = certificate({ selfIssued: true, subjectText: 'Kubernetes Ingress Controller Fake Certificate' });
    const judged = judge(siteWith(judgement({ served: [fake], findings: [chainFinding('self-signed', 'self-signed')] })));
    expect(judged.because).toContainEqual({ key: 'facts.factory.default', values: { maker: 'Kubernetes ingress-nginx' } });
  });

  it('given a self-made certificate that is trusted here, is ruled out', () => {
    expect(judge(siteWith(judgement({ served: [certificate({ selfIssued: true, issuerText: HOST })] }))).state).toBe('ruled-out');
  });

  it('given the twin, a private root that was sent along, is ruled out', () => {
    expect(judge(siteWith(judgement({ findings: [chainFinding('untrusted-root', 'untrusted-root')] }))).state).toBe('ruled-out');
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
