import { createSecureContext } from 'node:tls';
import { expect } from '@playwright/test';
import { Authority, type Issued } from '../lab/kit/certificates.ts';
import type { Running } from '../lab/kit/running.ts';
import { tlsServer } from '../lab/kit/tls-server.ts';
import { homeThatKnows } from './home-that-knows.ts';
import { MAY_HAVE_NEIGHBOURS, Neighbourhood, NO_NEIGHBOURS } from './neighbourhood.ts';
import { savedReport } from './pdf-text.ts';
import { test as base } from './window.ts';

/** As Avast names the root that it makes on each computer. */
const SHIELD = '/O=AVAST Software/CN=Avast Web\\/Mail Shield Root';
const SITES = ['shop.example.com', 'www.mozilla.org', 'www.wikipedia.org'] as const;
const FIREFOX = 'Warning: Potential Security Risk Ahead\nshop.example.com\nError code: SEC_ERROR_UNKNOWN_ISSUER';

let stopScanning: () => Promise<void>;

/** A computer on which every site is signed anew by an antivirus program. */
const test = base.extend<{ knowsTheShield: boolean }>({
  knowsTheShield: [false, { option: true }],
  programOptions: async ({ knowsTheShield }, use) => {
    const [world, shield, authority] = await Promise.all([Neighbourhood.open(), Authority.open(SHIELD), Authority.open()]);
    await world.publicPages();
    const address = world.address(...SITES);
    let scanning: Running | null = await signsAnew(shield, address);
    stopScanning = async () => {
      await scanning?.stop();
      scanning = null;
      world.keep(await tlsServer(await authority.issue({ names: 'DNS:shop.example.com' }), {}, address, 443));
    };
    const known = knowsTheShield ? shield : authority;
    await use({ inside: world.inside, home: homeThatKnows(known.root), environment: { SSL_CERT_FILE: known.root.certFile } });
    await scanning?.stop();
    await Promise.all([world.close(), shield.close(), authority.close()]);
  },
});

/** Shows for each name a certificate of that name, issued by the shield. */
async function signsAnew(shield: Authority, address: string): Promise<Running> {
  const made = new Map<string, Issued>();
  for (const name of SITES) made.set(name, await shield.issue({ names: `DNS:${name}` }));
  const first = await shield.issue({ names: `DNS:${SITES[0]}` });
  return tlsServer(
    first,
    {
      SNICallback: (name, done) => {
        const issued = made.get(name) ?? first;
        done(null, createSecureContext({ cert: issued.cert, key: issued.key }));
      },
    },
    address,
    443,
  );
}

test('a Firefox error behind an antivirus that Firefox was not told of: the product is named, scanning is switched off, it works', async ({
  window,
}) => {
  test.skip(!MAY_HAVE_NEIGHBOURS, NO_NEIGHBOURS);
  const { page, keyboard } = window;
  await keyboard.press(page.getByRole('button', { name: /I have an error message/ }));
  await keyboard.type(page.getByLabel('The message'), FIREFOX);
  await expect(page.getByRole('switch', { name: /Also check .*shop\.example\.com/ })).toBeChecked({ timeout: 40_000 });
  await keyboard.press(page.getByRole('button', { name: 'Find the cause' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Your antivirus, .?Avast Antivirus.?, opens the encryption\.$/, {
    timeout: 40_000,
  });
  await expect(page.getByRole('list', { name: 'Whose turn is it?' }).locator('[aria-current="true"]')).toHaveText('You');
  await keyboard.press(page.getByRole('button', { name: 'Show me how to fix it' }));
  await expect(page.getByRole('heading', { name: 'Steps' })).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(/import the .*root/i);

  await stopScanning();
  await keyboard.press(page.getByRole('button', { name: 'Check again' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('It works now.', { timeout: 40_000 });
  expect(await window.presses()).toBeLessThanOrEqual(4);
  await keyboard.press(page.getByRole('button', { name: 'Save the report' }));
  expect(await savedReport(window, 'antivirus')).toMatch(/Avast Antivirus, opens the encryption/);
  expect(window.faults).toEqual([]);
});

test.describe('the same antivirus, with its root in this computer’s store', () => {
  test.use({ knowsTheShield: true });
  test('the site works, and who reads along is said as advice', async ({ window }) => {
    test.skip(!MAY_HAVE_NEIGHBOURS, NO_NEIGHBOURS);
    const { page, keyboard } = window;
    await keyboard.press(page.getByRole('button', { name: /A site does not open/ }));
    await page.keyboard.type('shop.example.com');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Your antivirus, .?Avast Antivirus.?, opens the encryption\.$/, {
      timeout: 40_000,
    });
    await expect(page.getByRole('main')).toContainText('It works; this is advice');
    expect(window.faults).toEqual([]);
  });
});
