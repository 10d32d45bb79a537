import { join } from 'node:path';
import type { BrowserWindow, Dialog, FileFilter } from 'electron';
import type { SaveSuggestion } from '../../shared/contract/host.ts';
import { say } from '../../shared/words/say.ts';
import { tell } from '../../shared/words/tell.ts';

const FILTERS: Readonly<Record<SaveSuggestion['kind'], () => FileFilter>> = {
  pdf: () => ({ name: tell(say('window.filter.pdf')), extensions: ['pdf'] }),
  case: () => ({ name: tell(say('window.filter.case')), extensions: ['json'] }),
  chain: () => ({ name: tell(say('window.filter.chain')), extensions: ['pem'] }),
  request: () => ({ name: tell(say('window.filter.request')), extensions: ['csr'] }),
};

/**
 * Asks where to save, starting in the downloads folder. The dialog itself asks before a file is replaced.
 * @returns a full path, or null when the person gave up
 */
export async function chooseSavePlace(
  suggestion: SaveSuggestion,
  window: BrowserWindow,
  dialog: Pick<Dialog, 'showSaveDialog'>,
  downloads: string,
): Promise<string | null> {
  const chosen = await dialog.showSaveDialog(window, {
    title: tell(say(`window.save.title-${suggestion.kind}`)),
    defaultPath: join(downloads, suggestion.name),
    filters: [FILTERS[suggestion.kind]()],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath;
}

/** @returns full paths of the files the person picked; empty when they gave up */
export async function chooseFiles(
  what: 'anything' | 'key',
  window: BrowserWindow,
  dialog: Pick<Dialog, 'showOpenDialog'>,
): Promise<readonly string[]> {
  const chosen = await dialog.showOpenDialog(window, {
    title: tell(say(what === 'key' ? 'window.open.title-key' : 'window.open.title')),
    properties: what === 'key' ? ['openFile'] : ['openFile', 'multiSelections'],
    filters: [{ name: tell(say('window.filter.all')), extensions: ['*'] }],
  });
  return chosen.canceled ? [] : chosen.filePaths;
}
