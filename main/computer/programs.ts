import { posix, win32 } from 'node:path';
import type { Machine } from './machine.ts';

/** Where a program stands that would be started by its bare name; null where it is not installed. Nothing is started. */
export async function findProgram(machine: Machine, name: string): Promise<string | null> {
  const { join, delimiter } = machine.platform === 'win32' ? win32 : posix;
  const file = machine.platform === 'win32' ? `${name}.exe` : name;
  for (const folder of (machine.env.PATH ?? machine.env.Path ?? '').split(delimiter).slice(0, 100)) {
    if (folder === '') continue;
    const path = join(folder, file);
    if ((await machine.presence(path)) === 'there') return path;
  }
  return null;
}
