import type { Said } from '../../shared/model/said.ts';
import { tell } from '../../shared/words/tell.ts';
import type { BrowserProcess, RunningBrowser } from './browser-process.ts';
import { sayCrash } from './open-browser.ts';

/** The browser or the program crashed (EX_SOFTWARE of sysexits). */
const CRASHED = 70;

/** Ends this process in order: the browser first, then its profile folder, then we, on whatever way it came to an end. */
export class Lifetime {
  readonly #release: () => void;
  #browser: BrowserProcess | null = null;
  #isEnding = false;

  constructor(release: () => void) {
    this.#release = release;
    process.on('exit', () => {
      this.#browser?.kill();
      this.#release();
    });
  }

  /** A browser is starting: from now on it must go when we go. */
  hold(browser: BrowserProcess): void {
    this.#browser = browser;
    if (this.#isEnding) browser.kill();
  }

  /** The browser has our window. When it ends without a fault the window was closed, and `closed` is told; when it crashes, so do we. */
  watch(browser: RunningBrowser, closed: () => void): void {
    void browser.ended.then((ending) => {
      if (this.#isEnding) return;
      if (ending.kind === 'code' && ending.code === 0) closed();
      else leave(sayCrash(browser.name, ending), CRASHED);
    });
  }

  /** Closes the browser, waits for it, and leaves with this exit code. */
  end(code: number): void {
    if (this.#isEnding) return;
    this.#isEnding = true;
    void (this.#browser?.close() ?? Promise.resolve()).finally(() => process.exit(code));
  }

  crash(thrown: unknown): void {
    process.stderr.write(`${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}\n`);
    this.end(CRASHED);
  }

  quitOnSignals(): void {
    const signals = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
    for (const [signal, code] of Object.entries(signals)) process.on(signal, () => this.end(code));
  }
}

/** Says one sentence on stderr and ends the process. */
export function leave(sentence: Said, code: number): void {
  process.stderr.write(`${tell(sentence)}\n`);
  process.exit(code);
}
