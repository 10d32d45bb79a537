import { isIP } from 'node:net';
import type { ProxySetting } from '../../../shared/model/computer.ts';
import { firefoxPrefs } from '../firefox-prefs.ts';
import { firefoxProfiles } from '../firefox-profiles.ts';
import { firefoxBypasses } from './firefox-exceptions.ts';
import { firefoxProxyRule } from './firefox-policy.ts';
import { type Asking, directSetting, manualSetting, pacSetting, type ReadSource, unreadableSetting, wpadSetting } from './setting.ts';

/**
 * Each Firefox profile's own setting: 0 none, 1 fixed, 2 script, 4 detection, 5 (or nothing) as the system, which is no setting of its own.
 * `user.js` wins over `prefs.js`, and an administrator's locked rule over both. Source: Firefox, modules/libpref/init/all.js, network.proxy.*.
 */
export const readFirefox: ReadSource = async (asking) => {
  const [profiles, rule] = await Promise.all([firefoxProfiles(asking.machine), firefoxProxyRule(asking)]);
  if (rule?.locked === true) return rule.setting === null ? [] : [rule.setting];
  const own = (await Promise.all(profiles.map(({ folder }) => readProfile(folder, asking)))).flat();
  return own.length > 0 || rule === null || rule.setting === null ? own : [rule.setting];
};

async function readProfile(profile: string, asking: Asking): Promise<readonly ProxySetting[]> {
  const { machine, target } = asking;
  const separator = machine.platform === 'win32' ? '\\' : '/';
  const location = `${profile}${separator}prefs.js`;
  const prefs = await firefoxPrefs(machine, profile);
  const place = { source: 'firefox', location: prefs.locationOf('network.proxy.type') };
  // A profile that was never started has none.
  if (prefs.unwritten) return (await machine.presence(location)) === 'no-right' ? [unreadableSetting(place, target)] : [];
  const pref = (name: string) => prefs.values.get(`network.proxy.${name}`);
  const hostAndPort = (name: string, scheme: string): string | null => {
    const host = pref(name);
    const port = pref(`${name}_port`);
    if (typeof host !== 'string' || host === '') return null;
    return `${scheme}${isIP(host) === 6 ? `[${host}]` : host}${typeof port === 'number' && port > 0 ? `:${port}` : ''}`;
  };
  const script = pref('autoconfig_url');
  switch (pref('type') ?? 5) {
    case 0:
      return [directSetting(place, target)];
    case 1: {
      const list = pref('no_proxies_on');
      const bypass = typeof list === 'string' ? list.split(/[\s,]+/u).filter((entry) => entry !== '') : [];
      const shared = pref('share_proxy_settings') === true ? hostAndPort('http', '') : null;
      const socks = pref('socks_version') === 4 ? 'socks4://' : 'socks5://';
      const proxy = shared ?? hostAndPort('ssl', '') ?? hostAndPort('socks', socks);
      const loopbackToo = pref('allow_hijacking_localhost') === true;
      return [manualSetting(place, { proxy, bypass, bypasses: ({ host }) => firefoxBypasses(bypass, host, loopbackToo) }, target)];
    }
    case 2:
      return [typeof script === 'string' && script !== '' ? await pacSetting(place, script, asking) : directSetting(place, target)];
    case 4:
      // Firefox asks DHCP on Windows alone, unless its preference says no (network.proxy.enable_wpad_over_dhcp).
      return [
        await wpadSetting(place, asking, machine.platform === 'win32' && pref('enable_wpad_over_dhcp') !== false ? 'dhcp-and-dns' : 'dns'),
      ];
    default:
      return [];
  }
}
