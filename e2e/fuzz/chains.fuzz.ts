import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyOfFile } from '../../main/case/keys/key-file.ts';
import { certificatesOfFile } from '../../main/case/readers/certificates-of-file.ts';
import { judge, judgeChain } from '../../shared/chain/judge.ts';
import { readCertificateList } from '../../shared/wire/crl.ts';
import { readOcspResponse } from '../../shared/wire/ocsp.ts';
import { readPem } from '../../shared/wire/pem.ts';
import { readCertificateBytes } from '../../shared/wire/pkcs7.ts';
import { keyPair, NOW, threeLevels } from '../certificates/make.ts';
import { revocationList } from '../certificates/make-list.ts';
import { ocspResponse } from '../certificates/make-ocsp.ts';
import { chainQuestion } from '../certificates/question.ts';

const changes = (length: number) =>
  fc.array(fc.tuple(fc.nat(length - 1), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 4 });

function spoilt(der: Uint8Array, by: readonly (readonly [number, number])[]): Uint8Array {
  const copy = Uint8Array.from(der);
  for (const [at, xor] of by) copy[at] = (copy[at] ?? 0) ^ xor;
  return copy;
}

describe('no false accept', () => {
  test.each(['P-256', 'RSA-2048'] as const)('a good %s chain with any bytes of leaf or issuer changed is never accepted', (kind) => {
    const { root, issuer, leaf } = threeLevels({
      root: { keys: keyPair(kind, 'r') },
      issuer: { keys: keyPair(kind, 'i') },
      leaf: { keys: keyPair(kind, 'l') },
    });
    expect(judge(chainQuestion([leaf.der, issuer.der], [root.der])).ok).toBe(true);
    fc.assert(
      fc.property(changes(leaf.der.length), (by) => {
        const changed = spoilt(leaf.der, by);
        return Buffer.from(changed).equals(Buffer.from(leaf.der)) || !judge(chainQuestion([changed, issuer.der], [root.der])).ok;
      }),
      { numRuns: 1500 },
    );
    fc.assert(
      fc.property(changes(issuer.der.length), (by) => {
        const changed = spoilt(issuer.der, by);
        return Buffer.from(changed).equals(Buffer.from(issuer.der)) || !judge(chainQuestion([leaf.der, changed], [root.der])).ok;
      }),
      { numRuns: 1500 },
    );
  });
});

describe('any bytes', () => {
  const { root, issuer, leaf } = threeLevels();
  test('served as a chain give a judgement that JSON can carry', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 5 }), (served) => {
        const judgement = judgeChain(chainQuestion([leaf.der, ...served, issuer.der], [root.der]));
        return judgement.ok && JSON.parse(JSON.stringify(judgement)).served.length === served.length + 2;
      }),
      { numRuns: 300 },
    );
  });
  test('are opened as a container, a key or an OCSP answer without an exception', async () => {
    const password = 'geheim';
    const key = new Uint8Array(keyPair('P-256', 'l').privateKey.export({ type: 'sec1', format: 'der' }));
    const staple = ocspResponse({ certificate: leaf, issuer, timestamps: Uint8Array.of(0, 0) });
    const beginning = Uint8Array.of(0x30, 0x50, 2, 1, 3, 0x30);
    await fc.assert(
      fc.asyncProperty(changes(key.length), fc.uint8Array({ maxLength: 120 }), async (by, bytes) => {
        const container = Uint8Array.of(...beginning, ...bytes);
        const opened = [await certificatesOfFile(container, password), await keyOfFile(container, password)];
        const read = readOcspResponse(
          spoilt(
            staple,
            by.map(([at, xor]) => [at % staple.length, xor]),
          ),
        );
        return opened.every((one) => !one.ok) && 'ok' in (await keyOfFile(spoilt(key, by), null)) && read.kind.length > 0;
      }),
      { numRuns: 300 },
    );
  });
  test('are read as a list, a bundle or PEM without an exception', () => {
    const list = revocationList({ issuer, revoked: [{ serial: Uint8Array.of(1), date: NOW }] });
    fc.assert(
      fc.property(changes(list.length), (by) => Object.keys(readCertificateList(spoilt(list, by))).length === 1),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => Array.isArray(readCertificateBytes(bytes))),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) =>
        Array.isArray(readPem(`-----BEGIN ${text}\n-----BEGIN CERTIFICATE-----${text}`)),
      ),
      { numRuns: 1000 },
    );
  });
});
