import type { DevToolsPipe } from './devtools-pipe.ts';
import type { Events, Frame, TargetInfo } from './devtools-protocol.ts';
import type { FromProgram } from './messages.ts';
import { type PageScripts, scriptsFor } from './page-scripts.ts';

/** Where the program's own scheme is served inside the browser. The name ends in .invalid, which no resolver ever answers (RFC 6761). */
export const INSIDE = 'https://doctor.invalid';

export interface PageFrame {
  /** The address as the browser has it. */
  readonly url: string;
  readonly parent: PageFrame | null;
}

export interface PageEvents {
  /** Something came over the binding, from this frame. Null: the frame is gone. */
  called(payload: string, from: PageFrame | null): void;
  /** A request of the page, before anything is answered. */
  requested(request: Events['Fetch.requestPaused'], kind: 'main-frame' | 'inner-frame' | 'resource'): void;
  /** The main frame shows another address. */
  shown(url: string): void;
  loaded(): void;
  /** Another page was opened; it is closed already. */
  opened(target: TargetInfo): void;
  closed(): void;
  crashed(): void;
}

/** The one page of the window: its frames, its two script worlds and its requests, over the DevTools pipe. */
export class WindowPage {
  readonly #pipe: DevToolsPipe;
  readonly #target: string;
  readonly #session: string;
  readonly #scripts: PageScripts;
  readonly #frames = new Map<string, Frame>();
  /** Contexts of the preload script's world, by frame. */
  readonly #contexts = new Map<number, string>();
  #mainFrame = '';
  /** From now on, whatever page is shown is to be judged. */
  #isOurs = false;

  private constructor(pipe: DevToolsPipe, target: string, session: string, scripts: PageScripts) {
    this.#pipe = pipe;
    this.#target = target;
    this.#session = session;
    this.#scripts = scripts;
  }

  /** Takes over the window's page, which is empty so far; nothing of ours runs in it yet. */
  static async takeOver(pipe: DevToolsPipe, preload: string, events: PageEvents): Promise<WindowPage> {
    const target = await firstPage(pipe);
    const { sessionId } = await pipe.send('Target.attachToTarget', { targetId: target, flatten: true });
    const page = new WindowPage(pipe, target, sessionId, scriptsFor(preload));
    page.#follow(events);
    await page.#prepare();
    await page.#emptyPageShown();
    page.#isOurs = true;
    return page;
  }

  /** Shows a page of `INSIDE`. Rejects when the browser cannot. */
  async show(path: string): Promise<void> {
    const { errorText } = await this.#pipe.send('Page.navigate', { url: INSIDE + path }, this.#session);
    if (errorText !== undefined && errorText !== '') throw new Error(errorText);
  }

  async reload(): Promise<void> {
    await this.#pipe.send('Page.reload', {}, this.#session);
  }

  async bringToFront(): Promise<void> {
    const { windowId } = await this.#pipe.send('Browser.getWindowForTarget', { targetId: this.#target });
    await this.#pipe.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } });
    await this.#pipe.send('Target.activateTarget', { targetId: this.#target });
  }

