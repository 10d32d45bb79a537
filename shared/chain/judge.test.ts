import { describe, expect, test } from 'vitest';
import { certificate, DAY, keyPair, type Made, NOW, threeLevels, type Wanted } from '../../e2e/certificates/make.ts';
import { revocationList } from '../../e2e/certificates/make-list.ts';
import { chainQuestion } from '../../e2e/certificates/question.ts';
import { createSignatureChecker } from '../../main/crypto/certificate-signatures.ts';
import { EXTENSION_OIDS, KEY_PURPOSE_OIDS } from '../tables/oids.ts';
import { readCertificateList } from '../wire/crl.ts';
import { bitString, explicit, implicit, integer, objectId, sequence, utf8Bytes } from '../wire/der-write.ts';
import { readCertificate } from '../wire/x509.ts';
import { KEY_USAGE } from '../wire/x509-extensions.ts';
import { type ChainQuestion, judge, judgeChain } from './judge.ts';
import { trustStore } from './store.ts';

const signatures = createSignatureChecker();

function question(served: readonly Made[], trust: readonly Made[], more: Partial<ChainQuestion> = {}): ChainQuestion {
  return chainQuestion(
    served.map((each) => each.der),
    trust.map((root) => root.der),
    more,
  );
}

function kindsOf(served: readonly Made[], trust: readonly Made[], more: Partial<ChainQuestion> = {}) {
  const verdict = judge(question(served, trust, more));
  return {
    ok: verdict.ok,
    refused: verdict.problems.filter((each) => each.weight === 'refuses').map((each) => each.kind),
    all: verdict.problems.map((each) => each.kind),
  };
}

describe('a good chain', () => {
  test.each(['P-256', 'P-384', 'P-521', 'RSA-2048'] as const)('with %s keys is accepted without a word', (kind) => {
    const keys = keyPair(kind, 'good');
    const { root, issuer, leaf } = threeLevels({
      root: { keys: keyPair(kind, 'root') },
      issuer: { keys: keyPair(kind, 'issuer') },
      leaf: { keys },
    });
    expect(kindsOf([leaf, issuer], [root], { rules: 'strict' })).toEqual({ ok: true, refused: [], all: [] });
  });

  test('signed with RSA-PSS is accepted', () => {
    const { root, issuer, leaf } = threeLevels({ root: { keys: keyPair('RSA-2048', 'root') } });
    expect(kindsOf([leaf, issuer], [root]).ok).toBe(true);
    const pss = keyPair('RSA-PSS', 'pss');
    const byPss = threeLevels({ issuer: { keys: pss } });
    // The signature is good; a key that is bound to PSS is what browsers do not take.
    expect(kindsOf([byPss.leaf, byPss.issuer], [byPss.root]).refused).toEqual(['weak-key']);
  });
});

const NULL = Uint8Array.of(5, 0);
const odd = (bytes: number, last = 0x57) => Uint8Array.of(0, 0xc1, ...new Uint8Array(bytes - 2).fill(0x5b), last);
const rsaKey = (modulus: Uint8Array, exponent: number, parameters: Uint8Array = NULL) =>
  sequence(sequence(objectId('1.2.840.113549.1.1.1'), parameters), bitString(sequence(integer(modulus), integer(exponent))));
const curveKey = (point: Uint8Array) =>
  sequence(sequence(objectId('1.2.840.10045.2.1'), objectId('1.2.840.10045.3.1.7')), bitString(point));
const policies = (...each: readonly Uint8Array[]) => ({ oid: EXTENSION_OIDS.certificatePolicies, value: sequence(...each) });

