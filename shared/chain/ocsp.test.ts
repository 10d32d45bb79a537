import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certificate, DAY, keyPair, NOW, threeLevels } from '../../e2e/certificates/make.ts';
import { ocspResponse, type WantedOcsp } from '../../e2e/certificates/make-ocsp.ts';
import { certificateHash } from '../../main/crypto/certificate-hash.ts';
import { createSignatureChecker } from '../../main/crypto/certificate-signatures.ts';
import { KEY_PURPOSE_OIDS } from '../tables/oids.ts';
import { readOcspResponse } from '../wire/ocsp.ts';
import { readCertificate } from '../wire/x509.ts';
import { judgeOcsp } from './ocsp.ts';

const signatures = createSignatureChecker();
const { issuer, leaf, root } = threeLevels();
const delegate = (more = {}) =>
  certificate({ subject: 'CN=Responder', issuer, dns: [], purposes: [KEY_PURPOSE_OIDS.ocspSigning], ...more });

function judged(wanted: Partial<WantedOcsp> = {}) {
  const der = ocspResponse({ certificate: leaf, issuer, ...wanted });
  const verdict = judgeOcsp(der, readCertificate(leaf.der), readCertificate(issuer.der), { time: NOW, signatures, hash: certificateHash });
  return verdict.status === 'bad-answer' ? verdict.why : verdict.status;
}

describe('an answer of the issuer itself', () => {
  test.each(['good', 'revoked', 'unknown'] as const)('%s is believed', (status) => expect(judged({ status })).toBe(status));
  test('is believed when the responder is named by its key', () => expect(judged({ byKey: true })).toBe('good'));
  test.each([
    ['past its end', { nextUpdate: NOW - 1000 }, 'stale'],
    ['from the future', { thisUpdate: NOW + DAY }, 'not-yet-valid'],
    ['without an end and 11 days old', { nextUpdate: null, thisUpdate: NOW - 11 * DAY }, 'stale'],
    ['without an end and new', { nextUpdate: null }, 'good'],
    ['with a spoilt signature', { spoilSignature: true }, 'bad-signature'],
    ['about another number', { serial: Uint8Array.of(5) }, 'other-certificate'],
    ['made in the future', { producedAt: NOW + DAY }, 'not-yet-valid'],
    ['made before the certificate began', { producedAt: NOW - 40 * DAY }, 'made-too-early'],
    ['with a critical part nobody knows', { critical: 'single' as const }, 'critical'],
    ['with such a part of the whole', { critical: 'whole' as const }, 'critical'],
    ['good and revoked at once', { more: [{ status: 'revoked' as const }] }, 'revoked'],
    ['good and unknown at once', { more: [{ status: 'unknown' as const }] }, 'unknown'],
    ['of yesterday and of today', { nextUpdate: NOW - 1000, more: [{ status: 'good' as const }] }, 'good'],
    ['good of today, unknown of last week', { more: [{ status: 'unknown' as const, nextUpdate: NOW - 1000 }] }, 'good'],
    ['past its end, but revoked', { nextUpdate: NOW - 1000, status: 'revoked' as const }, 'revoked'],
  ])('%s', (_what, wanted, expected) => expect(judged(wanted)).toBe(expected));
});

describe('an answer of a delegate', () => {
  test('that the issuer made for this purpose is believed', () => expect(judged({ delegate: delegate() })).toBe('good'));
  test('with an RSA key is believed', () => expect(judged({ delegate: delegate({ keys: keyPair('RSA-2048', 'ocsp') }) })).toBe('good'));
  test('without the purpose is not', () =>
    expect(judged({ delegate: delegate({ purposes: [KEY_PURPOSE_OIDS.serverAuth] }) })).toBe('not-delegated'));
  test('past its end is not', () => expect(judged({ delegate: delegate({ to: NOW - 1000 }) })).toBe('delegate-expired'));
  test('of another authority is not', () =>
    expect(judged({ delegate: certificate({ subject: 'CN=Responder', issuer: root, purposes: [KEY_PURPOSE_OIDS.ocspSigning] }) })).toBe(
      'not-signed-by-issuer',
    ));
});

test.each([
  [1, 'responder-error'],
  [2, 'responder-error'],
  [3, 'try-later'],
  [5, 'responder-error'],
  [6, 'unauthorized'],
])('a service that refuses with number %i is told as %s', (status, expected) => {
  const terms = { time: NOW, signatures, hash: certificateHash };
  const der = Uint8Array.of(0x30, 3, 0x0a, 1, status);
  expect(judgeOcsp(der, readCertificate(leaf.der), readCertificate(issuer.der), terms)).toMatchObject({ why: expected });
});

test('any bytes are read or told as broken', () => {
  const made = ocspResponse({ certificate: leaf, issuer, delegate: delegate() });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(made.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 5 }),
      (changes) => {
        const der = Uint8Array.from(made);
        for (const [at, byte] of changes) der[at] = byte;
        return ['answer', 'error', 'broken'].includes(readOcspResponse(der).kind);
      },
    ),
  );
  expect(readOcspResponse(Uint8Array.of(0x30, 3, 0x0a, 1, 3))).toEqual({ kind: 'error', status: 3 });
});

test('transparency timestamps that come along are read by their log', () => {
  const entry = [0, 47, 0, ...new Uint8Array(32).fill(0xab), 0, 0, 1, 0x9a, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  const logsOf = (timestamps: Uint8Array) => {
    const read = readOcspResponse(ocspResponse({ certificate: leaf, issuer, timestamps }));
    return read.kind === 'answer' ? read.response.responses.map((single) => single.logs) : null;
  };
  expect(logsOf(Uint8Array.from([0, entry.length, ...entry]))).toEqual([['ab'.repeat(32)]]);
  expect(logsOf(Uint8Array.of(9, 9, 9))).toEqual([[]]);
  expect(logsOf(Uint8Array.of())).toEqual([[]]);
});
