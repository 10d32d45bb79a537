import { type Machine, readText } from '../machine.ts';
import { unitEnvironment } from './docker.ts';
import { goRule } from './no-proxy.ts';
import { manualSetting, type ReadSource } from './setting.ts';

const FOLDERS = ['/etc/systemd', '/usr/lib/systemd'];

/** What systemd hands to every service it starts. Source: systemd-system.conf(5), DefaultEnvironment=. */
export const readSystemd: ReadSource = async ({ machine, target }) => {
  for (const location of await filesOf(machine)) {
    const text = (await readText(machine, location)) ?? '';
    const variables = unitEnvironment(text.replace(/^\s*DefaultEnvironment=/gmu, 'Environment='));
    const proxy = ['https_proxy', 'HTTPS_PROXY'].map((name) => variables.get(name) ?? '').find((value) => value !== '');
    if (proxy === undefined) continue;
    const list = variables.get('no_proxy') ?? variables.get('NO_PROXY') ?? '';
    const bypass = list.split(/[\s,]+/u).filter((entry) => entry !== '');
    // Services read exceptions each in their own way; most of them are written in Go or go by its rule.
    return [manualSetting({ source: 'systemd', location }, { proxy, bypass, bypasses: (asked) => goRule(list, asked) }, target)];
  }
  return [];
};

/** The last that sets it counts: additions by name from the end, then the file itself. */
async function filesOf(machine: Machine): Promise<readonly string[]> {
  if (machine.platform !== 'linux') return [];
  const found = await Promise.all(
    FOLDERS.map(async (folder) => {
      const names = ((await machine.list(`${folder}/system.conf.d`)) ?? []).filter((name) => name.endsWith('.conf'));
      return [...names.reverse().map((name) => `${folder}/system.conf.d/${name}`), `${folder}/system.conf`];
    }),
  );
  return found.flat();
}
