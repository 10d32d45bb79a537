import type { Machine } from '../machine.ts';
import { readChromium } from './chromium.ts';
import { readCurl, readDocker, readGit } from './command-line-tools.ts';
import { readComposer } from './composer.ts';
import { readDeno } from './deno.ts';
import { readFirefox } from './firefox.ts';
import { readJava } from './java.ts';
import { readLinuxSystem } from './linux-system.ts';
import { readMacSystem } from './macos-system.ts';
import { readNode, readNpm } from './node.ts';
import { readOpenSsl } from './openssl.ts';
import { readCargo, readDotNet, readGem, readGo, readPhp, readRuby, readWget } from './openssl-tools.ts';
import { readP11Kit } from './p11-kit.ts';
import { readPnpm } from './pnpm.ts';
import { readCertifi, readPython } from './python.ts';
import { readAws, readConda, readPip } from './python-tools.ts';
import { absentStore, type StoreContent } from './stored-root.ts';
import { readWindowsSystem } from './windows-system.ts';
import { readWsl } from './wsl.ts';
import { readYarn } from './yarn.ts';

/** Who reads: each reader gives the stores of one kind of program, by the name that its first store has. */
export type StoreReader =
  | 'system'
  | 'p11-kit'
  | 'firefox'
  | 'chromium'
  | 'java'
  | 'openssl'
  | 'curl'
  | 'git'
  | 'node'
  | 'npm'
  | 'pnpm'
  | 'python'
  | 'requests'
  | 'pip'
  | 'conda'
  | 'aws'
  | 'ruby'
  | 'gem'
  | 'php'
  | 'composer'
  | 'dotnet'
  | 'yarn'
  | 'wget'
  | 'cargo'
  | 'go'
  | 'deno'
  | 'docker'
  | 'wsl';

/**
 * Every trust store of this computer that we know how to read, the system's first. Reads only; nothing is changed. No reader waits for
 * another whose stores it does not need, and one that fails or hangs costs no other.
 * @param onRead hears of each reader's stores as soon as they are read, and null where it failed, which is a fault of ours
 */
export async function readAllStores(
  machine: Machine,
  onRead: (reader: StoreReader, contents: readonly StoreContent[] | null) => void = () => undefined,
): Promise<StoreContent[]> {
  const system = readSystem(machine);
  const added = machine.platform === 'linux' ? Promise.resolve([]) : system.then(({ roots }) => roots.filter((root) => !root.shipped));
  const node = system.then((content) => readNode(machine, content));
  const npm = node.then((content) => readNpm(machine, content));
  const p11Kit = machine.platform === 'linux' ? readP11Kit(machine) : Promise.resolve(null);
  const openssl = readOpenSsl(machine);
  const certifi = readCertifi(machine);
  const asRequests = certifi.then(
    ([first]) => first ?? absentStore({ store: 'requests', program: 'Python requests', location: 'certifi', publicRoots: 'held' }),
  );
  const readings: Readonly<Record<StoreReader, Promise<StoreContent | readonly StoreContent[] | null>>> = {
    system,
    'p11-kit': p11Kit,
    firefox: added.then((roots) => readFirefox(machine, roots, async () => rootsOf(await p11Kit, await system))),
    chromium: added.then((roots) => readChromium(machine, roots)),
    java: readJava(machine, () => system),
    openssl,
    curl: system.then((content) => readCurl(machine, content)),
    git: system.then((content) => readGit(machine, content)),
    node,
    npm,
    pnpm: npm.then((content) => readPnpm(machine, content)),
    python: readPython(machine),
    requests: certifi,
    pip: Promise.all([machine.platform === 'linux' ? openssl : system, certifi]).then(([own]) => readPip(machine, own)),
    conda: asRequests.then((content) => readConda(machine, content)),
    aws: asRequests.then((content) => readAws(machine, content)),
    ruby: openssl.then((content) => readRuby(machine, content)),
    gem: openssl.then((content) => readGem(machine, content)),
    php: openssl.then((content) => readPhp(machine, content)),
    composer: system.then((content) => readComposer(machine, content)),
    dotnet: Promise.all([system, openssl]).then(([store, content]) => readDotNet(machine, store, content)),
    yarn: node.then((content) => readYarn(machine, content)),
    wget: system.then((content) => readWget(machine, content)),
    cargo: system.then((content) => readCargo(machine, content)),
    go: system.then((content) => readGo(machine, content)),
    deno: system.then((content) => readDeno(machine, content)),
    docker: readDocker(machine),
    wsl: readWsl(machine),
  };
  const stores = await Promise.all(
    Object.entries(readings).map(async ([reader, reading]) => {
      try {
        const found = [(await reading) ?? []].flat();
        onRead(reader as StoreReader, found);
        return found;
      } catch {
        onRead(reader as StoreReader, null);
        return [];
      }
    }),
  );
  return stores.flat();
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
