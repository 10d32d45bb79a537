import { expect } from '@playwright/test';
import { Authority } from '../lab/kit/certificates.ts';
import type { Running } from '../lab/kit/running.ts';
import { tlsServer } from '../lab/kit/tls-server.ts';
import { savedReport } from './pdf-text.ts';
import { test } from './window.ts';

const authority = await Authority.open();
let server: Running;

test.beforeAll(async () => {
  server = await tlsServer(await authority.issue({ names: 'IP:127.0.0.1' }));
});
test.afterAll(() => server.stop());
test.use({ programOptions: { environment: { SSL_CERT_FILE: authority.root.certFile } } });

test('nothing wrong at all: said with the count, and kept as a report', async ({ window }) => {
  const { page, keyboard } = window;
  await keyboard.press(page.getByRole('button', { name: /A site does not open/ }));
  await keyboard.type(page.getByLabel('Site address'), `https://ada:secret@127.0.0.1:${server.port}/`);
  await expect(page.getByText('We leave out the user name and password in this address.')).toBeVisible();
  await keyboard.press(page.getByRole('switch', { name: 'Ask only the site itself' }));
  await keyboard.press(page.getByRole('button', { name: 'Check this site' }));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Nothing is wrong here', { timeout: 40_000 });
  expect(await page.content()).not.toContain('secret');
  await keyboard.press(page.getByRole('button', { name: 'Save the report' }));
  const report = await savedReport(window, 'healthy');
  expect(report).toMatch(/Nothing is wrong here/);
  expect(report).not.toContain('secret');
  expect(window.faults).toEqual([]);
});
