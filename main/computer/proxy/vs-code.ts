import { type Machine, readText } from '../machine.ts';
import { directSetting, manualSetting, type ReadSource } from './setting.ts';
import { windowsBypasses } from './windows-words.ts';

/** Visual Studio Code's settings of this person: JSON with remarks. Null where it has none. */
export async function vsCodeSettings(machine: Machine): Promise<{ readonly text: string; readonly location: string } | null> {
  const { home, env, platform } = machine;
  const location =
    platform === 'win32'
      ? `${env.APPDATA ?? `${home}\\AppData\\Roaming`}\\Code\\User\\settings.json`
      : platform === 'darwin'
        ? `${home}/Library/Application Support/Code/User/settings.json`
        : `${env.XDG_CONFIG_HOME || `${home}/.config`}/Code/User/settings.json`;
  const text = await readText(machine, location);
  // Only whole lines: `//` also stands in addresses.
  return text === null ? null : { text: text.replace(/^\s*\/\/.*$/gmu, ''), location };
}

/** Its own proxy and that of its extensions; switched off, it goes direct. Source: Visual Studio Code documentation, "Network connections". */
export const readVsCode: ReadSource = async ({ machine, target }) => {
  const settings = await vsCodeSettings(machine);
  if (settings === null) return [];
  const place = { source: 'vs-code', location: settings.location };
  const value = (name: string) => new RegExp(`"http\\.${name}"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"`, 'u').exec(settings.text)?.[1];
  if (value('proxySupport') === 'off') return [directSetting(place, target)];
  const proxy = value('proxy');
  if (proxy === undefined || proxy === '') return [];
  const list = /"http\.noProxy"\s*:\s*\[([^\]]*)\]/u.exec(settings.text)?.[1] ?? '';
  const bypass = [...list.matchAll(/"([^"]*)"/gu)].map(([, entry = '']) => entry);
  return [manualSetting(place, { proxy, bypass, bypasses: (asked) => windowsBypasses(bypass, asked) }, target)];
};
