import { firefoxPrefs } from '../firefox-prefs.ts';
import { type FirefoxProfile, firefoxFolders, firefoxProfiles } from '../firefox-profiles.ts';
import type { Machine } from '../machine.ts';
import { findProgram } from '../programs.ts';
import { readNssDatabase } from './nss-database.ts';
import { absentStore, readStore, type StoreContent, type StoredRoot, type StorePlace, unreadStore } from './stored-root.ts';

/** Where NSS' module with the public roots stands: Firefox' own folder goes first, then the system's. */
const ROOT_MODULES = [
  ...['/usr/lib64/firefox', '/usr/lib/firefox', '/usr/lib/firefox-esr', '/opt/firefox'],
  ...['/usr/lib64', '/usr/lib/x86_64-linux-gnu/nss', '/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu/nss', '/usr/lib'],
].map((folder) => `${folder}/libnssckbi.so`);

/**
 * Does Firefox take its public roots from p11-kit? Fedora, SUSE and Arch link its module in the place of Mozilla's list, and so may anybody:
 * then the system's additions and refusals count for Firefox too. Snaps and Flatpaks bring Mozilla's list along.
 * Source: Fedora change "Shared System Certificates"; p11-kit manual, "The p11-kit trust module".
 */
async function usesP11Kit(machine: Machine): Promise<boolean> {
  if (machine.platform !== 'linux') return false;
  for (const module of ROOT_MODULES) {
    const leadsTo = await machine.realPath(module);
    if (leadsTo !== null) return /p11-kit/u.test(leadsTo);
  }
  return false;
}

const OF_A_BOX = /\/(?:snap|\.var\/app)\//u;

/**
 * What each Firefox profile trusts beside Mozilla's own list.
 * @param added roots that somebody added to the system: Firefox takes them on Windows and macOS unless its preference says no
 * @param system what the system's own list holds, for a Firefox that goes by it
 */
export async function readFirefox(
  machine: Machine,
  added: readonly StoredRoot[],
  system: () => Promise<readonly StoredRoot[]> = async () => [],
): Promise<StoreContent[]> {
  const [profiles, goesBySystem] = await Promise.all([firefoxProfiles(machine), usesP11Kit(machine)]);
  const listed = goesBySystem ? await system() : [];
  if (profiles.length === 0) {
    const program = (await findProgram(machine, 'firefox')) ?? (await findProgram(machine, 'firefox-esr'));
    const place = {
      store: 'firefox',
      program: 'Firefox',
      location: program ?? firefoxFolders(machine)[0] ?? '',
      publicRoots: listed.length > 0 ? 'held' : 'built-in',
    } as const;
    return [program === null ? absentStore(place) : readStore(place, listed)];
  }
  return Promise.all(
    profiles.map((profile, index) =>
      readProfile(machine, profile, index === 0, { added, listed: OF_A_BOX.test(profile.folder) ? [] : listed }),
    ),
  );
}

interface FromSystem {
  readonly added: readonly StoredRoot[];
  /** The list that stands in the place of Mozilla's; empty where that one counts. */
  readonly listed: readonly StoredRoot[];
}

async function readProfile(
  machine: Machine,
  profile: FirefoxProfile,
  first: boolean,
  { added, listed }: FromSystem,
): Promise<StoreContent> {
  const program = `Firefox (${profile.name})`;
  const place: StorePlace = {
    store: first ? 'firefox' : program,
    program,
    location: profile.folder,
    publicRoots: listed.length > 0 ? 'held' : 'built-in',
  };
  const reading = await readNssDatabase(machine, profile.folder);
  // A profile that never started has no database yet, and trusts what every Firefox trusts.
  const own = reading.kind === 'read' ? reading.roots : reading.kind === 'not-there' ? [] : null;
  if (own === null) return unreadStore(place, reading.kind === 'read' || reading.kind === 'not-there' ? 'damaged' : reading.kind);
  return readStore(place, [...own, ...listed, ...((await takesSystemRoots(machine, profile.folder)) ? added : [])]);
}

/** Source: Firefox preference security.enterprise_roots.enabled, which is true since Firefox 120 and does nothing on Linux. */
async function takesSystemRoots(machine: Machine, folder: string): Promise<boolean> {
  if (machine.platform !== 'win32' && machine.platform !== 'darwin') return false;
  return (await firefoxPrefs(machine, folder)).values.get('security.enterprise_roots.enabled') !== false;
}
