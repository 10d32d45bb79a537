import { expect } from '@playwright/test';
import { Authority, type Issued } from '../lab/kit/certificates.ts';
import { savedReport } from './pdf-text.ts';
import { type RenewableSite, renewableSite } from './renewable-site.ts';
import { test } from './window.ts';

const authority = await Authority.open();
let server: RenewableSite;
let valid: Issued;

test.beforeAll(async () => {
  server = await renewableSite(await authority.issue({ names: 'IP:127.0.0.1', from: -90, to: -35 }));
  valid = await authority.issue({ names: 'IP:127.0.0.1' });
});
// This computer knows the lab's root, as a company's computers know the company's.
test.use({ programOptions: { environment: { SSL_CERT_FILE: authority.root.certFile } } });
test.afterAll(() => server.stop());

test('a site whose certificate ran out: checked, explained, renewed, checked again, reported', async ({ window }) => {
  const { page } = window;
  await page.getByRole('button', { name: /A site does not open/ }).click();
  await page.keyboard.type(`127.0.0.1:${server.port}`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/ran out 35 days ago/, { timeout: 40_000 });
  await expect(page.getByRole('list', { name: 'Whose turn is it?' }).locator('[aria-current="true"]')).toHaveText('The website');

  await page.getByRole('button', { name: 'Show me how to fix it' }).click();
  await page.getByRole('button', { name: 'Me, I run the server' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Done' }).first().check();
  await expect(page.getByRole('status')).toContainText('1 of');

  server.renew(valid);
  await page.getByRole('button', { name: 'Check again' }).click();
  await page.getByRole('heading', { name: 'What changed' }).waitFor({ timeout: 40_000 });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('It works now.');
  await expect(page.getByText(/ran out 35 days ago/)).toBeVisible();

  await page.getByRole('button', { name: 'Save the report' }).click();
  expect(await savedReport(window, 'site')).toMatch(/ran out 35 days ago/);
  expect(window.faults).toEqual([]);
});
