import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { afterAll, describe, test } from 'vitest';
import { findElectron } from '../../scripts/start/electron-runtime.ts';
import { ROOT } from '../journeys/program.ts';
import { CONTRACT } from './contract-tests.ts';
import { recordingOpener } from './opener.ts';
import { askThroughPage, listenForProgress, progressInPage, withFilesInPage } from './page-asks.ts';
import type { Subject } from './subject.ts';

const electron = findElectron();
let subject: Subject | null = null;
afterAll(() => subject?.close());

describe('Electron itself', () => {
  for (const { title, run } of CONTRACT) {
    test(title, async (context) => {
      if (electron.state === 'absent') return context.skip('Electron runtime not available');
      subject ??= await throughElectron(electron.executable);
      await run(subject);
    });
  }
});

/** The same bundle in Electron. Its dialogs are the system's, which no test can work: they are answered in the main process. */
async function throughElectron(executablePath: string): Promise<Subject> {
  const home = mkdtempSync(join(tmpdir(), 'handshake-doctor-electron-'));
  const opener = recordingOpener();
  const app = await _electron.launch({
    executablePath,
    args: [ROOT, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    env: { ...(process.env as Record<string, string>), ...opener.environment, HOME: home },
  });
  const page: Page = await app.firstWindow();
  await page.waitForLoadState('load');
  await listenForProgress(page);
  return {
    ask: (verb, request) => askThroughPage(page, verb, request),
    progress: () => progressInPage(page),
    async askAndSave(verb, request, fileName) {
      const ending = verb === 'savePdf' ? 'pdf' : 'json';
      const filePath = fileName === null ? '' : join(home, /\.\w+$/.test(fileName) ? fileName : `${fileName}.${ending}`);
      await answerDialog(app, 'showSaveDialog', { canceled: fileName === null, filePath });
      return askThroughPage(page, verb, request);
    },
    async askAndPick(verb, request, paths) {
      await answerDialog(app, 'showOpenDialog', { canceled: paths.length === 0, filePaths: [...paths] });
      return askThroughPage(page, verb, request);
    },
    askWithFiles: (request, paths) => withFilesInPage(page, request, paths),
    openedAddresses: opener.openedAddresses,
    folder: home,
    runtime: 'electron',
    async close() {
      await app.close();
      opener.remove();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function answerDialog(app: ElectronApplication, dialog: 'showSaveDialog' | 'showOpenDialog', answer: object): Promise<void> {
  return app.evaluate(
    (electronModule, [name, value]) => {
      Object.assign(electronModule.dialog, { [name]: async () => value });
    },
    [dialog, answer] as const,
  );
}
