import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { browserArguments, type Launch } from './browser-arguments.ts';
import { DevToolsPipe } from './devtools-pipe.ts';
import type { FoundBrowser } from './find-browser.ts';
import { makeProfileFolder } from './profile-folder.ts';

/** How the browser ended. */
export type Ending =
  | { readonly kind: 'code'; readonly code: number }
  | { readonly kind: 'signal'; readonly signal: string }
  /** It never ran: the system's error code says why. */
  | { readonly kind: 'not-started'; readonly code: string };

/** A browser's process, from its very beginning. */
export interface BrowserProcess {
  /** Resolves when the browser is gone; its profile folder is removed by then. */
  readonly ended: Promise<Ending>;
  /** Asks it to close, ends it when it does not within a moment. Resolves when it is gone. */
  close(): Promise<void>;
  /** Ends it at once and removes its profile folder, without waiting: for the last moment of this process. */
  kill(): void;
}

/** A browser that answers over its pipe. */
export interface RunningBrowser extends BrowserProcess {
  readonly name: string;
  readonly pipe: DevToolsPipe;
}

/** Why a browser gave us no window. */
export type StartFailure =
  | { readonly kind: 'ended'; readonly browser: string; readonly ending: Ending }
  | { readonly kind: 'no-answer'; readonly browser: string }
  | { readonly kind: 'forbidden'; readonly browser: string };

/** How long a browser may take to answer for the first time, in milliseconds: a cold disk under an antivirus is slow. */
const FIRST_ANSWER = 30_000;
/** How long it may take to close by itself, in milliseconds. */
const CLOSING = 3_000;
/** What Chromium writes when the policy RemoteDebuggingAllowed is off; it then opens its window and never answers. */
const FORBIDDEN = /remote debugging (is )?(disallowed|not allowed)/i;

/**
 * Starts a browser with our window. `onSpawn` hears of the process at once, so that it can be ended while it is still starting.
 * @returns the browser once it answers, or why it gave none; nothing is left behind then
 */
export async function startBrowser(
  browser: FoundBrowser,
  launch: Omit<Launch, 'profile'>,
  onSpawn: (started: BrowserProcess) => void,
): Promise<{ readonly ok: true; readonly browser: RunningBrowser } | { readonly ok: false; readonly failure: StartFailure }> {
  const profile = makeProfileFolder(browser.path);
  const child = spawn(browser.path, browserArguments({ ...launch, profile: profile.path }), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    // A process group of its own: Ctrl+C in the terminal reaches us alone, and ending it ends all its helpers.
    detached: process.platform !== 'win32',
  });
  const ended = endingOf(child).finally(() => {
    // Its helpers may outlive it for a moment and write into the folder again.
    killAll(child);
    profile.remove();
  });
  const pipe = new DevToolsPipe(child.stdio[3] as Writable, child.stdio[4] as Readable);
  const kill = () => {
    killAll(child);
    profile.remove();
  };
  const started: BrowserProcess = { ended, close: () => close(child, pipe, ended), kill };
  onSpawn(started);
  const first = await firstAnswer(child, pipe, ended);
  if (first === 'answered') return { ok: true, browser: { ...started, name: browser.name, pipe } };
  killAll(child);
  const ending = await ended;
  return {
    ok: false,
    failure: first === 'ended' ? { kind: 'ended', browser: browser.name, ending } : { kind: first, browser: browser.name },
  };
}

function endingOf(child: ChildProcess): Promise<Ending> {
  return new Promise((resolve) => {
    child.on('error', (error) => {
      if (child.pid === undefined) resolve({ kind: 'not-started', code: 'code' in error ? String(error.code) : error.message });
    });
    child.on('exit', (code, signal) => resolve(signal === null ? { kind: 'code', code: code ?? 0 } : { kind: 'signal', signal }));
  });
}

function firstAnswer(
  child: ChildProcess,
  pipe: DevToolsPipe,
  ended: Promise<Ending>,
): Promise<'answered' | 'ended' | 'no-answer' | 'forbidden'> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('no-answer'), FIRST_ANSWER);
    const settle = (how: 'answered' | 'ended' | 'forbidden') => {
      clearTimeout(timer);
      resolve(how);
    };
    let heard = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      heard = (heard + text).slice(-4096);
      if (FORBIDDEN.test(heard)) settle('forbidden');
    });
    pipe.send('Browser.getVersion', {}).then(
      () => settle('answered'),
      // The pipe may close a moment before the exit is known, or stay closed in a browser that runs on without us.
      () => setTimeout(() => settle('forbidden'), 1000),
    );
    void ended.then(() => settle('ended'));
  });
}

async function close(child: ChildProcess, pipe: DevToolsPipe, ended: Promise<Ending>): Promise<void> {
  pipe.send('Browser.close', {}).catch(() => {});
  const timer = setTimeout(() => killAll(child), CLOSING);
  await ended;
  clearTimeout(timer);
}

function killAll(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}
