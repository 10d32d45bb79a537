import { expect } from '@playwright/test';
import { savedReport } from './pdf-text.ts';
import { test } from './window.ts';

test('a pasted browser page: recognised while it stands there, explained, reported', async ({ window }) => {
  const { page } = window;
  await page.getByRole('button', { name: /I have an error message/ }).click();
  await page.getByLabel('The message').fill('Your connection is not private\nNET::ERR_CERT_DATE_INVALID');
  await expect(page.getByRole('listitem').filter({ hasText: 'ERR_CERT_DATE_INVALID' })).toBeVisible();
  await expect(page.locator('mark').filter({ hasText: 'ERR_CERT_DATE_INVALID' })).toBeVisible();
  await page.getByRole('button', { name: 'Find the cause' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/ran out|run out/);
  await page.getByRole('button', { name: 'Save the report' }).click();
  expect(await savedReport(window, 'message')).toMatch(/certificate has run out/);
  expect(window.faults).toEqual([]);
});
