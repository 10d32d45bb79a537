import { EventEmitter } from 'node:events';
import { packClone } from '../clone-text.ts';
import type { Events } from '../devtools-protocol.ts';
import { FILE_TOKEN, type FromPage, type SaveAnswer, type SaveAttempt, type SaveDialog } from '../messages.ts';
import { INSIDE, type PageFrame, type WindowPage } from '../window-page.ts';
import type { StandInIpcMain } from './ipc-main.ts';
import type { StandInProtocol } from './protocol.ts';

type WindowOpenHandler = (details: { readonly url: string }) => { readonly action: 'allow' | 'deny' };

class Navigation {
  readonly url: string;
  readonly isMainFrame: boolean;
  defaultPrevented = false;

  constructor(url: string, isMainFrame: boolean) {
    this.url = url;
    this.isMainFrame = isMainFrame;
  }

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

/** The page of the window, as the program sees it: `webContents` of Electron, as far as `main/shell` uses it. */
export class StandInWebContents extends EventEmitter {
  readonly #ipcMain: StandInIpcMain;
  readonly #protocol: StandInProtocol;
  readonly #page = Promise.withResolvers<WindowPage>();
  #windowOpenHandler: WindowOpenHandler = () => ({ action: 'deny' });
  #judgeSaving: ((attempt: SaveAttempt) => SaveAnswer) | null = null;
  /** The page that the program itself is loading: nobody is asked whether it may. */
  #loading: string | null = null;
  #isDestroyed = false;

  constructor(ipcMain: StandInIpcMain, protocol: StandInProtocol) {
    super();
    this.#ipcMain = ipcMain;
    this.#protocol = protocol;
    // Whoever waits for the page hears of the failure; nobody need wait.
    this.#page.promise.catch(() => {});
  }

