import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'handshake-doctor-window-';

/** A browser's profile that lives as long as the window. */
export interface ProfileFolder {
  readonly path: string;
  /** Removes it with all that the browser wrote. The browser must be gone; may be called twice. */
  remove(): void;
}

/**
 * Makes a profile folder that only this user can read, and removes those that a start before left behind because it was killed.
 * The process id is part of the name, so that the folder of a running window is told from a leftover.
 */
export function makeProfileFolder(browserPath: string): ProfileFolder {
  const parent = parentFor(browserPath);
  mkdirSync(parent, { recursive: true });
  removeLeftovers(parent);
  const path = mkdtempSync(join(parent, `${PREFIX}${process.pid}-`));
  return {
    path,
    // The browser's last helpers may still write for a moment.
    remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }),
  };
}

/** A browser in a snap sees neither the temporary folder nor hidden folders of the user; it has its own place for both. */
function parentFor(browserPath: string): string {
  return isSnap(browserPath) ? join(homedir(), 'snap', 'chromium', 'common') : tmpdir();
}

function isSnap(path: string): boolean {
  try {
    return path.startsWith('/snap/') || realpathSync(path).startsWith('/snap/') || realpathSync(path) === '/usr/bin/snap';
  } catch {
    return false;
  }
}

function removeLeftovers(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]);
    if (Number.isNaN(pid) || isRunning(pid)) continue;
    try {
      rmSync(join(parent, name), { recursive: true, force: true });
    } catch {
      // Another user's: not ours to remove.
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
