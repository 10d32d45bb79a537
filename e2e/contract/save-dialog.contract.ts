import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openWindow, type ProgramWindow } from '../journeys/window.ts';
import { askThroughPage } from './page-asks.ts';
import { SITUATION } from './requests.ts';

// The save dialog that the stand-in draws where Electron would show the system's own.
let window: ProgramWindow;
let caseId = '';
beforeAll(async () => {
  window = await openWindow();
  const begun = (await askThroughPage(window.page, 'begin', { situation: SITUATION })) as { value: { id: string } };
  caseId = begun.value.id;
});
afterAll(() => window.close());

const inDownloads = (name: string) => join(window.program.downloads, name);
let asked: Promise<unknown> = Promise.resolve();
async function save() {
  asked = askThroughPage(window.page, 'saveCase', { caseId });
  return window.saveDialog();
}
afterEach(async () => {
  // A test that failed must not leave its dialog to the next.
  await window.page.keyboard.press('Escape');
  const answer = await asked;
  expect(answer).toMatchObject({ ok: true });
});

describe('by keyboard alone', () => {
  test('the name has the focus, its ending is left out of the mark, Enter saves', async () => {
    const dialog = await save();
    expect(await dialog.focused()).toBe('Name');
    await window.page.keyboard.type('typed');
    await window.page.keyboard.press('Enter');
    await dialog.gone();
    expect(await asked).toMatchObject({ value: { path: inDownloads('typed.json') } });
    expect(JSON.parse(readFileSync(inDownloads('typed.json'), 'utf8'))).toMatchObject({ format: 'handshake-doctor/1' });
  });

  test('Tab goes from name to folder to Cancel to Save and never into the page under it', async () => {
    const dialog = await save();
    const order = [];
    for (let step = 0; step < 8; step++) {
      await window.page.keyboard.press('Tab');
      order.push(await dialog.focused());
    }
    expect(order.slice(0, 3)).toEqual(['Folder', 'Cancel', 'Save']);
    expect(new Set(order.filter((name) => name !== null))).toEqual(new Set(['Folder', 'Cancel', 'Save', 'Name']));
    await window.page.keyboard.press('Escape');
    await dialog.gone();
  });

  test('Escape gives up, and the focus goes back to where it was', async () => {
    const button = window.page.getByRole('button', { name: /Try it with an example/ });
    await button.focus();
    const dialog = await save();
    await window.page.keyboard.press('Escape');
    await dialog.gone();
    expect(await asked).toEqual({ ok: true, value: null });
    expect(await button.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
  });
});

describe('what it says', () => {
  test('it has a title, a label for each field, and starts in Downloads with a name that is free', async () => {
    const dialog = await save();
    expect(await dialog.title()).toBe('Save the case');
    expect(await dialog.value('Folder')).toBe('Downloads');
    const suggested = await dialog.value('Name');
    expect(suggested).toMatch(/\.json$/);
    expect(existsSync(inDownloads(suggested))).toBe(false);
    await dialog.press('Save');
    await dialog.gone();
    await asked;
    const again = await save();
    expect(await again.value('Name')).toBe(suggested.replace('.json', ' (2).json'));
    await again.press('Cancel');
    await again.gone();
  });

  test('a name that cannot be one is explained beside the field, which has the focus; typing takes the words away', async () => {
    const dialog = await save();
    await dialog.typeName('a/b');
    await dialog.press('Save');
    await expect.poll(() => dialog.said()).toContain('A name cannot hold any of these: /');
    expect(await dialog.focused()).toBe('Name');
    await window.page.keyboard.type('c');
    await expect.poll(() => dialog.said()).toBe('');
    await dialog.press('Cancel');
    await dialog.gone();
  });
});

describe('a file of that name is there', () => {
  test('it is not replaced silently: another name is offered, and taken', async () => {
    writeFileSync(inDownloads('mine.json'), 'mine');
    const dialog = await save();
    await dialog.typeName('mine');
    await dialog.press('Save');
    await expect.poll(() => dialog.said()).toContain('already a file with this name');
    expect(readFileSync(inDownloads('mine.json'), 'utf8')).toBe('mine');
    await dialog.press('Save as mine (2).json');
    await dialog.gone();
    expect(readFileSync(inDownloads('mine.json'), 'utf8')).toBe('mine');
    await expect.poll(() => readdirSync(window.program.downloads)).toContain('mine (2).json');
  });

  test('it is replaced when the person says so', async () => {
    writeFileSync(inDownloads('old.json'), 'old');
    const dialog = await save();
    await dialog.typeName('old.json');
    await dialog.press('Save');
    await expect.poll(() => dialog.said()).toContain('already a file');
    await dialog.press('Replace the file that is there');
    await dialog.gone();
    // The dialog is gone before the program has written.
    await expect.poll(() => readFileSync(inDownloads('old.json'), 'utf8')).toContain('handshake-doctor/1');
  });

  test('giving up after the question leaves it as it was', async () => {
    writeFileSync(inDownloads('kept.json'), 'kept');
    const dialog = await save();
    await dialog.typeName('kept.json');
    await dialog.press('Save');
    await expect.poll(() => dialog.said()).toContain('already a file');
    await window.page.keyboard.press('Escape');
    await dialog.gone();
    expect(readFileSync(inDownloads('kept.json'), 'utf8')).toBe('kept');
  });
});

describe('the window under it', () => {
  test('another folder can be chosen', async () => {
    const dialog = await save();
    await dialog.chooseFolder('Your own folder');
    expect(await dialog.value('Folder')).toBe('Your own folder');
    await dialog.typeName('at home');
    await window.page.keyboard.press('Enter');
    await dialog.gone();
    expect(await asked).toMatchObject({ value: { path: join(window.program.home, 'at home.json') } });
  });

  test('a second wish to save while it is up gives up at once, and the first goes on', async () => {
    const dialog = await save();
    expect(await askThroughPage(window.page, 'savePdf', { caseId })).toEqual({ ok: true, value: null });
    await dialog.typeName('first');
    await dialog.press('Save');
    await dialog.gone();
    expect(await asked).toMatchObject({ value: { path: inDownloads('first.json') } });
  });
});
