import type { Machine } from '../machine.ts';
import { readChromium } from './chromium.ts';
import { readCurl, readDocker, readGit } from './command-line-tools.ts';
import { readDeno } from './deno.ts';
import { readFirefox } from './firefox.ts';
import { readJava } from './java.ts';
import { readLinuxSystem } from './linux-system.ts';
import { readMacSystem } from './macos-system.ts';
import { readNode, readNpm } from './node.ts';
import { readOpenSsl } from './openssl.ts';
import { readCargo, readDotNet, readGo, readPhp, readRuby, readWget } from './openssl-tools.ts';
import { readP11Kit } from './p11-kit.ts';
import { readCertifi, readPython } from './python.ts';
import { readAws, readConda, readPip } from './python-tools.ts';
import { absentStore, type StoreContent } from './stored-root.ts';
import { readWindowsSystem } from './windows-system.ts';
import { readWsl } from './wsl.ts';
import { readYarn } from './yarn.ts';

/**
 * Every trust store of this computer that we know how to read, the system's first. Reads only; nothing is changed.
 * @param onStore hears of each as soon as it is read, and null of one whose reader failed: that is a fault of ours, and costs no other store
 */
export async function readAllStores(
  machine: Machine,
  onStore: (content: StoreContent | null) => void = () => undefined,
): Promise<StoreContent[]> {
  const system = await readSystem(machine);
  onStore(system);
  const added = machine.platform === 'linux' ? [] : system.roots.filter((root) => !root.shipped);
  const node = readNode(machine, system);
  const p11Kit = machine.platform === 'linux' ? readP11Kit(machine) : null;
  const openssl = readOpenSsl(machine);
  const certifi = readCertifi(machine);
  const asRequests = certifi.then(
    ([first]) => first ?? absentStore({ store: 'requests', program: 'Python requests', location: 'certifi', publicRoots: 'held' }),
  );
  const readings: readonly (Promise<StoreContent | readonly StoreContent[]> | null)[] = [
    p11Kit,
    readFirefox(machine, added, async () => rootsOf(await p11Kit, system)),
    readChromium(machine, added),
    readJava(machine),
    openssl,
    readCurl(machine, system),
    readGit(machine, system),
    node,
    node.then((content) => readNpm(machine, content)),
    readPython(machine),
    certifi,
    asRequests.then((requests) => Promise.all([readPip(machine, requests), readConda(machine, requests), readAws(machine, requests)])),
    openssl.then((content) => Promise.all([readRuby(machine, content), readPhp(machine, content), readDotNet(machine, system, content)])),
    node.then((content) => readYarn(machine, content)),
    readWget(machine, system),
    readCargo(machine, system),
    readGo(machine, system),
    readDeno(machine, system),
    readDocker(machine),
    readWsl(machine),
  ];
  const stores = await Promise.all(
    readings.map(async (reading) => {
      try {
        const found = [(await reading) ?? []].flat();
        for (const content of found) onStore(content);
        return found;
      } catch {
        onStore(null);
        return [];
      }
    }),
  );
  return [system, ...stores.flat()];
}

/** What p11-kit hands out; where its program cannot be asked, the bundle that is made from the same. */
function rootsOf(p11Kit: StoreContent | null, system: StoreContent): StoreContent['roots'] {
  return p11Kit?.outcome === 'read' ? p11Kit.roots : system.roots;
}

/** The operating system's own store. */
export async function readSystem(machine: Machine): Promise<StoreContent> {
  switch (machine.platform) {
    case 'win32':
      return readWindowsSystem(machine);
    case 'darwin':
      return readMacSystem(machine);
    case 'linux':
      return readLinuxSystem(machine);
    default:
      return absentStore({ store: 'system', program: machine.platform, location: '', publicRoots: 'held' });
  }
}