  /** Gives a message to the preload script's world of the main frame; it is lost when no page is there, as in Electron. */
  async tell(message: FromProgram): Promise<void> {
    const context = this.#mainContext();
    if (context === null) return;
    await this.#pipe.send(
      'Runtime.callFunctionOn',
      {
        functionDeclaration: '(text) => standInProgram.receive(text)',
        executionContextId: context,
        arguments: [{ value: JSON.stringify(message) }],
      },
      this.#session,
    );
  }

  /** Runs an expression in the preload script's world, as if the person had just clicked. @returns its value, awaited */
  async ask(expression: string): Promise<unknown> {
    const context = this.#mainContext();
    if (context === null) throw new Error('The page is gone.');
    const evaluated = await this.#pipe.send(
      'Runtime.evaluate',
      { expression, contextId: context, awaitPromise: true, returnByValue: true, userGesture: true },
      this.#session,
    );
    if (evaluated.exceptionDetails !== undefined) {
      throw new Error(evaluated.exceptionDetails.exception?.description ?? evaluated.exceptionDetails.text);
    }
    return evaluated.result.value;
  }

  /** The path of a file that the person handed to the page, from the browser itself. @returns '' for a file made by a script */
  async pathOfFile(index: number): Promise<string> {
    const context = this.#mainContext();
    if (context === null) return '';
    const { result } = await this.#pipe.send(
      'Runtime.evaluate',
      { expression: `standInProgram.fileAt(${index})`, contextId: context },
      this.#session,
    );
    if (result.objectId === undefined) return '';
    return (await this.#pipe.send('DOM.getFileInfo', { objectId: result.objectId }, this.#session)).path;
  }

  get fileSecret(): string {
    return this.#scripts.secret;
  }

  fulfil(requestId: string, status: number, headers: Headers, body: Uint8Array): void {
    this.#quietly(
      this.#pipe.send(
        'Fetch.fulfillRequest',
        {
          requestId,
          responseCode: status,
          responseHeaders: [...headers].map(([name, value]) => ({ name, value })),
          body: Buffer.from(body).toString('base64'),
        },
        this.#session,
      ),
    );
  }

  /** `aborted` leaves the page that is there as it is. */
  refuse(requestId: string, how: 'blocked' | 'aborted'): void {
    const errorReason = how === 'blocked' ? 'BlockedByClient' : 'Aborted';
    this.#quietly(this.#pipe.send('Fetch.failRequest', { requestId, errorReason }, this.#session));
  }

  #mainContext(): number | null {
    for (const [context, frame] of this.#contexts) if (frame === this.#mainFrame) return context;
    return null;
  }

  async #prepare(): Promise<void> {
    const send: DevToolsPipe['send'] = (command, params) => this.#pipe.send(command, params, this.#session);
    const { binding, world, pageSource, preloadSource } = this.#scripts;
    await Promise.all([
      this.#pipe.send('Browser.setDownloadBehavior', { behavior: 'deny' }),
      // "Grants" an empty list: the browser then refuses every permission to our page without asking.
      this.#pipe.send('Browser.grantPermissions', { origin: INSIDE, permissions: [] }),
      send('Page.enable', {}),
      send('Inspector.enable', {}),
      send('Runtime.enable', {}),
      send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      send('Runtime.addBinding', { name: binding, executionContextName: world }),
      send('Page.addScriptToEvaluateOnNewDocument', { source: pageSource }),
      send('Page.addScriptToEvaluateOnNewDocument', { source: preloadSource, worldName: world }),
    ]);
  }

  /**
   * Waits until the empty page is there that the browser was started with; ours would be thrown away by it. It is asked for, not listened
   * for: its event is lost where it comes while we attach (seen in 1 of 70 starts of a busy machine, Chromium 156).
   */
  async #emptyPageShown(): Promise<void> {
    for (;;) {
      const { id, url } = (await this.#pipe.send('Page.getFrameTree', {}, this.#session)).frameTree.frame;
      this.#mainFrame = id;
      if (url.startsWith('data:')) return;
      await new Promise((next) => setTimeout(next, 20));
    }
  }

  #follow(events: PageEvents): void {
    const pipe = this.#pipe;
    const mine = (session: string | undefined) => session === this.#session;
    pipe.on('Page.frameNavigated', ({ frame }, session) => {
      if (!mine(session)) return;
      this.#frames.set(frame.id, frame);
      if (this.#isOurs && frame.id === this.#mainFrame) events.shown(frame.url);
    });
    pipe.on('Page.loadEventFired', (_event, session) => this.#isOurs && mine(session) && events.loaded());
    pipe.on('Runtime.executionContextCreated', ({ context }, session) => {
      if (mine(session) && context.name === this.#scripts.world) this.#contexts.set(context.id, context.auxData?.frameId ?? '');
    });
    pipe.on('Runtime.executionContextDestroyed', ({ executionContextId }, session) => {
      if (mine(session)) this.#contexts.delete(executionContextId);
    });
    pipe.on('Runtime.executionContextsCleared', (_event, session) => mine(session) && this.#contexts.clear());
    pipe.on('Runtime.bindingCalled', ({ name, payload, executionContextId }, session) => {
      if (mine(session) && name === this.#scripts.binding) events.called(payload, this.#frameOf(executionContextId));
    });
    pipe.on('Fetch.requestPaused', (request, session) => {
      if (!mine(session)) return;
      const isPage = request.resourceType === 'Document';
      events.requested(request, !isPage ? 'resource' : request.frameId === this.#mainFrame ? 'main-frame' : 'inner-frame');
    });
    pipe.on('Inspector.targetCrashed', (_event, session) => mine(session) && events.crashed());
    pipe.on('Target.targetDestroyed', ({ targetId }) => targetId === this.#target && events.closed());
    pipe.on('Target.targetCreated', ({ targetInfo }) => {
      if (targetInfo.type !== 'page' || targetInfo.targetId === this.#target || targetInfo.openerId === undefined) return;
      this.#quietly(pipe.send('Target.closeTarget', { targetId: targetInfo.targetId }));
      events.opened(targetInfo);
    });
  }

  #frameOf(context: number): PageFrame | null {
    const frame = this.#frames.get(this.#contexts.get(context) ?? '');
    if (frame === undefined) return null;
    const parent = frame.parentId === undefined ? undefined : this.#frames.get(frame.parentId);
    return { url: frame.url, parent: parent === undefined ? null : { url: parent.url, parent: null } };
  }

  /** The page or the browser may be gone by now; whoever waits for them hears of it elsewhere. */
  #quietly(sent: Promise<unknown>): void {
    sent.catch(() => {});
  }
}

function firstPage(pipe: DevToolsPipe): Promise<string> {
  return new Promise((resolve, reject) => {
    pipe.on('Target.targetCreated', ({ targetInfo }) => {
      // Its address may not be known yet at this moment.
      if (targetInfo.type === 'page' && /^(data:|about:blank$|$)/.test(targetInfo.url)) resolve(targetInfo.targetId);
    });
    pipe.send('Target.setDiscoverTargets', { discover: true }).catch(reject);
    void pipe.ended.then(() => reject(new Error('The browser ended before its window was there.')));
  });
}
