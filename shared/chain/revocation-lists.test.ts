import { describe, expect, test } from 'vitest';
import { certificate, DAY, distinguishedName, keyPair, type Made, NOW, threeLevels } from '../../e2e/certificates/make.ts';
import { revocationList, type WantedList } from '../../e2e/certificates/make-list.ts';
import { createSignatureChecker } from '../../main/crypto/certificate-signatures.ts';
import { EXTENSION_OIDS } from '../tables/oids.ts';
import { readCertificateList } from '../wire/crl.ts';
import { explicit, implicit, sequence } from '../wire/der-write.ts';
import { readCertificate } from '../wire/x509.ts';
import { KEY_USAGE } from '../wire/x509-extensions.ts';
import type { Path } from './path.ts';
import { listAnswer } from './revocation-answer.ts';
import { type ListTerms, revocationListProblems } from './revocation-lists.ts';

const signatures = createSignatureChecker();
const { root, issuer } = threeLevels();
const leaf = certificate({ issuer, serial: Uint8Array.of(0x12, 0x34) });

function pathOf(...made: readonly Made[]): Path {
  return { steps: made.map((each) => ({ certificate: readCertificate(each.der), origin: 'served' })), end: 'trusted', problems: [] };
}
function judged(lists: readonly Uint8Array[], path = pathOf(leaf, issuer, root), more: Partial<ListTerms> = {}) {
  const crls = lists.map((der) => {
    const read = readCertificateList(der);
    if ('fault' in read) throw new Error(read.fault.problem);
    return read.list;
  });
  return revocationListProblems(path, { crls, time: NOW, signatures, rules: 'strict', ...more }).map(
    (each) => `${each.kind}: ${each.said.key}`,
  );
}
const entry = (serial: Uint8Array, reason?: number) => ({ serial, date: NOW - DAY, ...(reason === undefined ? {} : { reason }) });
const revoked = 'revoked: chain.revoked';

