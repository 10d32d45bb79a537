import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inRoot } from '../build/paths.ts';
import { exitOf } from '../child-process.mjs';

/** Electron's program on this computer, or why there is none. */
export type ElectronRuntime =
  | { readonly state: 'present'; readonly executable: string }
  | { readonly state: 'absent'; readonly reason: string };

const PACKAGE = inRoot('node_modules/electron');
const MEMORY = inRoot('node_modules/.cache/handshake-doctor/electron-unavailable.json');
/** Without a byte of progress for this long, the download is given up. */
const PATIENCE = 10_000;
const LOOK_EVERY = 500;
const SIGN_OF_LIFE = 3000;

/** Electron's program if it is here already. Nothing is fetched: the package itself would, as soon as it is imported. */
export function findElectron(): ElectronRuntime {
  const version = versionOf(PACKAGE);
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const folder = override ?? join(PACKAGE, 'dist');
  const executable = join(folder, executableName());
  if (version === null || !existsSync(executable)) return { state: 'absent', reason: 'it has not been fetched yet' };
  if (override === undefined && readVersionFile(folder) !== version)
    return { state: 'absent', reason: 'it was fetched for another version' };
  return { state: 'present', executable };
}

/**
 * Finds Electron's program or fetches it with the package's own installer. A fetch that failed is remembered and not tried again for the same
 * version, unless the person asks for it.
 */
export async function provideElectron({ tryAgain, say }: { tryAgain: boolean; say: (line: string) => void }): Promise<ElectronRuntime> {
  const found = findElectron();
  if (found.state === 'present') return found;
  const version = versionOf(PACKAGE) ?? 'unknown';
  if (tryAgain) rmSync(MEMORY, { force: true });
  const remembered = recall(version);
  if (remembered !== null) return { state: 'absent', reason: remembered };
  say(`Fetching Electron ${version} (about 120 MB); this is given up after ${PATIENCE / 1000} s without progress.`);
  const failure = await fetchElectron(say);
  const after = findElectron();
  if (failure === null && after.state === 'present') return after;
  const reason = failure ?? 'its installer left nothing behind';
  remember(version, reason);
  return { state: 'absent', reason };
}

async function fetchElectron(say: (line: string) => void): Promise<string | null> {
  const scratch = mkdtempSync(join(tmpdir(), 'handshake-doctor-electron-'));
  const child = spawn(process.execPath, [join(PACKAGE, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TMPDIR: scratch, TEMP: scratch, TMP: scratch },
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk).slice(-20_000);
  });
  const start = Date.now();
  let [bytes, progressAt, toldAt] = [0, start, start];
  let stuck = false;
  const timer = setInterval(() => {
    const now = sizeOf(scratch) + sizeOf(join(PACKAGE, 'dist')) + sizeOf(downloadCache());
    if (now !== bytes) progressAt = Date.now();
    bytes = now;
    if (Date.now() - toldAt >= SIGN_OF_LIFE) {
      toldAt = Date.now();
      say(`  fetching Electron for ${Math.round((toldAt - start) / 1000)} s`);
    }
    if (Date.now() - progressAt > PATIENCE) {
      stuck = true;
      child.kill('SIGKILL');
    }
  }, LOOK_EVERY);
  try {
    if ((await exitOf(child)) === 0) return null;
    return stuck ? `nothing arrived for ${PATIENCE / 1000} s` : reasonIn(complaint);
  } finally {
    clearInterval(timer);
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** What stopped the installer, in a few words: a system error code, an HTTP status, or the first thing it said. */
export function reasonIn(complaint: string): string {
  const code = /\b(E[A-Z]{4,}|UNABLE_TO_[A-Z_]+|SELF_SIGNED_CERT_IN_CHAIN|ERR_[A-Z_]+)\b/.exec(complaint)?.[1];
  const status = /\b(?:status(?: code)?|code)\D{0,3}([45]\d\d)\b/i.exec(complaint)?.[1];
  if (code === 'ENOSPC') return 'the disk is full';
  if (code !== undefined) return `the download failed with ${code}`;
  if (status !== undefined) return `the download was answered with HTTP ${status}`;
  if (/fetch failed/.test(complaint)) return 'the place it is fetched from cannot be reached';
  const first = complaint.split('\n').find((line) => line.trim() !== '');
  return first === undefined ? 'the download failed' : `the download failed: ${first.trim().slice(0, 120)}`;
}

function recall(version: string): string | null {
  try {
    const memory: unknown = JSON.parse(readFileSync(MEMORY, 'utf8'));
    if (typeof memory !== 'object' || memory === null || !('version' in memory) || !('reason' in memory)) return null;
    return memory.version === version && typeof memory.reason === 'string' ? memory.reason : null;
  } catch {
    return null;
  }
}

function remember(version: string, reason: string): void {
  try {
    mkdirSync(dirname(MEMORY), { recursive: true });
    writeFileSync(MEMORY, JSON.stringify({ version, reason }));
  } catch {
    // A folder that cannot be written to is no reason not to start; the next start simply tries once more.
  }
}

function executableName(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

function versionOf(folder: string): string | null {
  try {
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version?: unknown };
    return typeof version === 'string' ? version : null;
  } catch {
    return null;
  }
}

function readVersionFile(folder: string): string | null {
  try {
    return readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return null;
  }
}

/** Where the installer keeps finished downloads. */
function downloadCache(): string {
  if (process.env.electron_config_cache !== undefined) return process.env.electron_config_cache;
  if (process.platform === 'darwin') return join(homedir(), 'Library/Caches/electron');
  if (process.platform === 'win32') return join(process.env.LOCALAPPDATA ?? join(homedir(), 'AppData/Local'), 'electron/Cache');
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'electron');
}

function sizeOf(folder: string): number {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true }).reduce(
      (sum, entry) => sum + (entry.isFile() ? (statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0) : 0),
      0,
    );
  } catch {
    return 0;
  }
}
