import { basename } from 'node:path';
import { type Machine, readText } from '../machine.ts';
import { queryRegistry } from '../registry.ts';

export type RuleValue = string | number | boolean | readonly unknown[];

/** A rule as an administrator wrote it down; a value with parts is its JSON. */
export interface WrittenRule {
  readonly location: string;
  readonly setting: string;
  readonly value: RuleValue;
}

export interface Browser {
  readonly name: string;
  readonly source: string;
  /** Below `SOFTWARE\Policies`. */
  readonly registry: string;
  readonly folders: readonly string[];
  /** The preferences that a Mac's administrator manages. */
  readonly preferences: string;
}

/** Source: Chromium "Policy Templates", Microsoft Edge "Configure policy settings on Linux", Brave "Group policy". */
export const BROWSERS: readonly Browser[] = [
  {
    name: 'Chrome',
    source: 'chrome',
    registry: 'Google\\Chrome',
    folders: ['/etc/opt/chrome/policies/managed'],
    preferences: 'com.google.Chrome',
  },
  {
    name: 'Edge',
    source: 'edge',
    registry: 'Microsoft\\Edge',
    folders: ['/etc/opt/edge/policies/managed'],
    preferences: 'com.microsoft.Edge',
  },
  {
    name: 'Chromium',
    source: 'chromium',
    registry: 'Chromium',
    folders: ['/etc/chromium/policies/managed', '/etc/chromium-browser/policies/managed'],
    preferences: 'org.chromium.Chromium',
  },
  {
    name: 'Brave',
    source: 'brave',
    registry: 'BraveSoftware\\Brave',
    folders: ['/etc/brave/policies/managed'],
    preferences: 'com.brave.Browser',
  },
];

const MOST_FILES = 50;

/**
 * The rules of a browser of Chromium's family, the one that counts first: the computer's before the person's, of several files the last by
 * name. Source: Chromium, components/policy/core/common/config_dir_policy_loader.cc.
 */
export async function writtenRules(machine: Machine, browser: Browser): Promise<readonly WrittenRule[]> {
  switch (machine.platform) {
    case 'win32':
      return fromRegistry(machine, browser.registry);
    case 'darwin':
      return fromPreferences(machine, browser.preferences);
    default:
      return fromFolders(machine, browser.folders);
  }
}

/** Firefox' `policies.json`, registry and managed preferences. Source: mozilla/policy-templates. */
export async function firefoxRules(machine: Machine): Promise<readonly WrittenRule[]> {
  const files = policyFiles(machine);
  const [written, registry, preferences] = await Promise.all([
    Promise.all(files.map(async (file) => fromJson(file, await readText(machine, file), 'policies'))),
    fromRegistry(machine, 'Mozilla\\Firefox'),
    machine.platform === 'darwin' ? fromPreferences(machine, 'org.mozilla.firefox') : [],
  ]);
  return [...registry, ...preferences, ...written.flat()];
}

function policyFiles({ platform, env }: Machine): readonly string[] {
  if (platform === 'win32') return [`${env.ProgramFiles ?? 'C:\\Program Files'}\\Mozilla Firefox\\distribution\\policies.json`];
  if (platform === 'darwin') return ['/Applications/Firefox.app/Contents/Resources/distribution/policies.json'];
  return [
    '/etc/firefox/policies/policies.json',
    '/usr/lib/firefox/distribution/policies.json',
    '/usr/lib64/firefox/distribution/policies.json',
    '/usr/lib/firefox-esr/distribution/policies.json',
    // what a Flatpak is given by the system
    '/var/lib/flatpak/extension/org.mozilla.firefox.systemconfig/x86_64/stable/policies/policies.json',
  ];
}

/** A rule with a list is a key with numbered values below the browser's own; one with parts is a key with named values. */
async function fromRegistry(machine: Machine, path: string): Promise<readonly WrittenRule[]> {
  const hives = await Promise.all(['HKLM', 'HKCU'].map((hive) => queryRegistry(machine, `${hive}\\SOFTWARE\\Policies\\${path}`, 'deep')));
  return hives.flat().flatMap((key): readonly WrittenRule[] => {
    const below = key.path.slice(key.path.toLowerCase().indexOf(path.toLowerCase()) + path.length + 1);
    const dataOf = (type: string, data: string) => (type === 'REG_DWORD' ? Number(data) : data);
    if (below === '') return key.values.map(({ name, type, data }) => ({ location: key.path, setting: name, value: dataOf(type, data) }));
    if (key.values.length === 0) return [];
    const isList = key.values.every(({ name }) => /^\d+$/u.test(name));
    return isList
      ? [{ location: key.path, setting: below, value: key.values.map(({ data }) => data) }]
      : key.values.map(({ name, type, data }) => ({ location: key.path, setting: `${below}\\${name}`, value: dataOf(type, data) }));
  });
}

/** Managed preferences are binary; the system's own program writes them as JSON. Source: plutil(1). */
async function fromPreferences(machine: Machine, name: string): Promise<readonly WrittenRule[]> {
  const managed = '/Library/Managed Preferences';
  const files = [`${managed}/${name}.plist`, `${managed}/${basename(machine.home)}/${name}.plist`];
  const read = await Promise.all(
    files.map(async (file) =>
      fromJson(
        file,
        (await machine.presence(file)) === 'there' ? await machine.run('plutil', ['-convert', 'json', '-o', '-', file]) : null,
      ),
    ),
  );
  return read.flat();
}

async function fromFolders(machine: Machine, folders: readonly string[]): Promise<readonly WrittenRule[]> {
  const found = await Promise.all(
    folders.map(async (folder) => {
      const names = ((await machine.list(folder)) ?? []).filter((name) => name.endsWith('.json')).slice(-MOST_FILES);
      return Promise.all(
        names.toReversed().map(async (name) => fromJson(`${folder}/${name}`, await readText(machine, `${folder}/${name}`))),
      );
    }),
  );
  return found.flat(2);
}

function fromJson(location: string, text: string | null, member?: string): readonly WrittenRule[] {
  try {
    // Chromium bears a comma behind the last rule.
    const parsed: unknown = JSON.parse((text ?? '{}').replace(/,(?=\s*[}\]])/gu, ''));
    const rules = member === undefined ? parsed : (parsed as Readonly<Record<string, unknown>> | null)?.[member];
    if (typeof rules !== 'object' || rules === null) return [];
    return Object.entries(rules).map(([setting, value]) => ({ location, setting, value: plain(value) }));
  } catch {
    return [];
  }
}

function plain(value: unknown): RuleValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || Array.isArray(value)) return value;
  return JSON.stringify(value) ?? '';
}
