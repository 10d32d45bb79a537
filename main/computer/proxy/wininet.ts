import type { ProxySetting } from '../../../shared/model/computer.ts';
import { bytesOf, numberOf, queryRegistry, type RegistryKey, textOf } from '../registry.ts';
import { type Asking, directSetting, manualSetting, pacSetting, type ReadSource, unreadableSetting, wpadSetting } from './setting.ts';
import { exceptionsOf, proxyForTls, windowsBypasses } from './windows-words.ts';

const INTERNET_SETTINGS = 'Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
const POLICY = 'HKLM\\Software\\Policies\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';

export interface ConnectionSettings {
  readonly version: number;
  readonly counter: number;
  readonly manual: boolean;
  readonly pac: boolean;
  readonly autodetect: boolean;
  readonly proxy: string;
  readonly bypass: string;
  readonly pacUrl: string;
}

/**
 * DefaultConnectionSettings: version, counter and flags as 32 bits each, then proxy, exceptions and script, each with its length before it.
 * Microsoft names only the flags (IE support blog, "What is DefaultConnectionSettings key?": 2 manual, 4 script, 8 automatic); the rest is
 * as observed. Null where the bytes end too soon.
 */
export function parseConnectionSettings(bytes: Uint8Array): ConnectionSettings | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12) return null;
  let at = 12;
  const text = (): string | null => {
    if (at === bytes.length) return ''; // older systems leave out what is empty
    if (at + 4 > bytes.length) return null;
    const length = view.getUint32(at, true);
    if (length > bytes.length - at - 4) return null;
    const read = new TextDecoder('latin1').decode(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
    return read;
  };
  const [proxy, bypass, pacUrl] = [text(), text(), text()];
  if (proxy === null || bypass === null || pacUrl === null) return null;
  const flags = view.getUint32(8, true);
  return {
    version: view.getUint32(0, true),
    counter: view.getUint32(4, true),
    manual: (flags & 2) !== 0,
    pac: (flags & 4) !== 0,
    autodetect: (flags & 8) !== 0,
    proxy,
    bypass,
    pacUrl,
  };
}

/** What the named values say; automatic detection does not stand in them. */
function namedSettings(key: RegistryKey | undefined): ConnectionSettings {
  const [proxy, pacUrl] = [textOf(key, 'ProxyServer') ?? '', textOf(key, 'AutoConfigURL') ?? ''];
  return {
    version: 0,
    counter: 0,
    manual: numberOf(key, 'ProxyEnable') === 1 && proxy !== '',
    pac: pacUrl !== '',
    autodetect: false,
    proxy,
    bypass: textOf(key, 'ProxyOverride') ?? '',
    pacUrl,
  };
}

/**
 * The setting of Windows that Edge, Chrome and most desktop programs go by. Windows asks in this order: automatic detection, script, fixed
 * proxy; each that is switched on is one setting. Source: Microsoft, WinHttpGetProxyForUrl; Chromium net/docs/proxy.md.
 */
export const readWinInet: ReadSource = async (asking) => {
  const { machine } = asking;
  if (machine.platform !== 'win32') return [];
  const [policy] = await queryRegistry(machine, POLICY);
  const hive = numberOf(policy, 'ProxySettingsPerUser') === 0 ? 'HKLM' : 'HKCU';
  const path = `${hive}\\${INTERNET_SETTINGS}`;
  const [[named], [connections]] = await Promise.all([queryRegistry(machine, path), queryRegistry(machine, `${path}\\Connections`)]);
  const bytes = bytesOf(connections, 'DefaultConnectionSettings');
  const place = { source: 'wininet', location: path };
  if (named === undefined && bytes === null) return [unreadableSetting(place, asking.target)];
  const binary = bytes === null ? null : parseConnectionSettings(bytes);
  return settingsOf(binary ?? namedSettings(named), binary === null ? path : `${path}\\Connections`, asking);
};

/** In the order in which Windows asks them. */
async function settingsOf(found: ConnectionSettings, location: string, asking: Asking): Promise<readonly ProxySetting[]> {
  const place = { source: 'wininet', location };
  const settings: ProxySetting[] = [];
  if (found.autodetect) settings.push(await wpadSetting(place, asking, 'dhcp-and-dns'));
  if (found.pac && found.pacUrl !== '') settings.push(await pacSetting(place, found.pacUrl, asking));
  if (found.manual && found.proxy !== '') {
    const bypass = exceptionsOf(found.bypass);
    const words = { proxy: proxyForTls(found.proxy), bypass, bypasses: windowsBypasses.bind(null, bypass) };
    settings.push(manualSetting(place, words, asking.target));
  }
  return settings.length === 0 ? [directSetting(place, asking.target)] : settings;
}
