import { type Machine, readText } from '../machine.ts';
import { yamlValue } from './conda.ts';
import { manualSetting, type ReadSource } from './setting.ts';

/** Both generations of yarn's settings of this person: `.yarnrc.yml` (`httpsProxy: …`), `.yarnrc` (`https-proxy "…"`). */
export async function yarnSetting(
  machine: Machine,
  names: { readonly berry: string; readonly classic: string },
): Promise<{ readonly value: string; readonly location: string } | null> {
  const folder = `${machine.home}${machine.platform === 'win32' ? '\\' : '/'}`;
  const [berry, classic] = await Promise.all([readText(machine, `${folder}.yarnrc.yml`), readText(machine, `${folder}.yarnrc`)]);
  const ofBerry = berry === null ? null : yamlValue(berry, [names.berry]);
  if (ofBerry) return { value: ofBerry, location: `${folder}.yarnrc.yml` };
  const found = new RegExp(`^"?${names.classic}"?\\s+"?([^"\\n]+?)"?\\s*$`, 'mu').exec(classic ?? '')?.[1];
  return found === undefined ? null : { value: found, location: `${folder}.yarnrc` };
}

/** yarn's own proxy. Source: yarnpkg.com, "Settings (.yarnrc.yml)": httpsProxy; classic.yarnpkg.com, "yarn config": https-proxy. */
export const readYarn: ReadSource = async ({ machine, target }) => {
  const found = await yarnSetting(machine, { berry: 'httpsProxy', classic: 'https-proxy' });
  if (found === null) return [];
  const place = { source: 'yarn', location: found.location };
  return [manualSetting(place, { proxy: found.value, bypass: [], bypasses: () => false }, target)];
};
