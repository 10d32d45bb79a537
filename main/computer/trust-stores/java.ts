import { javaHomes } from '../java-homes.ts';
import { parseOptions } from '../java-options.ts';
import type { Machine } from '../machine.ts';
import { isJks, readJks } from './jks.ts';
import { readPkcs12 } from './pkcs12.ts';
import { readStore, type StoreContent, type StorePlace, unreadStore } from './stored-root.ts';

/**
 * From an installation to its trusted roots. A `jssecacerts` beside `cacerts` counts alone.
 * Source: JSSE Reference Guide, "Customizing the default keystores and truststores".
 */
const FILES = ['lib/security/jssecacerts', 'jre/lib/security/jssecacerts', 'lib/security/cacerts', 'jre/lib/security/cacerts'];
const DEFAULT_PASSWORD = 'changeit';
/** Key store types that stand for the system's own list. Source: JDK Providers Documentation, SunMSCAPI and Apple. */
const SYSTEMS_OWN = /^(?:Windows-ROOT|Windows-MY|KeychainStore)/iu;

/**
 * The trusted roots of every Java on this computer. Installations that share one file are one store.
 * @param system the system's own store, for a Java that is told to go by it
 */
export async function readJava(machine: Machine, system: () => Promise<StoreContent>): Promise<StoreContent[]> {
  const slash = machine.platform === 'win32' ? '\\' : '/';
  const { JDK_JAVA_OPTIONS, JAVA_TOOL_OPTIONS, JAVA_OPTS, _JAVA_OPTIONS } = machine.env;
  const found = await Promise.all(
    (await javaHomes(machine)).map(async ({ folder, name }) => {
      for (const file of FILES) {
        const path = `${folder}${slash}${file.replaceAll('/', slash)}`;
        if ((await machine.presence(path)) !== 'not-there') return [{ name, path }];
      }
      return [];
    }),
  );
  // Of several alike the last counts, in the order in which Java takes them.
  const options = [JAVA_OPTS, JAVA_TOOL_OPTIONS, JDK_JAVA_OPTIONS, _JAVA_OPTIONS].filter((each) => each !== undefined).join(' ');
  const told = (name: string) => parseOptions(options).get(`javax.net.ssl.${name}`) || null;
  const passwords = [told('trustStorePassword') ?? DEFAULT_PASSWORD, ''];
  const named = told('trustStore');
  const stores = await Promise.all(found.flat().map(({ name, path }) => readKeyStore(machine, placeOf(name, path), passwords)));
  const as = { store: 'java', program: 'Java' };
  const given = SYSTEMS_OWN.test(told('trustStoreType') ?? '')
    ? [{ ...(await system()), ...as }]
    : named === null
      ? []
      : [await readKeyStore(machine, { ...as, location: named, publicRoots: 'held' }, passwords)];
  return uniqueNames([...given, ...withoutRepeats(stores)]);
}

/** One file of trusted roots in either of Java's forms. */
export async function readKeyStore(machine: Machine, place: StorePlace, passwords: readonly string[]): Promise<StoreContent> {
  const bytes = await machine.readFile(place.location);
  if (bytes === null)
    return unreadStore(place, (await machine.presence(place.location)) === 'not-there' ? 'named-file-missing' : 'no-right');
  if (isJks(bytes)) {
    try {
      return readStore(place, readJks(bytes));
    } catch {
      return unreadStore(place, 'damaged');
    }
  }
  const reading = await readPkcs12(bytes, passwords);
  if (reading.kind === 'read') return readStore(place, reading.roots);
  return unreadStore(place, reading.kind === 'locked' ? 'password' : 'damaged');
}

function placeOf(name: string, location: string): StorePlace {
  return { store: 'java', program: `Java (${name})`, location, publicRoots: 'held' };
}

/** Debian's installations all link to one file: the same roots under the same name are told once. */
function withoutRepeats(stores: readonly StoreContent[]): StoreContent[] {
  const seen = new Set<string>();
  return stores.filter((store) => {
    if (store.outcome !== 'read') return true;
    const identity = store.roots
      .map((root) => `${Buffer.from(root.certificate.der).subarray(-24).toString('hex')} ${root.addedAt ?? ''}`)
      .sort()
      .join(',');
    if (seen.has(identity)) return false;
    seen.add(identity);
    return true;
  });
}

/** The first is `java`; the others are told apart by their folder. */
function uniqueNames(stores: readonly StoreContent[]): StoreContent[] {
  return stores.map((store, index) => (index === 0 ? store : { ...store, store: store.program }));
}
