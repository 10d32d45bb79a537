import { globSync } from 'node:fs';
import { inRoot } from '../build/paths.ts';
import type { Ended } from './child.ts';
import type { TestOutcome } from './outcome.ts';

const AT_ONCE = 2;

/** The folders that have a tsconfig.json of their own: each is one type check, because each may use another library. */
export function typedFolders(): readonly string[] {
  const found = ['shared', 'main', 'renderer', 'scripts', 'e2e'].flatMap((top) => globSync(`${top}/**/tsconfig.json`, { cwd: inRoot('') }));
  return found.map((path) => path.replaceAll('\\', '/').replace(/\/tsconfig\.json$/, '')).sort();
}

/** Type-checks every folder, two at a time. In: how to check one. Out: one outcome a folder. */
export async function checkTypes(check: (project: string) => Promise<Ended>): Promise<readonly TestOutcome[]> {
  const waiting = [...typedFolders()];
  const outcomes: TestOutcome[] = [];
  const work = async (): Promise<void> => {
    for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
      const { code, output } = await check(folder);
      const name = `types of ${folder}`;
      outcomes.push(code === 0 ? { state: 'passed', name } : { state: 'failed', name, message: output.trim().slice(0, 6000) });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return outcomes.sort((a, b) => a.name.localeCompare(b.name));
}