describe('one rule broken', () => {
  const cases: readonly (readonly [string, string, Parameters<typeof threeLevels>[0]])[] = [
    ['a leaf past its end', 'expired', { leaf: { to: NOW - 1000 } }],
    ['a leaf before its start', 'not-yet-valid', { leaf: { from: NOW + 1000 } }],
    ['an issuer past its end', 'expired', { issuer: { to: NOW - 1000 } }],
    ['a trusted root past its end', 'expired', { root: { to: NOW - 1000 } }],
    ['a spoilt signature', 'bad-signature', { leaf: { spoilSignature: true } }],
    ['an issuer that is no authority', 'not-a-ca', { issuer: { ca: false, keyUsage: null, purposes: null, dns: [] } }],
    ['an issuer that may not sign certificates', 'not-a-ca', { issuer: { keyUsage: KEY_USAGE.digitalSignature } }],
    ['another host', 'name-mismatch', { leaf: { dns: ['mail.shop.example'] } }],
    ['no alternative names', 'no-san', { leaf: { dns: [] } }],
    ['a client certificate on a server', 'wrong-usage', { leaf: { purposes: [KEY_PURPOSE_OIDS.clientAuth] } }],
    ['an issuer for mail only', 'wrong-usage', { issuer: { purposes: [KEY_PURPOSE_OIDS.emailProtection] } }],
    [
      'an unknown critical extension',
      'unknown-critical-extension',
      { leaf: { extra: [{ oid: '1.3.6.1.4.1.99999.1', critical: true, value: Uint8Array.of(5, 0) }] } },
    ],
    [
      'a pre-certificate',
      'unknown-critical-extension',
      { leaf: { extra: [{ oid: EXTENSION_OIDS.ctPoison, critical: true, value: Uint8Array.of(5, 0) }] } },
    ],
    ['a name limit that leaves the host out', 'name-constraints', { issuer: { extra: [permits('corp.example')] } }],
    ['a short RSA key', 'weak-key', { leaf: { keys: keyPair('RSA-1024', 'weak') } }],
    ['an Ed25519 key', 'weak-key', { leaf: { keys: keyPair('Ed25519', 'leaf') } }],
    ['a SHA-1 signature', 'weak-signature', { leaf: { hash: 'sha1' } }],
    ['a version 1 leaf', 'malformed', { leaf: { version: 1 } }],
    ['an extension twice', 'malformed', { leaf: { extra: [{ oid: EXTENSION_OIDS.keyUsage, value: Uint8Array.of(3, 2, 7, 0x80) }] } }],
    ['an empty list of purposes', 'malformed', { leaf: { purposes: [] } }],
    ['a key usage without any use', 'malformed', { leaf: { keyUsage: 0 } }],
    ['an ECDSA signature with parameters', 'malformed', { leaf: { algorithm: sequence(objectId('1.2.840.10045.4.3.2'), NULL) } }],
    ['an RSA key with an even modulus', 'malformed', { leaf: { spki: rsaKey(odd(256, 0x58), 65_537) } }],
    ['an RSA key without its NULL', 'malformed', { leaf: { spki: rsaKey(odd(256), 65_537, new Uint8Array()) } }],
    ['an RSA key beyond what browsers read', 'weak-key', { leaf: { spki: rsaKey(odd(4096), 65_537) } }],
    ['an RSA exponent of 1', 'weak-key', { leaf: { spki: rsaKey(odd(256), 1) } }],
    ['an RSA exponent of 40 bits', 'weak-key', { leaf: { spki: rsaKey(odd(256), 2 ** 40 + 1) } }],
    ['a point that does not lie on its curve', 'malformed', { leaf: { spki: curveKey(new Uint8Array(65).fill(4)) } }],
    ['a point that is too short', 'malformed', { leaf: { spki: curveKey(new Uint8Array(41).fill(4)) } }],
    ['a key usage that forbids signatures', 'wrong-usage', { leaf: { keyUsage: KEY_USAGE.keyEncipherment } }],
    ['a policy named twice', 'malformed', { leaf: { extra: [policies(sequence(objectId('1.2.3')), sequence(objectId('1.2.3')))] } }],
    [
      'critical policies with an unknown qualifier',
      'unknown-critical-extension',
      { leaf: { extra: [{ ...policies(sequence(objectId('1.2.3'), sequence(sequence(objectId('1.2.3.9'), NULL)))), critical: true }] } },
    ],
  ];

  test.each(cases)('%s is told as %s', (_what, kind, wanted) => {
    const { root, issuer, leaf } = threeLevels(wanted);
    const verdict = kindsOf([leaf, issuer], [root]);
    expect(verdict.ok).toBe(false);
    expect(new Set(verdict.refused)).toContain(kind);
  });

  test('a key that only decrypts serves where the server decrypted with it, and is worth a word where only the path is judged', () => {
    const { root, issuer, leaf } = threeLevels({ leaf: { keyUsage: KEY_USAGE.keyEncipherment } });
    expect(kindsOf([leaf, issuer], [root], { keyUse: 'decrypts' }).ok).toBe(true);
    expect(kindsOf([leaf, issuer], [root], { keyUse: 'signs' }).ok).toBe(false);
    expect(kindsOf([leaf, issuer], [root], { rules: 'strict' })).toEqual({ ok: true, refused: [], all: ['wrong-usage'] });
  });

  test('path length: an authority below one that allows none', () => {
    const root = certificate({ ca: true, subject: 'CN=R' });
    const first = certificate({ ca: true, subject: 'CN=A', issuer: root, pathLength: 0 });
    const second = certificate({ ca: true, subject: 'CN=B', issuer: first });
    const leaf = certificate({ issuer: second });
    expect(kindsOf([leaf, second, first], [root]).refused).toEqual(['path-length']);
  });

  test.each([
    ['beside the common list of uses', [KEY_PURPOSE_OIDS.serverAuth], []],
    ['alone', null, ['unknown-critical-extension']],
  ])('a critical list of uses of Microsoft’s own %s', (_where, purposes, refused) => {
    const extra = [
      { oid: EXTENSION_OIDS.microsoftApplicationPolicies, critical: true, value: sequence(sequence(objectId('1.3.6.1.5.5.7.3.1'))) },
    ];
    const { root, issuer, leaf } = threeLevels({ leaf: { purposes, extra } });
    expect(kindsOf([leaf, issuer], [root]).refused).toEqual(refused);
  });

  test('a flag that an authority set wrong refuses a server by the strict rules; clients of an own authority are not held to it', () => {
    const extra = [{ oid: EXTENSION_OIDS.policyConstraints, value: sequence(implicit(0, 'primitive', Uint8Array.of(9))) }];
    const { root, issuer, leaf } = threeLevels({ issuer: { extra }, leaf: { purposes: null } });
    expect(kindsOf([leaf, issuer], [root], { rules: 'strict' }).refused).toEqual(['malformed']);
    expect(kindsOf([leaf, issuer], [root], { rules: 'strict', usage: 'client' }).refused).toEqual([]);
  });

  test('a self-issued step of a key change does not count for the path length', () => {
    const root = certificate({ ca: true, subject: 'CN=R' });
    const first = certificate({ ca: true, subject: 'CN=A', issuer: root, pathLength: 0 });
    const again = certificate({ ca: true, subject: 'CN=A', issuer: first });
    const leaf = certificate({ issuer: again });
    expect(kindsOf([leaf, again, first], [root]).ok).toBe(true);
  });
});

