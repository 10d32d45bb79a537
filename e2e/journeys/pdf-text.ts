import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ProgramWindow } from './window.ts';

const run = promisify(execFile);

/** Saves the report of the case that is open, as a person does. @returns the text of the PDF, read by another program */
export async function savedReport(window: ProgramWindow, name: string): Promise<string> {
  const { page } = window;
  await page.getByRole('button', { name: 'Save as PDF' }).click();
  const dialog = await window.saveDialog();
  await dialog.typeName(name);
  await dialog.press('Save');
  await dialog.gone();
  await page.getByText(`${name}.pdf`).waitFor();
  const { stdout } = await run('pdftotext', ['-layout', join(window.program.downloads, `${name}.pdf`), '-']);
  return stdout.replace(/\s+/g, ' ');
}
