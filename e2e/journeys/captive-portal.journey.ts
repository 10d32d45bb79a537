import { expect } from '@playwright/test';
import { Authority } from '../lab/kit/certificates.ts';
import { tlsServer } from '../lab/kit/tls-server.ts';
import { MAY_HAVE_NEIGHBOURS, Neighbourhood, NO_NEIGHBOURS } from './neighbourhood.ts';
import { savedReport } from './pdf-text.ts';
import { test as base } from './window.ts';

let signIn: () => Promise<void>;

/** A hotel: until the guest signs in, every name leads to the hotel's own machine. */
const test = base.extend({
  programOptions: async ({ browserName: _ }, use) => {
    const [hotel, authority] = await Promise.all([Neighbourhood.open(), Authority.open()]);
    const gate = hotel.address();
    hotel.elsewhere = gate;
    await hotel.pages(gate, (_request, response) => response.writeHead(302, { location: 'http://login.hotel.example.org/welcome' }).end());
    hotel.keep(await tlsServer(await authority.issue({ names: 'DNS:login.hotel.example.org' }), {}, gate, 443));
    signIn = async () => {
      hotel.elsewhere = null;
      await hotel.publicPages();
      hotel.keep(await tlsServer(await authority.issue({ names: 'DNS:shop.example.com' }), {}, hotel.address('shop.example.com'), 443));
    };
    await use({ inside: hotel.inside, environment: { SSL_CERT_FILE: authority.root.certFile } });
    await Promise.all([hotel.close(), authority.close()]);
  },
});

test('in a hotel, no site to name: one look finds the sign-in page, and nothing is asked that was seen', async ({ window }) => {
  test.skip(!MAY_HAVE_NEIGHBOURS, NO_NEIGHBOURS);
  const { page, keyboard } = window;
  const title = page.getByRole('heading', { level: 1 });
  await keyboard.press(page.getByRole('button', { name: /Walk me through it/ }));
  await keyboard.press(page.getByRole('radio', { name: /I do, on this computer/ }));
  await keyboard.press(page.getByRole('button', { name: 'Go on' }));
  await keyboard.press(page.getByRole('radio', { name: 'No secure site opens' }));
  await keyboard.press(page.getByRole('button', { name: 'Go on' }));
  await expect(title).toHaveText('May we look for ourselves first?');
  await keyboard.press(page.getByRole('button', { name: 'Look now' }));
  await expect(title).toContainText('wants you to sign in first', { timeout: 40_000 });
  expect(await window.presses()).toBeLessThanOrEqual(6);
  expect(window.faults).toEqual([]);
});

test('in a hotel: two questions, the sign-in page is named, signed in, and it works', async ({ window }) => {
  test.skip(!MAY_HAVE_NEIGHBOURS, NO_NEIGHBOURS);
  const { page, keyboard } = window;
  await keyboard.press(page.getByRole('button', { name: /Walk me through it/ }));
  await keyboard.press(page.getByRole('radio', { name: /I do, on this computer/ }));
  await keyboard.press(page.getByRole('button', { name: 'Go on' }));
  await keyboard.press(page.getByRole('radio', { name: /hotel/ }));
  await keyboard.press(page.getByRole('button', { name: 'Go on' }));
  await keyboard.type(page.getByLabel('Site address'), 'shop.example.com');
  await keyboard.press(page.getByRole('button', { name: 'Check this site' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This network wants you to sign in first.', { timeout: 40_000 });
  await expect(page.getByRole('list', { name: 'Whose turn is it?' }).locator('[aria-current="true"]')).toHaveText('Your network');
  await expect(page.getByRole('main')).toContainText('http://login.hotel.example.org/welcome');

  await keyboard.press(page.getByRole('button', { name: 'Show me how to fix it' }));
  await signIn();
  await keyboard.press(page.getByRole('button', { name: 'Check again' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('It works now.', { timeout: 40_000 });
  expect(await window.presses()).toBeLessThanOrEqual(8);
  await keyboard.press(page.getByRole('button', { name: 'Save the report' }));
  expect(await savedReport(window, 'hotel')).toMatch(/wants you to sign in first/);
  expect(window.faults).toEqual([]);
});
