import { readText } from '../machine.ts';
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

/**
 * npm's own proxy: `https-proxy`, then `proxy`; exceptions in `noproxy`. Variables `npm_config_…` win over the file. Without any npm goes
 * by the environment. Source: npm documentation, config: https-proxy, noproxy.
 */
export const readNpm: ReadSource = async ({ machine, target }) => {
  const separator = machine.platform === 'win32' ? '\\' : '/';
  const { env } = machine;
  const file = env.npm_config_userconfig ?? env.NPM_CONFIG_USERCONFIG ?? `${machine.home}${separator}.npmrc`;
  const text = await readText(machine, file);
  const written = text === null ? new Map<string, string>() : parseNpmrc(text, env);
  const find = (key: string) => {
    const variable = [`npm_config_${key.replaceAll('-', '_')}`, `NPM_CONFIG_${key.replaceAll('-', '_').toUpperCase()}`].find(
      (name) => env[name] !== undefined,
    );
    if (variable !== undefined) return { value: env[variable] ?? '', location: variable };
    const value = written.get(key);
    return value === undefined ? null : { value, location: file };
  };
  const filled = ['https-proxy', 'proxy'].map(find).find((found) => found !== null && !['', 'null'].includes(found.value));
  if (filled === undefined || filled === null) return [];
  const place = { source: 'npm', location: filled.location };
  if (filled.value === 'false') return [directSetting(place, target)];
  const list = find('noproxy')?.value ?? env.no_proxy ?? env.NO_PROXY ?? '';
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
