import { isIP } from 'node:net';
import { fitsWildcard, inBlock, isThisComputer } from './no-proxy.ts';
import { directSetting, manualSetting, type ProxyTarget, pacSetting, type ReadSource, unreadableSetting, wpadSetting } from './setting.ts';

export interface ScutilProxy {
  /** Keys with one value; a key may stand there with nothing behind it. */
  readonly values: ReadonlyMap<string, string>;
  readonly exceptions: readonly string[];
}

/** The output of `scutil --proxy`: `key : value` lines and an `<array> {` of exceptions. Scoped settings of single interfaces are left out. */
export function parseScutil(output: string): ScutilProxy {
  const values = new Map<string, string>();
  const exceptions: string[] = [];
  const path: string[] = [];
  for (const line of output.split(/\r?\n/u)) {
    const text = line.trim();
    const [, key = '', value = ''] = /^(\S+)\s:\s?(.*)$/u.exec(text) ?? [];
    if (/<(?:dictionary|array)> \{$/u.test(text)) path.push(key);
    else if (text === '}') path.pop();
    else if (key !== '' && path.at(-1) === 'ExceptionsList' && path.length === 2) exceptions.push(value.trim());
    else if (key !== '' && path.length === 1) values.set(key, value.trim());
  }
  return { values, exceptions };
}

/** What macOS' setting says: detection before script before fixed proxies. Source: Apple, SCDynamicStoreCopyProxies, CFNetworkCopyProxiesForURL. */
export const readMacOs: ReadSource = async (asking) => {
  const { machine, target } = asking;
  if (machine.platform !== 'darwin') return [];
  const place = { source: 'macos', location: 'scutil --proxy' };
  const output = await machine.run('scutil', ['--proxy']);
  if (output === null) return [unreadableSetting(place, target)];
  const { values, exceptions } = parseScutil(output);
  const on = (name: string) => values.get(name) === '1';
  const hostAndPort = (name: string, scheme: string): string | null => {
    const host = values.get(`${name}Proxy`) ?? '';
    if (!on(`${name}Enable`) || host === '') return null;
    const port = values.get(`${name}Port`) ?? '';
    return `${scheme}${isIP(host) === 6 ? `[${host}]` : host}${port === '' || port === '0' ? '' : `:${port}`}`;
  };
  const script = values.get('ProxyAutoConfigURLString') ?? '';
  // With discovery on, the script's address is the one discovery goes by.
  if (on('ProxyAutoDiscoveryEnable')) return [await wpadSetting(place, asking, 'dhcp-and-dns')];
  if (on('ProxyAutoConfigEnable') && script !== '') return [await pacSetting(place, script, asking)];
  const proxy = hostAndPort('HTTPS', '') ?? hostAndPort('SOCKS', 'socks5://');
  if (proxy === null) return [directSetting(place, target)];
  const bypasses = (asked: ProxyTarget) => macBypasses(exceptions, on('ExcludeSimpleHostnames'), asked);
  return [manualSetting(place, { proxy, bypass: exceptions, bypasses }, target)];
};

function macBypasses(exceptions: readonly string[], excludesSimpleNames: boolean, { host }: ProxyTarget): boolean {
  if (host === 'localhost' || isThisComputer(host)) return true;
  if (excludesSimpleNames && isIP(host) === 0 && !host.includes('.')) return true;
  return exceptions.some((entry) => (entry.includes('/') ? inBlock(host, entry) : fitsWildcard(host, entry)));
}
