import { type Machine, readText } from '../machine.ts';
import { findProgram } from '../programs.ts';
import { directSetting, manualSetting, type ReadSource } from './setting.ts';

/** The values of an `.npmrc`: `key = value`, quotes taken off, `${NAME}` filled in from the environment. */
export function parseNpmrc(text: string, env: Readonly<Record<string, string | undefined>>): ReadonlyMap<string, string> {
  return new Map(
    text.split(/\r?\n/u).flatMap((line) => {
      const [, key, value] = /^\s*([^#;=\s][^=]*?)\s*=\s*(.*?)\s*$/u.exec(line) ?? [];
      if (key === undefined || value === undefined) return [];
      const bare = /^(["']).*\1$/u.test(value) ? value.slice(1, -1) : value;
      return [[key, bare.replace(/\$\{([^}]+)\}/gu, (whole, name: string) => env[name] ?? whole)] as const];
    }),
  );
}

export interface NpmSetting {
  readonly value: string;
  readonly location: string;
}

/**
 * A setting of npm: the variable `npm_config_…` in any case, then the person's file, then the computer's.
 * Source: npm documentation, "npmrc", "config": environment variables.
 */
export async function npmSetting(machine: Machine, key: string): Promise<NpmSetting | null> {
  const { env } = machine;
  const wanted = `npm_config_${key.replaceAll('-', '_')}`;
  const variable = Object.keys(env).find((name) => name.toLowerCase() === wanted && (env[name] ?? '') !== '');
  if (variable !== undefined) return { value: env[variable] ?? '', location: variable };
  for (const location of await npmFiles(machine)) {
    const value = parseNpmrc((await readText(machine, location)) ?? '', env).get(key);
    if (value !== undefined) return { value, location };
  }
  return null;
}

/** The files of npm's settings, the one that counts first. That of the computer lies where the Node that runs npm is installed. */
export async function npmFiles(machine: Machine): Promise<readonly string[]> {
  const { env, home, platform } = machine;
  const own = env.npm_config_userconfig || env.NPM_CONFIG_USERCONFIG || (platform === 'win32' ? `${home}\\.npmrc` : `${home}/.npmrc`);
  const ofAll = env.npm_config_globalconfig || env.NPM_CONFIG_GLOBALCONFIG;
  if (ofAll) return [own, ofAll];
  if (platform === 'win32') return [own, `${env.APPDATA ?? `${home}\\AppData\\Roaming`}\\npm\\etc\\npmrc`];
  const node = await findProgram(machine, 'node');
  const prefix = env.PREFIX || (node === null ? null : ((await machine.realPath(node)) ?? node).replace(/\/[^/]+\/[^/]+$/u, ''));
  return prefix === null ? [own] : [own, `${prefix}/etc/npmrc`];
}

/**
 * npm's own proxy: `https-proxy`, then `proxy`; exceptions in `noproxy`. Variables `npm_config_…` win over the file. Without any npm goes
 * by the environment. Source: npm documentation, config: https-proxy, noproxy.
 */
export const readNpm: ReadSource = async ({ machine, target }) => {
  const { env } = machine;
  const [https, http] = await Promise.all([npmSetting(machine, 'https-proxy'), npmSetting(machine, 'proxy')]);
  const filled = [https, http].find((found) => found !== null && !['', 'null'].includes(found.value));
  if (filled === undefined || filled === null) return [];
  const place = { source: 'npm', location: filled.location };
  if (filled.value === 'false') return [directSetting(place, target)];
  const list = (await npmSetting(machine, 'noproxy'))?.value ?? env.no_proxy ?? env.NO_PROXY ?? '';
  const bypass = list.split(/[\s,]+/u).filter((entry) => entry !== '');
  return [
    manualSetting(place, { proxy: filled.value, bypass, bypasses: ({ host }) => bypass.some((entry) => under(host, entry)) }, target),
  ];
};

/** Whole labels from the right. Source: @npmcli/agent, lib/proxy.js. */
function under(host: string, entry: string): boolean {
  const name = entry.replace(/^\.+/u, '').toLowerCase();
  return name !== '' && (host === name || host.endsWith(`.${name}`));
}
