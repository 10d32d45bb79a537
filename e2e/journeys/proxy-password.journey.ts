import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { expect } from '@playwright/test';
import { Authority } from '../lab/kit/certificates.ts';
import { listening, type Running } from '../lab/kit/running.ts';
import { tlsServer } from '../lab/kit/tls-server.ts';
import { test as base } from './window.ts';

const SIGN_IN = `Basic ${Buffer.from('ada:open sesame').toString('base64')}`;

/** A company's proxy: it wants a name and a password, and knows where intranet.test is. */
function proxyTo(port: number): Promise<Running> {
  const server = createServer((_request, response) => response.writeHead(407, { 'proxy-authenticate': 'Basic realm="Office"' }).end());
  server.on('connect', (request, socket: Socket) => {
    socket.on('error', () => undefined);
    if (request.headers['proxy-authorization'] !== SIGN_IN) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="Office"\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
  });
  return listening(server);
}

const test = base.extend({
  programOptions: async ({ browserName: _ }, use) => {
    const authority = await Authority.open();
    const site = await tlsServer(await authority.issue({ names: 'DNS:intranet.test' }));
    const proxy = await proxyTo(site.port);
    const address = `http://127.0.0.1:${proxy.port}`;
    await use({
      environment: { SSL_CERT_FILE: authority.root.certFile, https_proxy: address, HTTPS_PROXY: address, no_proxy: '', NO_PROXY: '' },
    });
    await Promise.all([proxy.stop(), site.stop()]);
  },
});

test('a company proxy that wants a password: named, signed in once, and the site works', async ({ window }) => {
  const { page, keyboard } = window;
  await keyboard.press(page.getByRole('button', { name: /A site does not open/ }));
  await keyboard.type(page.getByLabel('Site address'), 'intranet.test');
  await keyboard.press(page.getByRole('switch', { name: 'Ask only the site itself' }));
  await keyboard.press(page.getByRole('button', { name: 'Check this site' }));
  await expect(page.getByRole('heading', { name: 'Sign in to the proxy' })).toBeVisible({ timeout: 40_000 });
  await expect(page.getByRole('list', { name: 'Whose turn is it?' }).locator('[aria-current="true"]')).toHaveText('Your network');
  await keyboard.type(page.getByLabel('User name'), 'ada');
  await keyboard.type(page.getByLabel('Password'), 'open sesame');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Nothing is wrong here', { timeout: 40_000 });
  await keyboard.press(page.getByRole('button', { name: 'Technical detail' }));
  await keyboard.press(page.getByRole('button', { name: 'The whole case as data' }));
  expect(await page.content()).not.toContain('sesame');
  expect(window.faults).toEqual([]);
});
