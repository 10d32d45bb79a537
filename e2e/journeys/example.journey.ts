import { expect } from '@playwright/test';
import { savedReport } from './pdf-text.ts';
import { test } from './window.ts';

test('the example: found, mended with one press, checked again green, reported', async ({ window }) => {
  const { page } = window;
  await page.getByRole('button', { name: /Try it with an example/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/does not send the certificate/, { timeout: 40_000 });
  await page.getByRole('button', { name: 'Show me how to fix it' }).click();
  await page.getByRole('button', { name: /Mend the example/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('It works now.', { timeout: 40_000 });
  await page.getByRole('button', { name: 'Save the report' }).click();
  expect(await savedReport(window, 'example')).toMatch(/does not send the certificate/);
  expect(window.faults).toEqual([]);
});
