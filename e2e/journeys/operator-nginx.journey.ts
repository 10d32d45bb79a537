import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { freePort, type Running } from '../lab/kit/running.ts';
import { nginx } from '../lab/mended/nginx.ts';
import { HOST, Machine, makePapers, type Papers } from '../lab/mended/shop.ts';
import type { Configuration } from '../lab/mended/software.ts';
import { MAY_HAVE_NEIGHBOURS, Neighbourhood, NO_NEIGHBOURS } from './neighbourhood.ts';
import { savedReport } from './pdf-text.ts';
import { test as base } from './window.ts';

interface Shop {
  readonly papers: Papers;
  readonly machine: Machine;
  configuration: Configuration;
  server: Running;
}
let shop: Shop;

/** The operator's own nginx, which forgets the intermediate; this computer knows the root. */
const test = base.extend({
  programOptions: async ({ browserName: _ }, use) => {
    const [world, papers] = await Promise.all([Neighbourhood.open(), makePapers()]);
    const machine = await Machine.open(papers, await freePort());
    const configuration = await nginx.broken(machine, papers, 'incomplete-chain');
    await nginx.write(machine, configuration);
    shop = { papers, machine, configuration, server: await nginx.start(machine) };
    world.know(HOST, '127.0.0.1');
    const root = join(machine.folder, 'root.pem');
    await writeFile(root, papers.root);
    await use({ inside: world.inside, environment: { SSL_CERT_FILE: root } });
    await shop.server.stop();
    await Promise.all([world.close(), machine.close(), papers.chains.close()]);
  },
});

test('an operator whose nginx forgets the intermediate: the lines from the screen are put in, and the check turns green', async ({
  window,
}) => {
  test.skip(!MAY_HAVE_NEIGHBOURS, NO_NEIGHBOURS);
  const { page, keyboard } = window;
  await keyboard.press(page.getByRole('button', { name: /A site does not open/ }));
  await keyboard.type(page.getByLabel('Site address'), `${HOST}:${shop.machine.port}`);
  await keyboard.press(page.getByRole('button', { name: 'I run the server' }));
  await keyboard.press(page.getByRole('button', { name: 'Check this site' }));
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/sends stop before/, { timeout: 40_000 });
  await expect(page.getByRole('list', { name: 'The certificates, the site’s own first' })).toContainText('The server did not send it');

  await keyboard.press(page.getByRole('button', { name: 'Show me how to fix it' }));
  await keyboard.press(page.getByRole('combobox', { name: 'Server software' }));
  await keyboard.press(page.getByRole('option', { name: 'nginx' }));
  const lines = page.getByRole('group', { name: 'Lines for the configuration' });
  await expect(lines.first()).toContainText('ssl_certificate');
  // Copied by eye from the screen, as an operator does, and nothing else is changed.
  shop.configuration = nginx.mended(
    shop.configuration,
    { text: await lines.first().innerText(), language: 'config', label: { key: 'steps.copy' } },
    'incomplete-chain',
  );
  await shop.server.stop();
  await nginx.write(shop.machine, shop.configuration);
  shop.server = await nginx.start(shop.machine);

  await keyboard.press(page.getByRole('button', { name: 'Check again' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('It works now.', { timeout: 40_000 });
  await expect(page.getByRole('main')).toContainText('The site now sends the missing certificate.');
  expect(await window.presses()).toBeLessThanOrEqual(7);
  await keyboard.press(page.getByRole('button', { name: 'Save the report' }));
  expect(await savedReport(window, 'operator')).toMatch(/stop before Lab Issuing/);
  expect(window.faults).toEqual([]);
});
