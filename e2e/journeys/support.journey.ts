import { expect } from '@playwright/test';
import { savedReport } from './pdf-text.ts';
import { test } from './window.ts';

test('support with a Firefox code spelled on the phone, letter by letter: recognised, and told for the caller', async ({ window }) => {
  const { page, keyboard } = window;
  await keyboard.press(page.getByRole('button', { name: /I have an error message/ }));
  await page.keyboard.type('s e c underscore e r r o r underscore expired underscore certificate');
  await expect(page.getByText('SEC_ERROR_EXPIRED_CERTIFICATE', { exact: true })).toBeVisible();
  await keyboard.press(page.getByRole('button', { name: 'I help somebody' }));
  await keyboard.press(page.getByRole('button', { name: 'Find the cause' }));
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/run out/);
  await expect(page.getByRole('list', { name: 'Whose turn is it?' })).toContainText('The other person');
  await page
    .getByRole('button', { name: 'Show the steps' })
    .or(page.getByRole('button', { name: 'Show me how to fix it' }))
    .click();
  await expect(page.getByRole('button', { name: 'Somebody I help' })).toHaveAttribute('aria-pressed', 'true');
  expect(await window.presses()).toBeLessThanOrEqual(4);
  await keyboard.press(page.getByRole('button', { name: 'Save the report' }));
  expect(await savedReport(window, 'support')).toMatch(/run out/);
  expect(window.faults).toEqual([]);
});
