import { expect } from '@playwright/test';
import { test } from './window.ts';

test('what cannot be read is told in plain words, and nothing entered is lost', async ({ window }) => {
  const { page } = window;
  await page.getByRole('button', { name: /I have an error message/ }).click();
  await page.getByRole('button', { name: 'Find the cause' }).click();
  await expect(page.getByText('Paste or type something first.')).toBeVisible();
  await page.getByLabel('The message').fill('此网站无法提供安全连接 ERR_SSL_VERSION_OR_CIPHER_MISMATCH');
  await expect(page.locator('mark').filter({ hasText: 'ERR_SSL_VERSION_OR_CIPHER_MISMATCH' })).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();

  await page.getByRole('button', { name: /A site does not open/ }).click();
  for (const [typed, said] of [
    ['', 'There is no address yet.'],
    ['shop.example.com:0', 'does not exist. Ports go from 1 to 65535.'],
    ['it does not work', 'An address has no spaces in it.'],
    ['gopher://example.com', 'We do not know how to check'],
  ] as const) {
    await page.getByLabel('Site address').fill(typed);
    await page.keyboard.press('Enter');
    await expect(page.getByText(said)).toBeVisible();
  }

  await page.getByLabel('Site address').fill('no-such-name.invalid');
  await page.keyboard.press('Enter');
  await expect(page.getByText('What we looked at')).toBeVisible({ timeout: 40_000 });
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/name/i);

  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByLabel('Site address')).toHaveValue('no-such-name.invalid');
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: /I have an error message/ }).click();
  await expect(page.getByLabel('The message')).toHaveValue(/ERR_SSL_VERSION_OR_CIPHER_MISMATCH/);
  expect(window.faults).toEqual([]);
});
