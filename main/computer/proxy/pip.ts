import { type Machine, readText } from '../machine.ts';
import { iniGroup } from './ini.ts';
import { manualSetting, type ReadSource } from './setting.ts';

export interface PipSetting {
  readonly value: string;
  readonly location: string;
}

/**
 * A setting of pip: the variable `PIP_…`, then the files, the nearest first; of a file the section of the command, then `[global]`.
 * Source: pip documentation, "Configuration".
 */
export async function pipSetting(machine: Machine, name: string): Promise<PipSetting | null> {
  const variable = `PIP_${name.replaceAll('-', '_').toUpperCase()}`;
  const given = machine.env[variable];
  if (given !== undefined && given !== '') return { value: given, location: variable };
  for (const location of files(machine)) {
    const text = await readText(machine, location);
    const value = text === null ? undefined : ['install', 'global'].map((group) => iniGroup(text, group).get(name)).find((one) => one);
    if (value !== undefined) return { value, location };
  }
  return null;
}

function files({ env, home, platform }: Machine): readonly string[] {
  const named = env.PIP_CONFIG_FILE;
  const first = named === undefined || named === '' ? [] : [named];
  if (platform === 'win32')
    return [
      ...first,
      ...(env.VIRTUAL_ENV ? [`${env.VIRTUAL_ENV}\\pip.ini`] : []),
      `${env.APPDATA ?? `${home}\\AppData\\Roaming`}\\pip\\pip.ini`,
      `${home}\\pip\\pip.ini`,
      `${env.ProgramData ?? 'C:\\ProgramData'}\\pip\\pip.ini`,
    ];
  return [
    ...first,
    ...(env.VIRTUAL_ENV ? [`${env.VIRTUAL_ENV}/pip.conf`] : []),
    ...(platform === 'darwin' ? [`${home}/Library/Application Support/pip/pip.conf`] : []),
    `${env.XDG_CONFIG_HOME || `${home}/.config`}/pip/pip.conf`,
    `${home}/.pip/pip.conf`,
    ...(platform === 'darwin' ? ['/Library/Application Support/pip/pip.conf'] : ['/etc/xdg/pip/pip.conf']),
    '/etc/pip.conf',
  ];
}

/** pip's own proxy; without one pip goes by the environment as requests does. */
export const readPip: ReadSource = async ({ machine, target }) => {
  const found = await pipSetting(machine, 'proxy');
  if (found === null) return [];
  const place = { source: 'pip', location: found.location };
  return [manualSetting(place, { proxy: found.value, bypass: [], bypasses: () => false }, target)];
};
