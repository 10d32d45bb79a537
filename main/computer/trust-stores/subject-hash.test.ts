import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pemCertificates } from '../../../shared/wire/pem.ts';
import { rememberedRoot } from './stored-root.ts';
import { subjectHash } from './subject-hash.ts';

/** As `openssl x509 -subject_hash` prints it. */
test.each([
  ['corp-root', 'b37c970e'],
  ['av-root', '90ac7720'],
  ['mitm-debug', '46e5f252'],
  ['printer', '57fe70bf'],
])('given %s, finds the name that OpenSSL asks for', (name, hash) => {
  const pem = readFileSync(new URL(`../../../e2e/fixtures/stores/certs/${name}.pem`, import.meta.url), 'utf8');
  const [der = new Uint8Array()] = pemCertificates(pem);
  expect(subjectHash(rememberedRoot(der))).toBe(hash);
});
