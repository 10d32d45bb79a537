import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The repository's root; suites are always started from there. */
export const ROOT = resolve(import.meta.dirname, '../..');
/** What `npm start` runs where Electron is not there: the shipped main bundle in an installed browser. */
const STARTER = join(ROOT, 'dist/stand-in/start.js');
const MAIN = join(ROOT, 'dist/main/main.js');
/** Where the stand-in shows our pages inside the browser. */
export const OUR_PAGES = 'https://doctor.invalid/';
/** How long a browser may take until it can be talked to, in milliseconds. */
const PATIENCE = 30_000;

/** The program as a process of its own, in an empty home folder. */
export interface RunningProgram {
  readonly process: ChildProcess;
  /** Empty at the start, removed by `clean`. */
  readonly home: string;
  readonly downloads: string;
  /** What the program said on stderr so far. */
  said(): string;
  /** Resolves when the process is gone. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  /** The browser's profile folders that are there now. */
  profileFolders(): readonly string[];
  /**
   * Address where Playwright finds the browser, once our page is shown in it. Only tests ask the browser for one; the program itself
   * opens no port. Before that moment the page still moves from one of the browser's processes to another, and who attaches then may
   * hold on to the one that goes.
   */
  devToolsAddress(): Promise<string>;
  clean(): void;
}

export interface ProgramOptions {
  /** For the program, for example `handshake-doctor://check/example.com`. */
  readonly arguments?: readonly string[];
  /** For the starter, for example `--browser=/usr/bin/chromium`. */
  readonly starter?: readonly string[];
  /** A home folder of an earlier run; it is then not emptied. */
  readonly home?: string;
  /** Another main file than the one that ships. */
  readonly main?: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** A real window on the screen that DISPLAY names, in place of one that nobody sees. */
  readonly windowed?: true;
  /** A command that starts the program in its place, for example in a network of its own. */
  readonly inside?: readonly string[];
}

/** Starts the built program in an installed browser. */
export function startProgram(options: ProgramOptions = {}): RunningProgram {
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'handshake-doctor-test-'));
  const temporary = join(home, 'tmp');
  const downloads = join(home, 'Downloads');
  for (const folder of [temporary, downloads]) mkdirSync(folder, { recursive: true });
  const starter = [...(options.windowed ? [] : ['--headless']), '--browser-argument=--remote-debugging-port=0', ...(options.starter ?? [])];
  const command = [...(options.inside ?? []), process.execPath, STARTER, ...starter, options.main ?? MAIN, ...(options.arguments ?? [])];
  const child = spawn(command[0] as string, command.slice(1), {
    cwd: home,
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: undefined, TMPDIR: temporary, ...options.environment },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = new Promise<{ code: number | null; signal: string | null }>((done) => {
    child.on('close', (code, signal) => done({ code, signal }));
  });
  const profileFolders = () =>
    readdirSync(temporary)
      .filter((name) => name.startsWith('handshake-doctor-window-'))
      .map((name) => join(temporary, name));
  return {
    process: child,
    home,
    downloads,
    said: () => said,
    ended,
    profileFolders,
    // A folder that an earlier program in this home left behind names a port of the past.
    devToolsAddress: () =>
      devToolsAddress(
        child,
        () => profileFolders().filter((path) => path.includes(`-${child.pid}-`)),
        () => said,
      ),
    clean: () => rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }),
  };
}

async function devToolsAddress(child: ChildProcess, folders: () => readonly string[], said: () => string): Promise<string> {
  const until = performance.now() + PATIENCE;
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(`The program ended with ${child.exitCode}: ${said()}`);
    const port = folders()
      .map((folder) => readOrNothing(join(folder, 'DevToolsActivePort')))
      .find((text) => /^\d+\n/.test(text));
    const address = `http://127.0.0.1:${Number.parseInt(port ?? '', 10)}`;
    if (port !== undefined && (await showsOurPage(address))) return address;
    await new Promise((next) => setTimeout(next, 25));
  }
  throw new Error(`The browser showed no page of ours within ${PATIENCE} ms: ${said()}`);
}

async function showsOurPage(address: string): Promise<boolean> {
  try {
    const answer = await fetch(`${address}/json/list`, { signal: AbortSignal.timeout(5000) });
    const targets = (await answer.json()) as readonly { readonly type: string; readonly url: string }[];
    return targets.some(({ type, url }) => type === 'page' && url.startsWith(OUR_PAGES));
  } catch {
    // It is still starting, or gone: the caller looks again.
    return false;
  }
}

function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
