import { describe, expect, test } from 'vitest';
import { certificate, type KeyKind, keyPair } from '../../e2e/certificates/make.ts';
import { readPem } from '../../shared/wire/pem.ts';
import { readCertificate } from '../../shared/wire/x509.ts';
import { keyMatches } from './key-match.ts';
import { createSigningRequest } from './signing-request.ts';

const kinds: readonly KeyKind[] = ['P-256', 'P-384', 'P-521', 'RSA-2048', 'RSA-PSS', 'Ed25519', 'Ed448'];
const pem = (keys: ReturnType<typeof keyPair>, password?: string) =>
  keys.privateKey
    .export({ type: 'pkcs8', format: 'pem', ...(password === undefined ? {} : { cipher: 'aes-256-cbc', passphrase: password }) })
    .toString();
const keyOf = (keys: ReturnType<typeof keyPair>) => {
  const { key } = readCertificate(certificate({ keys }).der);
  if (key === null) throw new Error('no key');
  return key;
};

describe('does a private key belong to a certificate', () => {
  test.each(kinds)('%s: its own does, another does not', (kind) => {
    const keys = keyPair(kind, 'match');
    expect(keyMatches(pem(keys), null, keyOf(keys))).toEqual({ belongs: true });
    expect(keyMatches(pem(keyPair('P-256')), null, keyOf(keys))).toEqual({ belongs: false });
  });
  test('an encrypted key asks for its password, and says when it is wrong', () => {
    const keys = keyPair('P-256', 'match');
    expect(keyMatches(pem(keys, 'secret'), 'secret', keyOf(keys))).toEqual({ belongs: true });
    expect(keyMatches(pem(keys, 'secret'), null, keyOf(keys))).toEqual({ belongs: null, why: 'needs-password' });
    expect(keyMatches(pem(keys, 'secret'), 'wrong', keyOf(keys))).toEqual({ belongs: null, why: 'wrong-password' });
    expect(keyMatches('no key', null, keyOf(keys))).toEqual({ belongs: null, why: 'unreadable' });
  });
});

describe('a signing request', () => {
  test.each(kinds)('with a %s key carries the names', (kind) => {
    const made = createSigningRequest({
      names: ['shop.example', '*.shop.example', '192.0.2.10'],
      key: pem(keyPair(kind, 'csr')),
      password: null,
    });
    if (!made.ok) throw new Error(made.error);
    expect(readPem(made.value).map((block) => block.label)).toEqual(['CERTIFICATE REQUEST']);
    const bytes = Buffer.from(readPem(made.value)[0]?.bytes ?? []).toString('latin1');
    for (const name of ['shop.example', '*.shop.example', '\u00c0\u0000\u0002\u000a']) expect(bytes).toContain(name);
  });
  test('without names or with a broken key is refused', () => {
    expect(createSigningRequest({ names: [], key: '', password: null })).toEqual({ ok: false, error: 'no-names' });
    expect(createSigningRequest({ names: ['a.example'], key: 'x', password: null })).toEqual({ ok: false, error: 'unreadable-key' });
  });
});