describe('a revocation list', () => {
  test.each([[null], [1]])('with the number %s is an answer to one who asks about a certificate of now', (number) => {
    const der = revocationList({ issuer, number });
    const question = { certificate: readCertificate(leaf.der), issuer: readCertificate(issuer.der), url: 'http://ca.example/1.crl' };
    expect(listAnswer({ ...question, lists: [der], time: NOW, signatures }).status).toBe('good');
  });
  test.each([
    [1, 'good'],
    [8, 'bad-answer'],
  ])('without an end, %i days old, is %s to one who asks about a certificate of now', (days, status) => {
    const der = revocationList({ issuer, nextUpdate: null, thisUpdate: NOW - days * DAY });
    const question = { certificate: readCertificate(leaf.der), issuer: readCertificate(issuer.der), url: 'http://ca.example/1.crl' };
    expect(listAnswer({ ...question, lists: [der], time: NOW, signatures }).status).toBe(status);
  });
  test('with the number of the leaf revokes it', () =>
    expect(judged([revocationList({ issuer, revoked: [entry(Uint8Array.of(0x12, 0x34), 1)] })])).toEqual([revoked]));
  test('with other numbers says nothing', () =>
    expect(judged([revocationList({ issuer, revoked: [entry(Uint8Array.of(0x12, 0x35))] })])).toEqual([]));
  test('of another authority says nothing, also with the same number', () =>
    expect(
      judged([revocationList({ issuer: certificate({ ca: true, subject: 'CN=Other' }), revoked: [entry(Uint8Array.of(0x12, 0x34))] })]),
    ).toEqual([]));
  test('that revokes the issuer is found too', () => {
    const bad = certificate({ ca: true, subject: 'CN=Bad', issuer: root, serial: Uint8Array.of(7) });
    expect(
      judged([revocationList({ issuer: root, revoked: [entry(Uint8Array.of(7))] })], pathOf(certificate({ issuer: bad }), bad, root)),
    ).toEqual([revoked]);
  });

  test.each([
    ['no number', { number: null }, 'chain.revocation.number'],
    ['a critical number', { numberCritical: true }, 'chain.revocation.number'],
    ['an end in the past', { nextUpdate: NOW - 1000 }, 'chain.revocation.out-of-date'],
    ['a start in the future', { thisUpdate: NOW + 1000 }, 'chain.revocation.out-of-date'],
    ['no end', { nextUpdate: null }, 'chain.revocation.no-next'],
    ['a spoilt signature', { spoilSignature: true }, 'chain.revocation.bad-signature'],
    [
      'an unknown critical part',
      { extra: [{ oid: '1.3.6.1.4.1.99999.1', critical: true, value: Uint8Array.of(5, 0) }] },
      'chain.revocation.critical',
    ],
  ])('with %s cannot be believed', (_what, wanted, key) =>
    expect(judged([revocationList({ issuer, ...wanted })])).toEqual([`bad-revocation-list: ${key}`]),
  );

  test('of an issuer that may not sign lists cannot be believed', () => {
    const narrow = certificate({ ca: true, subject: 'CN=Narrow', issuer: root, keyUsage: KEY_USAGE.keyCertSign });
    expect(judged([revocationList({ issuer: narrow })], pathOf(certificate({ issuer: narrow }), narrow, root))).toEqual([
      'bad-revocation-list: chain.revocation.not-allowed',
    ]);
  });

  test('of the same name but another key proves nothing alone, and does not harm beside the right one', () => {
    const again = certificate({ ca: true, subject: 'CN=Test Issuing', issuer: root });
    expect(judged([revocationList({ issuer: again })])).toEqual(['bad-revocation-list: chain.revocation.bad-signature']);
    expect(judged([revocationList({ issuer: again }), revocationList({ issuer })])).toEqual([]);
  });

  test('a newer delta takes an entry back', () => {
    const full = revocationList({ issuer, revoked: [entry(Uint8Array.of(0x12, 0x34), 6)], thisUpdate: NOW - 2 * DAY });
    const delta = revocationList({
      issuer,
      deltaBase: 1,
      number: 2,
      revoked: [entry(Uint8Array.of(0x12, 0x34), 8)],
      thisUpdate: NOW - DAY,
    });
    expect(judged([full])).toEqual([revoked]);
    expect(judged([full, delta])).toEqual([]);
  });
  test('a delta takes back neither a stolen key nor what a list it does not build on holds', () => {
    const serial = Uint8Array.of(0x12, 0x34);
    const full = (reason: number, number: number) =>
      revocationList({ issuer, number, revoked: [entry(serial, reason)], thisUpdate: NOW - 2 * DAY });
    const delta = (deltaBase: number) =>
      revocationList({ issuer, deltaBase, number: 9, revoked: [entry(serial, 8)], thisUpdate: NOW - DAY });
    expect(judged([full(1, 1), delta(1)])).toEqual([revoked]);
    expect(judged([full(6, 1), delta(5)])).toEqual([revoked]);
    expect(judged([full(6, 5), delta(5)])).toEqual([]);
  });

  test('of several authorities: an entry counts for the one it names, and for those behind it', () => {
    const other = certificate({ ca: true, subject: 'CN=Other' });
    const mine = entry(Uint8Array.of(0x12, 0x34));
    expect(judged([revocationList({ issuer, revoked: [{ ...entry(Uint8Array.of(1)), of: other.subject }, mine] })])).toEqual([]);
    expect(
      judged([
        revocationList({
          issuer,
          revoked: [
            { ...entry(Uint8Array.of(1)), of: other.subject },
            { ...mine, of: issuer.subject },
          ],
        }),
      ]),
    ).toEqual([revoked]);
  });
});

