import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { audit } from './audit.ts';
import { flawsOf, primaries, primariesInSight, textSizes } from './flaws.ts';
import { type OpenWindow, openWindow } from './open-window.ts';
import { plainEnglish } from './plain-english.ts';
import { SCENES } from './scenes.ts';
import { spokenFlaws } from './spoken.ts';
import { type Locale, visitorOf } from './visitor.ts';

/** 200 % zoom of a 1280×800 window leaves 640×400 CSS pixels. */
const SIZES = [
  { name: '1280x800', width: 1280, height: 800 },
  { name: '800x600', width: 800, height: 600 },
  { name: '320', width: 320, height: 640 },
  { name: 'zoom-200', width: 640, height: 400 },
] as const;
const BRIEFLY: ReadonlySet<string> = new Set(['1280x800', '320']);
const THEMES = ['light', 'dark'] as const;

/** A window of each language serves all screens of one worker: a new one costs more than what is looked at in it. */
const test = base.extend<object, { windowIn: (locale: Locale, hash?: string) => Promise<OpenWindow> }>({
  windowIn: [
    async ({ browser }, use) => {
      const windows = new Map<Locale, OpenWindow>();
      await use(async (locale, hash) => {
        const open = windows.get(locale) ?? (await openWindow(browser, hash, locale));
        if (windows.has(locale)) await open.startAnew(hash);
        windows.set(locale, open);
        return open;
      });
      await Promise.all([...windows.values()].map(({ context }) => context.close()));
    },
    { scope: 'worker' },
  ],
});

const drawn = (page: Page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Resizes, and waits until the page is laid out anew: what is measured in between belongs to no size. */
async function resize(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  await page.waitForFunction((width) => innerWidth === width && matchMedia(`(width: ${width}px)`).matches, size.width);
  await drawn(page);
}

/** Photographs are for eyes and assert nothing: they are taken where somebody wants to look. */
const WANTED = process.env.HANDSHAKE_DOCTOR_PHOTOGRAPHS !== undefined;

async function photograph(page: Page, name: string, colorScheme: (typeof THEMES)[number] = 'light'): Promise<void> {
  if (!WANTED) return;
  await page.emulateMedia({ colorScheme });
  await drawn(page);
  await page.screenshot({ path: join(import.meta.dirname, `${name}.png`) });
}

for (const scene of SCENES) {
  test(`screen ${scene.name}`, async ({ windowIn }) => {
    const { page, complaints } = await windowIn('en-GB', scene.hash);
    await scene.go(visitorOf(page, 'en-GB'));
    await page.mouse.move(0, 0);
    for (const size of SIZES.filter(({ name }) => scene.brief !== true || BRIEFLY.has(name))) {
      await page.emulateMedia({ colorScheme: 'light' });
      await resize(page, size);
      // Light and dark differ in colour alone: the layout is measured once.
      const where = `${scene.name} at ${size.name}`;
      expect.soft(await flawsOf(page), where).toEqual([]);
      expect.soft(await primaries(page), `filled buttons of ${where}`).toBe(1);
      if (size.name === '800x600') expect.soft(await primariesInSight(page), `in sight: ${where}`).toHaveLength(1);
      for (const theme of THEMES) await photograph(page, `${scene.name}-${size.name}-${theme}`, theme);
    }
    await resize(page, SIZES[0]);
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme });
      expect.soft(await audit(page, theme === 'light' ? 'all' : 'colours'), `axe, ${theme}`).toEqual([]);
    }
    expect.soft(await spokenFlaws(page), 'read aloud').toEqual([]);
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
    await photograph(page, `${scene.name}-1280x800-contrast`);
    const sizes = await textSizes(page);
    expect.soft(sizes.title, 'the title is the largest text').toBeGreaterThan(sizes.others);
    expect.soft(complaints, 'console').toEqual([]);
  });
}

/** Every screen told in the pseudo-locales: longer words where there is least room, and the other direction where there is most. */
for (const [locale, size] of [
  ['en-XA', SIZES[2]],
  ['ar-XB', SIZES[0]],
] as const) {
  for (const scene of SCENES.filter(({ brief }) => brief !== true)) {
    test(`screen ${scene.name} in ${locale}`, async ({ windowIn }) => {
      const { page } = await windowIn(locale, scene.hash);
      await scene.go(visitorOf(page, locale));
      await resize(page, size);
      expect.soft(await flawsOf(page), `${scene.name} at ${size.name}`).toEqual([]);
      await photograph(page, `${scene.name}-${size.name}-${locale}`);
      expect.soft(await plainEnglish(page), 'text that did not come from the words').toEqual([]);
    });
  }
}
