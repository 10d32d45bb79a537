import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TlsVersion, Variation } from '../../shared/model/handshake.ts';
import { isBroken } from '../../shared/tables/cipher-suite-properties.ts';
import { EXTENSION, isGrease } from '../../shared/tables/extensions.ts';
import { GROUP } from '../../shared/tables/groups.ts';
import { type Offer, offerOf, readClientHello } from '../../shared/wire/client-hello.ts';
import { buildHello, type HelloPlan, type Random } from './handshake/hello-build.ts';
import { CLIENT_PROFILES, clientHello, judgedHello, vary } from './hello-plans.ts';

const random: Random = (length) => new Uint8Array(randomBytes(length));

/** What the bytes on the wire offer, read back. */
function offered(plan: HelloPlan): Offer & { readonly bytes: number; readonly extensions: readonly number[]; readonly grease: number } {
  const { wire, message } = buildHello(plan, random);
  const hello = readClientHello(message.subarray(4));
  if (!hello.ok) throw new Error(hello.error.what);
  const extensions = hello.value.extensions.map((extension) => extension.type);
  return { ...offerOf(hello.value), bytes: wire.length, extensions, grease: extensions.filter(isGrease).length };
}

const judged = judgedHello('shop.example.com');
const varied = (variation: Variation) => offered(vary(judged, variation));

describe('the judged hello', () => {
  test('is as large and offers what the current Chrome offers', () => {
    const hello = offered(judged);
    expect(hello.bytes).toBeGreaterThan(1_700);
    expect(hello.bytes).toBeLessThan(2_100);
    expect(hello.versions).toEqual(['TLS 1.3', 'TLS 1.2']);
    expect(hello.serverName).toBe('shop.example.com');
    expect(hello.alpn).toEqual(['h2', 'http/1.1']);
    expect(hello.groups).toEqual([GROUP.x25519MlKem768, GROUP.x25519, GROUP.secp256r1, GROUP.secp384r1]);
    expect(hello.keyShareGroups.filter((group) => !isGrease(group))).toEqual([GROUP.x25519MlKem768, GROUP.x25519]);
    expect(hello.encryptedClientHello).toBe(true);
    expect(hello.grease).toBe(2);
  });

  test('shuffles its extensions, with the same random bytes in the same way', () => {
    const seeded: Random = (length) => new Uint8Array(length).fill(0x41);
    const order = (source: Random): string => {
      const hello = readClientHello(buildHello(judged, source).message.subarray(4));
      return hello.ok ? hello.value.extensions.map((extension) => extension.type).join() : '';
    };
    expect(order(seeded)).toBe(order(seeded));
    expect(new Set(Array.from({ length: 8 }, () => order(random))).size).toBeGreaterThan(1);
  });

  test('sends no name to an address', () => {
    expect(offered(judgedHello(null)).serverName).toBeNull();
  });

  test('keeps random, session id and extensions in the second hello after a HelloRetryRequest', () => {
    const first = buildHello(judged, random);
    const second = first.retry(GROUP.secp384r1, new Uint8Array(20).fill(1));
    const [a, b] = [readClientHello(first.message.subarray(4)), readClientHello((second?.message ?? new Uint8Array(4)).subarray(4))];
    if (!a.ok || !b.ok) throw new Error('unreadable');
    expect(b.value.random).toEqual(a.value.random);
    expect(b.value.sessionId).toEqual(a.value.sessionId);
    expect(offerOf(b.value).keyShareGroups).toEqual([GROUP.secp384r1]);
    const kinds = (types: readonly { readonly type: number }[]): number[] =>
      types.map((each) => each.type).filter((type) => type !== EXTENSION.cookie && type !== EXTENSION.padding);
    expect(kinds(b.value.extensions)).toEqual(kinds(a.value.extensions));
  });
});

