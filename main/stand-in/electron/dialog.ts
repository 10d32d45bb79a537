import { basename, dirname, extname } from 'node:path';
import type { OpenDialogOptions, OpenDialogReturnValue, SaveDialogOptions, SaveDialogReturnValue } from 'electron';
import { say } from '../../../shared/words/say.ts';
import { tell } from '../../../shared/words/tell.ts';
import type { SaveAnswer, SaveAttempt, SaveDialog } from '../messages.ts';
import { freeName, judgeAttempt, placesToSave } from '../save-place.ts';
import type { StandInBrowserWindow } from './browser-window.ts';

/** `dialog` of Electron, as far as `main/shell` uses it. Saving asks in the page, opening through the browser's own file chooser. */
export const standInDialog = {
  async showSaveDialog(window: StandInBrowserWindow, options: SaveDialogOptions): Promise<SaveDialogReturnValue> {
    const suggested = options.defaultPath ?? '';
    const places = placesToSave(dirname(suggested));
    const ending = options.filters?.[0]?.extensions[0] ?? (extname(suggested).slice(1) || null);
    let path: string | null = null;
    const judge = (attempt: SaveAttempt): SaveAnswer => {
      const judged = judgeAttempt(attempt, places, ending);
      if (judged.kind === 'refused') return judged;
      path = judged.path;
      return { kind: 'accepted' };
    };
    const drawn: SaveDialog = {
      title: options.title ?? tell(say('window.dialog.save')),
      fileName: freeName(dirname(suggested), basename(suggested)),
      places,
      language: 'en',
      words: {
        name: tell(say('window.dialog.name')),
        folder: tell(say('window.dialog.folder')),
        willBe: tell(say('window.dialog.will-be')),
        save: tell(say('window.dialog.save')),
        cancel: tell(say('window.dialog.cancel')),
        replace: tell(say('window.dialog.replace')),
      },
    };
    const accepted = await window.webContents.askWhereToSave(drawn, judge);
    return accepted && path !== null ? { canceled: false, filePath: path } : { canceled: true, filePath: '' };
  },

  async showOpenDialog(window: StandInBrowserWindow, options: OpenDialogOptions): Promise<OpenDialogReturnValue> {
    const several = options.properties?.includes('multiSelections') === true ? 'several' : 'one';
    const filePaths = await window.webContents.chooseFiles(several);
    return { canceled: filePaths.length === 0, filePaths: [...filePaths] };
  },
};
