import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCertificateList } from '../../shared/wire/crl.ts';
import { readOcspResponse } from '../../shared/wire/ocsp.ts';
import { readPem } from '../../shared/wire/pem.ts';
import { readCertificateBytes } from '../../shared/wire/pkcs7.ts';
import { readCertificate } from '../../shared/wire/x509.ts';
import { type KeyKind, keyPair, threeLevels } from '../certificates/make.ts';

/** Sound certificates of every kind of key, and things that only look like DER. */
const KINDS: readonly KeyKind[] = ['P-256', 'P-384', 'RSA-2048', 'RSA-PSS', 'Ed25519', 'Ed448'];
const SOUND = KINDS.flatMap((kind) => {
  const { root, issuer, leaf } = threeLevels({
    leaf: {
      keys: keyPair(kind, 'fuzz'),
      dns: ['www.shop.example', '*.shop.example'],
      aia: ['http://ca.example/i.cer'],
      crl: ['http://ca.example/l.crl'],
    },
  });
  return [root.der, issuer.der, leaf.der];
});

const READERS: Readonly<Record<string, (bytes: Uint8Array) => unknown>> = {
  readCertificate,
  readCertificateList,
  readOcspResponse,
  readCertificateBytes,
};

type Change = readonly [at: number, kind: 'flip' | 'set' | 'cut' | 'repeat' | 'grow', value: number];

/** Changes a sound certificate in a few places, as a faulty box or an attacker would. */
function changed(bytes: Uint8Array, changes: readonly Change[]): Uint8Array {
  let all = [...bytes];
  for (const [where, kind, value] of changes) {
    const at = all.length === 0 ? 0 : where % all.length;
    if (kind === 'flip') all[at] = (all[at] ?? 0) ^ (1 << (value % 8));
    if (kind === 'set') all[at] = value;
    if (kind === 'cut') all = all.slice(0, at);
    if (kind === 'repeat') all.splice(at, 0, ...all.slice(at, at + (value % 64)));
    // Lengths are where readers are led astray: a long one in place of a short one.
    if (kind === 'grow') all.splice(at, 1, 0x84, 0x7f, value, value, value);
  }
  return Uint8Array.from(all);
}

const damage = fc.array(fc.tuple(fc.nat(4096), fc.constantFrom<Change[1]>('flip', 'set', 'cut', 'repeat', 'grow'), fc.nat(255)), {
  minLength: 1,
  maxLength: 5,
});

test.each(Object.entries(READERS))('given damaged certificates, %s always answers', (_, read) => {
  fc.assert(
    fc.property(fc.constantFrom(...SOUND), damage, (sound, changes) => {
      read(changed(sound, changes));
    }),
    { numRuns: 20_000 },
  );
});

test.each(Object.entries(READERS))('given any bytes, %s always answers', (_, read) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => void read(bytes)),
    { numRuns: 20_000 },
  );
});

test.each(Object.entries(READERS))('given 100,000 sequences inside each other, %s answers without running out of stack', (_, read) => {
  const nested = new Uint8Array(200_000).map((__, at) => (at % 2 === 0 ? 0x30 : 0x80));
  expect(() => read(nested)).not.toThrow();
});

test.each(Object.entries(READERS))('given a certificate that is cut off, %s answers at every length', (_, read) => {
  const sound = SOUND[2] ?? new Uint8Array();
  for (let length = 0; length < sound.length; length += 1) read(sound.subarray(0, length));
});

test('given text around and inside PEM marks, readPem always answers', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '-----BEGIN CERTIFICATE-----\n',
      '-----END CERTIFICATE-----\n',
      '-----BEGIN PRIVATE KEY-----',
      '\r\n',
      'MIIB',
      '=',
      '\0',
      'Proc-Type: 4,ENCRYPTED\n',
    ),
    fc.string({ maxLength: 80 }),
    fc.base64String({ maxLength: 200 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => void readPem(pieces.join(''))),
    { numRuns: 3000 },
  );
});
