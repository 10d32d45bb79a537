import { describe, expect, test } from 'vitest';
import { certificate, threeLevels } from '../../e2e/certificates/make.ts';
import { chainQuestion } from '../../e2e/certificates/question.ts';
import { EXTENSION_OIDS, KEY_PURPOSE_OIDS } from '../tables/oids.ts';
import { implicit, objectId, sequence, utf8Bytes } from '../wire/der-write.ts';
import { judge } from './judge.ts';

const { root, issuer } = threeLevels();
const uses = (oids: readonly string[], critical = false) => ({
  oid: EXTENSION_OIDS.extendedKeyUsage,
  critical,
  value: sequence(...oids.map(objectId)),
});
const limit = (name: string) => ({
  oid: EXTENSION_OIDS.nameConstraints,
  value: sequence(implicit(0, 'constructed', sequence(implicit(2, 'primitive', utf8Bytes(name))))),
});
const ANY_USE = '2.5.29.37.0';

/** What a stricter reader of the Baseline Requirements refuses and a current Chrome lets pass; the table stands in README.md. */
describe.each(['browser', 'strict'] as const)('Chrome decides, by the %s rules', (rules) => {
  const accepted = (served: readonly { readonly der: Uint8Array }[], top = root, host = 'www.shop.example') =>
    judge(
      chainQuestion(
        served.map((each) => each.der),
        [top.der],
        { rules, host },
      ),
    ).ok;

  test('a limit on names that is not critical counts: a name inside passes, one outside does not', () => {
    const limited = (name: string) => certificate({ ca: true, subject: 'CN=Limited', issuer: root, extra: [limit(name)] });
    const [inside, outside] = [limited('shop.example'), limited('corp.example')];
    expect(accepted([certificate({ issuer: inside }), inside])).toBe(true);
    expect(accepted([certificate({ issuer: outside }), outside])).toBe(false);
  });
  test.each([
    ['another host', 'CN=notinsan.example.com'],
    ['another A-label', 'CN=xn--nxasmq6b.com'],
    ['the same in other letters', 'CN=bücher.example'],
  ])('a common name that is %s than the names is not read', (_what, subject) => {
    expect(accepted([certificate({ issuer, subject }), issuer])).toBe(true);
  });
  test.each([
    ['any use beside the one of servers', { purposes: null, extra: [uses([KEY_PURPOSE_OIDS.serverAuth, ANY_USE])] }],
    ['no list of uses', { purposes: null }],
    ['a critical list of uses', { purposes: null, extra: [uses([KEY_PURPOSE_OIDS.serverAuth], true)] }],
  ])('%s serves', (_what, wanted) => {
    expect(accepted([certificate({ issuer, ...wanted }), issuer])).toBe(true);
  });
  test('a root’s list of uses counts: one for servers passes, one for mail does not', () => {
    const rootFor = (purpose: string) => certificate({ ca: true, subject: 'CN=Root with uses', purposes: [purpose] });
    const [servers, mail] = [rootFor(KEY_PURPOSE_OIDS.serverAuth), rootFor('1.3.6.1.5.5.7.3.4')];
    expect(accepted([certificate({ issuer: servers })], servers)).toBe(true);
    expect(accepted([certificate({ issuer: mail })], mail)).toBe(false);
  });
  test('a wildcard may stand below a suffix of a private company, not below one of the public name system', () => {
    expect(accepted([certificate({ issuer, dns: ['*.s3.amazonaws.com'] }), issuer], root, 'a.s3.amazonaws.com')).toBe(true);
    expect(accepted([certificate({ issuer, dns: ['*.co.uk'] }), issuer], root, 'shop.co.uk')).toBe(false);
  });
  test('an authority’s own certificate serves, with a warning', () => {
    const own = certificate({ issuer: root, ca: true, subject: 'CN=www.shop.example', dns: ['www.shop.example'], keyUsage: null });
    const { ok, problems } = judge(chainQuestion([own.der], [root.der], { rules }));
    expect({ ok, kinds: problems.filter((each) => each.weight === 'warns').map((each) => each.kind) }).toEqual({
      ok: true,
      kinds: expect.arrayContaining(['wrong-usage']),
    });
  });
});
