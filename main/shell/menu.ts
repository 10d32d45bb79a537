import type { MenuItemConstructorOptions } from 'electron';
import { say } from '../../shared/words/say.ts';
import { tell } from '../../shared/words/tell.ts';

/**
 * The menu, which is there for its keys: copying, pasting, quitting, and making everything larger. Only macOS shows it all the time;
 * elsewhere the Alt key does. Reloading and developer tools are left out on purpose.
 */
export function menuFor(platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  const view: MenuItemConstructorOptions = {
    label: tell(say('window.menu.view')),
    submenu: [{ role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'resetZoom' }, { type: 'separator' }, { role: 'togglefullscreen' }],
  };
  const first: MenuItemConstructorOptions = platform === 'darwin' ? { role: 'appMenu' } : { role: 'fileMenu' };
  return [first, { role: 'editMenu' }, view, ...(platform === 'darwin' ? [{ role: 'windowMenu' } as const] : [])];
}
