import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

export type UserFolder = 'home' | 'desktop' | 'documents' | 'downloads';

const USUAL: Readonly<Record<Exclude<UserFolder, 'home'>, string>> = { desktop: 'Desktop', documents: 'Documents', downloads: 'Downloads' };

/** Whose folders. */
export interface Person {
  readonly home: string;
  /** Where Linux desktops keep settings. */
  readonly settings: string;
}

export function thisPerson(): Person {
  const home = homedir();
  return { home, settings: process.env.XDG_CONFIG_HOME || join(home, '.config') };
}

/**
 * Where the person's files are. On Linux the desktop's own list counts (`user-dirs.dirs`, xdg-user-dirs), because these folders have
 * translated names there.
 * @returns a full path; the home folder where there is no such folder
 */
export function userFolder(which: UserFolder, person: Person = thisPerson()): string {
  const { home } = person;
  if (which === 'home') return home;
  const listed = process.platform === 'linux' ? listedFolder(which, person) : null;
  const folder = listed ?? join(home, USUAL[which]);
  return isFolder(folder) ? folder : home;
}

function listedFolder(which: Exclude<UserFolder, 'home'>, { home, settings }: Person): string | null {
  const key = { desktop: 'DESKTOP', documents: 'DOCUMENTS', downloads: 'DOWNLOAD' }[which];
  const list = readOrEmpty(join(settings, 'user-dirs.dirs'));
  const value = new RegExp(`^XDG_${key}_DIR="(.*)"$`, 'm').exec(list)?.[1]?.replace(/^\$HOME/, home);
  return value !== undefined && isAbsolute(value) ? value : null;
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Where a program keeps its settings, as Electron's `userData`. */
export function settingsFolder(program: string): string {
  const { home, settings } = thisPerson();
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support', program);
  if (process.platform === 'win32') return join(process.env.APPDATA || join(home, 'AppData', 'Roaming'), program);
  return join(settings, program);
}
