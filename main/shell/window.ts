import type { BrowserWindowConstructorOptions, WebContents } from 'electron';
import { say } from '../../shared/words/say.ts';
import { tell } from '../../shared/words/tell.ts';
import { isOwnPage } from './own-page.ts';

/** How our one window is made: a page in the sandbox, isolated from the preload script, without Node. A packed program has no developer tools. */
export function windowOptions(preload: string, app: { readonly isPackaged: boolean }): BrowserWindowConstructorOptions {
  return {
    width: 1120,
    height: 800,
    minWidth: 340,
    minHeight: 480,
    show: false,
    title: tell(say('shell.name')),
    backgroundColor: '#F6F7F5',
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  };
}

/** Holds a page where it is: no other page, no other window, no page inside the page. */
export function holdInPlace(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (details) => {
    if (!isOwnPage(details.url)) details.preventDefault();
  });
  contents.on('will-frame-navigate', (details) => {
    if (!details.isMainFrame || !isOwnPage(details.url)) details.preventDefault();
  });
  contents.on('will-redirect', (details) => details.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
