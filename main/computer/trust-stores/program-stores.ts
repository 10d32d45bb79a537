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
const reading = new ReadAgain(() => inTime(readProgramStores(thisMachine())));

/** What the programs of this computer trust, to be compared with the judging stores. Empty where reading takes too long. */
export function programStores(): Promise<readonly TrustStore[]> {
  return reading.value();
}

/**
 * Firefox (the profile in use), Chrome, Java (the one that JAVA_HOME names, else the first), OpenSSL and Node; what is not installed is
 * left out.
 */
export async function readProgramStores(machine: Machine): Promise<readonly TrustStore[]> {
  const system = await readSystem(machine);
  const added = machine.platform === 'linux' ? [] : system.roots.filter((root) => !root.shipped);
  const [firefox, chromium, java, openssl, node] = await Promise.all([
    readFirefox(machine, added, async () => system.roots),
    readChromium(machine, added),
    readJava(machine),
    readOpenSsl(machine),
    readNode(machine, system),
  ]);
  return [firefox[0], chromium[0], java[0], openssl, node].flatMap((content) =>
    content === undefined || content.outcome === 'not-there' ? [] : [asTrustStore(content)],
  );
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

function inTime(work: Promise<readonly TrustStore[]>): Promise<readonly TrustStore[]> {
  const { promise, resolve } = Promise.withResolvers<readonly TrustStore[]>();
  const timer = setTimeout(() => resolve([]), MOST_MILLISECONDS);
  work.then(resolve, () => resolve([])).finally(() => clearTimeout(timer));
  return promise;
}
