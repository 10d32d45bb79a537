import type { BrowserWindowConstructorOptions } from 'electron';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { startShell } from '../../main/shell/shell.ts';
import { windowOptions } from '../../main/shell/window.ts';
import type { DoctorHost } from '../../shared/contract/host.ts';
import { LINKS, type LinkId } from '../../shared/contract/links.ts';
import { channelOf, VERBS, WAITING_CHANNEL } from '../../shared/contract/verbs.ts';
import { becomeReady, type Call, calls, windows } from './recording-electron.ts';

// The list of Electron's security tutorial, point by point, on the calls that the shell really makes.
vi.mock('electron', async () => (await import('./recording-electron.ts')).electron);

let host: DoctorHost;
beforeAll(async () => {
  startShell((given) => {
    host = given;
    return { ask: async () => ({ ok: true, value: null as never }), close: async () => {} };
  });
  becomeReady();
  await vi.waitFor(() => expect(windows).toHaveLength(1));
});

const made = (what: string): readonly Call[] => calls.filter((call) => call.what === what);
const only = (what: string): Call => {
  const [call, ...more] = made(what);
  if (call === undefined || more.length > 0) throw new Error(`${what} was called ${made(what).length} times`);
  return call;
};
const preferences = () => (only('new BrowserWindow').values[0] as BrowserWindowConstructorOptions).webPreferences ?? {};

describe('processes', () => {
  test('the sandbox is on for every page, before the program is ready', () => {
    expect(only('app.enableSandbox').beforeReady).toBe(true);
    expect(preferences().sandbox).toBe(true);
  });
  test('the preload script is isolated from the page', () => expect(preferences().contextIsolation).toBe(true));
  test('no page, worker or frame has Node', () => {
    expect(preferences()).toMatchObject({ nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false });
  });
  test('web security is on; insecure content, experiments, webviews and dropped pages are off', () => {
    expect(preferences()).toMatchObject({
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
    });
    expect(preferences()).not.toHaveProperty('enableBlinkFeatures');
  });
  test('a packed program has no developer tools', () => {
    expect(windowOptions('preload.cjs', { isPackaged: true }).webPreferences?.devTools).toBe(false);
  });
});

describe('pages', () => {
  test('one scheme of our own, standard and secure, with nothing that bypasses the policy, registered before ready', () => {
    const { values, beforeReady } = only('protocol.registerSchemesAsPrivileged');
    expect(beforeReady).toBe(true);
    expect(values).toEqual([[{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]]);
  });
  test('the first page is ours; never a file, never the network', () => {
    expect(made('webContents.loadURL').map(({ values }) => values)).toEqual([['app://doctor/index.html']]);
  });
  test('every answer of our scheme carries the policy; another host is not served', async () => {
    const [scheme, handler] = only('protocol.handle').values as [string, (request: { url: string; method: string }) => Promise<Response>];
    expect(scheme).toBe('app');
    const answer = await handler({ url: 'app://other/', method: 'GET' });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  });
  test.each(['https://example.com/', 'file:///etc/passwd', 'about:blank', 'data:text/html,x', 'app://other/', 'javascript:1'])(
    'a page cannot go to %s, in its main frame or within',
    (url) => {
      expect(isPrevented('will-navigate', { url })).toBe(true);
      expect(isPrevented('will-frame-navigate', { url, isMainFrame: true })).toBe(true);
      expect(isPrevented('will-frame-navigate', { url, isMainFrame: false })).toBe(true);
      expect(isPrevented('will-redirect', { url })).toBe(true);
    },
  );
  test('a page of ours may be loaded again', () => {
    expect(isPrevented('will-navigate', { url: 'app://doctor/index.html' })).toBe(false);
  });
  test('no page opens another, and no webview is attached', () => {
    const [handler] = only('webContents.setWindowOpenHandler').values as [(details: { url: string }) => { action: string }];
    for (const url of ['https://example.com/', 'app://doctor/index.html', 'about:blank'])
      expect(handler({ url })).toEqual({ action: 'deny' });
    expect(isPrevented('will-attach-webview', {})).toBe(true);
  });
});

describe('permissions', () => {
  test('every request for a permission is refused', () => {
    const [handler] = only('session.setPermissionRequestHandler').values as [
      (page: null, permission: string, answer: (granted: boolean) => void) => void,
    ];
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'hid', 'unknown']) {
      const answer = vi.fn();
      handler(null, permission, answer);
      expect(answer.mock.calls).toEqual([[false]]);
    }
  });
  test('every check of a permission, every device and every screen is refused', () => {
    expect((only('session.setPermissionCheckHandler').values[0] as () => boolean)()).toBe(false);
    expect((only('session.setDevicePermissionHandler').values[0] as () => boolean)()).toBe(false);
    const answer = vi.fn();
    (only('session.setDisplayMediaRequestHandler').values[0] as (request: null, answer: (streams: null) => void) => void)(null, answer);
    expect(answer.mock.calls).toEqual([[null]]);
  });
});

describe('messages', () => {
  test('one channel for each verb, one for what the program was started with, and no other', () => {
    expect(made('ipcMain.handle').map(({ values }) => values[0])).toEqual([...VERBS.map(channelOf), WAITING_CHANNEL]);
  });
  test('a call from anywhere but our page’s main frame is refused', async () => {
    const handler = made('ipcMain.handle').find(({ values }) => values[0] === 'doctor:cancel')?.values[1] as (
      event: object,
      request: unknown,
    ) => Promise<unknown>;
    const sender = { isDestroyed: () => false, send: () => {} };
    for (const senderFrame of [
      null,
      { url: 'https://example.com/', parent: null },
      { url: 'app://doctor/', parent: { url: 'app://doctor/' } },
    ]) {
      expect(await handler({ sender, senderFrame }, { job: 'x' })).toMatchObject({ ok: false, error: { kind: 'not-permitted' } });
    }
    expect(await handler({ sender, senderFrame: { url: 'app://doctor/', parent: null } }, { job: 'x' })).toMatchObject({ ok: true });
  });
});

describe('the world outside', () => {
  test('only our own links are opened, all of them https', async () => {
    for (const [id, address] of Object.entries(LINKS)) {
      expect(new URL(address).protocol).toBe('https:');
      expect(await host.openLink(id as LinkId)).toBe(true);
    }
    expect(made('shell.openExternal').map(({ values }) => values[0])).toEqual(Object.values(LINKS));
  });
  test('an address, or a name that every object has, opens nothing', async () => {
    const before = made('shell.openExternal').length;
    for (const id of ['https://example.com/', 'file:///etc/passwd', 'constructor', '__proto__'])
      expect(await host.openLink(id as LinkId)).toBe(false);
    expect(made('shell.openExternal')).toHaveLength(before);
  });
  test('a file that is not there is not shown', async () => {
    expect(await host.showInFolder('/no/such/file.pdf')).toBe(false);
    expect(made('shell.showItemInFolder')).toEqual([]);
  });
  test('one program at a time, asked for before any window', () => {
    expect(only('app.requestSingleInstanceLock').beforeReady).toBe(true);
  });
});

function isPrevented(event: string, details: object): boolean {
  let prevented = false;
  windows[0]?.emit(event, { ...details, preventDefault: () => (prevented = true) });
  return prevented;
}
