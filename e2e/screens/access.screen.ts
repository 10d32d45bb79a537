import { expect, type Page, test } from '@playwright/test';
import { audit } from './audit.ts';
import { flawsOf } from './flaws.ts';
import { openWindow } from './open-window.ts';
import { SCENES } from './scenes.ts';
import { visitorOf } from './visitor.ts';

/** Screens that between them hold every kind of control. */
const DENSE = [
  'start-recent',
  'message',
  'site',
  'question-symptom',
  'diagnosis-example',
  'diagnosis-helping',
  'fix-operator',
  'computer-readings',
];
const dense = SCENES.filter(({ name }) => DENSE.includes(name));
const title = (page: Page) => page.getByRole('heading', { level: 1 });

/** A round of Tab through the whole page. @returns for each stop what is wrong with how it is seen; stops without a fault are left out */
async function tabAround(page: Page): Promise<{ stops: number; faults: string[] }> {
  const faults: string[] = [];
  const seen = new Set<string>();
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    scrollTo(0, 0);
  });
  for (let stop = 0; stop < 120; stop++) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(async () => {
      const at = document.activeElement;
      if (!(at instanceof HTMLElement) || at === document.body) return null;
      at.dataset.stop ??= String(document.querySelectorAll('[data-stop]').length);
      const name = `${at.tagName.toLowerCase()} "${(at.textContent || at.getAttribute('aria-label') || '').trim().slice(0, 40)}"`;
      // A radio or a switch is a small input in a larger drawn control.
      const own = at.closest('label, .MuiFormControlLabel-root, .MuiInputBase-root') ?? at;
      const isCovered = () => {
        const box = at.getBoundingClientRect();
        const over = document.elementFromPoint(box.left + Math.min(box.width / 2, 60), box.top + Math.min(box.height / 2, 20));
        return over === null || !(own.contains(over) || over.contains(own));
      };
      // The focus may have scrolled it into sight only now, and a busy browser scrolls late.
      let covered = true;
      for (let frame = 0; covered && frame < 60; frame++) {
        await new Promise((drawn) => requestAnimationFrame(drawn));
        covered = isCovered();
      }
      const style = getComputedStyle(own);
      const ringed = [at, own, at.parentElement].some(
        (one) => one instanceof HTMLElement && (getComputedStyle(one).outlineStyle !== 'none' || one.matches('.Mui-focused')),
      );
      return { id: at.dataset.stop, name, covered, ringed, hidden: style.visibility !== 'visible' };
    });
    if (found === null || seen.has(found.id ?? '')) break;
    seen.add(found.id ?? '');
    if (found.covered || found.hidden) faults.push(`${found.name} is covered while it has the focus`);
    if (!found.ringed) faults.push(`${found.name} shows no focus`);
  }
  return { stops: seen.size, faults };
}

for (const scene of dense) {
  test(`access ${scene.name}: every control is reached by Tab, in sight, with a ring around it`, async ({ browser }) => {
    const { page, context } = await openWindow(browser, scene.hash);
    await scene.go(visitorOf(page, 'en-GB'));
    await page.setViewportSize({ width: 800, height: 600 });
    const { stops, faults } = await tabAround(page);
    expect(stops).toBeGreaterThan(3);
    expect(faults).toEqual([]);
    // WCAG 1.4.12: a reader's own line, letter and word spacing loses nothing. Inline, as the page's policy refuses new style sheets.
    await page.evaluate(() => {
      for (const element of document.querySelectorAll<HTMLElement>('#root *'))
        Object.assign(element.style, { lineHeight: '1.5', letterSpacing: '0.12em', wordSpacing: '0.16em' });
    });
    expect(await flawsOf(page)).toEqual([]);
    await context.close();
  });
}

