import { describe, expect, test } from 'vitest';
import { certificate, distinguishedName, type Wanted } from '../../e2e/certificates/make.ts';
import { EXTENSION_OIDS } from '../tables/oids.ts';
import { explicit, implicit, sequence, utf8Bytes } from '../wire/der-write.ts';
import { parseIpAddress } from '../wire/ip-address.ts';
import { readCertificate } from '../wire/x509.ts';
import { constraintProblems, ownConstraintProblems } from './name-constraints.ts';

type Limit = Uint8Array;
type Limited = ReturnType<typeof limited>;
const dns = (value: string): Limit => implicit(2, 'primitive', utf8Bytes(value));
const email = (value: string): Limit => implicit(1, 'primitive', utf8Bytes(value));
const uri = (value: string): Limit => implicit(6, 'primitive', utf8Bytes(value));
const directory = (value: string): Limit => explicit(4, distinguishedName(value));
const network = (address: string, mask: string): Limit =>
  implicit(7, 'primitive', parseIpAddress(address) ?? new Uint8Array(), parseIpAddress(mask) ?? new Uint8Array());
const subtrees = (number: 0 | 1, limits: readonly Limit[]) =>
  limits.length === 0 ? [] : [implicit(number, 'constructed', ...limits.map((limit) => sequence(limit)))];

function limited(permitted: readonly Limit[], excluded: readonly Limit[] = [], critical = true) {
  const value = sequence(...subtrees(0, permitted), ...subtrees(1, excluded));
  return readCertificate(
    certificate({ ca: true, subject: 'CN=Limited', extra: [{ oid: EXTENSION_OIDS.nameConstraints, critical, value }] }).der,
  );
}
const names = (...values: readonly Uint8Array[]): Wanted => ({
  dns: [],
  extra: [{ oid: EXTENSION_OIDS.subjectAltName, value: sequence(...values) }],
});
const allows = (permitted: readonly Limit[], excluded: readonly Limit[], leaf: Wanted) =>
  constraintProblems(limited(permitted, excluded), [readCertificate(certificate(leaf).der)]).length === 0;

describe('host names', () => {
  test.each([
    ['shop.example', 'shop.example', true],
    ['shop.example', 'www.shop.example', true],
    ['shop.example', 'a.b.shop.example', true],
    ['SHOP.example', 'www.Shop.example', true],
    ['shop.example', 'notshop.example', false],
    ['shop.example', '*.shop.example', true],
    ['www.shop.example', '*.shop.example', false],
    ['shop.example', '.shop.example', false],
    ['', 'anything.example', true],
    ['shop.example.', 'www.shop.example', true],
    ['.', 'shop.example', false],
  ])('permitted %s, named %s: %s', (limit, name, expected) => expect(allows([dns(limit)], [], { dns: [name] })).toBe(expected));

  test.each([
    ['shop.example', 'www.shop.example', false],
    ['bar.shop.example', '*.shop.example', false],
    ['a.bar.shop.example', '*.shop.example', true],
    ['shop.example', 'other.example', true],
  ])('excluded %s, named %s: %s', (limit, name, expected) => expect(allows([], [dns(limit)], { dns: [name] })).toBe(expected));

  test('every name must be permitted, and one excluded name is enough', () => {
    expect(allows([dns('a.example'), dns('b.example')], [], { dns: ['x.a.example', 'x.b.example'] })).toBe(true);
    expect(allows([dns('a.example')], [], { dns: ['x.a.example', 'x.b.example'] })).toBe(false);
    expect(allows([dns('a.example')], [dns('x.a.example')], { dns: ['y.a.example', 'x.a.example'] })).toBe(false);
  });
  test('an excluded address limit without a host excludes what it may mean', () =>
    expect(allows([], [uri('')], names(uri('https://shop.example/')))).toBe(false));
  test('limits of host names say nothing of addresses', () =>
    expect(allows([dns('a.example')], [], { ip: [Uint8Array.of(192, 0, 2, 1)] })).toBe(true));
});

describe('addresses', () => {
  const ip = (text: string) => ({ ip: [parseIpAddress(text) ?? new Uint8Array()] });
  test.each([
    ['192.0.2.0', '255.255.255.0', '192.0.2.77', true],
    ['192.0.2.0', '255.255.255.0', '192.0.3.77', false],
    ['192.0.2.99', '255.255.255.0', '192.0.2.77', true],
    ['2001:db8::', 'ffff:ffff::', '2001:db8::1', true],
    ['2001:db8::', 'ffff:ffff::', '2001:db9::1', false],
    ['192.0.2.0', '255.255.255.0', '2001:db8::1', false],
  ])('permitted %s/%s, named %s: %s', (address, mask, name, expected) =>
    expect(allows([network(address, mask)], [], ip(name))).toBe(expected),
  );
});

