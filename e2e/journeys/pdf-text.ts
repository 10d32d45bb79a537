import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import type { ProgramWindow } from './window.ts';

const run = promisify(execFile);

/** Saves the report of the case that is open, without a mouse. @returns the text of the PDF, read by another program */
export async function savedReport(window: ProgramWindow, name: string): Promise<string> {
  const { page } = window;
  await window.keyboard.press(page.getByRole('button', { name: 'Save as PDF' }));
  const dialog = await window.saveDialog();
  await expect.poll(() => dialog.focused()).toBe('Name');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await dialog.gone();
  await page.getByText(`${name}.pdf`).waitFor();
  const { stdout } = await run('pdftotext', ['-layout', join(window.program.downloads, `${name}.pdf`), '-']);
  return stdout.replace(/\s+/g, ' ');
}
