import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { recordedMachine } from '../testing/recorded-machine.ts';
import { rootsInFile } from './pem-list.ts';
import { readProgramStores } from './program-stores.ts';
import { publicRootStore } from './public-roots.ts';

const bytes = (path: string) => new Uint8Array(readFileSync(new URL(`../../../e2e/fixtures/stores/${path}`, import.meta.url)));
const PROFILES = '/home/person/.mozilla/firefox';
const AMPLE = 10_000;
const CACERTS = '/usr/lib/jvm/jdk-17/lib/security/cacerts';

const machineWith = (database: Uint8Array, cacerts: Uint8Array) =>
  recordedMachine({
    files: {
      [`${PROFILES}/profiles.ini`]: '[Profile0]\nName=one\nIsRelative=1\nPath=one\nDefault=1\n',
      [`${PROFILES}/one/cert9.db`]: database,
      [CACERTS]: cacerts,
    },
  });

test('given Firefox and Java, both become stores that a chain can be compared with; what is not installed is left out', async () => {
  const stores = await readProgramStores(machineWith(bytes('nss-user-db-3.125/cert9.db'), bytes('java/cacerts.jks')), AMPLE);
  expect(stores.map((store) => [store.store, store.readable])).toEqual([
    ['firefox', true],
    ['java', true],
  ]);
  const [firefox] = stores;
  const [corp] = rootsInFile(bytes('certs/corp-root.pem'));
  const [refused] = rootsInFile(bytes('certs/distrusted.pem'));
  expect(firefox?.bySubject.has(corp?.certificate.subject.key ?? '')).toBe(true);
  expect(firefox?.bySubject.has(refused?.certificate.subject.key ?? '')).toBe(false);
  expect(firefox?.roots.length).toBe(publicRootStore().roots.length + 2); // beside Mozilla's list the two that the person trusts
});

test('given a store that cannot be read, it says nothing about trust', async () => {
  const stores = await readProgramStores(machineWith(bytes('nss-user-db-3.125/cert9.db'), bytes('java/cacerts.jks').slice(0, 300)), AMPLE);
  expect(stores.find((store) => store.store === 'java')).toMatchObject({ readable: false, roots: [] });
});

test('given a store that is slow, or whose reader fails, it is left out and the others stay', async () => {
  const machine = machineWith(bytes('nss-user-db-3.125/cert9.db'), bytes('java/cacerts.jks'));
  const never = new Promise<never>(() => undefined);
  const slow = {
    ...machine,
    readFile: (path: string) => (path === CACERTS ? never : machine.readFile(path)),
  };
  expect((await readProgramStores(slow, 300)).map((store) => store.store)).toEqual(['firefox']);
  const failing = {
    ...machine,
    list: (folder: string) => (folder === '/usr/lib/jvm' ? Promise.reject(new Error('of ours')) : machine.list(folder)),
  };
  expect((await readProgramStores(failing, AMPLE)).map((store) => store.store)).toEqual(['firefox']);
});

test('given a system store that never answers, the stores that do not need it are read', async () => {
  const machine = machineWith(bytes('nss-user-db-3.125/cert9.db'), bytes('java/cacerts.jks'));
  const slow = {
    ...machine,
    readFile: (path: string) =>
      path.startsWith('/etc/ssl') || path.startsWith('/etc/pki') ? new Promise<never>(() => undefined) : machine.readFile(path),
    presence: async (path: string) => (path.startsWith('/etc/ssl') ? ('there' as const) : machine.presence(path)),
  };
  expect((await readProgramStores(slow, 300)).map((store) => store.store)).toContain('java');
});
