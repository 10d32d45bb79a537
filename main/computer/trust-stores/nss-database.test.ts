import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import expected from '../../../e2e/fixtures/stores/expected-nss.json' with { type: 'json' };
import { fingerprint } from '../../../shared/wire/x509-summary.ts';
import { recordedMachine } from '../testing/recorded-machine.ts';
import { readNssDatabase } from './nss-database.ts';

const sample = (path: string) => new Uint8Array(readFileSync(new URL(`../../../e2e/fixtures/stores/${path}`, import.meta.url)));
const machineWith = (folder: string) =>
  recordedMachine({ files: { '/db/cert9.db': sample(`${folder}/cert9.db`), '/db/key4.db': sample(`${folder}/key4.db`) } });

const DECISION: Readonly<Record<string, string>> = { TRUST_ANCHOR: 'trusted', NOT_TRUSTED: 'distrusted' };

describe('the NSS database', () => {
  test.each([
    ['nss-user-db-3.87', 'nss-user-db-3.87'],
    ['nss-user-db-3.125', 'nss-user-db-3.125'],
    ['firefox-profile', 'firefox-profile'],
  ] as const)('given %s, finds every certificate with the trust that its own NSS wrote', async (folder, key) => {
    const reading = await readNssDatabase(machineWith(folder), '/db');
    if (reading.kind !== 'read') throw new Error(reading.kind);
    const found = Object.fromEntries(reading.roots.map((root) => [fingerprint(root.certificate), root.trust]));
    const wanted = Object.fromEntries(expected[key].map((one) => [one.sha256, DECISION[one.trust?.serverAuth ?? ''] ?? 'undecided']));
    expect(found).toEqual(wanted);
  });

  test('given no database, says not there; given a forbidden or broken one, does not call it empty', async () => {
    expect(await readNssDatabase(recordedMachine({}), '/db')).toEqual({ kind: 'not-there' });
    expect(await readNssDatabase(recordedMachine({ forbidden: ['/db/cert9.db'] }), '/db')).toEqual({ kind: 'no-right' });
    const cut = sample('nss-user-db-3.87/cert9.db').slice(0, 9000);
    expect(await readNssDatabase(recordedMachine({ files: { '/db/cert9.db': cut } }), '/db')).toEqual({ kind: 'damaged' });
    expect(await readNssDatabase(recordedMachine({ files: { '/db/cert9.db': 'hello' } }), '/db')).toEqual({ kind: 'damaged' });
  });

  test('given any damaged byte, ends with an answer', async () => {
    const whole = sample('nss-user-db-3.87/cert9.db');
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, value) => {
        const bytes = whole.slice();
        bytes[at] = value;
        const reading = await readNssDatabase(recordedMachine({ files: { '/db/cert9.db': bytes } }), '/db');
        expect(['read', 'damaged']).toContain(reading.kind);
      }),
      { numRuns: 150 },
    );
  });
});
