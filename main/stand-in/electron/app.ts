import { EventEmitter } from 'node:events';
import { settingsFolder, type UserFolder, userFolder } from '../user-folders.ts';

/** What the stand-in's starter tells `app`. */
export interface AppSetup {
  readonly name: string;
  readonly version: string;
  readonly language: string;
  /** Whether this is the only running program of its kind; settled before the program is loaded. */
  readonly isFirst: boolean;
  /** Ends the process for good, after the browser is gone. */
  readonly end: (code: number) => void;
}

class Cancellable {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

/** `app` of Electron, as far as `main/shell` uses it. */
export class StandInApp extends EventEmitter {
  readonly isPackaged = false;
  readonly #setup: AppSetup;
  readonly #ready = Promise.withResolvers<void>();
  #isReady = false;
  #isSandboxed = false;

  constructor(setup: AppSetup) {
    super();
    this.#setup = setup;
  }

  /** Called by the starter once the program's module is done, which is when Electron becomes ready (electron#40719). */
  becomeReady(): void {
    this.#isReady = true;
    this.#ready.resolve();
  }

  isReady(): boolean {
    return this.#isReady;
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
    this.#isSandboxed = true;
  }

  get isSandboxed(): boolean {
    return this.#isSandboxed;
  }

  requestSingleInstanceLock(): boolean {
    return this.#setup.isFirst;
  }

  /** A program started from its source folder registers nothing with the system. */
  setAsDefaultProtocolClient(_scheme: string): boolean {
    return false;
  }

  getVersion(): string {
    return this.#setup.version;
  }

  getLocale(): string {
    return this.#setup.language;
  }

  getPath(which: UserFolder | 'userData'): string {
    return which === 'userData' ? settingsFolder(this.#setup.name) : userFolder(which);
  }

  quit(): void {
    const event = new Cancellable();
    this.emit('will-quit', event);
    if (!event.defaultPrevented) this.exit(0);
  }

  exit(code = 0): void {
    this.emit('quit', {}, code);
    this.#setup.end(code);
  }
}
