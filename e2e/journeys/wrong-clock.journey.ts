import { expect } from '@playwright/test';
import { Authority } from '../lab/kit/certificates.ts';
import type { Running } from '../lab/kit/running.ts';
import { tlsServer } from '../lab/kit/tls-server.ts';
import { homeThatKnows } from './home-that-knows.ts';
import { MAY_HAVE_NEIGHBOURS, Neighbourhood, NO_NEIGHBOURS } from './neighbourhood.ts';
import { savedReport } from './pdf-text.ts';
import { test as base } from './window.ts';

const DAY = 86_400_000;
const CHROME = [
  'Your connection is not private',
  'Attackers might be trying to steal your information from shop.example.com (for example, passwords, messages, or credit cards).',
  'NET::ERR_CERT_DATE_INVALID',
].join('\n');

/** Every clock of the world is ten days ahead of this computer's: so it looks to a computer that is ten days behind. */
const test = base.extend<{ setTheClock: () => Promise<void> }>({
  programOptions: async ({ browserName: _ }, use) => {
    const [world, authority] = await Promise.all([Neighbourhood.open(), Authority.open()]);
    place = { world, authority, address: world.address('shop.example.com'), site: null };
    await world.publicPages(() => ahead);
    await serve(5, 20);
    await use({ inside: world.inside, home: homeThatKnows(authority.root), environment: { SSL_CERT_FILE: authority.root.certFile } });
    await place.site?.stop();
    await Promise.all([world.close(), authority.close()]);
  },
  // For a computer whose clock is put right, the world moves back by ten days, and the certificate with it.
  setTheClock: async ({ browserName: _ }, use) => {
    await use(async () => {
      ahead = 0;
      await serve(-5, 10);
    });
  },
});

let ahead = 10 * DAY;
let place: { world: Neighbourhood; authority: Authority; address: string; site: Running | null };

async function serve(from: number, to: number): Promise<void> {
  await place.site?.stop();
  place.site = await tlsServer(await place.authority.issue({ names: 'DNS:shop.example.com', from, to }), {}, place.address, 443);
}

test('a Chrome error about dates, and a clock that is ten days behind: the clock, not the site', async ({ window, setTheClock }) => {
  test.skip(!MAY_HAVE_NEIGHBOURS, NO_NEIGHBOURS);
  const { page, keyboard } = window;
  await keyboard.press(page.getByRole('button', { name: /I have an error message/ }));
  await keyboard.type(page.getByLabel('The message'), CHROME);
  await expect(page.getByRole('switch', { name: /Also check .*shop\.example\.com/ })).toBeChecked({ timeout: 40_000 });
  await keyboard.press(page.getByRole('button', { name: 'Find the cause' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^This computer’s clock is .?10 days.? behind\.$/, { timeout: 40_000 });
  await expect(page.getByRole('list', { name: 'Whose turn is it?' }).locator('[aria-current="true"]')).toHaveText('You');
  await expect(page.getByRole('main')).toContainText('We are sure');
  await expect(page.getByRole('main')).not.toContainText('Only the site’s owner can renew it');

  await keyboard.press(page.getByRole('button', { name: 'Show me how to fix it' }));
  await keyboard.press(page.getByRole('combobox', { name: 'System' }));
  await keyboard.press(page.getByRole('option', { name: 'Windows' }).first());
  await expect(page.getByRole('main')).toContainText(/time/i);

  await setTheClock();
  await keyboard.press(page.getByRole('button', { name: 'Check again' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('It works now.', { timeout: 40_000 });
  expect(await window.presses()).toBeLessThanOrEqual(6);

  await keyboard.press(page.getByRole('button', { name: 'Save the report' }));
  expect(await savedReport(window, 'clock')).toMatch(/clock is 10 days behind/);
  expect(window.faults).toEqual([]);
});