describe('mail, directory, web addresses', () => {
  test.each([
    ['a@shop.example', 'a@shop.example', true],
    ['a@shop.example', 'A@shop.example', false],
    ['a@shop.example', 'a@SHOP.example', true],
    ['shop.example', 'a@shop.example', true],
    ['shop.example', 'a@mail.shop.example', false],
    ['.shop.example', 'a@mail.shop.example', true],
    ['.shop.example', 'a@shop.example', false],
    ['shop.example', 'a@b@shop.example', false],
  ])('permitted mail %s, named %s: %s', (limit, name, expected) => expect(allows([email(limit)], [], names(email(name)))).toBe(expected));

  test.each([
    ['a@shop.example', 'a@shop.example', false],
    ['a@shop.example', 'b@shop.example', true],
    ['shop.example', 'a@other.example', true],
    // What cannot be compared may be meant.
    ['a@shop.example', '"a"@shop.example', false],
    ['shop.example', 'shop.example', false],
    ['shop.example', '@shop.example', false],
    ['shop.example', 'a@b@other.example', false],
    ['[192.0.2.1]', 'a@other.example', false],
    ['@shop.example', 'a@other.example', false],
    ['', 'a@other.example', false],
  ])('excluded mail %s, named %s: %s', (limit, name, expected) => expect(allows([], [email(limit)], names(email(name)))).toBe(expected));

  test('a limit that cannot be read permits nothing, and the others count', () => {
    expect(allows([email('"a"@shop.example')], [], names(email('"a"@shop.example')))).toBe(false);
    expect(allows([email(''), email('shop.example')], [], names(email('a@shop.example')))).toBe(true);
  });
  test('a mail address in the subject counts where the alternatives hold none', () => {
    expect(allows([email('shop.example')], [], { subject: 'emailAddress=a@other.example' })).toBe(false);
    expect(allows([email('a@shop.example')], [], { subject: 'emailAddress=A@shop.example' })).toBe(false);
    expect(allows([], [email('a@shop.example')], { subject: 'emailAddress=A@shop.example' })).toBe(false);
  });
  test.each([
    ['O=Shop', 'O=Shop, CN=www.shop.example', true],
    ['O=shop', 'O=SHOP, CN=www.shop.example', true],
    ['O=Shop', 'CN=www.shop.example', false],
    ['O=Shop, OU=A', 'O=Shop, CN=x', false],
  ])('permitted directory %s, named %s: %s', (limit, subject, expected) =>
    expect(allows([directory(limit)], [], { subject })).toBe(expected),
  );
  test.each([
    ['shop.example', 'https://shop.example/x', true],
    ['shop.example', 'https://a:b@shop.example:8443', true],
    ['shop.example', 'https://www.shop.example/', false],
    ['.shop.example', 'https://www.shop.example/', true],
    ['shop.example', 'https://192.0.2.1/', false],
    ['shop.example', 'mailto:a@shop.example', false],
    ['', 'https://shop.example/', false],
  ])('permitted address %s, named %s: %s', (limit, name, expected) => expect(allows([uri(limit)], [], names(uri(name)))).toBe(expected));
});

test('self-issued certificates in between are let pass, the leaf never', () => {
  const between = certificate({ ca: true, subject: 'CN=Same', dns: ['other.example'] });
  const below = (made: { readonly der: Uint8Array }) => readCertificate(made.der);
  const leaf = certificate({ issuer: between, dns: ['www.shop.example'] });
  expect(constraintProblems(limited([dns('shop.example')]), [below(leaf), below(between)])).toEqual([]);
  expect(constraintProblems(limited([dns('shop.example')]), [below(between)])).toHaveLength(1);
});

test('limits that are no limits are told', () => {
  const odd = (limit: Limit) => ownConstraintProblems(limited([limit]), 'browser').length;
  expect([odd(dns('shop.example')), odd(network('192.0.2.0', '255.255.255.0'))]).toEqual([0, 0]);
  expect([
    odd(dns('*.shop.example')),
    odd(network('192.0.2.0', '255.0.255.0')),
    odd(email('a@b@c')),
    odd(implicit(7, 'primitive', Uint8Array.of(1, 2))),
  ]).toEqual([1, 1, 1, 1]);
});

test('more comparisons than can be done safely are refused, not done', () => {
  const limits = (count: number, of = dns) => Array.from({ length: count }, (_, index) => of(`h${index}.example`));
  const crowd = readCertificate(certificate({ dns: Array.from({ length: 1100 }, (_, index) => `n${index}.test`) }).der);
  expect(constraintProblems(limited([], limits(1000)), [crowd]).map((each) => each.said.key)).toEqual(['chain.name-constraints.too-many']);
  // As many limits of a form that none of the names has are nothing to compare.
  expect(constraintProblems(limited([], limits(1000, email)), [crowd])).toEqual([]);
});

test('a limit of a length that no authority writes counts as many', () => {
  const work = { comparisons: 10 };
  const leaf = readCertificate(certificate(names(email('a@other.example'))).der);
  expect(constraintProblems(limited([], [email(`${'x'.repeat(5000)}@shop.example`)]), [leaf], work)).toMatchObject([
    { said: { key: 'chain.name-constraints.too-many' } },
  ]);
});

test('comparisons are counted down over the whole search, and a limit that is not compared any more refuses', () => {
  const work = { comparisons: 1 };
  const issuer = limited([dns('shop.example')], []);
  const leaf = readCertificate(certificate({ dns: ['www.shop.example'] }).der);
  expect(constraintProblems(issuer, [leaf], work)).toEqual([]);
  expect(work.comparisons).toBe(0);
  expect(constraintProblems(issuer, [leaf], work)).toMatchObject([
    { kind: 'name-constraints', said: { key: 'chain.name-constraints.too-many' } },
  ]);
});

test.each([
  ['a critical limit refuses also an address inside it', true, 'https://a.corp.example/', false],
  ['another limit says nothing of an address outside it', false, 'https://b.other.example/', true],
])('limits on addresses of pages, as Chrome sees them: %s', (_what, critical, address, expected) => {
  const below = [readCertificate(certificate(names(dns('www.shop.example'), uri(address))).der)];
  const judge = (issuer: Limited) => constraintProblems(issuer, below, { comparisons: 100 }, 'browser').length === 0;
  expect(judge(limited([uri('.corp.example')], [], critical))).toBe(expected);
  expect(judge(limited([dns('shop.example')], [], critical))).toBe(true);
});
