import { describe, expect, test } from 'vitest';
import type { CauseId } from '../../model/cause-id.ts';
import type { CertificateSummary } from '../../model/certificate.ts';
import type { ChainJudgement } from '../../model/chain-judgement.ts';
import { byCertificate, type JudgeChain } from './certificate-cause.ts';
import type { ShelvedCertificate } from './certificate-shelf.ts';
import { refusedChain } from './refused-chain.ts';

const SUMMARY: CertificateSummary = {
  derBase64: '',
  sha256: '',
  version: 3,
  serialHex: '01',
  subject: [],
  issuer: [],
  subjectText: 'shop.example',
  issuerText: 'Root',
  notBefore: '2016-05-01T00:00:00Z',
  notAfter: '2017-05-01T00:00:00Z',
  names: { dns: ['shop.example'], ip: [], other: [] },
  key: { algorithm: 'unknown', oid: '' },
  signatureAlgorithm: '',
  isCa: null,
  selfIssued: false,
  caIssuersUrls: [],
  ocspUrls: [],
  crlUrls: [],
  mustStaple: false,
  sctCount: 0,
};
const SHELVED: readonly ShelvedCertificate[] = [{ base64: 'AA==', name: 'shop.example', notBefore: SUMMARY.notBefore }];

function judgement(judgedAt: string, cause: CauseId | null): ChainJudgement {
  return {
    host: null,
    judgedAt,
    served: [],
    ok: cause === null,
    findings:
      cause === null ? [] : [{ cause, kind: 'expired', weight: 'refuses', certificate: 0, said: { key: 'captures.refused' }, source: '' }],
    best: null,
    otherPaths: [],
    missing: null,
    stores: [],
    top: 'none',
    names: [],
    inspectionProduct: null,
  };
}

/** Minds the dates of the certificate alone. */
const BY_DATE: JudgeChain = (_served, _host, at) =>
  judgement(at, at < (SUMMARY.notBefore ?? '') ? 'not-yet-valid' : at > (SUMMARY.notAfter ?? '') ? 'expired' : null);

/** What a client that was sent the certificate at this time meant by certificate_expired. */
function meant(recorded: string) {
  return byCertificate(45, refusedChain(SHELVED, 'shop.example', Date.parse(recorded) * 1000, BY_DATE));
}

describe('a certificate in a recording of years ago', () => {
  test('that was good that day was refused by a client whose clock is wrong, and the day is told', () => {
    const told = meant('2016-11-11T08:00:00Z');
    expect(told).toMatchObject({ cause: 'clock-wrong', certainty: 'likely' });
    expect(told?.because.map((one) => one.key)).toEqual(['captures.dates-fine']);
  });

  test.each([
    ['2017-06-01T08:00:00.000Z', 'expired'],
    ['2016-04-01T08:00:00.000Z', 'not-yet-valid'],
  ] as const)('of %s is judged by that day, which is told: %s', (recorded, cause) => {
    const told = meant(recorded);
    expect(told).toMatchObject({ cause, certainty: 'certain' });
    expect(told?.because.at(-1)).toEqual({ key: 'captures.judged-by', values: { date: { date: recorded } } });
  });

  test('whose recorder had no clock is judged in all but its dates, and the client is believed', () => {
    const told = meant('1970-01-01T00:00:07Z');
    expect(told).toMatchObject({ cause: 'expired', certainty: 'likely', because: [{ key: 'captures.clock-unset' }] });
    const others: JudgeChain = (_served, _host, at) => judgement(at, 'self-signed');
    expect(byCertificate(48, refusedChain(SHELVED, null, 0, others))).toMatchObject({ cause: 'self-signed', certainty: 'likely' });
  });
});
