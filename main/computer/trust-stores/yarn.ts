import type { Machine } from '../machine.ts';
import { yarnSetting } from '../proxy/yarn.ts';
import { namedBundle } from './named-bundle.ts';
import type { StoreContent } from './stored-root.ts';

/** yarn: the file that its settings name, else what Node takes. Source: yarnpkg.com: httpsCaFilePath; classic.yarnpkg.com: cafile. */
export async function readYarn(machine: Machine, node: StoreContent): Promise<StoreContent> {
  const named = await yarnSetting(machine, { berry: 'httpsCaFilePath', classic: 'cafile' });
  return namedBundle(machine, { store: 'yarn', program: 'yarn', commands: ['yarn'] }, named?.value ?? null, node);
}