  /** The starter's side: what the page reports arrives here. */
  readonly pageEvents = {
    called: (payload: string, from: PageFrame | null) => void this.#called(payload, from),
    requested: (request: Events['Fetch.requestPaused'], kind: 'main-frame' | 'inner-frame' | 'resource') =>
      void this.#requested(request, kind),
    shown: (url: string) => this.#shown(url),
    loaded: () => this.emit('did-finish-load'),
    opened: (target: { readonly url: string }) => void this.#windowOpenHandler({ url: target.url }),
    closed: () => this.emit('destroyed'),
    crashed: () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 0 }),
  };

  havePage(page: Promise<WindowPage>): void {
    page.then(this.#page.resolve, this.#page.reject);
  }

  destroy(): void {
    this.#isDestroyed = true;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#windowOpenHandler = handler;
  }

  send(channel: string, ...values: unknown[]): void {
    // Packed at once: what cannot be cloned throws here, as in Electron.
    const packed = packClone(values);
    this.#quietly(this.#page.promise.then((page) => page.tell({ kind: 'message', channel, values: packed })));
  }

  reload(): void {
    this.#quietly(this.#page.promise.then((page) => page.reload()));
  }

  async loadURL(url: string): Promise<void> {
    const inside = this.#toInside(url);
    if (inside === null) throw new Error(`The stand-in shows pages of ${this.#protocol.scheme ?? 'no scheme'}: only; not ${url}`);
    const page = await this.#page.promise;
    this.#loading = url;
    await page.show(inside);
  }

  async bringToFront(): Promise<void> {
    await (await this.#page.promise).bringToFront();
  }

  /** Puts the in-page save dialog up and lets `judge` decide each attempt. @returns whether one was accepted */
  async askWhereToSave(dialog: SaveDialog, judge: (attempt: SaveAttempt) => SaveAnswer): Promise<boolean> {
    if (this.#judgeSaving !== null) return false;
    this.#judgeSaving = judge;
    try {
      const page = await this.#page.promise;
      return (await page.ask(`standInProgram.askWhereToSave(${JSON.stringify(dialog)})`)) === true;
    } catch {
      // The page went away under the dialog: nothing was chosen.
      return false;
    } finally {
      this.#judgeSaving = null;
    }
  }

  /** Opens the browser's file chooser. @returns the paths of what was picked, asked of the browser */
  async chooseFiles(several: 'one' | 'several'): Promise<readonly string[]> {
    const page = await this.#page.promise;
    // When the page goes away under the chooser, nothing was chosen.
    const tokens = await page.ask(`standInProgram.chooseFiles(${JSON.stringify(several)})`).catch(() => []);
    if (!Array.isArray(tokens)) return [];
    const paths = await Promise.all(tokens.map((token) => this.pathBehind(String(token))));
    return paths.filter((path) => path !== '');
  }

  /** @returns the path behind a token that this page's preload world made; '' for anything else */
  async pathBehind(token: string): Promise<string> {
    const page = await this.#page.promise;
    const [secret, index] = token.slice(FILE_TOKEN.length).split(':');
    return secret === page.fileSecret && index !== undefined && /^\d{1,6}$/.test(index) ? page.pathOfFile(Number(index)) : '';
  }

  async #called(payload: string, from: PageFrame | null): Promise<void> {
    const message = JSON.parse(payload) as FromPage;
    const page = await this.#page.promise;
    if (message.kind === 'try-save') {
      const value = packClone(this.#judgeSaving?.(message.attempt) ?? { kind: 'refused', about: 'name', words: '', instead: null });
      this.#quietly(page.tell({ kind: 'settled', call: message.call, ok: true, value }));
      return;
    }
    const senderFrame = from === null ? null : this.#seenByProgram(from);
    const answer = await this.#ipcMain.answer(message.channel, message.values, { sender: this, senderFrame });
    this.#quietly(page.tell({ kind: 'settled', call: message.call, ...answer }));
  }

  async #requested(paused: Events['Fetch.requestPaused'], kind: 'main-frame' | 'inner-frame' | 'resource'): Promise<void> {
    const page = await this.#page.promise;
    const url = this.#toProgram(paused.request.url);
    if (kind !== 'resource' && this.#isHeldBack(url, kind)) return page.refuse(paused.requestId, 'aborted');
    if (!url.startsWith(`${this.#protocol.scheme}:`)) return page.refuse(paused.requestId, 'blocked');
    const { method, headers } = paused.request;
    const answer = await this.#protocol.answer({ url, method, headers: new Headers(headers) });
    if (answer === null) return page.refuse(paused.requestId, 'blocked');
    // Pages opened by this page are refused by the browser itself, before anything of them is seen.
    if (kind === 'main-frame')
      answer.headers.append('Content-Security-Policy', 'sandbox allow-same-origin allow-scripts allow-forms allow-modals');
    page.fulfil(paused.requestId, answer.status, answer.headers, new Uint8Array(await answer.arrayBuffer()));
  }

  #isHeldBack(url: string, kind: 'main-frame' | 'inner-frame'): boolean {
    if (kind === 'main-frame' && url === this.#loading) {
      this.#loading = null;
      return false;
    }
    const navigation = new Navigation(url, kind === 'main-frame');
    this.emit('will-frame-navigate', navigation);
    if (kind === 'main-frame') this.emit('will-navigate', navigation);
    return navigation.defaultPrevented;
  }

  /** The browser shows what no request was made for (about:blank, data:): the program could not hold it back, so it is undone. */
  #shown(url: string): void {
    if (url.startsWith(`${INSIDE}/`)) return;
    const navigation = new Navigation(url, true);
    this.emit('will-navigate', navigation);
    this.#quietly(this.#page.promise.then((page) => page.show('/')));
  }

  #seenByProgram(frame: PageFrame): PageFrame {
    return { url: this.#toProgram(frame.url), parent: frame.parent === null ? null : this.#seenByProgram(frame.parent) };
  }

  #toProgram(url: string): string {
    return url.startsWith(`${INSIDE}/`) ? `${this.#protocol.scheme}://doctor/${url.slice(INSIDE.length + 1)}` : url;
  }

  #toInside(url: string): string | null {
    const own = `${this.#protocol.scheme}://doctor/`;
    return url.startsWith(own) ? url.slice(own.length - 1) : null;
  }

  #quietly(sent: Promise<unknown>): void {
    sent.catch(() => {});
  }
}
