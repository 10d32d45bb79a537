import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { expect } from '@playwright/test';
import { Dice, MADE_LOGS } from '../bench/made-logs.ts';
import { apacheLog } from '../screens/samples/server-log.ts';
import { dropFiles } from './file-chooser.ts';
import { savedReport } from './pdf-text.ts';
import { test } from './window.ts';

/** Enough that the reading is under way when the person cancels it. */
const MEGABYTES = 700;

async function writeLarge(path: string): Promise<void> {
  const dice = new Dice();
  let piece = '';
  for (let second = 0; piece.length < 1e6; second += 1) piece += MADE_LOGS['nginx, all fail']?.(dice, second) ?? '';
  const stream = createWriteStream(path);
  for (let written = 0; written < MEGABYTES; written += 1) stream.write(piece);
  stream.end();
  await finished(stream);
}

test('an operator opens a log: first results while it still reads, cancel, one client that makes up most of it, the fix and the report', async ({
  window,
}) => {
  const { page, program, keyboard } = window;
  const large = join(program.home, 'large.log');
  await writeLarge(large);
  const home = page.getByRole('button', { name: /A site does not open/ });
  await expect(home).toBeVisible();
  await dropFiles(page, { x: 400, y: 300 }, [large]);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByText(/times so far, first in line .{1,9}: no TLS version in common/).waitFor();
  await keyboard.press(page.getByRole('button', { name: 'Cancel' }));
  await expect(home).toBeVisible();

  const small = join(program.home, 'error.log');
  await writeFile(small, apacheLog());
  await dropFiles(page, { x: 400, y: 300 }, [small]);
  const main = page.getByRole('main');
  await expect(main).toContainText(/83 % of the failures \(200 of 242\) are one monitoring host, .?192\.0\.2\.44.?, every 30 seconds/);
  await expect(page.getByRole('table', { name: 'By cause' })).toContainText('no TLS version in common');
  await expect(main).toContainText('17 failures do not say why. Set LogLevel ssl:info in Apache');

  await keyboard.press(page.getByRole('button', { name: 'Show me how to fix it' }));
  await expect(main).toContainText('SSLStrictSNIVHostCheck');
  await keyboard.press(page.getByRole('button', { name: 'Save the report' }));
  expect(await savedReport(window, 'log')).toMatch(/83 % of the failures \(200 of 242\) are one monitoring host/);
  expect(window.faults).toEqual([]);
});
