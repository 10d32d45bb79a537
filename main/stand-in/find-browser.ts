import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, posix, win32 } from 'node:path';

/** An installed browser of Chromium's family. */
export interface FoundBrowser {
  /** How people call it. */
  readonly name: string;
  readonly path: string;
}

interface Kind {
  readonly name: string;
  /** Commands on Linux, in the order to try. */
  readonly commands: readonly string[];
  /** Bundle and binary on macOS. */
  readonly macos: string;
  /** Path under the program folders of Windows. */
  readonly windows: string;
}

const KINDS: readonly Kind[] = [
  {
    name: 'Google Chrome',
    commands: ['google-chrome-stable', 'google-chrome'],
    macos: 'Google Chrome.app/Contents/MacOS/Google Chrome',
    windows: 'Google\\Chrome\\Application\\chrome.exe',
  },
  {
    name: 'Chromium',
    commands: ['chromium', 'chromium-browser'],
    macos: 'Chromium.app/Contents/MacOS/Chromium',
    windows: 'Chromium\\Application\\chrome.exe',
  },
  {
    name: 'Microsoft Edge',
    commands: ['microsoft-edge-stable', 'microsoft-edge'],
    macos: 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    windows: 'Microsoft\\Edge\\Application\\msedge.exe',
  },
];

export interface Computer {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** Whether a file is there that may be run. */
  readonly isProgram: (path: string) => boolean;
}

/** @returns the installed browsers that can open the window, best first; each is listed once. Looks at fixed places and the PATH; starts nothing. */
export function findBrowsers(computer: Computer): readonly FoundBrowser[] {
  return KINDS.flatMap(({ name, ...kind }) => {
    const path = placesOf(kind, computer).find(computer.isProgram);
    return path === undefined ? [] : [{ name, path }];
  });
}

function placesOf(kind: Omit<Kind, 'name'>, { platform, environment, home }: Computer): readonly string[] {
  if (platform === 'darwin') return ['/Applications', posix.join(home, 'Applications')].map((folder) => posix.join(folder, kind.macos));
  if (platform === 'win32') {
    return [environment.ProgramFiles, environment['ProgramFiles(x86)'], environment.LOCALAPPDATA].flatMap((folder) =>
      folder === undefined || folder === '' ? [] : [win32.join(folder, kind.windows)],
    );
  }
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder.startsWith('/'));
  return kind.commands.flatMap((command) => [...folders, '/usr/bin', '/snap/bin'].map((folder) => posix.join(folder, command)));
}

/** Whether there is a file that this user may run. */
export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
