import { type TrustStore, trustStore, unreadableStore } from '../../../shared/chain/store.ts';
import { type Machine, thisMachine } from '../machine.ts';
import { readChromium } from './chromium.ts';
import { readFirefox } from './firefox.ts';
import { readJava } from './java.ts';
import { readNode } from './node.ts';
import { readOpenSsl } from './openssl.ts';
import { sameAuthority } from './public-authorities.ts';
import { publicRootStore } from './public-roots.ts';
import { ReadAgain } from './read-again.ts';
import { readSystem } from './read-all.ts';
import type { StoreContent } from './stored-root.ts';

/** A verdict does not wait longer for stores that it only compares; they are read while the target is asked. */
const MOST_MILLISECONDS = 1500;
const reading = new ReadAgain(() => readProgramStores(thisMachine(), MOST_MILLISECONDS));

/** What the programs of this computer trust, to be compared with the judging stores. */
export function programStores(): Promise<readonly TrustStore[]> {
  return reading.value();
}

/**
 * Firefox (the profile in use), Chrome, Java (the one that JAVA_HOME names, else the first), OpenSSL and Node. Each counts by itself:
 * what is not installed, or not read in time, is left out, and the others stay.
 * @param milliseconds how long each is waited for
 */
export async function readProgramStores(machine: Machine, milliseconds: number): Promise<readonly TrustStore[]> {
  const system = readSystem(machine);
  const added = machine.platform === 'linux' ? Promise.resolve([]) : system.then(({ roots }) => roots.filter((root) => !root.shipped));
  const readings: readonly Promise<StoreContent | undefined>[] = [
    added.then(async (roots) => (await readFirefox(machine, roots, async () => (await system).roots))[0]),
    added.then(async (roots) => (await readChromium(machine, roots))[0]),
    readJava(machine, () => system).then(([first]) => first),
    readOpenSsl(machine),
    system.then((content) => readNode(machine, content)),
  ];
  const stores = await inTime(readings, milliseconds);
  return stores.flatMap((content) => (content === undefined || content.outcome === 'not-there' ? [] : [asTrustStore(content)]));
}

function asTrustStore(content: StoreContent): TrustStore {
  if (content.outcome !== 'read') return unreadableStore(content.store);
  const refused = content.roots.filter((root) => root.trust === 'distrusted').map((root) => root.certificate);
  const roots = [
    ...content.roots.filter((root) => root.trust === 'trusted').map((root) => root.certificate),
    ...(content.publicRoots === 'built-in' ? publicRootStore().roots : []),
  ].filter((root) => !refused.some((each) => sameAuthority(each, root)));
  return trustStore(content.store, roots, 'private');
}

/** What each of them gave by then; undefined for one that is slower, or failed. */
async function inTime<T>(work: readonly Promise<T | undefined>[], milliseconds: number): Promise<readonly (T | undefined)[]> {
  const over = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => over.resolve(undefined), milliseconds);
  try {
    return await Promise.all(work.map((one) => Promise.race([one.catch(() => undefined), over.promise])));
  } finally {
    clearTimeout(timer);
  }
}
