import { isIP } from 'node:net';
import { inBlock } from './no-proxy.ts';
import { directSetting, manualSetting, pacSetting, type ReadSource, wpadSetting } from './setting.ts';

const SCHEMA = 'org.gnome.system.proxy';

/** The output of `gsettings list-recursively`: schema, key and value in GVariant's writing, by `schema key`. */
export function parseGsettings(output: string): ReadonlyMap<string, string> {
  return new Map(
    output.split(/\r?\n/u).flatMap((line) => {
      const [, schema, key, value] = /^(\S+) (\S+) (.*)$/u.exec(line) ?? [];
      return schema === undefined || key === undefined || value === undefined ? [] : [[`${schema} ${key}`, value] as const];
    }),
  );
}

/** The texts of a GVariant text or list of texts: `'a'`, `"it's"`, `['a', 'b']`, `@as []`. */
export function textsOf(value: string): readonly string[] {
  return [...value.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/gsu)].map((found) =>
    (found[1] ?? found[2] ?? '').replace(/\\(.)/gsu, '$1'),
  );
}

/**
 * GNOME's setting, which Chrome, Chromium and GLib's programs go by on GNOME-like desktops. Automatic without an address means detection.
 * Source: schema org.gnome.system.proxy of gsettings-desktop-schemas; exceptions as GLib's GSimpleProxyResolver reads them.
 */
export const readGnome: ReadSource = async (asking) => {
  const { machine, target } = asking;
  if (machine.platform === 'win32' || machine.platform === 'darwin') return [];
  const output = await machine.run('gsettings', ['list-recursively', SCHEMA]);
  if (output === null) return [];
  const values = parseGsettings(output);
  const text = (key: string) => textsOf(values.get(key) ?? '')[0] ?? '';
  const place = { source: 'gnome', location: SCHEMA };
  const mode = text(`${SCHEMA} mode`);
  if (mode === 'auto') {
    const url = text(`${SCHEMA} autoconfig-url`);
    return [url === '' ? await wpadSetting(place, asking, 'dns') : await pacSetting(place, url, asking)];
  }
  if (mode !== 'manual') return [directSetting(place, target)];
  const hostAndPort = (child: string, scheme: string): string | null => {
    const host = text(`${SCHEMA}.${child} host`);
    const port = values.get(`${SCHEMA}.${child} port`) ?? '0';
    return host === '' || Number(port) === 0 ? null : `${scheme}${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
  };
  const sameForAll = values.get(`${SCHEMA} use-same-proxy`) === 'true';
  const bypass = textsOf(values.get(`${SCHEMA} ignore-hosts`) ?? '');
  const proxy = hostAndPort('https', '') ?? hostAndPort('socks', 'socks5://') ?? (sameForAll ? hostAndPort('http', '') : null);
  return [manualSetting(place, { proxy, bypass, bypasses: ({ host }) => ignores(bypass, host) }, target)];
};

function ignores(list: readonly string[], host: string): boolean {
  return list.some((entry) => {
    if (isIP(host) !== 0) return entry.replace(/^\[|\]$/gu, '').toLowerCase() === host || inBlock(host, entry);
    const name = entry.replace(/^\*?\./u, '').toLowerCase();
    return name !== '' && (host === name || host.endsWith(`.${name}`));
  });
}
