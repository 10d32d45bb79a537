import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { harmless } from './harmless.ts';
import { redact } from './redact.ts';

describe('given a text with secrets in it, keeps the text and drops the secret', () => {
  const cases: readonly (readonly [name: string, text: string, secret: string, kept: string])[] = [
    ['a URL with a password', 'curl https://bob:hunter2@shop.example.com/x failed', 'hunter2', 'shop.example.com/x failed'],
    ['a proxy URL', 'HTTPS_PROXY=http://corp%5Cbob:pa55@proxy:3128', 'pa55', 'proxy:3128'],
    ['a private key', 'before\n-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----\nafter', 'MIIEow', 'after'],
    ['a private key that was cut', 'before\n-----BEGIN PRIVATE KEY-----\nMIIEow', 'MIIEow', 'before'],
    ['a header', 'Authorization: Bearer abc.def\nHost: x', 'abc.def', 'Host: x'],
    ['a cookie', '> Cookie: session=12345; a=b\n> Host: x', '12345', 'Host: x'],
    ['a password in a query', 'GET /login?user=bob&password=geheim&x=1', 'geheim', 'x=1'],
    ['a curl command', 'curl -u bob:pw https://x.example/', 'bob:pw', 'https://x.example/'],
    ['a JSON log', '{"db_password": "tops3cret", "host": "db"}', 'tops3cret', '"host": "db"'],
  ];
  for (const [name, text, secret, kept] of cases)
    it(name, () => {
      expect(redact(text)).not.toContain(secret);
      expect(redact(text)).toContain(kept);
    });
  it('leaves a certificate and an ordinary message alone', () => {
    const text = 'NET::ERR_CERT_DATE_INVALID shop.example.com\n-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
    expect(redact(text)).toBe(text);
  });
});

describe('given hostile text, shows it harmlessly', () => {
  it('marks what turns the writing around', () => expect(harmless('abc\u202Edef')).toBe('abc<U+202E>def'));
  it('marks terminal escapes', () => expect(harmless('\u001b[31mred\u0007')).toBe('<U+001B>[31mred<U+0007>'));
  it('cuts what is too long', () => expect(harmless('x'.repeat(5000), 'one-line', 10)).toBe('xxxxxxxxxx …'));
  it('lets no control or format character through', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(harmless(text))));
  });
});
