import type { BrowserWindowConstructorOptions } from 'electron';
import { StandInApp } from '../../main/stand-in/electron/app.ts';
import { StandInBrowserWindow } from '../../main/stand-in/electron/browser-window.ts';
import { StandInIpcMain } from '../../main/stand-in/electron/ipc-main.ts';
import { StandInProtocol } from '../../main/stand-in/electron/protocol.ts';
import { StandInWebContents } from '../../main/stand-in/electron/web-contents.ts';

/** One call of the shell into Electron. */
export interface Call {
  readonly what: string;
  readonly values: readonly unknown[];
  readonly beforeReady: boolean;
}

export const calls: Call[] = [];

/** What the shell listens to on its page. */
export const windows: StandInWebContents[] = [];

const app = new StandInApp({ name: 'test', version: '0.0.1', language: 'en', isFirst: true, end: () => {} });
const ipcMain = new StandInIpcMain();
const protocol = new StandInProtocol(() => app.isReady());

class BrowserWindow extends StandInBrowserWindow {
  constructor(options: BrowserWindowConstructorOptions) {
    const contents = recorded('webContents', new StandInWebContents(ipcMain, protocol));
    calls.push({ what: 'new BrowserWindow', values: [options], beforeReady: !app.isReady() });
    super(options, contents);
    windows.push(contents);
    app.emit('web-contents-created', {}, contents);
  }
}

/** The stand-in's own Electron with every call written down, and no browser behind it. */
export const electron = {
  app: recorded('app', app),
  BrowserWindow,
  dialog: recorded('dialog', { showSaveDialog: async () => ({ canceled: true }), showOpenDialog: async () => ({ canceled: true }) }),
  ipcMain: recorded('ipcMain', ipcMain),
  Menu: recorded('Menu', { setApplicationMenu: () => {}, buildFromTemplate: (items: unknown) => items }),
  protocol: recorded('protocol', protocol),
  session: {
    defaultSession: recorded('session', {
      setPermissionRequestHandler: () => {},
      setPermissionCheckHandler: () => {},
      setDevicePermissionHandler: () => {},
      setDisplayMediaRequestHandler: () => {},
    }),
  },
  shell: recorded('shell', { openExternal: async () => {}, showItemInFolder: () => {} }),
};

export function becomeReady(): void {
  app.becomeReady();
}

function recorded<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(_target, key) {
      const member: unknown = Reflect.get(target, key, target);
      if (typeof member !== 'function') return member;
      return (...values: unknown[]) => {
        calls.push({ what: `${name}.${String(key)}`, values, beforeReady: !app.isReady() });
        return Reflect.apply(member, target, values);
      };
    },
  });
}
