import { createHmac, createPrivateKey, generateKeyPairSync, pbkdf2Sync, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { keyPair, threeLevels } from '../../../e2e/certificates/make.ts';
import { pkcs12Container } from '../../../e2e/certificates/make-pkcs12.ts';
import { Cursor, contentOf, onlyElement, TAG, wholeOf } from '../../../shared/wire/der.ts';
import { element, integer, objectId, octetString, sequence } from '../../../shared/wire/der-write.ts';
import { writePem } from '../../../shared/wire/pem.ts';
import { readCertificate } from '../../../shared/wire/x509.ts';
import { summarise } from '../../../shared/wire/x509-summary.ts';
import { certificatesOfFile } from '../readers/certificates-of-file.ts';
import { keyOfFile } from './key-file.ts';
import { openPkcs12 } from './pkcs12.ts';

const keys = keyPair('RSA-2048', 'p12');
const rsa = { keys: keyPair('RSA-2048', 'p12 issuer') };
const chain = threeLevels({ root: rsa, issuer: { keys: keyPair('RSA-2048', 'p12 between') }, leaf: { keys } });

/** A container of the root, the leaf and the issuer, in this order. */
function container(password: string, options: Parameters<typeof pkcs12Container>[3] = {}): Uint8Array {
  return pkcs12Container([chain.root, chain.leaf, chain.issuer], chain.leaf, password, options);
}
/** The container with its check made anew by PBMAC1. */
function withPbmac1(bytes: Uint8Array, password: string): Uint8Array {
  const pfx = Cursor.over(onlyElement(bytes, TAG.sequence));
  const [version, safe] = [pfx.next(), pfx.next()];
  const fields = Cursor.over(safe);
  fields.next();
  const content = contentOf(Cursor.over(fields.next()).next());
  const [salt, rounds, length] = [randomBytes(16), 2048, 32];
  const method = (oid: string) => sequence(objectId(oid), element(TAG.null));
  const derivation = sequence(octetString(salt), integer(rounds), integer(length), method('1.2.840.113549.2.9'));
  const pbkdf2 = sequence(objectId('1.2.840.113549.1.5.12'), derivation);
  const pbmac1 = sequence(objectId('1.2.840.113549.1.5.14'), sequence(pbkdf2, method('1.2.840.113549.2.11')));
  const mac = createHmac('sha512', pbkdf2Sync(password, salt, rounds, length, 'sha256'))
    .update(content)
    .digest();
  const check = sequence(sequence(pbmac1, octetString(mac)), octetString(new Uint8Array(8)), integer(1));
  return sequence(wholeOf(version), wholeOf(safe), check);
}
const namesOf = (certificates: readonly Uint8Array[]) => certificates.map((der) => summarise(readCertificate(der)).subjectText);

describe('a PKCS#12 container', () => {
  test.each(['aes256', 'aes128', '3des'] as const)('encrypted with %s gives its chain, leaf first, and the key', async (algorithm) => {
    const opened = await openPkcs12(container('geheim', { algorithm }), 'geheim');
    if (!opened.ok) throw new Error(opened.error);
    expect(namesOf(opened.value.certificates)).toEqual(['www.shop.example', 'Test Issuing', 'Test Root']);
    expect(createPrivateKey(opened.value.keyPem ?? '').equals(keys.privateKey)).toBe(true);
  });
  test('says when the password is wrong, and when it needs one', async () => {
    expect(await openPkcs12(container('geheim'), 'other')).toEqual({ ok: false, error: 'wrong-password' });
    expect(await certificatesOfFile(container('geheim'), null)).toEqual({ ok: false, error: 'needs-password' });
    expect(await certificatesOfFile(container('geheim'), 'other')).toEqual({ ok: false, error: 'wrong-password' });
    expect((await certificatesOfFile(container(''), null)).ok).toBe(true);
  });
  test('that asks for more rounds than anybody needs is not opened', async () => {
    const made = Buffer.from(container('geheim', { count: 0x01_02_03 })).toString('latin1');
    const bomb = Buffer.from(made.replaceAll('\x02\x03\x01\x02\x03', '\x02\x03\x7f\xff\xff'), 'latin1');
    expect(await openPkcs12(Buffer.from(made, 'latin1'), 'geheim')).toMatchObject({ ok: true });
    expect(await openPkcs12(bomb, 'geheim')).toEqual({ ok: false, error: 'unreadable' });
  });
  test('as PEM is opened like the bytes themselves', async () => {
    const pem = Buffer.from(`words\n${writePem('PKCS12', container('geheim'))}`);
    const [certificates, key] = [await certificatesOfFile(pem, 'geheim'), await keyOfFile(pem, 'geheim')];
    expect([certificates.ok && certificates.value.length, key.ok]).toEqual([3, true]);
  });
  test.each([
    ['the right password', 'geheim', true],
    ['another password', 'other', false],
  ])('checked as RFC 9579 says, with %s', async (_what, password, opens) => {
    const opened = await openPkcs12(withPbmac1(container('geheim'), 'geheim'), password);
    expect(opened.ok ? true : opened.error).toBe(opens ? true : 'wrong-password');
  });
  test('cut off or no container at all is unreadable', async () => {
    expect(await openPkcs12(container('geheim').subarray(0, 500), 'geheim')).toEqual({ ok: false, error: 'unreadable' });
    expect(await certificatesOfFile(new TextEncoder().encode('hello'), null)).toEqual({ ok: false, error: 'none' });
  });
});

describe('a key file', () => {
  const { privateKey } = keys;
  const belongs = async (bytes: Uint8Array, password: string | null) => {
    const key = await keyOfFile(bytes, password);
    return key.ok ? createPrivateKey({ key: key.value.pem, passphrase: key.value.password ?? '' }).equals(privateKey) : key.error;
  };
  const text = (pem: string) => new TextEncoder().encode(pem);
  const der = (type: 'pkcs1' | 'pkcs8') => new Uint8Array(privateKey.export({ type, format: 'der' }));
  test('is read from PEM with a chain before it, from DER and from PKCS#12', async () => {
    expect(await belongs(text(chain.leaf.pem + privateKey.export({ type: 'pkcs8', format: 'pem' })), null)).toBe(true);
    expect(await belongs(der('pkcs1'), null)).toBe(true);
    expect(await belongs(der('pkcs8'), null)).toBe(true);
    expect(await belongs(container('geheim'), 'geheim')).toBe(true);
    const secret = { type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: 'geheim' } as const;
    expect(await belongs(new Uint8Array(privateKey.export(secret)), 'geheim')).toBe(true);
  });
  test('of an elliptic curve is read from SEC 1 in DER', async () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const key = await keyOfFile(new Uint8Array(ec.export({ type: 'sec1', format: 'der' })), null);
    expect(key.ok && createPrivateKey(key.value.pem).equals(ec)).toBe(true);
  });
  test('that is none, or is locked, says so', async () => {
    expect(await belongs(text('hello'), null)).toBe('unreadable');
    expect(await belongs(chain.leaf.der, null)).toBe('unreadable');
    expect(await belongs(container('geheim'), null)).toBe('needs-password');
    expect(await belongs(container('geheim'), 'other')).toBe('wrong-password');
  });
});

test('a key in OpenSSH’s own form is told as such', async () => {
  const file = Buffer.from('-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n-----END OPENSSH PRIVATE KEY-----\n');
  expect(await keyOfFile(file, null)).toEqual({ ok: false, error: 'openssh' });
});

test('a certificate as bare base64, or a bundle labelled as a certificate, is read', async () => {
  const bare = Buffer.from(`${Buffer.from(chain.leaf.der).toString('base64')}\n`);
  expect(await certificatesOfFile(bare, null)).toEqual({ ok: true, value: [chain.leaf.der] });
  expect((await certificatesOfFile(Buffer.from('MIIB'.repeat(40)), null)).ok).toBe(false);
});