describe('one factor at a time', () => {
  test.each([
    { factor: 'judged' },
    { factor: 'repeat', of: 1 },
    { factor: 'address', address: '192.0.2.1' },
    { factor: 'route', route: 'proxy' },
    { factor: 'client-certificate', given: 'none' },
  ] as const satisfies readonly Variation[])('$factor leaves the hello as it is', (variation) => {
    expect(vary(judged, variation)).toEqual(judged);
  });

  test('small-hello drops the post-quantum share and stays clear of the sizes old balancers hang on', () => {
    const hello = varied({ factor: 'small-hello' });
    expect(hello.groups).not.toContain(GROUP.x25519MlKem768);
    expect(hello.bytes).toBeLessThan(700);
    expect(hello.bytes < 256 || hello.bytes > 511).toBe(true);
    expect(hello.versions).toEqual(['TLS 1.3', 'TLS 1.2']);
  });

  test('hello-size makes exactly that many bytes, whatever the name', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 4_000 }), fc.integer({ min: 4, max: 40 }), (bytes, length) => {
        const plan = vary(judgedHello('n'.repeat(length)), { factor: 'hello-size', bytes });
        expect(offered(plan).bytes).toBe(bytes);
        expect(offered(plan).serverName).toHaveLength(length);
      }),
      { numRuns: 200 },
    );
  });

  test('hello-size never carries the post-quantum share, so that size and group are told apart', () => {
    expect(varied({ factor: 'hello-size', bytes: 1_500 }).groups).not.toContain(GROUP.x25519MlKem768);
  });

  test('no-tls13 offers TLS 1.2 and nothing that only TLS 1.3 has', () => {
    const hello = varied({ factor: 'no-tls13' });
    expect(hello.versions).toEqual(['TLS 1.2']);
    expect(hello.cipherSuites.filter((suite) => suite >>> 8 === 0x13)).toEqual([]);
    expect(hello.extensions).not.toContain(EXTENSION.keyShare);
    expect(hello.extensions).not.toContain(EXTENSION.supportedVersions);
  });

  test.each(['TLS 1.3', 'TLS 1.2', 'TLS 1.1', 'TLS 1.0', 'SSL 3.0'] as const satisfies readonly TlsVersion[])(
    'version %s offers that one alone',
    (version) => {
      expect(varied({ factor: 'version', version }).versions).toEqual([version]);
      expect(varied({ factor: 'version', version }).cipherSuites.length).toBeGreaterThan(2);
    },
  );

  test('version SSL 2.0 makes a hello of that form', () => {
    const { wire } = buildHello(vary(judged, { factor: 'version', version: 'SSL 2.0' }), random);
    expect([...wire.subarray(0, 5)]).toEqual([0x80, wire.length - 2, 1, 0, 2]);
  });

  test('names and protocols change alone', () => {
    expect(varied({ factor: 'no-sni' }).serverName).toBeNull();
    expect(varied({ factor: 'control-sni', name: 'example.net' }).serverName).toBe('example.net');
    expect(varied({ factor: 'no-alpn' }).alpn).toEqual([]);
    expect(varied({ factor: 'alpn', protocols: ['h2'] }).alpn).toEqual(['h2']);
    expect(varied({ factor: 'ech' }).encryptedClientHello).toBe(false);
  });

  test.each([
    [
      'ech',
      (hello: ReturnType<typeof varied>) => [hello.encryptedClientHello, hello.keyShareGroups.includes(GROUP.x25519MlKem768)],
      [false, true],
    ],
    [
      'post-quantum',
      (hello: ReturnType<typeof varied>) => [hello.encryptedClientHello, hello.groups.includes(GROUP.x25519MlKem768)],
      [true, false],
    ],
  ] as const)('%s takes out that part alone and is no shorter than the judged hello can be', (factor, parts, expected) => {
    const hello = varied({ factor });
    expect(parts(hello)).toEqual(expected);
    expect(hello.bytes).toBeGreaterThanOrEqual(Math.max(...Array.from({ length: 20 }, () => offered(judged).bytes)));
  });

  test('extensions are left out in the same length, reserved ones all together', () => {
    const without = (...types: number[]) => varied({ factor: 'extensions', without: types });
    expect(without(EXTENSION.sessionTicket).extensions).not.toContain(EXTENSION.sessionTicket);
    expect(without(EXTENSION.sessionTicket).extensions).toContain(EXTENSION.statusRequest);
    expect(without(0x0a0a).grease).toBe(0);
    expect(without(0x0a0a).bytes).toBeGreaterThan(1_900);
  });

  test('signatures of one family go with the suites of that family', () => {
    const rsa = varied({ factor: 'signatures', family: 'rsa' });
    expect(rsa.signatureSchemes).not.toContain(0x0403);
    expect(rsa.cipherSuites).not.toContain(0xc02b);
    const ecdsa = varied({ factor: 'signatures', family: 'ecdsa' });
    expect(ecdsa.signatureSchemes).toEqual([0x0403, 0x0503]);
    expect(ecdsa.cipherSuites).not.toContain(0xc02f);
    expect(ecdsa.cipherSuites).toContain(0x1301);
  });

  test('weak suites are all broken, uncommon ones none, and neither offers TLS 1.3', () => {
    const signals = (suite: number): boolean => suite !== 0x00ff;
    const weak = varied({ factor: 'suites', family: 'weak' });
    expect(weak.cipherSuites.filter(signals).every(isBroken)).toBe(true);
    expect(weak.cipherSuites).toEqual(expect.arrayContaining([0x0005, 0x000a, 0x0003, 0x0034]));
    const uncommon = varied({ factor: 'suites', family: 'uncommon' });
    expect(uncommon.cipherSuites.filter(signals).some(isBroken)).toBe(false);
    expect(uncommon.cipherSuites).not.toContain(0xc02f);
    expect(uncommon.cipherSuites).toContain(0x009e);
    expect([...weak.versions, ...uncommon.versions]).not.toContain('TLS 1.3');
  });

  test('one suite goes with a version that has it', () => {
    expect(varied({ factor: 'suites', family: 'one', suite: 0x1302 })).toMatchObject({ versions: ['TLS 1.3'], cipherSuites: [0x1302] });
    expect(varied({ factor: 'suites', family: 'one', suite: 0x0005 })).toMatchObject({ versions: ['TLS 1.2'], cipherSuites: [0x0005] });
    expect(varied({ factor: 'suites', family: 'one', suite: 0x0003 })).toMatchObject({ versions: ['TLS 1.0'] });
  });

  test('groups go with a share of the first', () => {
    expect(varied({ factor: 'groups', groups: [GROUP.secp256r1] })).toMatchObject({
      groups: [GROUP.secp256r1],
      keyShareGroups: [GROUP.secp256r1],
    });
  });
});

describe('client profiles', () => {
  test.each(CLIENT_PROFILES.map((profile) => profile.id))('%s makes a hello that reads back as its profile', (id) => {
    const plan = clientHello(id, 'shop.example.com');
    if (plan === null) throw new Error(id);
    const hello = offered(plan);
    expect(hello.cipherSuites).toEqual(plan.cipherSuites);
    expect(hello.versions[0]).toBe(plan.versions[0]);
    expect(hello.serverName).toBe(plan.extensions?.includes(EXTENSION.serverName) === true ? 'shop.example.com' : null);
  });

  test.each(CLIENT_PROFILES)('$id names its source and date', (profile) => {
    expect(profile.source.length).toBeGreaterThan(20);
    expect(profile.date).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(profile.cipherSuites.every(Number.isInteger)).toBe(true);
  });

  test('a profile that is not there is no hello', () => {
    expect(clientHello('netscape', null)).toBeNull();
  });
});
