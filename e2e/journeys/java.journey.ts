import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { Authority } from '../lab/kit/certificates.ts';
import { tlsServer } from '../lab/kit/tls-server.ts';
import { MAY_HAVE_NEIGHBOURS, Neighbourhood, NO_NEIGHBOURS } from './neighbourhood.ts';
import { savedReport } from './pdf-text.ts';
import { test as base } from './window.ts';

const JAVA = [
  'javax.net.ssl.SSLHandshakeException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
  '\tat java.base/sun.security.ssl.Alert.createSSLException(Alert.java:131)',
  'while calling https://orders.example.com/api/v1',
].join('\n');

/** A Java of this computer, as far as its list of issuers goes: without the company's root. */
async function javaHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'jdk-'));
  await mkdir(join(home, 'lib/security'), { recursive: true });
  await writeFile(join(home, 'release'), 'JAVA_VERSION="21.0.4"\n');
  await copyFile(new URL('../fixtures/stores/java/cacerts.jks', import.meta.url), join(home, 'lib/security/cacerts'));
  return home;
}

/** The company's root stands in this computer's store; Java has a store of its own and was not told. */
const test = base.extend({
  programOptions: async ({ browserName: _ }, use) => {
    const [world, company, java] = await Promise.all([
      Neighbourhood.open(),
      Authority.open('/O=Example Company/CN=Example Company Root'),
      javaHome(),
    ]);
    await world.publicPages();
    const site = await company.issue({ names: 'DNS:orders.example.com' });
    // The root is sent along, as many companies do.
    const sent = { cert: site.cert + company.root.cert, key: site.key };
    world.keep(await tlsServer(sent, {}, world.address('orders.example.com'), 443));
    await use({ inside: world.inside, environment: { SSL_CERT_FILE: company.root.certFile, JAVA_HOME: java } });
    await Promise.all([world.close(), company.close(), rm(java, { recursive: true, force: true })]);
  },
});

test('works in the browser, fails in Java: Java’s own list is named, and who trusts what is shown', async ({ window }) => {
  test.skip(!MAY_HAVE_NEIGHBOURS, NO_NEIGHBOURS);
  const { page, keyboard } = window;
  await keyboard.press(page.getByRole('button', { name: /I have an error message/ }));
  await keyboard.type(page.getByLabel('The message'), JAVA);
  await expect(page.getByRole('switch', { name: /Also check .*orders\.example\.com/ })).toBeChecked({ timeout: 40_000 });
  await keyboard.press(page.getByRole('button', { name: 'Find the cause' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^.?Java.* does not know the private issuer .?Example Company Root.?, which other programs here trust\.$/,
    { timeout: 40_000 },
  );
  await expect(page.getByRole('list', { name: 'Whose turn is it?' }).locator('[aria-current="true"]')).toHaveText('You');
  const trust = page.getByRole('list', { name: 'Which program trusts it' });
  await expect(trust.getByRole('listitem').filter({ hasText: /^.?This system/ })).toContainText('trusts it');
  await expect(trust.getByRole('listitem').filter({ hasText: /^.?Java/ })).toContainText('does not trust it');
  expect(await window.presses()).toBeLessThanOrEqual(2);
  await keyboard.press(page.getByRole('button', { name: 'Save the report' }));
  expect(await savedReport(window, 'java')).toMatch(/does not know the private issuer Example Company Root/);
  expect(window.faults).toEqual([]);
});
