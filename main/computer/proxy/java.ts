import { isIP } from 'node:net';
import type { ProxySetting } from '../../../shared/model/computer.ts';
import { javaHomes } from '../java-homes.ts';
import { parseOptions } from '../java-options.ts';
import { readText } from '../machine.ts';
import { fitsWildcard } from './no-proxy.ts';
import { directSetting, manualSetting, type ProxyTarget, type ReadSource } from './setting.ts';

/** Java's default. Source: `conf/net.properties` of OpenJDK 17. */
const DEFAULT_EXCEPTIONS = 'localhost|127.*|[::1]';

/** A `.properties` file: `key=value` or `key: value`, `#` and `!` begin a remark, a backslash at the end goes on. */
export function parseProperties(text: string): ReadonlyMap<string, string> {
  return new Map(
    text
      .replace(/\\\r?\n\s*/gu, '')
      .split(/\r?\n/u)
      .flatMap((line) => {
        const [, key, value] = /^\s*([^#!=:\s][^=:\s]*)\s*[=:\s]\s*(.*?)\s*$/u.exec(line) ?? [];
        return key === undefined || value === undefined ? [] : [[key, value.replace(/\\(.)/gu, '$1')] as const];
      }),
  );
}

const VARIABLES = ['JAVA_TOOL_OPTIONS', 'JDK_JAVA_OPTIONS', '_JAVA_OPTIONS', 'MAVEN_OPTS', 'GRADLE_OPTS'];

/**
 * Java's proxies: `net.properties` of each installation, the variables that every Java or its build tools read, and Gradle's properties.
 * Java never looks at `https_proxy`. Source: Oracle, "Java Networking and Proxies"; Gradle user guide, "Accessing the web through a proxy".
 */
export const readJava: ReadSource = async ({ machine, target }) => {
  const separator = machine.platform === 'win32' ? '\\' : '/';
  const settings: ProxySetting[] = [];
  for (const name of VARIABLES) {
    const value = machine.env[name];
    if (value !== undefined) settings.push(...settingFrom(parseOptions(value), '', { source: sourceOf(name), location: name }, target));
  }
  const gradle = `${machine.env.GRADLE_USER_HOME ?? `${machine.home}${separator}.gradle`}${separator}gradle.properties`;
  const gradleText = await readText(machine, gradle);
  if (gradleText !== null)
    settings.push(...settingFrom(parseProperties(gradleText), 'systemProp.', { source: 'gradle', location: gradle }, target));
  let plain: ProxySetting | null = null;
  const seen = new Set<string>();
  for (const { folder: home } of await javaHomes(machine)) {
    for (const folder of ['conf', 'lib', `jre${separator}lib`]) {
      const location = [home, folder, 'net.properties'].join(separator);
      const text = await readText(machine, location);
      if (text === null) continue;
      const properties = parseProperties(text);
      const found = settingFrom(properties, '', { source: 'java', location }, target);
      const same = JSON.stringify([...properties]);
      if (!seen.has(same)) settings.push(...found); // links to one installation are one setting
      seen.add(same);
      if (found.length === 0 && properties.get('java.net.useSystemProxies') !== 'true')
        plain ??= directSetting({ source: 'java', location }, target);
      break;
    }
  }
  return settings.some(({ source }) => source === 'java') || plain === null ? settings : [...settings, plain];
};

function sourceOf(variable: string): string {
  return variable === 'MAVEN_OPTS' ? 'maven' : variable === 'GRADLE_OPTS' ? 'gradle' : 'java';
}

function settingFrom(
  values: ReadonlyMap<string, string>,
  prefix: string,
  place: { readonly source: string; readonly location: string },
  target: ProxyTarget | null,
): readonly ProxySetting[] {
  const hostAndPort = (name: string, port: number, scheme: string): string | null => {
    const host = values.get(`${prefix}${name}Host`) ?? '';
    return host === '' ? null : `${scheme}${isIP(host) === 6 ? `[${host}]` : host}:${values.get(`${prefix}${name}Port`) ?? port}`;
  };
  const proxy = hostAndPort('https.proxy', 443, '') ?? hostAndPort('socksProxy', 1080, 'socks5://');
  if (proxy === null) return [];
  const bypass = (values.get(`${prefix}http.nonProxyHosts`) ?? DEFAULT_EXCEPTIONS).split('|').filter((entry) => entry !== '');
  const bypasses = ({ host }: ProxyTarget) => bypass.some((entry) => fitsWildcard(isIP(host) === 6 ? `[${host}]` : host, entry));
  return [manualSetting(place, { proxy, bypass, bypasses }, target)];
}
