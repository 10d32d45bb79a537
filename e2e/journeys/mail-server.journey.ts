import { createServer } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { expect } from '@playwright/test';
import { Authority, type Issued } from '../lab/kit/certificates.ts';
import { listening, type Running } from '../lab/kit/running.ts';
import { savedReport } from './pdf-text.ts';
import { test } from './window.ts';

const authority = await Authority.open();
let server: Running;

/** A mail server as far as STARTTLS (RFC 3207). */
function mailServer(issued: Issued): Promise<Running> {
  const secureContext = createSecureContext({ cert: issued.cert, key: issued.key });
  return listening(
    createServer((socket) => {
      socket.write('220 mail.test ESMTP\r\n');
      const talk = (bytes: Buffer) => {
        const line = bytes.toString('latin1').trim().toUpperCase();
        if (line.startsWith('EHLO')) socket.write('250-mail.test\r\n250-STARTTLS\r\n250 SIZE 1000\r\n');
        else if (line === 'STARTTLS') {
          socket.off('data', talk);
          socket.write('220 Go ahead\r\n');
          new TLSSocket(socket, { isServer: true, secureContext }).on('error', () => undefined).resume();
        } else socket.write('250 OK\r\n');
      };
      socket.on('data', talk);
    }),
  );
}

test.beforeAll(async () => {
  server = await mailServer(await authority.issue({ names: 'IP:127.0.0.1', from: -90, to: -3 }));
});
test.afterAll(() => server.stop());
test.use({ programOptions: { environment: { SSL_CERT_FILE: authority.root.certFile } } });

test('a mail server with an expired certificate, checked the way a mail program connects', async ({ window }) => {
  const { page, keyboard } = window;
  await keyboard.press(page.getByRole('button', { name: /A site does not open/ }));
  await keyboard.type(page.getByLabel('Site address'), `smtp://127.0.0.1:${server.port}`);
  await expect(page.getByText(/the way a .*SMTP.* program connects/)).toBeVisible();
  await keyboard.press(page.getByRole('button', { name: 'I run the server' }));
  await keyboard.press(page.getByRole('button', { name: 'Check this site' }));
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/ran out 3 days ago/, { timeout: 40_000 });
  await keyboard.press(page.getByRole('button', { name: 'Show me how to fix it' }));
  await keyboard.press(page.getByRole('combobox', { name: 'Server software' }));
  await keyboard.press(page.getByRole('option', { name: 'Postfix' }));
  await expect(page.getByRole('combobox', { name: 'Server software' })).toHaveText('Postfix');
  await keyboard.press(page.getByRole('button', { name: 'Save the report' }));
  expect(await savedReport(window, 'mail')).toMatch(/ran out 3 days ago/);
  expect(window.faults).toEqual([]);
});
