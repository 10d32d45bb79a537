import { type Machine, readText } from '../machine.ts';
import { wgetRule } from './no-proxy.ts';
import { directSetting, manualSetting, type ReadSource } from './setting.ts';

export interface WgetSetting {
  readonly value: string;
  readonly location: string;
}

/** A setting of wget's files, the person's before the computer's; names in any case, with or without `_` and `-`. Source: Wget manual, "Wgetrc Syntax". */
export async function wgetSetting({ env, home, readFile }: Machine, name: string): Promise<WgetSetting | null> {
  const wanted = name.replaceAll('_', '');
  for (const location of [env.WGETRC || `${home}/.wgetrc`, '/etc/wgetrc', '/usr/local/etc/wgetrc', '/opt/homebrew/etc/wgetrc']) {
    const text = await readText({ readFile }, location);
    const lines = (text ?? '').split(/\r?\n/u).flatMap((line) => {
      const [, key, value] = /^\s*([A-Za-z_-]+)\s*=\s*(.*?)\s*$/u.exec(line) ?? [];
      return key === undefined || value === undefined || key.replace(/[_-]/gu, '').toLowerCase() !== wanted ? [] : [value];
    });
    const value = lines.at(-1);
    if (value !== undefined) return { value, location };
  }
  return null;
}

/** wget's own file wins over the variables. Source: Wget manual, "Wgetrc Commands": https_proxy, no_proxy, use_proxy. */
export const readWgetrc: ReadSource = async ({ machine, target }) => {
  const [used, proxy, list] = await Promise.all([
    wgetSetting(machine, 'use_proxy'),
    wgetSetting(machine, 'https_proxy'),
    wgetSetting(machine, 'no_proxy'),
  ]);
  if (used !== null && /^(?:off|no|0|false)$/iu.test(used.value))
    return [directSetting({ source: 'wget', location: used.location }, target)];
  if (proxy === null || proxy.value === '') return [];
  const exceptions = list?.value ?? machine.env.no_proxy ?? '';
  const bypass = exceptions.split(/[\s,]+/u).filter((entry) => entry !== '');
  const bypasses: Parameters<typeof manualSetting>[1]['bypasses'] = (asked) => exceptions !== '' && wgetRule(exceptions, asked);
  return [manualSetting({ source: 'wget', location: proxy.location }, { proxy: proxy.value, bypass, bypasses }, target)];
};
