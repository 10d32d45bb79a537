import type { ComputerFinding } from '../../../shared/model/computer.ts';
import { summarise } from '../../../shared/wire/x509-summary.ts';
import { say } from '../../../shared/words/index.ts';
import type { Machine } from '../machine.ts';
import { readAnchors, systemBundle } from './linux-system.ts';
import { rootsInFile } from './pem-list.ts';

const MOST_TOLD = 5;

/** Roots that somebody laid into the folder for additions and that never came into the list which programs read. */
export async function unmergedRoots(machine: Machine): Promise<ComputerFinding[]> {
  if (machine.platform !== 'linux') return [];
  const laid = await readAnchors(machine);
  const bytes = laid.length === 0 ? null : await machine.readFile(await systemBundle(machine));
  if (bytes === null) return [];
  const merged = new Set(rootsInFile(bytes).map((root) => root.certificate));
  const names = laid.filter((root) => !merged.has(root.certificate)).map((root) => summarise(root.certificate).subjectText);
  const fedora = (await machine.presence('/etc/pki/ca-trust')) === 'there';
  return [...new Set(names)].slice(0, MOST_TOLD).map((name) => ({
    state: 'look',
    area: 'trust',
    said: say('computer.root.not-merged', { name }),
    detail: fedora
      ? [say('computer.root.not-merged.fedora')]
      : [say('computer.root.not-merged.debian'), say('computer.root.not-merged.name')],
  }));
}
