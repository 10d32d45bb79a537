import type { Machine } from '../machine.ts';
import { BUNDLES } from './linux-system.ts';
import { rootsInFile } from './pem-list.ts';
import { readStore, type StoreContent } from './stored-root.ts';

const MOST_DISTRIBUTIONS = 6;

/**
 * The Linux systems that run within Windows: each has a store of its own, and what is added to Windows is not in it. Only those that run
 * are looked at; the others would have to be started.
 *
 * Source: Microsoft, "Basic commands for WSL": `wsl --list --running --quiet`, printed as UTF-16; `\\wsl.localhost\<name>` holds the files.
 */
export async function readWsl(machine: Machine): Promise<StoreContent[]> {
  if (machine.platform !== 'win32') return [];
  const output = await machine.run('wsl', ['--list', '--running', '--quiet']);
  const names = (output ?? '')
    .replaceAll('\0', '')
    .split(/\r?\n/u)
    .map((line) => line.replace(/^\uFEFF/u, '').trim())
    .filter((name) => /^[\w.-]{1,60}$/u.test(name));
  const read = await Promise.all(names.slice(0, MOST_DISTRIBUTIONS).map((name) => readDistribution(machine, name)));
  return read.filter((store) => store !== null);
}

async function readDistribution(machine: Machine, name: string): Promise<StoreContent | null> {
  for (const bundle of BUNDLES) {
    const location = `\\\\wsl.localhost\\${name}${bundle.replaceAll('/', '\\')}`;
    const bytes = await machine.readFile(location);
    const program = `WSL (${name})`;
    if (bytes !== null) return readStore({ store: program, program, location, publicRoots: 'held' }, rootsInFile(bytes));
  }
  return null;
}
