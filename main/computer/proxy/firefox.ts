import { isIP } from 'node:net';
import type { ProxySetting } from '../../../shared/model/computer.ts';
import { firefoxProfiles } from '../firefox-profiles.ts';
import { readText } from '../machine.ts';
import { firefoxBypasses } from './firefox-exceptions.ts';
import { firefoxProxyRule } from './firefox-policy.ts';
import { type Asking, directSetting, manualSetting, pacSetting, type ReadSource, unreadableSetting, wpadSetting } from './setting.ts';

/** The values of a `prefs.js`: texts, numbers and true or false. A value that a later line sets again counts. */
export function parsePrefs(text: string): ReadonlyMap<string, string | number | boolean> {
  const prefs = new Map<string, string | number | boolean>();
  for (const found of text.matchAll(/^\s*user_pref\("([^"\n]+)",\s*("(?:[^"\\\n]|\\.)*"|-?\d+|true|false)\);/gmu)) {
    try {
      prefs.set(found[1] ?? '', JSON.parse(found[2] ?? '') as string | number | boolean);
    } catch {
      // an escape that JSON does not know; no pref that is read here has one
    }
  }
  return prefs;
}

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
  const place = { source: 'firefox', location };
  const [own, forced] = await Promise.all([readText(machine, location), readText(machine, `${profile}${separator}user.js`)]);
  if (own === null && forced === null) return (await machine.presence(location)) === 'no-right' ? [unreadableSetting(place, target)] : []; // a profile that was never started
  const prefs = parsePrefs(`${own ?? ''}\n${forced ?? ''}`);
  const pref = (name: string) => prefs.get(`network.proxy.${name}`);
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