describe('the three ways to be untrusted', () => {
  const { root, issuer, leaf } = threeLevels();
  const other = certificate({ ca: true, subject: 'CN=Somebody Else' });

  test('given a leaf alone, says incomplete-chain and which issuer is missing', () => {
    const judgement = judgeChain(question([leaf], [root]));
    expect(judgement.findings.map((each) => each.kind)).toEqual(['incomplete-chain']);
    expect(judgement).toMatchObject({
      ok: false,
      top: 'stops-short',
      missing: { issuerText: 'Test Issuing', askedBy: 'www.shop.example', found: 'not-asked' },
    });
  });

  test('given a complete chain to a root that is not here, says untrusted-root', () => {
    const judgement = judgeChain(question([leaf, issuer, root], [other]));
    expect(judgement.findings.filter((each) => each.weight === 'refuses').map((each) => each.kind)).toEqual(['untrusted-root']);
    expect(judgement).toMatchObject({ top: 'untrusted-root', missing: null });
  });

  test('given one self-signed certificate, says self-signed', () => {
    const judgement = judgeChain(question([certificate()], [other]));
    expect(judgement.findings.map((each) => each.kind)).toEqual(['self-signed']);
    expect(judgement.top).toBe('self-signed-leaf');
  });

  test('given a leaf of a filter that keeps its root to itself, says untrusted-root and names the product', () => {
    const filter = certificate({ ca: true, subject: 'CN=ESET SSL Filter CA, O=ESET\u002c spol. s r. o.' });
    const judgement = judgeChain(question([certificate({ issuer: filter })], [other]));
    expect(judgement).toMatchObject({ top: 'untrusted-root', missing: null, inspectionProduct: { name: 'ESET', kind: 'antivirus' } });
  });

  test('given an issuer of the right name with another key, says that the issuer is missing, not that a signature is bad', () => {
    const rekeyed = certificate({ ca: true, subject: 'CN=Test Issuing', issuer: root, pathLength: 0 });
    const judgement = judgeChain(question([leaf, rekeyed], [root]));
    expect(judgement.findings.filter((each) => each.weight === 'refuses').map((each) => each.said.key)).toEqual([
      'chain.incomplete.other-key',
    ]);
    expect(judgement.missing).toMatchObject({ issuerText: 'Test Issuing' });
  });

  test('given the missing issuer from its AIA address, accepts with a warning; from a sibling address only, refuses', () => {
    const found = (origin: 'aia' | 'sibling') => [
      { certificate: readCertificate(issuer.der), origin, url: origin === 'aia' ? 'http://ca.example/i.crt' : null },
    ];
    const byAia = judgeChain(question([leaf], [root], { found: found('aia') }));
    expect(byAia).toMatchObject({
      ok: true,
      missing: { found: 'by-aia', url: 'http://ca.example/i.crt', certificate: { subjectText: 'Test Issuing' } },
    });
    expect(judgeChain(question([leaf], [root], { found: found('sibling') }))).toMatchObject({
      ok: false,
      missing: { found: 'by-sibling' },
    });
  });
});

