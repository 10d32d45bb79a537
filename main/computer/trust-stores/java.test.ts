import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { summarise } from '../../../shared/wire/x509-summary.ts';
import { recordedMachine } from '../testing/recorded-machine.ts';
import { readJava } from './java.ts';
import { readPkcs12 } from './pkcs12.ts';

const sample = (name: string) => new Uint8Array(readFileSync(new URL(`../../../e2e/fixtures/stores/java/${name}`, import.meta.url)));
const CACERTS = '/usr/lib/jvm/jdk-17/lib/security/cacerts';
const read = async (files: Record<string, Uint8Array>, env: Record<string, string> = {}) =>
  readJava(recordedMachine({ files, env }), () => expect.fail('not asked for'));
const namesIn = async (bytes: Uint8Array) =>
  (await read({ [CACERTS]: bytes })).map((store) => ({
    outcome: store.outcome,
    why: store.why,
    names: store.roots.map((root) => summarise(root.certificate).subjectText).sort(),
  }));

const THREE = ['Example Antivirus Web Shield Root', 'Example Corp Internal Root CA', 'Example Debug Proxy CA'];

describe('Java', () => {
  test('given a JKS file, lists its trusted certificates with the day each was added, without a password', async () => {
    expect(await namesIn(sample('cacerts.jks'))).toEqual([{ outcome: 'read', why: null, names: THREE }]);
    const [store] = await read({ [CACERTS]: sample('cacerts.jks') });
    for (const root of store?.roots ?? []) expect(root.addedAt).toMatch(/^2026-11-20T/u);
  });

  test('given a PKCS #12 file locked by the usual password, opens it', async () => {
    expect(await namesIn(sample('cacerts.pkcs12'))).toEqual([{ outcome: 'read', why: null, names: THREE }]);
  });

  test('given a PKCS #12 file encrypted as before 2021, opens it too', async () => {
    expect(await namesIn(sample('cacerts-rc2.pkcs12'))).toEqual([{ outcome: 'read', why: null, names: ['Example Corp Internal Root CA'] }]);
  });

  test('given a PKCS #12 file without a password, lists it', async () => {
    const [store] = await namesIn(sample('cacerts-passwordless.pkcs12'));
    expect(store?.outcome).toBe('read');
    expect(store?.names).toHaveLength(2);
  });

  test('given another password than the usual one, says locked and never empty; the one from JAVA_TOOL_OPTIONS opens it', async () => {
    expect(await readPkcs12(sample('cacerts.pkcs12'), ['wrong'])).toEqual({ kind: 'locked' });
    const env = { JAVA_TOOL_OPTIONS: '-Djavax.net.ssl.trustStore=/srv/own.p12 -Djavax.net.ssl.trustStorePassword=changeit' };
    const stores = await read({ '/srv/own.p12': sample('cacerts.pkcs12'), [CACERTS]: sample('cacerts.jks') }, env);
    expect(stores.map((store) => [store.store, store.location, store.roots.length])).toEqual([
      ['java', '/srv/own.p12', 3],
      ['Java (jdk-17)', CACERTS, 3],
    ]);
  });

  test.each([
    ['key-and-root.jks', ['Lab Root', 'Own Root (key)']],
    ['keys-and-root.pkcs12', ['Gen (key)', 'Lab Root', 'Own Root (key)']],
    ['root.jceks', ['Lab Root']],
    // openssl pkcs12 -export -nokeys: Java finds no trusted certificate in it.
    ['without-java-mark.pkcs12', []],
  ])('given %s, trusts what Java itself trusts: also a private key’s own certificate', async (name, trusted) => {
    const [store] = await read({ [CACERTS]: sample(name) });
    const names = store?.roots.map((root) => summarise(root.certificate).subjectText + (root.privateKeyBeside ? ' (key)' : '')).sort();
    expect([store?.outcome, names]).toEqual(['read', trusted]);
  });

  test('given a secret key before the roots, which nobody can pass over, says that it could not be read', async () => {
    expect((await namesIn(sample('secret-key.jceks')))[0]).toMatchObject({ outcome: 'could-not-read' });
  });

  test('given two installations that share one file, tells it once', async () => {
    const stores = await read({ [CACERTS]: sample('cacerts.jks'), '/usr/lib/jvm/default/lib/security/cacerts': sample('cacerts.jks') });
    expect(stores).toHaveLength(1);
  });

  test('given a broken file, says damaged', async () => {
    expect((await namesIn(sample('cacerts.jks').slice(0, 700)))[0]).toMatchObject({ outcome: 'could-not-read', why: 'damaged' });
    expect((await namesIn(new TextEncoder().encode('no store')))[0]).toMatchObject({ outcome: 'could-not-read', why: 'damaged' });
  });

  test('given any damaged byte, ends with an answer', async () => {
    const samples = [sample('cacerts.jks'), sample('cacerts-passwordless.pkcs12')];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...samples), fc.nat(1200), fc.nat(255), async (whole, at, value) => {
        const bytes = whole.slice();
        bytes[at] = value;
        const [store] = await read({ [CACERTS]: bytes });
        expect(['read', 'could-not-read']).toContain(store?.outcome);
      }),
      { numRuns: 150 },
    );
  });
});
