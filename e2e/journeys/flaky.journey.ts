import { connect, createServer } from 'node:net';
import { expect } from '@playwright/test';
import { Authority } from '../lab/kit/certificates.ts';
import { listening, type Running } from '../lab/kit/running.ts';
import { tlsServer } from '../lab/kit/tls-server.ts';
import { savedReport } from './pdf-text.ts';
import { test } from './window.ts';

const authority = await Authority.open();
let site: Running;
let balancer: Running;

/** A load balancer with one dead backend of three. */
function balancerTo(port: number): Promise<Running> {
  let taken = 0;
  return listening(
    createServer((socket) => {
      taken += 1;
      socket.on('error', () => undefined);
      if (taken % 3 === 0) {
        socket.once('data', () => socket.resetAndDestroy());
        return;
      }
      const onward = connect(port, '127.0.0.1');
      onward.on('error', () => socket.destroy());
      socket.pipe(onward).pipe(socket);
    }),
  );
}

test.beforeAll(async () => {
  site = await tlsServer(await authority.issue({ names: 'IP:127.0.0.1' }));
  balancer = await balancerTo(site.port);
});
test.afterAll(() => Promise.all([balancer.stop(), site.stop()]));
test.use({ programOptions: { environment: { SSL_CERT_FILE: authority.root.certFile } } });

test('a site that fails only sometimes: counted, not guessed from one try', async ({ window }) => {
  const { page, keyboard } = window;
  await keyboard.press(page.getByRole('button', { name: /A site does not open/ }));
  await keyboard.type(page.getByLabel('Site address'), `127.0.0.1:${balancer.port}`);
  await keyboard.press(page.getByRole('button', { name: 'Only sometimes' }));
  await keyboard.press(page.getByRole('button', { name: 'Check this site' }));
  await page.getByText('What we looked at').waitFor({ timeout: 50_000 });
  await expect(page.getByRole('main')).toContainText(/\d+ of \d+/);
  await keyboard.press(page.getByRole('button', { name: 'Save the report' }));
  expect(await savedReport(window, 'flaky')).toMatch(/cut|broken|reset/i);
  expect(window.faults).toEqual([]);
});
