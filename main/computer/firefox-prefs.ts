import { type Machine, readText } from './machine.ts';

export type Prefs = ReadonlyMap<string, string | number | boolean>;

/** What counts for one profile, and where a pref comes from that an administrator set. */
export interface FirefoxPrefs {
  readonly values: Prefs;
  /** The file of the administrator that decides a pref; the profile's own `prefs.js` else. */
  readonly locationOf: (pref: string) => string;
  /** Neither the profile nor an administrator says anything. */
  readonly unwritten: boolean;
}

/** Where Firefox is installed: `defaults/pref` below it, and the file that autoconfig names. */
const INSTALLED: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['/usr/lib/firefox', '/usr/lib64/firefox', '/usr/lib/firefox-esr', '/opt/firefox'],
  darwin: ['/Applications/Firefox.app/Contents/Resources'],
  win32: ['C:\\Program Files\\Mozilla Firefox', 'C:\\Program Files (x86)\\Mozilla Firefox'],
};
/** Debian's folders of defaults. Source: firefox-esr's README.Debian. */
const DEBIANS = ['/etc/firefox', '/etc/firefox-esr'];
const OBSCURED_BY = 13;
const MOST_FILES = 50;

interface Written {
  readonly kind: 'default' | 'own' | 'locked';
  readonly name: string;
  readonly value: string | number | boolean;
}

/**
 * The lines of `prefs.js`, `user.js`, of defaults (`pref`) and of autoconfig (`lockPref`, `defaultPref`): texts, numbers and true or false.
 * Source: Firefox, modules/libpref/parser; support.mozilla.org, "Customizing Firefox using AutoConfig".
 */
function linesOf(text: string, whose: 'person' | 'installation' | 'autoconfig'): readonly Written[] {
  return [...text.matchAll(LINE)].flatMap(([, verb = '', name = '', written = '', more]) => {
    const kind = kindOf(verb, more, whose);
    try {
      return kind === null ? [] : [{ kind, name, value: JSON.parse(written) as Written['value'] }];
    } catch {
      return []; // an escape that JSON does not know; no pref that is read here has one
    }
  });
}

const LINE =
  /^\s*(user_pref|pref|sticky_pref|lockPref|defaultPref)\("([^"\n]+)",\s*("(?:[^"\\\n]|\\.)*"|-?\d+|true|false)\s*(?:,\s*(\w+)\s*)?\);/gmu;

function kindOf(verb: string, more: string | undefined, whose: 'person' | 'installation' | 'autoconfig'): Written['kind'] | null {
  if (whose === 'person') return verb === 'user_pref' ? 'own' : null;
  if (verb === 'lockPref' || more === 'locked') return 'locked';
  // Autoconfig's `pref` writes the person's own value anew at each start.
  return verb === 'pref' && whose === 'autoconfig' ? 'locked' : verb === 'user_pref' ? null : 'default';
}

/** The values of a `prefs.js`. A value that a later line sets again counts. */
function parsePrefs(text: string): Prefs {
  return new Map(linesOf(text, 'person').map(({ name, value }) => [name, value]));
}

/** The prefs of a profile: the administrator's defaults, `prefs.js`, `user.js`, and over all what the administrator locked. */
export async function firefoxPrefs(machine: Machine, profile: string): Promise<FirefoxPrefs> {
  const slash = machine.platform === 'win32' ? '\\' : '/';
  const location = `${profile}${slash}prefs.js`;
  const [own, forced, administered] = await Promise.all([
    readText(machine, location),
    readText(machine, `${profile}${slash}user.js`),
    administeredPrefs(machine),
  ]);
  const values = parsePrefs(`${own ?? ''}\n${forced ?? ''}`);
  const of = (kind: Written['kind']) => administered.filter((one) => one.kind === kind);
  const deciding = (name: string) =>
    of('locked').findLast((one) => one.name === name) ??
    (values.has(name) ? undefined : of('default').findLast((one) => one.name === name));
  return {
    values: new Map([
      ...of('default').map(({ name, value }) => [name, value] as const),
      ...values,
      ...of('locked').map(({ name, value }) => [name, value] as const),
    ]),
    locationOf: (name) => deciding(name)?.location ?? location,
    unwritten: own === null && forced === null && administered.length === 0,
  };
}

type Administered = Written & { readonly location: string };

async function administeredPrefs(machine: Machine): Promise<readonly Administered[]> {
  const slash = machine.platform === 'win32' ? '\\' : '/';
  const homes = INSTALLED[machine.platform] ?? [];
  const ofHomes = await Promise.all(
    homes.map(async (home) => {
      const defaults = await linesIn(machine, `${home}${slash}defaults${slash}pref`);
      const text = (name: string) => defaults.findLast((one) => one.name === name)?.value;
      const file = text('general.config.filename');
      if (typeof file !== 'string' || /[\\/]/u.test(file)) return defaults;
      const shift = text('general.config.obscure_value');
      const location = `${home}${slash}${file}`;
      const bytes = await machine.readFile(location);
      const readable = bytes?.map((byte) => (byte + 256 - ((typeof shift === 'number' ? shift : OBSCURED_BY) % 256)) % 256) ?? null;
      const lines = readable === null ? [] : linesOf(new TextDecoder().decode(readable), 'autoconfig');
      return [...defaults, ...lines.map((line) => ({ ...line, location }))];
    }),
  );
  const ofDebian = machine.platform === 'linux' ? await Promise.all(DEBIANS.map((folder) => linesIn(machine, folder))) : [];
  return [...ofDebian.flat(), ...ofHomes.flat()];
}

async function linesIn(machine: Machine, folder: string): Promise<readonly Administered[]> {
  const names = ((await machine.list(folder)) ?? []).filter((name) => name.endsWith('.js')).slice(0, MOST_FILES);
  const read = await Promise.all(
    names.map(async (name) => {
      const location = `${folder}${machine.platform === 'win32' ? '\\' : '/'}${name}`;
      return linesOf((await readText(machine, location)) ?? '', 'installation').map((line) => ({ ...line, location }));
    }),
  );
  return read.flat();
}
