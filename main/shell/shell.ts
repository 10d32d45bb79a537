import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell } from 'electron';
import type { DoctorHost, DoctorInMain } from '../../shared/contract/host.ts';
import { chooseFiles, chooseSavePlace } from './dialogs.ts';
import { Inbox } from './inbox.ts';
import { carry, handOver } from './ipc.ts';
import { openLink } from './links.ts';
import { menuFor } from './menu.ts';
import { LINK_SCHEME, openedByArguments, openedByLink } from './opened.ts';
import { FIRST_PAGE, SCHEME } from './own-page.ts';
import { reopenWhenGone } from './page-gone.ts';
import { denyEverything } from './permissions.ts';
import { OWN_SCHEME, serve } from './protocol.ts';
import { showInFolder } from './show-in-folder.ts';
import { holdInPlace, windowOptions } from './window.ts';

/** How long the doctor may take to stop its jobs when the window closes, in milliseconds. */
const LONGEST_FAREWELL = 2000;

/**
 * Runs the program in a window: one at a time on this computer, closed for good when its window closes.
 * Everything that must stand before the first page is asked for is done before `whenReady`; nothing waits at the top level,
 * because Electron becomes ready only after this module is done (electron#40719).
 */
export function startShell(createDoctor: (host: DoctorHost) => DoctorInMain): void {
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([OWN_SCHEME]);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  // Started from its source folder, it would register Electron itself.
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);
  app.on('web-contents-created', (_event, contents) => holdInPlace(contents));
  const inbox = new Inbox(openedByArguments(process.argv));
  app.on('second-instance', (_event, argv) => inbox.receive(openedByArguments(argv)));
  // On macOS a link comes this way, and may come before there is a window.
  app.on('open-url', (event, link) => {
    event.preventDefault();
    inbox.receive(openedByLink(link));
  });
  void app.whenReady().then(() => openWindow(createDoctor, inbox));
}

function openWindow(createDoctor: (host: DoctorHost) => DoctorInMain, inbox: Inbox): void {
  denyEverything(session.defaultSession);
  const served = { folder: join(import.meta.dirname, '../renderer'), nonce: randomBytes(16).toString('base64') };
  protocol.handle(SCHEME, (request) => serve(request, served));
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuFor(process.platform)));

  const window = new BrowserWindow(windowOptions(join(import.meta.dirname, 'preload.cjs'), app));
  const doctor = createDoctor(hostOf(window));
  carry(doctor, ipcMain);
  handOver(() => inbox.take(), ipcMain);
  inbox.deliverTo(window);
  reopenWhenGone(window.webContents, app);
  quitWith(window, doctor);
  window.once('ready-to-show', () => window.show());
  void window.loadURL(FIRST_PAGE);
}

function hostOf(window: BrowserWindow): DoctorHost {
  return {
    version: app.getVersion(),
    runtime: process.versions.electron === undefined ? 'installed-browser' : 'electron',
    language: app.getLocale(),
    userDataFolder: app.getPath('userData'),
    chooseSavePlace: (suggestion) => chooseSavePlace(suggestion, window, dialog, app.getPath('downloads')),
    chooseFiles: (what) => chooseFiles(what, window, dialog),
    showInFolder: (path) => showInFolder(path, shell),
    openLink: (link) => openLink(link, shell),
  };
}

/** Closing the window ends the program, on macOS too: there is nothing to do without it. */
function quitWith(window: BrowserWindow, doctor: DoctorInMain): void {
  let closed: Promise<void> | null = null;
  const farewell = () => {
    closed ??= Promise.race([doctor.close(), new Promise<void>((done) => setTimeout(done, LONGEST_FAREWELL))]);
    return closed;
  };
  window.on('closed', () => void farewell());
  app.on('window-all-closed', () => app.quit());
  let saidFarewell = false;
  app.on('will-quit', (event) => {
    if (saidFarewell) return;
    event.preventDefault();
    void farewell().finally(() => {
      saidFarewell = true;
      app.quit();
    });
  });
}
