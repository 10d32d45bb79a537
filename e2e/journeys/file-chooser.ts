import type { Page } from '@playwright/test';

/**
 * Picks files in the browser's own file chooser. Playwright's own way hands over copies when it is connected to a running browser;
 * the program must get the real files with their paths, so the browser is told the paths, as its chooser would tell it.
 */
export async function pickFiles(page: Page, open: () => Promise<unknown>, paths: readonly string[]): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Page.enable');
  await devTools.send('Page.setInterceptFileChooserDialog', { enabled: true, cancel: paths.length === 0 });
  const chooser = new Promise<number | undefined>((resolve) => {
    devTools.once('Page.fileChooserOpened', ({ backendNodeId }) => resolve(backendNodeId));
  });
  await open();
  const backendNodeId = await chooser;
  if (paths.length > 0 && backendNodeId !== undefined) await devTools.send('DOM.setFileInputFiles', { files: [...paths], backendNodeId });
  await devTools.send('Page.setInterceptFileChooserDialog', { enabled: false });
  await devTools.detach();
}

/** Drops files onto a place of the page, with their paths, as a file manager does. */
export async function dropFiles(page: Page, at: { readonly x: number; readonly y: number }, paths: readonly string[]): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await devTools.send('Input.dispatchDragEvent', { type, ...at, data });
  await devTools.detach();
}
