import type { Machine } from '../machine.ts';
import { findProgram } from '../programs.ts';
import { readNssDatabase } from './nss-database.ts';
import { absentStore, readStore, type StoreContent, type StoredRoot, type StorePlace, unreadStore } from './stored-root.ts';

const PROGRAMS = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge', 'brave-browser', 'vivaldi'];

/**
 * What Chrome and its kin trust beside the Chrome Root Store: on Linux the person's NSS database and not the system's bundle (a Snap or Flatpak
 * has one of its own), on Windows and macOS the roots that were added to the system. The first is the one of an ordinary installation.
 *
 * Source: Chromium net/data/ssl/chrome_root_store/faq.md, docs/linux/cert_management.md.
 */
export async function readChromium(machine: Machine, added: readonly StoredRoot[]): Promise<StoreContent[]> {
  const base = { store: 'chromium', program: 'Chrome / Chromium', publicRoots: 'built-in' } as const;
  if (machine.platform !== 'linux') return [readStore({ ...base, location: machine.platform }, added)];
  const { home, env } = machine;
  const data = env.XDG_DATA_HOME === undefined || env.XDG_DATA_HOME === '' ? `${home}/.local/share` : env.XDG_DATA_HOME;
  const ordinary = [`${home}/.pki/nssdb`, `${data}/pki/nssdb`];
  const boxes = BOXES.map(({ program, folders }) => ({ program, folders: folders.map((folder) => `${home}/${folder}`) }));
  const [own, ...boxed] = await Promise.all([
    readFirst(machine, base, ordinary),
    ...boxes.map(({ program, folders }) => readFirst(machine, { ...base, store: program, program }, folders)),
  ]);
  const found = boxed.filter((store) => store !== null);
  if (own !== null) return [own, ...found];
  const programs = await Promise.all(PROGRAMS.map((name) => findProgram(machine, name)));
  const location = programs.find((path) => path !== null);
  if (location !== undefined) return [readStore({ ...base, location }, []), ...found];
  return found.length > 0
    ? found.map((store, index) => (index === 0 ? { ...store, store: base.store } : store))
    : [absentStore({ ...base, location: ordinary[0] ?? '' })];
}

/** Homes of their own, below the person's. Source: mkcert, truststore_nss.go; the Flatpaks' manifests (persist=.pki). */
const BOXES = [
  { program: 'Chromium (Snap)', folders: ['snap/chromium/current/.pki/nssdb', 'snap/chromium/current/.local/share/pki/nssdb'] },
  { program: 'Chrome (Flatpak)', folders: ['.var/app/com.google.Chrome/.pki/nssdb', '.var/app/com.google.Chrome/data/pki/nssdb'] },
  {
    program: 'Chromium (Flatpak)',
    folders: ['.var/app/org.chromium.Chromium/.pki/nssdb', '.var/app/org.chromium.Chromium/data/pki/nssdb'],
  },
];

/** The first database that is there; null where none is. */
async function readFirst(machine: Machine, base: Omit<StorePlace, 'location'>, folders: readonly string[]): Promise<StoreContent | null> {
  for (const location of folders) {
    const reading = await readNssDatabase(machine, location);
    if (reading.kind === 'not-there') continue;
    const place = { ...base, location };
    return reading.kind === 'read' ? readStore(place, reading.roots) : unreadStore(place, reading.kind);
  }
  return null;
}
