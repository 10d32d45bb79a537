import { readText } from '../machine.ts';
import { iniGroup } from './ini.ts';
import { directSetting, manualSetting, pacSetting, type ReadSource, unreadableSetting, wpadSetting } from './setting.ts';

/**
 * KDE's setting: 0 none, 1 fixed, 2 script, 3 detection, 4 names of variables. The port stands behind a blank.
 * Source: KDE kio, ksaveioconfig.cpp and kprotocolmanager.cpp.
 */
export const readKde: ReadSource = async (asking) => {
  const { machine, target } = asking;
  if (machine.platform === 'win32' || machine.platform === 'darwin') return [];
  const location = `${machine.env.XDG_CONFIG_HOME || `${machine.home}/.config`}/kioslaverc`;
  const place = { source: 'kde', location };
  const text = await readText(machine, location);
  if (text === null) return (await machine.presence(location)) === 'not-there' ? [] : [unreadableSetting(place, target)];
  const values = iniGroup(text, 'Proxy Settings');
  const value = (name: string) => values.get(name) ?? '';
  switch (value('ProxyType')) {
    case '2':
      return [
        value('Proxy Config Script') === '' ? directSetting(place, target) : await pacSetting(place, value('Proxy Config Script'), asking),
      ];
    case '3':
      return [await wpadSetting(place, asking, 'dhcp-and-dns')];
    case '1':
    case '4': {
      const words = (name: string) => (value('ProxyType') === '4' ? (machine.env[value(name)] ?? '') : value(name));
      const https = words('httpsProxy').replace(/ (\d+)$/u, ':$1');
      const socks = words('socksProxy').replace(/ (\d+)$/u, ':$1');
      const bypass = words('NoProxyFor')
        .split(/[\s,]+/u)
        .filter((entry) => entry !== '');
      const onlyThese = value('ReversedException') === 'true';
      const proxy = https !== '' ? https : socks !== '' ? socks : null;
      return [manualSetting(place, { proxy, bypass, bypasses: ({ host }) => listed(bypass, host) !== onlyThese }, target)];
    }
    default:
      return [directSetting(place, target)];
  }
};

/** KIO compares ends of text, without looking for a dot. Source: kprotocolmanager.cpp, revmatch. */
function listed(list: readonly string[], host: string): boolean {
  return list.some((entry) => host.endsWith(entry.toLowerCase().replace(/^\*/u, '')));
}
