import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions } from 'electron';
import type { StandInWebContents } from './web-contents.ts';

/** What must be so, for a window that is not laxer than the browser it stands in. */
const MUST_BE = { sandbox: true, contextIsolation: true } as const;
const MUST_NOT_BE = [
  'nodeIntegration',
  'nodeIntegrationInWorker',
  'nodeIntegrationInSubFrames',
  'webviewTag',
  'allowRunningInsecureContent',
  'experimentalFeatures',
  'navigateOnDragDrop',
  'plugins',
  'enableBlinkFeatures',
  'additionalArguments',
] as const;

/** `BrowserWindow` of Electron, as far as `main/shell` uses it: one window, in an installed browser. */
export class StandInBrowserWindow extends EventEmitter {
  readonly webContents: StandInWebContents;
  #isDestroyed = false;

  constructor(options: BrowserWindowConstructorOptions, contents: StandInWebContents) {
    super();
    refuseLaxer(options);
    this.webContents = contents;
    contents.once('did-finish-load', () => this.emit('ready-to-show'));
    contents.once('destroyed', () => {
      this.#isDestroyed = true;
      contents.destroy();
      this.emit('closed');
    });
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  /** The browser shows its window as soon as it is there. */
  show(): void {}

  focus(): void {
    if (!this.#isDestroyed) this.webContents.bringToFront().catch(() => {});
  }

  /** Nobody tells us; `focus` brings a minimised window back as well. */
  isMinimized(): boolean {
    return false;
  }

  restore(): void {
    this.focus();
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }
}

function refuseLaxer({ webPreferences = {} }: BrowserWindowConstructorOptions): void {
  const lax = [
    ...Object.entries(MUST_BE).flatMap(([name, value]) => (webPreferences[name as keyof typeof MUST_BE] === value ? [] : [name])),
    ...MUST_NOT_BE.filter((name) => Boolean(webPreferences[name])),
    ...(webPreferences.webSecurity === false ? ['webSecurity'] : []),
  ];
  if (lax.length > 0) throw new Error(`The stand-in refuses a window with lax ${lax.join(', ')}.`);
}
