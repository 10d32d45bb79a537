import { homedir } from 'node:os';
import { basename } from 'node:path';
import type { Said } from '../../shared/model/said.ts';
import { say } from '../../shared/words/say.ts';
import type { WindowLook } from './browser-arguments.ts';
import { type BrowserProcess, type Ending, type RunningBrowser, type StartFailure, startBrowser } from './browser-process.ts';
import { type FoundBrowser, findBrowsers, isProgram } from './find-browser.ts';
import type { StartOptions } from './start-options.ts';

/**
 * Opens our window in the first installed browser that starts.
 * @returns the browser; or one sentence why there is no window here
 */
export async function openBrowser(
  options: StartOptions,
  look: WindowLook,
  language: string,
  onSpawn: (started: BrowserProcess) => void,
): Promise<{ readonly ok: true; readonly browser: RunningBrowser } | { readonly ok: false; readonly said: Said }> {
  if (!options.headless && !hasDisplay()) return { ok: false, said: say('window.no-display') };
  const candidates = candidatesFor(options);
  let said: Said =
    options.browser === null ? say('window.no-browser') : say('window.browser-named-is-not-there', { path: options.browser });
  for (const candidate of candidates) {
    const isRoot = process.getuid?.() === 0;
    const launch = { look, headless: options.headless, isRoot, language, more: options.browserArguments };
    const opened = await startBrowser(candidate, launch, onSpawn);
    if (opened.ok) return opened;
    said = sayFailure(opened.failure);
  }
  return { ok: false, said };
}

/** The sentence for a browser that ended while its window was open. */
export function sayCrash(browser: string, ending: Ending): Said {
  return ending.kind === 'signal'
    ? say('window.browser-crashed.signal', { browser, signal: ending.signal })
    : say('window.browser-crashed.code', { browser, code: String(ending.code) });
}

function candidatesFor(options: StartOptions): readonly FoundBrowser[] {
  if (options.browser === null) {
    return findBrowsers({ platform: process.platform, environment: process.env, home: homedir(), isProgram });
  }
  return isProgram(options.browser) ? [{ name: basename(options.browser), path: options.browser }] : [];
}

function sayFailure(failure: StartFailure): Said {
  const { browser } = failure;
  if (failure.kind === 'forbidden') return say('window.browser-forbids-it', { browser });
  if (failure.kind === 'no-answer') return say('window.browser-gives-no-answer', { browser });
  return failure.ending.kind === 'signal'
    ? say('window.browser-does-not-start.signal', { browser, signal: failure.ending.signal })
    : say('window.browser-does-not-start.code', { browser, code: String(failure.ending.code) });
}

/** Only on Linux and its like can a session be without one that is worth asking for. */
function hasDisplay(): boolean {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