describe('several paths', () => {
  test('an expired cross-sign does not kill the path that lives', () => {
    const oldRoot = certificate({ ca: true, subject: 'CN=Old', to: NOW - DAY });
    const newRoot = certificate({ ca: true, subject: 'CN=New' });
    const cross = certificate({ ca: true, subject: 'CN=New', keys: newRoot.keys, issuer: oldRoot, to: NOW - DAY });
    const leaf = certificate({ issuer: newRoot });
    expect(kindsOf([leaf, cross], [oldRoot, newRoot])).toEqual({ ok: true, refused: [], all: ['expired-cross-sign'] });
  });

  test('two authorities that certify each other do not make a loop', () => {
    const keysA = keyPair('P-256', 'loop-a');
    const keysB = keyPair('P-256', 'loop-b');
    const nameA = certificate({ ca: true, subject: 'CN=A', keys: keysA });
    const nameB = certificate({ ca: true, subject: 'CN=B', keys: keysB });
    const aByB = certificate({ ca: true, subject: 'CN=A', keys: keysA, issuer: nameB });
    const bByA = certificate({ ca: true, subject: 'CN=B', keys: keysB, issuer: nameA });
    const leaf = certificate({ issuer: nameA });
    expect(kindsOf([leaf, aByB, bByA], [certificate({ ca: true, subject: 'CN=C' })]).refused).toEqual(['incomplete-chain']);
    expect(kindsOf([leaf, aByB, bByA], [nameB]).ok).toBe(true);
  });

  test('a thicket of authorities that all certify each other ends within bounds', () => {
    const names = Array.from({ length: 8 }, (_, index) =>
      certificate({ ca: true, subject: `CN=T${index}`, keys: keyPair('P-256', `t${index}`) }),
    );
    const thicket = names.flatMap((issuer, i) =>
      names.flatMap((subject, j) => (i === j ? [] : [certificate({ ca: true, subject: `CN=T${j}`, keys: subject.keys, issuer })])),
    );
    const leaf = certificate({ issuer: names[0] as Made });
    let checks = 0;
    const counting: ChainQuestion['signatures'] = {
      verify: (...given) => {
        checks += 1;
        return signatures.verify(...given);
      },
    };
    expect(kindsOf([leaf, ...thicket], [certificate({ ca: true, subject: 'CN=Nobody' })], { signatures: counting }).ok).toBe(false);
    expect(checks).toBeLessThan(10_000);
  });
});

