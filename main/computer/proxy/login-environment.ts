import { type Machine, readText } from '../machine.ts';
import { queryRegistry, textOf } from '../registry.ts';
import { foldedEnvironment } from './environment.ts';
import { curlRule } from './no-proxy.ts';
import { manualSetting, type ReadSource } from './setting.ts';

const NAMES = ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'] as const;

/**
 * Variables that every new session is given: changed since this one began, or kept from this program, they differ from its own. Only then
 * are they a setting of their own. Source: environment(5) of PAM, environment.d(5); Windows: the keys that `setx` writes.
 */
export const readLoginEnvironment: ReadSource = async ({ machine, target }) => {
  const own = foldedEnvironment(machine.env, machine.platform);
  for (const { values, location } of await filesOf(machine)) {
    const name = NAMES.find((one) => (values.get(one) ?? '') !== '');
    const proxy = name === undefined ? undefined : values.get(name);
    if (proxy === undefined || NAMES.some((one) => own[one] === proxy)) continue;
    const list = values.get('no_proxy') ?? values.get('NO_PROXY') ?? '';
    const bypass = list.split(/[\s,]+/u).filter((entry) => entry !== '');
    const words = { proxy, bypass, bypasses: (asked: Parameters<typeof curlRule>[1]) => list !== '' && curlRule(list, asked) };
    return [manualSetting({ source: 'login-environment', location }, words, target)];
  }
  return [];
};

interface Variables {
  readonly values: ReadonlyMap<string, string>;
  readonly location: string;
}

async function filesOf(machine: Machine): Promise<readonly Variables[]> {
  if (machine.platform === 'win32') {
    const keys = ['HKCU\\Environment', 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment'];
    return Promise.all(
      keys.map(async (location) => {
        const [key] = await queryRegistry(machine, location);
        const values = [...NAMES, 'no_proxy' as const].flatMap((name) => {
          const value = textOf(key, name);
          return value === null ? [] : [[name, value] as const];
        });
        return { location, values: new Map<string, string>(values) };
      }),
    );
  }
  if (machine.platform !== 'linux') return [];
  const folder = `${machine.env.XDG_CONFIG_HOME || `${machine.home}/.config`}/environment.d`;
  const dropIns = ((await machine.list(folder)) ?? []).filter((name) => name.endsWith('.conf')).map((name) => `${folder}/${name}`);
  const files = [...dropIns.reverse(), '/etc/environment'];
  return Promise.all(files.map(async (location) => ({ location, values: assignments((await readText(machine, location)) ?? '') })));
}

function assignments(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/^\s*(?:export\s+)?(\w+)=(?:"([^"\n]*)"|'([^'\n]*)'|([^\s#]*))/gmu)].map(
      ([, name = '', double, single, bare = '']) => [name, double ?? single ?? bare] as const,
    ),
  );
}
