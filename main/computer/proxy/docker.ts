import type { ProxySetting } from '../../../shared/model/computer.ts';
import { readText } from '../machine.ts';
import { goRule } from './no-proxy.ts';
import { manualSetting, type Place, type ProxyTarget, type ReadSource, unreadableSetting } from './setting.ts';

/**
 * Docker's proxies: what the daemon pulls images through (daemon.json, or the drop-ins of its systemd unit) and what containers are handed
 * (config.json of the person). Source: Docker documentation, "Use a proxy server with the Docker CLI", "Daemon proxy configuration".
 */
export const readDocker: ReadSource = async ({ machine, target }) => {
  const windows = machine.platform === 'win32';
  const daemon = windows ? `${machine.env.ProgramData ?? 'C:\\ProgramData'}\\docker\\config\\daemon.json` : '/etc/docker/daemon.json';
  const client = machine.env.DOCKER_CONFIG ?? (windows ? `${machine.home}\\.docker` : `${machine.home}/.docker`);
  const config = `${client}${windows ? '\\' : '/'}config.json`;
  const json = async (location: string, source: string, path: readonly string[], names: readonly [string, string]) => {
    const text = await readText(machine, location);
    if (text === null) return [];
    const place = { source, location };
    const parsed = parseJson(text);
    if (parsed === undefined) return [unreadableSetting(place, target)];
    const at = path.reduce<unknown>(memberOf, parsed);
    return settingFrom(place, textOf(memberOf(at, names[0])), textOf(memberOf(at, names[1])), target);
  };
  const unit = '/etc/systemd/system/docker.service.d';
  const dropIns = windows ? [] : ((await machine.list(unit)) ?? []).filter((name) => name.endsWith('.conf'));
  const fromUnit = await Promise.all(
    dropIns.map(async (name) => {
      const variables = unitEnvironment((await readText(machine, `${unit}/${name}`)) ?? '');
      const proxy = variables.get('https_proxy') ?? variables.get('HTTPS_PROXY') ?? '';
      const place = { source: 'docker-daemon', location: `${unit}/${name}` };
      return settingFrom(place, proxy, variables.get('no_proxy') ?? variables.get('NO_PROXY') ?? '', target);
    }),
  );
  const fromFiles = await Promise.all([
    json(daemon, 'docker-daemon', ['proxies'], ['https-proxy', 'no-proxy']),
    json(config, 'docker-containers', ['proxies', 'default'], ['httpsProxy', 'noProxy']),
  ]);
  return [...fromFiles.flat(), ...fromUnit.flat()];
};

/** The `Environment=` of a systemd unit, quotes taken off; `%%` is a percent sign. Source: systemd.exec(5). */
export function unitEnvironment(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/^\s*Environment=(.*)$/gmu)].flatMap((line) =>
      [...(line[1] ?? '').matchAll(/"([^"=]+)=([^"]*)"|'([^'=]+)=([^']*)'|([^\s"'=]+)=(\S*)/gu)].map(
        (found) => [found[1] ?? found[3] ?? found[5] ?? '', (found[2] ?? found[4] ?? found[6] ?? '').replaceAll('%%', '%')] as const,
      ),
    ),
  );
}

function settingFrom(place: Place, proxy: string, list: string, target: ProxyTarget | null): readonly ProxySetting[] {
  if (proxy === '') return [];
  const bypass = list.split(',').flatMap((entry) => (entry.trim() === '' ? [] : [entry.trim()]));
  return [manualSetting(place, { proxy, bypass, bypasses: (asked) => goRule(list, asked) }, target)];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