test('given a crowd of issuers of the right name that signed nothing, the search ends after a bounded number of checks', () => {
  const crowd = Array.from({ length: 99 }, () =>
    certificate({ ca: true, subject: 'CN=Crowd', issuer: certificate({ ca: true, subject: 'CN=Crowd' }), keyIdentifiers: 'none' }),
  );
  const leaf = certificate({ issuer: certificate({ ca: true, subject: 'CN=Crowd' }), keyIdentifiers: 'none' });
  let checks = 0;
  const counting: ChainQuestion['signatures'] = {
    verify: (...args) => {
      checks += 1;
      return signatures.verify(...args);
    },
  };
  expect(kindsOf([leaf, ...crowd], [certificate({ ca: true })], { signatures: counting })).toMatchObject({
    ok: false,
    refused: expect.arrayContaining(['bad-signature']),
  });
  expect(checks).toBeLessThan(300);
});

test('given a list signed with the authority’s key for lists, believes it where that key leads to the same root', () => {
  const { root, issuer } = threeLevels();
  const leaf = certificate({ issuer, serial: Uint8Array.of(9) });
  const forLists = certificate({
    ca: true,
    subject: 'CN=Test Issuing',
    issuer: root,
    keys: keyPair('P-256', 'for lists'),
    keyUsage: KEY_USAGE.crlSign,
  });
  const read = readCertificateList(revocationList({ issuer: forLists, revoked: [{ serial: Uint8Array.of(9), date: NOW - DAY }] }));
  const crls = 'list' in read ? [read.list] : [];
  const foreign = certificate({ ca: true, subject: 'CN=Elsewhere' });
  expect(kindsOf([leaf, issuer, forLists], [root], { crls }).refused).toEqual(['revoked']);
  expect(kindsOf([leaf, issuer], [root], { crls }).refused).toEqual(['bad-revocation-list']);
  const strange = certificate({ ca: true, subject: 'CN=Test Issuing', issuer: foreign, keys: keyPair('P-256', 'for lists') });
  expect(kindsOf([leaf, issuer, strange], [root, foreign], { crls }).refused).toEqual(['bad-revocation-list']);
});

describe('what is sent beside the path', () => {
  const { root, issuer, leaf } = threeLevels();
  test.each([
    ['the wrong order', [leaf, root, issuer], ['root-in-chain', 'misordered-chain']],
    ['the root', [leaf, issuer, root], ['root-in-chain']],
    ['a certificate twice', [leaf, issuer, issuer], ['unneeded-certificate']],
    ['a stranger', [leaf, certificate({ subject: 'CN=stranger' }), issuer], ['unneeded-certificate']],
  ] as const)('%s is told, and accepted', (_what, served, kinds) => {
    expect(kindsOf(served, [root])).toEqual({ ok: true, refused: [], all: kinds });
  });
});

describe('strict rules and browser rules', () => {
  const only: readonly (readonly [string, Wanted])[] = [
    ['no authority key identifier', { keyIdentifiers: 'no-authority' }],
    ['a serial number of zero', { serial: Uint8Array.of(0) }],
    ['a negative serial number', { serial: Uint8Array.of(0x80, 1) }],
    ['an underscore in a name', { dns: ['www.shop.example', 'a_b.shop.example'] }],
  ];
  test.each(only)('%s: refused by the profile, let pass by browsers', (_what, leaf) => {
    const made = threeLevels({ leaf });
    expect(kindsOf([made.leaf, made.issuer], [made.root], { rules: 'strict' })).toMatchObject({ ok: false, refused: ['malformed'] });
    expect(kindsOf([made.leaf, made.issuer], [made.root], { rules: 'browser' }).ok).toBe(true);
  });
});

