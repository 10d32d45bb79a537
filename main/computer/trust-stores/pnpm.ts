import { type Machine, readText } from '../machine.ts';
import { pnpmFile } from '../proxy/pnpm.ts';
import { namedBundle } from './named-bundle.ts';
import { settingOf } from './node.ts';
import type { StoreContent } from './stored-root.ts';

/** pnpm: a file of its own before npm's. Source: pnpm documentation, "Settings": cafile. */
export async function readPnpm(machine: Machine, npm: StoreContent): Promise<StoreContent> {
  const named = settingOf(await readText(machine, pnpmFile(machine)), 'cafile');
  return namedBundle(machine, { store: 'pnpm', program: 'pnpm', commands: ['pnpm'] }, named, npm);
}
