import type { Shell } from 'electron';
import { isLinkId, LINKS } from '../../shared/contract/links.ts';

/**
 * Opens one of our own links in the person's browser.
 * @returns false when the id names none, or the system opened nothing
 */
export async function openLink(id: string, shell: Pick<Shell, 'openExternal'>): Promise<boolean> {
  if (!isLinkId(id)) return false;
  return shell.openExternal(LINKS[id]).then(
    () => true,
    () => false,
  );
}
