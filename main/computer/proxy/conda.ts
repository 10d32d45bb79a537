import { type Machine, readText } from '../machine.ts';
import { manualSetting, type ReadSource } from './setting.ts';

export interface CondaFile {
  readonly text: string;
  readonly location: string;
}

/** conda's files, the nearest first. Source: conda documentation, "Using the .condarc conda configuration file". */
export async function condaFiles(machine: Machine): Promise<readonly CondaFile[]> {
  const { env, home, platform } = machine;
  const slash = platform === 'win32' ? '\\' : '/';
  const places = [
    env.CONDARC,
    env.CONDA_PREFIX === undefined ? undefined : `${env.CONDA_PREFIX}${slash}.condarc`,
    `${home}${slash}.condarc`,
    `${home}${slash}.conda${slash}.condarc`,
    platform === 'win32' ? `${env.ProgramData ?? 'C:\\ProgramData'}\\conda\\.condarc` : '/etc/conda/.condarc',
  ];
  const read = await Promise.all(
    places.map(async (location) => {
      const text = location === undefined || location === '' ? null : await readText(machine, location);
      return text === null || location === undefined ? [] : [{ text, location }];
    }),
  );
  return read.flat();
}

/** A plain value of a YAML file at this depth; quotes and remarks taken off. Null where it is not there. */
export function yamlValue(text: string, path: readonly string[]): string | null {
  let depth = 0;
  let indent = -1;
  for (const line of text.split(/\r?\n/u)) {
    const [, spaces = '', key, value = ''] = /^(\s*)["']?([\w-]+)["']?\s*:\s*(.*?)\s*$/u.exec(line) ?? [];
    if (key === undefined) continue;
    if (spaces.length <= indent) [depth, indent] = [0, -1];
    if (key !== path[depth] || spaces.length <= indent || (depth === 0 && spaces !== '')) continue;
    if (depth === path.length - 1) return value.replace(/\s+#.*$/u, '').replace(/^(["'])(.*)\1$/u, '$2');
    [depth, indent] = [depth + 1, spaces.length];
  }
  return null;
}

/** conda's own proxy (`proxy_servers`); without one conda goes by the environment as requests does. */
export const readConda: ReadSource = async ({ machine, target }) => {
  for (const { text, location } of await condaFiles(machine)) {
    const proxy = yamlValue(text, ['proxy_servers', 'https']);
    if (proxy) return [manualSetting({ source: 'conda', location }, { proxy, bypass: [], bypasses: () => false }, target)];
  }
  return [];
};
