import { type Machine, readText } from '../machine.ts';
import { parseNpmrc } from './npm.ts';
import { manualSetting, type ReadSource } from './setting.ts';

/** pnpm's own settings of this person, written as npm's are. Source: pnpm documentation, "Configuring": global configuration file. */
export function pnpmFile({ platform, home, env }: Pick<Machine, 'platform' | 'home' | 'env'>): string {
  if (platform === 'win32') return `${env.LOCALAPPDATA ?? `${home}\\AppData\\Local`}\\pnpm\\config\\rc`;
  if (env.XDG_CONFIG_HOME) return `${env.XDG_CONFIG_HOME}/pnpm/rc`;
  return platform === 'darwin' ? `${home}/Library/Preferences/pnpm/rc` : `${home}/.config/pnpm/rc`;
}

/** pnpm's own proxy; without one it goes by npm's. Source: pnpm documentation, "Settings": https-proxy, noproxy. */
export const readPnpm: ReadSource = async ({ machine, target }) => {
  const location = pnpmFile(machine);
  const values = parseNpmrc((await readText(machine, location)) ?? '', machine.env);
  const proxy = ['https-proxy', 'proxy'].map((name) => values.get(name) ?? '').find((value) => value !== '' && value !== 'null');
  if (proxy === undefined) return [];
  const bypass = (values.get('noproxy') ?? values.get('no-proxy') ?? '').split(/[\s,]+/u).filter((entry) => entry !== '');
  const under = (host: string, entry: string) => {
    const name = entry.replace(/^\.+/u, '').toLowerCase();
    return name !== '' && (host === name || host.endsWith(`.${name}`));
  };
  return [
    manualSetting(
      { source: 'pnpm', location },
      { proxy, bypass, bypasses: ({ host }) => bypass.some((entry) => under(host, entry)) },
      target,
    ),
  ];
};
