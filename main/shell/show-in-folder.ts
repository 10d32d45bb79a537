import { stat } from 'node:fs/promises';
import type { Shell } from 'electron';

/** @returns whether the file is still there; if so its folder is shown with the file marked */
export async function showInFolder(path: string, shell: Pick<Shell, 'showItemInFolder'>): Promise<boolean> {
  const there = await stat(path).then(
    () => true,
    () => false,
  );
  if (there) shell.showItemInFolder(path);
  return there;
}
