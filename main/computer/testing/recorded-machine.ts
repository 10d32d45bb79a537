import { posix, win32 } from 'node:path';
import type { Execution, Machine } from '../machine.ts';

export interface Recorded {
  readonly platform?: NodeJS.Platform;
  readonly home?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** By path. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** By command and arguments with one blank between; a text ended with 0. What is not listed is not installed. */
  readonly commands?: Readonly<Record<string, string | Execution>>;
  /** Links, by path: where each leads. */
  readonly links?: Readonly<Record<string, string>>;
  /** Paths that stand there and may not be read. */
  readonly forbidden?: readonly string[];
}

/** A computer made of recorded outputs and files, for tests. */
export function recordedMachine(recorded: Recorded): Machine {
  const { platform = 'linux', home = '/home/person', env = {}, files = {}, commands = {}, links = {}, forbidden = [] } = recorded;
  const { dirname, sep } = platform === 'win32' ? win32 : posix;
  const execute: Machine['execute'] = (command, args) => {
    const line = [command, ...args].join(' ');
    const found = Object.hasOwn(commands, line) ? commands[line] : undefined;
    return Promise.resolve(found === undefined ? null : typeof found === 'string' ? { exitCode: 0, stdout: found, stderr: '' } : found);
  };
  const readFile: Machine['readFile'] = (path) => {
    const found = Object.hasOwn(files, path) && !forbidden.includes(path) ? files[path] : undefined;
    return Promise.resolve(found === undefined ? null : typeof found === 'string' ? new TextEncoder().encode(found) : found);
  };
  const below = (folder: string) => {
    const start = folder.endsWith(sep) ? folder : folder + sep;
    return [...Object.keys(files), ...forbidden].filter((path) => path.startsWith(start)).map((path) => path.slice(start.length));
  };
  return {
    env,
    platform,
    home,
    execute,
    run: async (command, args) => {
      const ran = await execute(command, args);
      return ran?.exitCode === 0 ? ran.stdout : null;
    },
    readFile,
    list: (folder) => {
      const names = below(folder).map((path) => path.split(sep)[0] ?? '');
      return Promise.resolve(names.length === 0 || forbidden.includes(folder) ? null : [...new Set(names)].sort());
    },
    presence: (path) =>
      Promise.resolve(
        forbidden.includes(path) || forbidden.includes(dirname(path))
          ? 'no-right'
          : Object.hasOwn(files, path) || below(path).length > 0
            ? 'there'
            : 'not-there',
      ),
    realPath: (path) => Promise.resolve(Object.hasOwn(links, path) ? (links[path] ?? null) : Object.hasOwn(files, path) ? path : null),
    modified: () => Promise.resolve(null),
  };
}
