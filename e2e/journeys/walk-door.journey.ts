import { expect } from '@playwright/test';
import { Authority } from '../lab/kit/certificates.ts';
import type { Running } from '../lab/kit/running.ts';
import { tlsServer } from '../lab/kit/tls-server.ts';
import { savedReport } from './pdf-text.ts';
import { test } from './window.ts';

let server: Running;

test.beforeAll(async () => {
  const authority = await Authority.open();
  const issued = await authority.issue({ names: 'IP:127.0.0.1' });
  // The whole chain is sent; it ends at a root that nobody here knows.
  server = await tlsServer({ cert: issued.cert + authority.root.cert, key: issued.key });
});
test.afterAll(() => server.stop());

test('walked through by keyboard alone: one question, the site, the cause, the report', async ({ window }) => {
  const { page } = window;
  await page.getByRole('button', { name: /Walk me through it/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.getByRole('radio', { name: /on this computer/ }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Go on' }).focus();
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^What is it like/);
  await page.getByRole('radio', { name: 'I see a warning page' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Go on' }).focus();
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.keyboard.type(`127.0.0.1:${server.port}`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/private issuer/, { timeout: 40_000 });

  await page.getByRole('button', { name: 'Save the report' }).first().focus();
  await page.keyboard.press('Enter');
  expect(await savedReport(window, 'walk')).toMatch(/private issuer/);
  expect(window.faults).toEqual([]);
});
