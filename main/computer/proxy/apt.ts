import { directSetting, manualSetting, type ReadSource } from './setting.ts';

/**
 * apt's own proxy, for all hosts or a single one; without it apt goes by the environment. What is not said for https counts from http.
 * Source: apt-transport-https(1), apt-transport-http(1); `apt-config dump` prints every setting on a line of its own.
 */
export const readApt: ReadSource = async ({ machine, target }) => {
  if (machine.platform !== 'linux') return [];
  const output = await machine.run('apt-config', ['dump', 'Acquire']);
  const settings = new Map<string, string>(
    [...(output ?? '').matchAll(/^Acquire::(https?)::Proxy(?:::(\S+))? "(.*)";$/gmu)].map(
      ([, scheme = '', host = '', value = '']) => [`${scheme} ${host.toLowerCase()}`, value] as const,
    ),
  );
  const find = (host: string) =>
    [`https ${host}`, `http ${host}`].map((key) => settings.get(key)).find((value) => value !== undefined && value !== '');
  const value = (target === null ? undefined : find(target.host)) ?? find('');
  if (value === undefined) return [];
  const place = { source: 'apt', location: 'apt-config dump' };
  if (value.toUpperCase() === 'DIRECT') return [directSetting(place, target)];
  return [manualSetting(place, { proxy: value, bypass: [], bypasses: () => false }, target)];
};
