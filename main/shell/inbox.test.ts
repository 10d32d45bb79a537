import type { BrowserWindow } from 'electron';
import { expect, test, vi } from 'vitest';
import type { Opened } from '../../shared/contract/doctor.ts';
import { Inbox } from './inbox.ts';

const target = (name: string): Opened => ({ kind: 'target', target: name });
const fakeWindow = (state: { minimized?: true; destroyed?: true } = {}) => {
  const window = {
    isDestroyed: () => state.destroyed ?? false,
    isMinimized: () => state.minimized ?? false,
    restore: vi.fn(),
    show: vi.fn(),
    focus: vi.fn(),
    webContents: { send: vi.fn() },
  };
  return { window, asWindow: window as unknown as BrowserWindow };
};

test('what the program was started with waits until the window listens, and is given once', () => {
  const inbox = new Inbox(target('a.example'));
  expect(inbox.take()).toEqual(target('a.example'));
  expect(inbox.take()).toBeNull();
});

test('a link that comes before there is a window waits too; the last one counts', () => {
  const inbox = new Inbox(target('a.example'));
  inbox.receive(target('b.example'));
  inbox.receive(null);
  expect(inbox.take()).toEqual(target('b.example'));
});

test('once the window listens, a link is sent to it and it comes to the front', () => {
  const inbox = new Inbox(null);
  const { window, asWindow } = fakeWindow({ minimized: true });
  inbox.deliverTo(asWindow);
  inbox.take();
  inbox.receive(target('c.example'));
  expect(window.webContents.send.mock.calls).toEqual([['doctor:open', target('c.example')]]);
  expect(window.restore).toHaveBeenCalledOnce();
  expect(window.focus).toHaveBeenCalledOnce();
});

test('a second start without a link only brings the window to the front', () => {
  const inbox = new Inbox(null);
  const { window, asWindow } = fakeWindow();
  inbox.deliverTo(asWindow);
  inbox.receive(null);
  expect(window.focus).toHaveBeenCalledOnce();
  expect(window.webContents.send).not.toHaveBeenCalled();
});

test('a window that is gone is left alone', () => {
  const inbox = new Inbox(null);
  const { window, asWindow } = fakeWindow({ destroyed: true });
  inbox.deliverTo(asWindow);
  inbox.receive(target('d.example'));
  expect(window.show).not.toHaveBeenCalled();
});
