import { type Machine, readText } from './machine.ts';

export interface FirefoxProfile {
  readonly name: string;
  readonly folder: string;
  /** The one that starts when Firefox is started without asking. */
  readonly inUse: boolean;
}

const MOST_PROFILES = 40;

/** Where Firefox keeps its profiles. Source: Mozilla support, "Profiles"; the XDG place since 147, snap and flatpak by their own homes. */
export function firefoxFolders(machine: Machine): readonly string[] {
  const { home, env, platform } = machine;
  if (platform === 'win32')
    return [
      `${env.APPDATA ?? `${home}\\AppData\\Roaming`}\\Mozilla\\Firefox`,
      // from the Microsoft Store
      `${env.LOCALAPPDATA ?? `${home}\\AppData\\Local`}\\Packages\\Mozilla.Firefox_n80bbvh6b1yt2\\LocalCache\\Roaming\\Mozilla\\Firefox`,
    ];
  if (platform === 'darwin') return [`${home}/Library/Application Support/Firefox`];
  const config = env.XDG_CONFIG_HOME === undefined || env.XDG_CONFIG_HOME === '' ? `${home}/.config` : env.XDG_CONFIG_HOME;
  return [
    `${home}/.mozilla/firefox`,
    `${config}/mozilla/firefox`,
    `${home}/snap/firefox/common/.mozilla/firefox`,
    `${home}/.var/app/org.mozilla.firefox/.mozilla/firefox`,
    `${home}/.var/app/org.mozilla.firefox/config/mozilla/firefox`,
  ];
}

/**
 * The profiles of every Firefox of this person. The one in use is what an `[Install…]` section names, which can differ from the one
 * with `Default=1`.
 */
export async function firefoxProfiles(machine: Machine): Promise<FirefoxProfile[]> {
  const slash = machine.platform === 'win32' ? '\\' : '/';
  const found: FirefoxProfile[] = [];
  for (const root of firefoxFolders(machine)) {
    const text = await readText(machine, `${root}${slash}profiles.ini`);
    if (text === null) continue;
    const sections = readSections(text);
    const installed = sections.filter((each) => each.name.startsWith('Install')).map((each) => each.values.get('Default'));
    for (const { name, values } of sections) {
      const path = values.get('Path');
      if (!/^Profile\d+$/u.test(name) || path === undefined) continue;
      const folder = values.get('IsRelative') === '0' ? path : `${root}${slash}${path.replaceAll('/', slash)}`;
      const inUse = installed.length > 0 ? installed.includes(path) : values.get('Default') === '1';
      found.push({ name: values.get('Name') ?? path, folder, inUse });
    }
  }
  return found.sort((a, b) => Number(b.inUse) - Number(a.inUse)).slice(0, MOST_PROFILES);
}

function readSections(text: string): { readonly name: string; readonly values: Map<string, string> }[] {
  const sections: { name: string; values: Map<string, string> }[] = [];
  for (const line of text.slice(0, 1_000_000).split(/\r?\n/u)) {
    const name = /^\[([^\]]+)\]/u.exec(line)?.[1];
    const [, key, value] = /^([^=[]+)=(.*)$/u.exec(line) ?? [];
    if (name !== undefined) sections.push({ name, values: new Map() });
    else if (key !== undefined && value !== undefined) sections.at(-1)?.values.set(key.trim(), value.trim());
  }
  return sections;
}