describe('public roots', () => {
  const store = (root: Made) => ({
    stores: [trustStore('public-roots', [readCertificate(root.der)], 'public')],
    judgingStores: ['public-roots'],
  });

  test('a certificate that lives too long for its day of issue is refused; under a private root only 825 days matter', () => {
    const long = threeLevels({ leaf: { from: NOW - DAY, to: NOW + 300 * DAY } });
    expect(kindsOf([long.leaf, long.issuer], [], store(long.root)).refused).toContain('long-validity');
    expect(kindsOf([long.leaf, long.issuer], [long.root]).all).toEqual([]);
    const before = threeLevels({
      leaf: { from: Date.parse('2026-03-14T00:00:00Z'), to: Date.parse('2026-03-14T00:00:00Z') + 398 * DAY - 1000 },
    });
    expect(kindsOf([before.leaf, before.issuer], [], store(before.root)).refused).not.toContain('long-validity');
    const years = threeLevels({ leaf: { from: NOW - DAY, to: NOW + 1800 * DAY } });
    expect(kindsOf([years.leaf, years.issuer], [years.root])).toEqual({ ok: true, refused: [], all: ['long-validity'] });
  });

  test('a certificate without transparency timestamps is refused', () => {
    const { root, issuer, leaf } = threeLevels();
    expect(kindsOf([leaf, issuer], [], store(root)).refused).toEqual(['ct-missing']);
  });

  test('each store is told apart', () => {
    const { root, issuer, leaf } = threeLevels();
    const judgement = judgeChain(
      question([leaf, issuer], [root], {
        ...store(certificate({ ca: true })),
        stores: [...store(certificate({ ca: true })).stores, trustStore('system', [readCertificate(root.der)], 'private')],
        judgingStores: ['public-roots', 'system'],
      }),
    );
    expect(judgement.stores.map(({ store: name, trusted }) => [name, trusted])).toEqual([
      ['public-roots', false],
      ['system', true],
    ]);
    expect(judgement.top).toBe('private-root');
  });
});

test('bytes that are no certificate are malformed, and nothing throws', () => {
  const { root } = threeLevels();
  const verdict = judge({ ...question([], [root]), served: [Uint8Array.of(0x30, 0x82, 0x10, 0, 1, 2, 3)] });
  expect(verdict.ok).toBe(false);
  expect(verdict.problems.map((each) => each.kind)).toContain('malformed');
});

test('a name limit of a form that cannot be compared refuses only where such a name stands', () => {
  const otherName = implicit(0, 'constructed', objectId('1.3.6.1.4.1.99999.2'), explicit(0, utf8Bytes('x')));
  const limit = { oid: EXTENSION_OIDS.nameConstraints, critical: true, value: sequence(implicit(1, 'constructed', sequence(otherName))) };
  const { root, issuer, leaf } = threeLevels({ issuer: { extra: [limit] } });
  expect(kindsOf([leaf, issuer], [root]).ok).toBe(true);
});

test('a required policy that no certificate carries breaks the chain', () => {
  const required = { oid: EXTENSION_OIDS.policyConstraints, critical: true, value: sequence(implicit(0, 'primitive', Uint8Array.of(0))) };
  const { root, issuer, leaf } = threeLevels({ issuer: { extra: [required] } });
  expect(kindsOf([leaf, issuer], [root]).ok).toBe(false);
});

function permits(domain: string) {
  const base = implicit(2, 'primitive', utf8Bytes(domain));
  return { oid: EXTENSION_OIDS.nameConstraints, critical: true, value: sequence(implicit(0, 'constructed', sequence(base))) };
}