// RFC 5280 section 6.3.3; the same shapes as NIST PKITS 4.4 (separate keys), 4.14 (parts) and 4.15 (deltas), made anew.
describe('lists that are one part of several', () => {
  const serial = Uint8Array.of(9);
  const url = 'http://crl.example/1.crl';
  const mine = certificate({ issuer, serial, crl: [url] });
  const path = pathOf(mine, issuer, root);
  const unknown = 'bad-revocation-list: chain.revocation.none-speaks';
  const partly = 'bad-revocation-list: chain.revocation.some-reasons';
  const KEY_COMPROMISE = 1 << 1;
  const OTHERS = 0b1_1111_1100;
  const part = (scope: NonNullable<Parameters<typeof revocationList>[0]['scope']>, entries = [entry(serial)]) =>
    revocationList({ issuer, revoked: entries, scope });

  test.each([
    ['of authorities', { onlyAuthorities: true }, [unknown]],
    ['of attribute certificates', { onlyAttributes: true }, [unknown]],
    ['of another address', { url: 'http://crl.example/2.crl' }, [unknown]],
    ['of its address', { url }, [revoked]],
    ['of leaves', { onlyUsers: true }, [revoked]],
    ['of some reasons', { reasons: KEY_COMPROMISE }, [revoked]],
  ] as const)('a part %s', (_of, scope, expected) => expect(judged([part(scope)], path)).toEqual(expected));

  test('lists for some reasons must together speak for all of them', () => {
    expect(judged([part({ reasons: KEY_COMPROMISE }, [])], path)).toEqual([partly]);
    expect(judged([part({ reasons: KEY_COMPROMISE }, []), part({ reasons: OTHERS }, [])], path)).toEqual([]);
  });
  test('a certificate that names no address is not spoken for by the part of one', () =>
    expect(judged([revocationList({ issuer, scope: { url } })])).toEqual([unknown]));
  test('a point named relative to its issuer is the list’s own', () => {
    const level = (name: string) => distinguishedName(`CN=${name}`).subarray(4);
    const point = (name: string) => ({
      oid: EXTENSION_OIDS.crlDistributionPoints,
      value: sequence(sequence(explicit(0, explicit(1, level(name))))),
    });
    const named = (name: string) => pathOf(certificate({ issuer, serial, extra: [point(name)] }), issuer, root);
    expect(judged([part({ relative: level('One') })], named('One'))).toEqual([revoked]);
    expect(judged([part({ relative: level('One') })], named('Two'))).toEqual([unknown]);
  });
  test('only whoever hands in lists of this very path, and asks by the strict rules, must have the leaf among them', () => {
    const ofRoot = revocationList({ issuer: root });
    expect(judged([ofRoot], path)).toEqual([unknown]);
    expect(judged([ofRoot], path, { rules: 'browser' })).toEqual([]);
  });
  test('last week’s list beside today’s does not matter; alone it does', () => {
    const old = revocationList({ issuer, thisUpdate: NOW - 9 * DAY, nextUpdate: NOW - 2 * DAY });
    expect(judged([old], path)).toEqual(['bad-revocation-list: chain.revocation.out-of-date']);
    expect(judged([old, revocationList({ issuer })], path)).toEqual([]);
  });
  test('a list of changes without the full list that it builds on says nothing but who was revoked', () => {
    const delta = (entries = [entry(serial)]) => revocationList({ issuer, deltaBase: 1, number: 2, revoked: entries });
    expect(judged([delta()], path)).toEqual([revoked]);
    expect(judged([delta([])], path)).toEqual([unknown]);
    const question = { certificate: readCertificate(mine.der), issuer: readCertificate(issuer.der), url, time: NOW, signatures };
    expect(listAnswer({ ...question, lists: [delta([])] }).said?.key).toBe('chain.revocation.delta-alone');
    expect(listAnswer({ ...question, lists: [part({ reasons: KEY_COMPROMISE }, [])] }).said?.key).toBe('chain.revocation.some-reasons');
  });

  describe('signed by somebody else', () => {
    const other = certificate({ ca: true, subject: 'CN=Lists', issuer: root });
    const directory = (name: Uint8Array) => explicit(4, name);
    const byOther = {
      oid: EXTENSION_OIDS.crlDistributionPoints,
      value: sequence(sequence(implicit(2, 'constructed', directory(other.subject)))),
    };
    const told = pathOf(certificate({ issuer, serial, extra: [byOther] }), issuer, root);
    const indirect = (of: Uint8Array, scope: WantedList['scope'] = { indirect: true }) =>
      revocationList({ issuer: other, revoked: [{ ...entry(serial), of }], scope });
    const signer = { otherSigners: () => [{ certificate: readCertificate(other.der), issuer: readCertificate(root.der) }] };

    test('a list of several authorities counts where the certificate names its issuer', () => {
      expect(judged([indirect(issuer.subject)], told, signer)).toEqual([revoked]);
      expect(judged([indirect(root.subject), revocationList({ issuer: root })], told, signer)).toEqual([]);
      expect(judged([indirect(issuer.subject), revocationList({ issuer: root })], path, signer)).toEqual([unknown]);
      expect(judged([indirect(issuer.subject, { onlyUsers: true }), revocationList({ issuer: root })], told, signer)).toEqual([unknown]);
    });
    test('an authority may sign its lists with a key of their own, which must lead to the same root and live', () => {
      const forLists = certificate({
        ca: true,
        subject: 'CN=Test Issuing',
        issuer: root,
        serial: Uint8Array.of(77),
        keys: keyPair('P-256', 'for lists'),
        keyUsage: KEY_USAGE.crlSign,
      });
      const list = revocationList({ issuer: forLists, revoked: [entry(serial)] });
      const by = { otherSigners: () => [{ certificate: readCertificate(forLists.der), issuer: readCertificate(root.der) }] };
      expect(judged([list], path, by)).toEqual([revoked]);
      const dead = revocationList({ issuer: root, revoked: [entry(Uint8Array.of(77))] });
      expect(judged([list, dead], path, by)).toEqual(['bad-revocation-list: chain.revocation.bad-signature']);
    });
  });
});
