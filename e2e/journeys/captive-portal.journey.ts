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
  const { page } = window;
  const title = page.getByRole('heading', { level: 1 });
  await page.getByRole('button', { name: /Walk me through it/ }).click();
  await page.getByRole('radio', { name: /I do, on this computer/ }).check();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('radio', { name: 'No secure site opens' }).check();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(title).toHaveText('May we look for ourselves first?');
  await page.getByRole('button', { name: 'Look now' }).click();
  await expect(title).toContainText('wants you to sign in first', { timeout: 40_000 });
  expect(await window.presses()).toBeLessThanOrEqual(6);
  expect(window.faults).toEqual([]);
});

test('in a hotel: two questions, the sign-in page is named, signed in, and it works', async ({ window }) => {
  test.skip(!MAY_HAVE_NEIGHBOURS, NO_NEIGHBOURS);
  const { page } = window;
  await page.getByRole('button', { name: /Walk me through it/ }).click();
  await page.getByRole('radio', { name: /I do, on this computer/ }).check();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('radio', { name: /hotel/ }).check();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByLabel('Site address').fill('shop.example.com');
  await page.getByRole('button', { name: 'Check this site' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This network wants you to sign in first.', { timeout: 40_000 });
  await expect(page.getByRole('list', { name: 'Whose turn is it?' }).locator('[aria-current="true"]')).toHaveText('Your network');
  await expect(page.getByRole('main')).toContainText('http://login.hotel.example.org/welcome');

  await page.getByRole('button', { name: 'Show me how to fix it' }).click();
  await signIn();
  await page.getByRole('button', { name: 'Check again' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('It works now.', { timeout: 40_000 });
  expect(await window.presses()).toBeLessThanOrEqual(8);
  await page.getByRole('button', { name: 'Save the report' }).click();
  expect(await savedReport(window, 'hotel')).toMatch(/wants you to sign in first/);
  expect(window.faults).toEqual([]);
});
