import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { Authority } from '../lab/kit/certificates.ts';
import { tlsServer } from '../lab/kit/tls-server.ts';
import { MAY_HAVE_NEIGHBOURS, Neighbourhood, NO_NEIGHBOURS } from './neighbourhood.ts';
import { ROOT } from './program.ts';
import { test as base } from './window.ts';

const DAY = 86_400_000;
const SITE = 'shop.example.com';
const run = promisify(execFile);

interface Pair {
  /** Runs the line that the helper sends, on the caller's computer. @returns the file that comes back */
  readonly callersFile: (line: string) => Promise<string>;
}
let pair: Pair;

/**
 * Two computers, helper and caller, each in a network of its own. A computer whose clock is ten days behind sees every other clock ten
 * days ahead; to it the site's certificate, which begins in five days, is not valid yet.
 */
const test = base.extend<{ behind: 'helper' | 'caller' }>({
  behind: ['caller', { option: true }],
  programOptions: async ({ behind }, use) => {
    const [helper, caller, authority] = await Promise.all([Neighbourhood.open(), Neighbourhood.open(), Authority.open()]);
    const environment = { SSL_CERT_FILE: authority.root.certFile };
    const computers = { helper, caller };
    for (const whose of ['helper', 'caller'] as const) {
      const wrong = whose === behind;
      const issued = await authority.issue({ names: `DNS:${SITE}`, from: wrong ? 5 : -5, to: wrong ? 20 : 10 });
      await computers[whose].publicPages(() => (wrong ? 10 * DAY : 0));
      computers[whose].keep(await tlsServer(issued, {}, computers[whose].address(SITE), 443));
    }
    pair = {
      callersFile: async (line) => {
        const words = line.replace(/^npm start -- /, '').split(' ');
        const program = join(ROOT, 'main/command-line/main.ts');
        const [command = '', ...args] = [...caller.inside, process.execPath, program, ...words];
        // It ends with 1 where it found a fault.
        await run(command, args, { cwd: authority.folder, env: { ...process.env, ...environment } }).catch((ended) =>
          expect(ended.code).toBe(1),
        );
        return join(authority.folder, 'case.json');
      },
    };
    await use({ inside: helper.inside, environment });
    await Promise.all([helper.close(), caller.close(), authority.close()]);
  },
});

test.skip(!MAY_HAVE_NEIGHBOURS, NO_NEIGHBOURS);

test('the caller’s clock is wrong and the helper’s is right: nothing from here, all from the caller’s file', async ({ window }) => {
  const { page } = window;
  await page.getByRole('button', { name: /A site does not open/ }).click();
  await page.getByLabel('Site address').fill(SITE);
  await page.getByRole('button', { name: 'I help somebody' }).click();
  await page.getByRole('button', { name: 'Check this site' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The site works from here, so look at the other person’s side.', {
    timeout: 40_000,
  });
  const line = await page.getByRole('group', { name: 'One line for them to run' }).innerText();
  const file = await pair.callersFile(line);

  await window.pickFiles(() => page.getByRole('button', { name: 'Open their case file' }).click(), [file]);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^The other person’s clock is .?10 days.? behind\.$/);
  await expect(page.getByRole('list', { name: 'Whose turn is it?' }).locator('[aria-current="true"]')).toHaveText('The other person');
  await expect(page.getByRole('main')).toContainText('seen on their computer');
  await expect(page.getByRole('button', { name: 'Check again' })).toHaveCount(0);
  expect(await window.presses()).toBeLessThanOrEqual(4);
  expect(window.faults).toEqual([]);
});

test.describe('the other way round', () => {
  test.use({ behind: 'helper' });
  test('the helper’s clock is wrong and the caller is healthy: the helper’s clock is never blamed', async ({ window }) => {
    const { page } = window;
    await page.getByRole('button', { name: /A site does not open/ }).click();
    await page.getByLabel('Site address').fill(SITE);
    await page.getByRole('button', { name: 'I help somebody' }).click();
    await page.getByRole('button', { name: 'Check this site' }).click();
    await expect(page.getByText('What we looked at')).toBeVisible({ timeout: 40_000 });
    await expect(page.getByRole('heading', { level: 1 })).not.toContainText(/clock|not valid yet/);
    const file = await pair.callersFile(await page.getByRole('group', { name: 'One line for them to run' }).innerText());
    await window.pickFiles(() => page.getByRole('button', { name: 'Open their case file' }).click(), [file]);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^It works on the other person’s computer, too/);
    expect(window.faults).toEqual([]);
  });
});