test('access: each step moves the focus to its title, and the title names the window', async ({ browser }) => {
  const { page, context } = await openWindow(browser);
  const onTitle = async (words: RegExp) => {
    await expect(title(page)).toHaveText(words);
    await expect(title(page)).toBeFocused();
    expect(await page.title()).toMatch(words);
  };
  await page.getByRole('button', { name: /Walk me through it/ }).press('Enter');
  await onTitle(/Who has the problem/);
  await page.keyboard.press('Enter');
  await onTitle(/What is it like/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Go on' }).press('Enter');
  await expect(title(page)).not.toHaveText(/What is it like/);
  await expect(title(page)).toBeFocused();
  await page.getByRole('button', { name: 'Handshake Doctor' }).press('Enter');
  await onTitle(/What is going wrong/);
  await page.getByRole('button', { name: /Try it with an example/ }).press('Enter');
  await onTitle(/does not send the certificate/);
  await page.getByRole('button', { name: 'Show me how to fix it' }).press('Enter');
  await onTitle(/What to do/);
  await page.getByRole('button', { name: /Mend the example/ }).press('Enter');
  await onTitle(/It works now/);
  await page.getByRole('button', { name: 'Save the report' }).press('Enter');
  await onTitle(/Keep a record/);
  await context.close();
});

test('access: a message of the handshake opens its fields and bytes by keyboard, and Escape closes it where it was opened', async ({
  browser,
}) => {
  const { page, context } = await openWindow(browser);
  await page.getByRole('button', { name: 'How a handshake works' }).click();
  const older = page.getByRole('list', { name: /TLS 1\.2/ });
  await expect(older.getByRole('listitem')).toHaveCount(10);
  const message = older.getByRole('button', { name: /^Step 6 of 10\. You to the server: Client Key Exchange/ });
  await message.press('Enter');
  await expect(message).toHaveAttribute('aria-expanded', 'true');
  await expect(older.getByText('ClientKeyExchange (16)')).toBeVisible();
  const bytes = older.getByRole('group', { name: 'The bytes' });
  await expect(bytes).toContainText('0000  10 00 00 21 20');
  await page.keyboard.press('Tab');
  await expect(older.getByRole('button', { name: 'Copy' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(bytes).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(bytes).toHaveCount(0);
  await expect(message).toBeFocused();
  await context.close();
});

test('access: what happens while somebody waits is told by live regions', async ({ browser }) => {
  const { page, context } = await openWindow(browser);
  await page.getByRole('button', { name: /A site does not open/ }).click();
  await page.getByLabel('Site address').fill('slow.example.com');
  await page.keyboard.press('Enter');
  await page.getByText('48 ms').waitFor();
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '75');
  await expect(page.getByRole('status')).toContainText(/3/);
  await expect(page.locator('[aria-live="polite"]').filter({ hasText: 'ran out' })).toHaveCount(1);
  await context.close();
});

test('access: a term explains itself on hover and on focus, and Escape sends it away', async ({ browser }) => {
  const { page, context } = await openWindow(browser);
  await page.getByRole('button', { name: /Try it with an example/ }).click();
  await page.getByText('What we looked at').waitFor();
  const term = page.getByRole('main').locator('[tabindex="0"]', { hasText: /^issuer$/ });
  const meaning = page.getByRole('tooltip');
  await term.hover();
  await expect(meaning).toHaveText(/vouches for it/);
  await page.keyboard.press('Escape');
  await expect(meaning).toBeHidden();
  await page.mouse.move(0, 0);
  // Reached by keyboard: only then does a browser show the focus.
  await page.keyboard.press('Shift');
  await term.focus();
  await expect(meaning).toHaveText(/vouches for it/);
  expect(await audit(page, 'with-popup')).toEqual([]);
  await context.close();
});

test('access: the menu of a narrow window, by keyboard, in both themes', async ({ browser }) => {
  const { page, context } = await openWindow(browser);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.getByRole('button', { name: 'Menu' }).press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await audit(page, 'with-popup'), colorScheme).toEqual([]);
  }
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Menu' })).toBeFocused();
  await context.close();
});

test('access: with reduced motion nothing moves, and with the system’s own colours what is chosen still stands out', async ({
  browser,
}) => {
  const { page, context } = await openWindow(browser);
  await page.getByRole('button', { name: /A site does not open/ }).click();
  const slowest = await page.evaluate(() =>
    Math.max(...[...document.querySelectorAll('*')].map((one) => Number.parseFloat(getComputedStyle(one).transitionDuration) || 0)),
  );
  expect(slowest).toBeLessThanOrEqual(0.001);
  await page.emulateMedia({ forcedColors: 'active' });
  const ground = (name: string) => page.getByRole('button', { name, exact: true }).evaluate((one) => getComputedStyle(one).backgroundColor);
  expect(await ground('For me')).not.toBe(await ground('I help somebody'));
  await context.close();
});

test('access: an address, a text or a file, pasted or dropped anywhere', async ({ browser }) => {
  const { page, context } = await openWindow(browser);
  const hand = (event: 'paste' | 'drop', data: Readonly<Record<string, string>>) =>
    page.evaluate(
      ([kind, given]) => {
        const carried = new DataTransfer();
        for (const [type, text] of Object.entries(given)) carried.setData(type, text);
        const target = document.querySelector('main') ?? document.body;
        const init = { bubbles: true, cancelable: true };
        target.dispatchEvent(
          kind === 'paste'
            ? new ClipboardEvent('paste', { ...init, clipboardData: carried })
            : new DragEvent('drop', { ...init, dataTransfer: carried }),
        );
      },
      [event, data] as const,
    );
  await hand('paste', { 'text/plain': 'https://shop.example.com/basket' });
  await expect(page.getByLabel('Site address')).toHaveValue('https://shop.example.com/basket');
  await hand('paste', { 'text/plain': 'curl: (60) SSL certificate problem: certificate has expired' });
  await expect(page.getByLabel('The message')).toHaveValue(/curl: \(60\)/);
  await page.getByRole('button', { name: 'Explanations' }).click();
  await hand('drop', { 'text/uri-list': 'https://intranet.example.org/\r\n', 'text/html': '<a href="x">Intranet</a>' });
  await expect(page.getByLabel('Site address')).toHaveValue('https://intranet.example.org/');
  await hand('drop', { 'text/plain': 'NET::ERR_CERT_DATE_INVALID' });
  await expect(page.getByLabel('The message')).toHaveValue('NET::ERR_CERT_DATE_INVALID');
  await context.close();
});
