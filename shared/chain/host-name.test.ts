import { describe, expect, test } from 'vitest';
import { certificate } from '../../e2e/certificates/make.ts';
import { parseIpAddress } from '../wire/ip-address.ts';
import { readCertificate } from '../wire/x509.ts';
import { checkHost, dnsNameCovers, hostIdentity } from './host-name.ts';
import { looksAlike, toAscii } from './letters-of-names.ts';

const ip = (text: string) => parseIpAddress(text) ?? new Uint8Array();
function why(host: string, wanted: Parameters<typeof certificate>[0]) {
  const verdict = checkHost(readCertificate(certificate(wanted).der), hostIdentity(host));
  return verdict.ok ? 'ok' : verdict.why;
}

describe('which names cover a host', () => {
  test.each([
    ['www.shop.example', 'www.shop.example', true],
    ['WWW.Shop.Example', 'www.shop.example', true],
    ['www.shop.example.', 'www.shop.example', true],
    ['*.shop.example', 'www.shop.example', true],
    ['*.shop.example', 'shop.example', false],
    ['*.shop.example', 'a.b.shop.example', false],
    ['w*.shop.example', 'www.shop.example', false],
    ['www.*.example', 'www.shop.example', false],
    ['*', 'localhost', false],
    ['*.example', 'shop.example', false],
    ['*.co.uk', 'shop.co.uk', false],
    ['*.s3.amazonaws.com', 'bucket.s3.amazonaws.com', true],
    ['*.*.example', 'a.b.example', false],
    ['', 'www.shop.example', false],
    ['192.0.2.1', '192.0.2.1', true],
    ['xn--*-1b3c148a.example.com', 'xn--bliss-1b3c148a.example.com', false],
    ['*.xn--bcher-kva.example', 'www.xn--bcher-kva.example', true],
    ['bücher.example', 'xn--bcher-kva.example', false],
    ['a_b.shop.example', 'a_b.shop.example', true],
  ])('%s for %s: %s', (name, host, covers) => expect(dnsNameCovers(name, host)).toBe(covers));
});

describe('why a host is not covered', () => {
  test.each([
    ['bücher.example', { dns: ['xn--bcher-kva.example'] }, 'ok'],
    ['[2001:db8::1]', { ip: [ip('2001:db8::1')] }, 'ok'],
    ['192.0.2.1', { ip: [ip('192.0.2.1')] }, 'ok'],
    ['192.0.2.1', { ip: [ip('::ffff:192.0.2.1')] }, 'address-not-listed'],
    ['192.0.2.1', { dns: ['192.0.2.1'] }, 'address-as-dns-name'],
    ['192.0.2.1', { dns: ['shop.example'] }, 'address-not-listed'],
    ['shop.example', { ip: [ip('192.0.2.1')] }, 'name-for-address'],
    ['shop.example', { dns: [], subject: 'CN=shop.example' }, 'common-name-only'],
    ['shop.example', { dns: [], subject: 'CN=other' }, 'no-names'],
    ['a.b.shop.example', { dns: ['*.shop.example'] }, 'too-deep-for-wildcard'],
    ['shop.example', { dns: ['*.shop.example'] }, 'wildcard-without-apex'],
    ['shop.co.uk', { dns: ['*.co.uk'] }, 'wildcard-over-suffix'],
    ['shop.example', { dns: ['*.example'] }, 'wildcard-over-suffix'],
    ['www.shop.example', { dns: ['shop.example'] }, 'www-missing'],
    ['shop.example', { dns: ['www.shop.example'] }, 'www-only'],
    ['mail.shop.example', { dns: ['www.shop.example'] }, 'same-domain'],
    ['shop.example', { dns: ['server.corp.local', 'server'] }, 'internal-name'],
    ['www.shop.example', { dns: ['w*.shop.example'] }, 'wildcard-misplaced'],
    ['a.b.shop.example', { dns: ['*.*.shop.example'] }, 'wildcard-misplaced'],
    ['shop.example', { dns: ['*'] }, 'wildcard-misplaced'],
    ['intranet', { dns: ['intranet.corp.example'] }, 'short-name'],
    ['xn--80ak6aa92e.example', { dns: ['apple.example'] }, 'looks-alike'],
    ['www.shop.example', { dns: ['m*.shop.example'] }, 'same-domain'],
    ['shop.example', { dns: ['https://shop.example/cart'] }, 'listed-as-url'],
    ['shop.example', { dns: ['shop.example:8443'] }, 'listed-as-url'],
    ['bücher.example', { dns: ['bücher.example'] }, 'listed-in-unicode'],
    ['xn--pypal-4ve.example', { dns: ['paypal.example'] }, 'looks-alike'],
    ['paypal.example', { dns: ['xn--pypal-4ve.example'] }, 'looks-alike'],
    ['sh0p.example', { dns: ['shop.example'] }, 'looks-alike'],
    ['rnail.example', { dns: ['mail.example'] }, 'looks-alike'],
    ['shop.example', { dns: ['hosting.invalid'] }, 'other-site'],
  ] as const)('%s: %o', (host, wanted, expected) => expect(why(host, wanted)).toBe(expected));
});

test.each([
  ['xn--pypal-4ve.example', 'paypal.example', true],
  ['bücher.example', 'xn--bcher-kva.example', false],
  ['xn--bcher-kva.example', 'bucher.example', false],
  ['xn--99999999999999999999999.example', 'paypal.example', false],
  ['shop.example', 'shop.example', false],
])('%s looks like %s: %s', (one, other, expected) => expect(looksAlike(one, other)).toBe(expected));

test.each([
  ['bücher.example', 'xn--bcher-kva.example'],
  ['BÜCHER.example', 'xn--bcher-kva.example'],
  ['例え.テスト', 'xn--r8jz45g.xn--zckzah'],
  ['😜.example.com', 'xn--628h.example.com'],
  ['faß.example', 'xn--fa-hia.example'],
  ['plain.example', 'plain.example'],
])('%s in A-labels is %s', (name, expected) => expect(toAscii(name)).toBe(expected));
