import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWindow, type ProgramWindow } from '../journeys/window.ts';
import { CONTRACT } from './contract-tests.ts';
import { recordingOpener } from './opener.ts';
import { askThroughPage, listenForProgress, progressInPage, withFilesInPage } from './page-asks.ts';
import type { Subject } from './subject.ts';

let window: ProgramWindow;
let subject: Subject;
const opener = recordingOpener();
beforeAll(async () => {
  window = await openWindow({ environment: opener.environment });
  await listenForProgress(window.page);
  subject = throughTheWindow(window);
});
afterAll(async () => {
  await window.close();
  opener.remove();
});

describe('the stand-in, in a real browser', () => {
  for (const { title, run } of CONTRACT) test(title, () => run(subject));

  test('the page met no fault on the way', () => expect(window.faults).toEqual([]));
});

function throughTheWindow({ page, pickFiles, saveDialog, program }: ProgramWindow): Subject {
  return {
    ask: (verb, request) => askThroughPage(page, verb, request),
    progress: () => progressInPage(page),
    async askAndSave(verb, request, fileName) {
      const asked = askThroughPage(page, verb, request);
      const dialog = await saveDialog();
      if (fileName === null) await dialog.press('Cancel');
      else {
        await dialog.typeName(fileName);
        await dialog.press('Save');
      }
      await dialog.gone();
      return asked;
    },
    async askAndPick(verb, request, paths) {
      let asked: Promise<unknown> = Promise.resolve();
      await pickFiles(async () => {
        asked = askThroughPage(page, verb, request);
      }, paths);
      return asked;
    },
    askWithFiles: (request, paths) => withFilesInPage(page, request, paths),
    openedAddresses: opener.openedAddresses,
    folder: program.home,
    runtime: 'installed-browser',
    close: async () => {},
  };
}
