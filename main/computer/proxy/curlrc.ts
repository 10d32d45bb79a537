import { readText } from '../machine.ts';
import { curlRule } from './no-proxy.ts';
import { directSetting, manualSetting, type ReadSource } from './setting.ts';

/** The last value of a long or short option of a `.curlrc`; null where none sets it. Source: curl(1), --config. */
export function curlOption(text: string, long: string, short: string | null = null): string | null {
  const names = [`-{0,2}${long}`, ...(short === null ? [] : [`-${short}`])].join('|');
  const found = [
    ...text.matchAll(new RegExp(`^[ \\t]*(?:${names})(?:[ \\t]*[=:][ \\t]*|[ \\t]+)(?:"((?:[^"\\\\]|\\\\.)*)"|(\\S+))`, 'gmu')),
  ].at(-1);
  return found === undefined ? null : (found[1]?.replace(/\\(.)/gu, '$1') ?? found[2] ?? null);
}

/** curl's own file wins over the variables; an empty proxy switches it off. Without a proxy in it there is no setting of curl's own. */
export const readCurlrc: ReadSource = async ({ machine, target }) => {
  const windows = machine.platform === 'win32';
  const folder = machine.env.CURL_HOME || machine.home;
  const location = `${folder}${windows ? '\\_curlrc' : '/.curlrc'}`;
  const text = await readText(machine, location);
  const proxy = text === null ? null : curlOption(text, 'proxy', 'x');
  if (text === null || proxy === null) return [];
  const place = { source: 'curl', location };
  const list = curlOption(text, 'noproxy') ?? machine.env.no_proxy ?? machine.env.NO_PROXY ?? '';
  if (proxy === '') return [directSetting(place, target)];
  const bypass = list.split(/[\s,]+/u).filter((entry) => entry !== '');
  return [manualSetting(place, { proxy, bypass, bypasses: (asked) => list !== '' && curlRule(list, asked) }, target)];
};
