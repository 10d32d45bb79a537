import type { MenuItemConstructorOptions } from 'electron';

/** `Menu` of Electron: the browser brings its own, so nothing is drawn. */
export const StandInMenu = {
  buildFromTemplate: (template: readonly MenuItemConstructorOptions[]) => ({ template }),
  setApplicationMenu: (_menu: unknown): void => {},
};
