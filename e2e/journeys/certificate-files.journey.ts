import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { certificate, keyPair, threeLevels } from '../certificates/make.ts';
import { pkcs12Container } from '../certificates/make-pkcs12.ts';
import { test } from './window.ts';

test('a jumbled chain file: the right one is saved, the key is found to belong, and a request for the next certificate is made', async ({
  window,
}) => {
  const { page, program } = window;
  const { root, issuer, leaf } = threeLevels();
  const inHome = (name: string, content: string) => {
    const path = join(program.home, name);
    writeFileSync(path, content);
    return path;
  };
  const served = inHome('server.pem', leaf.pem + root.pem + issuer.pem);
  const key = leaf.keys.privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'geheim' }).toString();
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const save = async (name: string) => {
    const dialog = await window.saveDialog();
    await dialog.typeName(name);
    await dialog.press('Save');
    await dialog.gone();
    await expect(page.getByText(/Saved to/).filter({ hasText: name })).toBeVisible();
    return readFileSync(join(program.downloads, name), 'utf8');
  };

  await window.pickFiles(
    () =>
      page
        .getByRole('button', { name: /open a/i })
        .first()
        .click(),
    [served],
  );
  await expect(page.getByText('What we looked at')).toBeVisible({ timeout: 20_000 });
  await press('The certificate’s files');
  await expect(page.getByRole('button', { name: 'Save the signing request' })).toBeDisabled();

  await press('Save the chain file');
  expect(await save('chain.pem')).toBe(leaf.pem + issuer.pem);

  await window.pickFiles(() => press('Choose the key file'), [inHome('server.key', key)]);
  await expect(page.getByText('The private key is protected by a password.')).toBeVisible();
  await page.getByLabel('Password of the key').fill('geheim');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/The private key belongs to .{0,3}www\.shop\.example/)).toBeVisible();

  await press('Save the signing request');
  expect(await save('next.csr')).toContain('-----BEGIN CERTIFICATE REQUEST-----');
  expect(window.faults).toEqual([]);
});

test('a container asks for its password; a wrong one is told, the right one opens it', async ({ window }) => {
  const { page, program } = window;
  const leaf = certificate({ keys: keyPair('RSA-2048', 'p12') });
  const path = join(program.home, 'client.p12');
  writeFileSync(path, pkcs12Container([leaf], leaf, 'geheim'));
  await window.pickFiles(
    () =>
      page
        .getByRole('button', { name: /open a/i })
        .first()
        .click(),
    [path],
  );
  const password = page.getByLabel('Password of the file');
  await password.fill('gehiem');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /password does not open/i })).toBeVisible();
  await password.fill('geheim');
  await page.keyboard.press('Enter');
  await expect(page.getByText('What we looked at')).toBeVisible({ timeout: 20_000 });
  expect(window.faults).toEqual([]);
});
