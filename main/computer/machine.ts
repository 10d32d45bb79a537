import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { deadMounts, without } from './dead-mounts.ts';

/** What a program that ended by itself left behind. */
export interface Execution {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * This computer as the readers of settings see it: nothing here changes anything, and every answer is bounded in size and time.
 * Tests hand in another one (`testing/recorded-machine.ts`), so that each system's readers run on each system.
 */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  /** Runs a program without a shell. Out: what it printed if it ended with 0, otherwise null (not there, failed, too slow). */
  run(command: string, args: readonly string[]): Promise<string | null>;
  /** Like `run`, for programs that say something with another exit code too. Null: not there, or too slow. */
  execute(command: string, args: readonly string[]): Promise<Execution | null>;
  /** The bytes of a file of at most 16 MiB; null where it is not there or cannot be read (`presence` tells which). */
  readFile(path: string): Promise<Uint8Array | null>;
  /** The names in a folder, sorted; null where it is not there or cannot be read. */
  list(folder: string): Promise<readonly string[] | null>;
  /** Whether a file or folder stands there; `no-right` where looking is not allowed. */
  presence(path: string): Promise<'there' | 'not-there' | 'no-right'>;
  /** Where a path leads once every link is followed; null where it leads nowhere, or looking is not allowed. */
  realPath(path: string): Promise<string | null>;
  /** When a file was last written, in milliseconds since 1970; null where that cannot be read. */
  modified(path: string): Promise<number | null>;
}

export const COMMAND_LIMITS = { milliseconds: 3_000, bytes: 8 * 1024 * 1024 } as const;
export const FILE_LIMIT = 16 * 1024 * 1024;

/** The computer that this program runs on. */
export function thisMachine(): Machine {
  const execute: Machine['execute'] = (command, args) =>
    new Promise((resolve) => {
      try {
        execFile(
          programPath(command),
          args,
          {
            timeout: COMMAND_LIMITS.milliseconds,
            killSignal: 'SIGKILL',
            maxBuffer: COMMAND_LIMITS.bytes,
            windowsHide: true,
            env: { ...process.env, LC_ALL: 'C' }, // translated output cannot be read
          },
          (error, stdout, stderr) => {
            const exitCode = error === null ? 0 : error.code;
            resolve(typeof exitCode === 'number' ? { exitCode, stdout, stderr } : null);
          },
        ).stdin?.end();
      } catch {
        resolve(null); // a name or argument that no program can be started with
      }
    });
  const machine: Machine = {
    env: process.env,
    platform: process.platform,
    home: homedir(),
    execute,
    run: async (command, args) => {
      const ran = await execute(command, args);
      return ran?.exitCode === 0 ? ran.stdout : null;
    },
    readFile: readBounded,
    list: async (folder) => {
      try {
        return (await readdir(folder)).sort();
      } catch {
        return null;
      }
    },
    presence: async (path) => {
      try {
        await stat(path);
        return 'there';
      } catch (error) {
        return error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM') ? 'no-right' : 'not-there';
      }
    },
    realPath: (path) => realpath(path).catch(() => null),
    modified: async (path) => {
      try {
        return (await stat(path)).mtimeMs;
      } catch {
        return null;
      }
    },
  };
  let dead: Promise<readonly string[]> | null = null;
  return without(machine, () => {
    dead ??= deadMounts(machine);
    return dead;
  });
}

/** On Windows a bare name would be looked for in the current folder first, where anybody may have put a program of that name. */
function programPath(command: string): string {
  if (process.platform !== 'win32' || /[\\/]/u.test(command)) return command;
  const inSystem = join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', `${command}.exe`);
  return existsSync(inSystem) ? inSystem : command;
}

async function readBounded(path: string): Promise<Uint8Array | null> {
  try {
    if (!(await stat(path)).isFile()) return null; // opening a pipe would wait for a writer
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size > FILE_LIMIT) return null;
      // Files of /proc and /sys say 0 bytes.
      const buffer = Buffer.alloc(size === 0 ? 64 * 1024 : size);
      let filled = 0;
      while (filled < buffer.length) {
        const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, null);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return new Uint8Array(buffer.subarray(0, filled));
    } finally {
      await file.close();
    }
  } catch {
    return null;
  }
}

/** A text file of a machine, UTF-8, or UTF-16 by its byte order mark, as editors and shells of Windows save it; null as `readFile`. */
export async function readText(machine: Pick<Machine, 'readFile'>, path: string): Promise<string | null> {
  const bytes = await machine.readFile(path);
  return bytes === null ? null : new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
