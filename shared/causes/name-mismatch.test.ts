import { describe, expect, it } from 'vitest';
import { certificate, chainFinding, HOST, handshake, healthySite, ISSUER, judgement, seen, siteWith } from '../facts/made-evidence.ts';
import { judging } from './judging.ts';
import { nameMismatch } from './name-mismatch.ts';

const judge = judging(nameMismatch);

describe('name-mismatch', () => {
  it('given a certificate for other names, is found and names them', () => {
    const other = certificate({ names: { dns: ['mail.example'], ip: [], other: [] } });
    expect(
      judge(siteWith(judgement({ served: [other, ISSUER], findings: [chainFinding('name-mismatch', 'name-mismatch')] }))),
    ).toMatchObject({
      state: 'found',
      certainty: 'certain',
      title: { key: 'causes/name-mismatch.title.other', values: { names: ['mail.example'], host: HOST } },
    });
  });

  it('given a certificate with a common name only, says where the name is missing', () => {
    expect(judge([...siteWith(judgement({ findings: [chainFinding('name-mismatch', 'no-san')] }))])).toMatchObject({
      state: 'found',
      title: { key: 'causes/name-mismatch.title.no-san' },
    });
  });

  it('given a right certificate as soon as the encrypted part is left out, names that part', () => {
    const cover = certificate({ subjectText: 'cover.example', names: { dns: ['cover.example'], ip: [], other: [] } });
    const wrong = judgement({ served: [cover, ISSUER], findings: [chainFinding('name-mismatch', 'name-mismatch')] });
    expect(judge([...siteWith(wrong), handshake({ variation: { factor: 'ech' } }), seen('chain', judgement())])).toMatchObject({
      state: 'found',
      variant: 'by-ech',
      title: { key: 'causes/name-mismatch.title.by-ech' },
    });
  });

  it('given a server that shows its cover name and has keys for encrypted greetings, is not certain: those were not tried', () => {
    const cover = certificate({ subjectText: 'cover.example', names: { dns: ['cover.example'], ip: [], other: [] } });
    const wrong = judgement({ served: [cover, ISSUER], findings: [chainFinding('name-mismatch', 'name-mismatch')] });
    const shown = (echNames: readonly string[]) => [
      handshake({ certificates: [cover.derBase64, ISSUER.derBase64], echNames }),
      seen('chain', wrong),
    ];
    expect(judge(shown(['cover.example']))).toMatchObject({ state: 'found', certainty: 'likely' });
    expect(judge(shown(['other.example']))).toMatchObject({ state: 'found', certainty: 'certain' });
  });

  it('given no name to compare with, cannot tell', () => {
    expect(judge([seen('chain', judgement({ host: null }))]).state).toBe('cannot-tell');
  });

  it('given the twin, a self-signed certificate for the right name, is ruled out', () => {
    expect(judge(siteWith(judgement({ findings: [chainFinding('self-signed', 'self-signed')] }))).state).toBe('ruled-out');
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
