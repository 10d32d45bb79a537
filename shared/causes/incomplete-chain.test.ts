import { describe, expect, it } from 'vitest';
import { certificate, chainFinding, HOST, handshake, healthySite, judgement, seen, siteWith } from '../facts/made-evidence.ts';
import { incompleteChain } from './incomplete-chain.ts';
import { judging } from './judging.ts';

const judge = judging(incompleteChain);

describe('incomplete-chain', () => {
  it('given a missing link that was found, is certain', () => {
    expect(
      judge([
        ...siteWith(
          judgement({
            served: [certificate()],
            missing: { issuerText: 'Good Issuing CA', askedBy: HOST, found: 'by-aia', certificate: null, url: null },
            findings: [chainFinding('incomplete-chain', 'incomplete-chain')],
          }),
        ),
      ]),
    ).toMatchObject({ state: 'found', certainty: 'certain', side: 'server' });
  });

  it('given a chain that stops at a certificate that is not self-issued, is likely and asks nobody to send what may be a private root', () => {
    expect(
      judge([
        ...siteWith(
          judgement({
            served: [certificate()],
            missing: { issuerText: 'Good Issuing CA', askedBy: HOST, found: 'not-found', certificate: null, url: null },
            findings: [chainFinding('incomplete-chain', 'incomplete-chain')],
          }),
        ),
      ]),
    ).toMatchObject({
      state: 'found',
      certainty: 'likely',
      title: { key: 'causes/incomplete-chain.title.unfound', values: { issuer: 'Good Issuing CA' } },
      because: expect.arrayContaining([expect.objectContaining({ key: 'causes/incomplete-chain.because.maybe-root' })]),
    });
  });

  it('given one of two servers, says how many', () => {
    const short = judgement({
      served: [certificate()],
      missing: { issuerText: 'Good Issuing CA', askedBy: HOST, found: 'by-aia', certificate: null, url: null },
      findings: [chainFinding('incomplete-chain', 'incomplete-chain')],
    });
    const judged = judge([
      handshake({ address: '192.0.2.1' }),
      handshake({ address: '192.0.2.2', certificates: short.served.map((one) => one.derBase64) }),
      seen('chain', judgement()),
      seen('chain', short),
    ]);
    expect(judged).toMatchObject({ state: 'found', title: { values: { bad: 1, all: 2 } } });
  });

  it('given the twin, a private root, is ruled out', () => {
    expect(judge(siteWith(judgement({ findings: [chainFinding('untrusted-root', 'untrusted-root')] }))).state).toBe('ruled-out');
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
