import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { dropFiles } from './file-chooser.ts';
import { test } from './window.ts';

const LOG = [
  '2026/11/20 10:01:02 [crit] 31#31: *7 SSL_do_handshake() failed (SSL: error:0A000412:SSL routines::sslv3 alert bad certificate) while SSL handshaking, client: 192.0.2.7, server: 0.0.0.0:443',
  '2026/11/20 10:01:09 [error] 31#31: *9 upstream SSL certificate verify error: (10:certificate has expired) while SSL handshaking to upstream, client: 192.0.2.8, server: shop.example.com, upstream: "https://10.0.0.5:8443/"',
  '2026/11/20 10:02:09 [error] 31#31: *11 upstream SSL certificate verify error: (10:certificate has expired) while SSL handshaking to upstream, client: 192.0.2.9, server: shop.example.com, upstream: "https://10.0.0.5:8443/"',
].join('\n');

test.describe('started by a link', () => {
  test.use({ programOptions: { arguments: ['handshake-doctor://check/shop.example.com:8443'] } });
  test('the site stands there, and nothing is asked before somebody presses', async ({ window }) => {
    const { page } = window;
    await expect(page.getByLabel('Site address')).toHaveValue('shop.example.com:8443');
    await expect(page.getByRole('button', { name: 'Check this site' })).toBeEnabled();
    await expect(page.getByRole('progressbar')).toHaveCount(0);
    expect(window.faults).toEqual([]);
  });
});

test('a server log dropped onto the home screen: read, and its cause named', async ({ window }) => {
  const { page, program } = window;
  const file = join(program.home, 'error.log');
  await writeFile(file, `${LOG}\n`);
  await dropFiles(page, { x: 400, y: 300 }, [file]);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/run out/, { timeout: 20_000 });
  await expect(page.getByRole('main')).toContainText('error.log');
  expect(window.faults).toEqual([]);
});
