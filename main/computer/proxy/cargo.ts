import { type Machine, readText } from '../machine.ts';
import { curlRule } from './no-proxy.ts';
import { directSetting, manualSetting, type ReadSource } from './setting.ts';

export interface CargoSetting {
  readonly value: string;
  readonly location: string;
}

/** A text of the section `[http]` of cargo's settings; the variable wins over the file. Source: The Cargo Book, "Configuration", [http]. */
export async function cargoSetting(machine: Machine, name: 'proxy' | 'cainfo'): Promise<CargoSetting | null> {
  const variable = `CARGO_HTTP_${name.toUpperCase()}`;
  const given = machine.env[variable];
  if (given !== undefined && given !== '') return { value: given, location: variable };
  const slash = machine.platform === 'win32' ? '\\' : '/';
  const folder = machine.env.CARGO_HOME || `${machine.home}${slash}.cargo`;
  for (const file of ['config.toml', 'config']) {
    const location = `${folder}${slash}${file}`;
    const text = await readText(machine, location);
    const section = /(?:^|\n)\s*\[http\]\s*(?:#.*)?\r?\n([\s\S]*?)(?=\n\s*\[|$)/u.exec(text ?? '')?.[1] ?? '';
    const pattern = (key: string) => new RegExp(`^\\s*${key}\\s*=\\s*(?:"([^"\\n]*)"|'([^'\\n]*)')`, 'mu');
    const [, double, single] = pattern(name).exec(section) ?? pattern(`http\\.${name}`).exec(text ?? '') ?? [];
    const value = double ?? single;
    if (value !== undefined) return { value: double === undefined ? value : value.replaceAll('\\\\', '\\'), location };
  }
  return null;
}

/** cargo's own proxy; without one it goes by git's and then by the environment, as curl does. An empty one switches it off. */
export const readCargo: ReadSource = async ({ machine, target }) => {
  const found = await cargoSetting(machine, 'proxy');
  if (found === null) return [];
  const place = { source: 'cargo', location: found.location };
  if (found.value === '') return [directSetting(place, target)];
  const list = machine.env.no_proxy || machine.env.NO_PROXY || '';
  const bypass = list.split(/[\s,]+/u).filter((entry) => entry !== '');
  return [manualSetting(place, { proxy: found.value, bypass, bypasses: (asked) => list !== '' && curlRule(list, asked) }, target)];
};
