import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserWindowConstructorOptions } from 'electron';
import { say } from '../../shared/words/say.ts';
import { tell } from '../../shared/words/tell.ts';
import type { RunningBrowser } from './browser-process.ts';
import { StandInApp } from './electron/app.ts';
import { StandInBrowserWindow } from './electron/browser-window.ts';
import { standInDialog } from './electron/dialog.ts';
import { StandInIpcMain } from './electron/ipc-main.ts';
import { StandInMenu } from './electron/menu.ts';
import { StandInProtocol } from './electron/protocol.ts';
import { standInSession } from './electron/session.ts';
import { standInShell } from './electron/shell.ts';
import { StandInWebContents } from './electron/web-contents.ts';
import { lendName } from './lend-name.ts';
import { Lifetime, leave } from './lifetime.ts';
import { askToBeFirst } from './only-one.ts';
import { openBrowser } from './open-browser.ts';
import { readStartOptions, type StartOptions } from './start-options.ts';
import { settingsFolder } from './user-folders.ts';
import { WindowPage } from './window-page.ts';

/** No window can be had here; one sentence said why (EX_UNAVAILABLE of sysexits). Whoever started this goes on in the terminal. */
const NO_WINDOW = 69;
const USAGE = 2;
/** How long a browser that runs may take to show its window, in milliseconds. */
const LONGEST_FOR_A_WINDOW = 30_000;

const NAME = 'handshake-doctor';

/** Runs the program's main file with the stand-in in Electron's place. */
async function start(options: StartOptions): Promise<void> {
  const main = resolve(options.main);
  process.argv.splice(1, process.argv.length, main, ...options.programArguments);
  const place = await askToBeFirst(settingsFolder(NAME), process.argv);
  if (place.kind === 'second') return leave(say('window.already-open'), 0);

  const life = new Lifetime(() => place.release());
  const app = new StandInApp({
    name: NAME,
    version: versionNear(main),
    language: Intl.DateTimeFormat().resolvedOptions().locale,
    isFirst: true,
    end: (code) => life.end(code),
  });
  place.onSecond((argv) => app.emit('second-instance', {}, argv));
  life.quitOnSignals();
  const ipcMain = new StandInIpcMain();
  const protocol = new StandInProtocol(() => app.isReady());
  lendName({
    app,
    BrowserWindow: windowClass(app, ipcMain, protocol, options, life),
    dialog: standInDialog,
    ipcMain,
    Menu: StandInMenu,
    protocol,
    session: standInSession,
    shell: standInShell,
  });
  process.on('unhandledRejection', (reason) => life.crash(reason));
  process.on('uncaughtException', (error) => life.crash(error));
  // Nothing keeps this process alive but the import: if it waits for `whenReady` it never ends, and Node leaves with 13.
  await import(pathToFileURL(main).href);
  app.becomeReady();
}

/** The class that the program makes its window of. Making one opens the browser. */
function windowClass(app: StandInApp, ipcMain: StandInIpcMain, protocol: StandInProtocol, options: StartOptions, life: Lifetime) {
  let isOpen = false;
  return class BrowserWindow extends StandInBrowserWindow {
    constructor(wanted: BrowserWindowConstructorOptions) {
      if (isOpen) throw new Error('The stand-in opens one window.');
      if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
      if (!app.isSandboxed) throw new Error('The stand-in refuses a program that does not call app.enableSandbox().');
      const contents = new StandInWebContents(ipcMain, protocol);
      super(wanted, contents);
      isOpen = true;
      app.emit('web-contents-created', {}, contents);
      this.once('closed', () => app.emit('window-all-closed'));
      contents.havePage(openPage(wanted, contents, app, options, life));
    }
  };
}

async function openPage(
  wanted: BrowserWindowConstructorOptions,
  contents: StandInWebContents,
  app: StandInApp,
  options: StartOptions,
  life: Lifetime,
): Promise<WindowPage> {
  const preload = readFileSync(wanted.webPreferences?.preload ?? '', 'utf8');
  const look = { title: wanted.title ?? NAME, width: wanted.width ?? 800, height: wanted.height ?? 600 };
  const opened = await openBrowser(options, look, app.getLocale(), (browser) => life.hold(browser));
  if (!opened.ok) {
    process.stderr.write(`${tell(opened.said)}\n`);
    app.exit(NO_WINDOW);
    return new Promise(() => {});
  }
  life.watch(opened.browser, contents.pageEvents.closed);
  const page = await takeOver(opened.browser, preload, contents);
  if (page !== null) return page;
  process.stderr.write(`${tell(say('window.browser-gives-no-answer', { browser: opened.browser.name }))}\n`);
  app.exit(NO_WINDOW);
  return new Promise(() => {});
}

/** @returns null when the browser answers but shows no window that is ours */
async function takeOver(browser: RunningBrowser, preload: string, contents: StandInWebContents): Promise<WindowPage | null> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<null>((giveUp) => {
    timer = setTimeout(() => giveUp(null), LONGEST_FOR_A_WINDOW);
  });
  try {
    return await Promise.race([WindowPage.takeOver(browser.pipe, preload, contents.pageEvents), patience]);
  } finally {
    clearTimeout(timer);
  }
}

function versionNear(main: string): string {
  for (let folder = dirname(main); folder !== dirname(folder); folder = dirname(folder)) {
    try {
      const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version?: string };
      if (version !== undefined) return version;
    } catch {
      // No readable package.json here: look one folder up.
    }
  }
  return '0.0.0';
}

const options = readStartOptions(process.argv.slice(2));
if (options === null) leave(say('window.usage'), USAGE);
else await start(options);
