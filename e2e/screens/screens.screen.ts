import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { audit } from './audit.ts';
import { flawsOf, primaries, primariesInSight, textSizes } from './flaws.ts';
import { openWindow } from './open-window.ts';
import { plainEnglish } from './plain-english.ts';
import { SCENES } from './scenes.ts';
import { visitorOf } from './visitor.ts';

/** 200 % zoom of a 1280×800 window leaves 640×400 CSS pixels. */
const SIZES = [
  { name: '1280x800', width: 1280, height: 800 },
  { name: '800x600', width: 800, height: 600 },
  { name: '320', width: 320, height: 640 },
  { name: 'zoom-200', width: 640, height: 400 },
] as const;
const THEMES = ['light', 'dark'] as const;

/** Resizes, and waits until the page is laid out anew: what is measured in between belongs to no size. */
async function resize(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  await page.waitForFunction((width) => innerWidth === width && matchMedia(`(width: ${width}px)`).matches, size.width);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

const photograph = (page: Page, name: string) => page.screenshot({ path: join(import.meta.dirname, `${name}.png`) });

for (const scene of SCENES) {
  test(`screen ${scene.name}`, async ({ browser }) => {
    const { page, context, complaints } = await openWindow(browser, scene.hash);
    await scene.go(visitorOf(page, 'en-GB'));
    await page.mouse.move(0, 0);
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme });
      for (const size of SIZES) {
        await resize(page, size);
        // Light and dark differ in colour alone: the layout is measured once.
        if (theme === 'light') {
          const where = `${scene.name} at ${size.name}`;
          expect.soft(await flawsOf(page), where).toEqual([]);
          expect.soft(await primaries(page), `filled buttons of ${where}`).toBe(1);
          if (size.name === '800x600') expect.soft(await primariesInSight(page), `in sight: ${where}`).toHaveLength(1);
        }
        await photograph(page, `${scene.name}-${size.name}-${theme}`);
      }
      await resize(page, SIZES[0]);
      expect.soft(await audit(page, theme === 'light' ? 'all' : 'colours'), `axe, ${theme}`).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
    await photograph(page, `${scene.name}-1280x800-contrast`);
    const sizes = await textSizes(page);
    expect.soft(sizes.title, 'the title is the largest text').toBeGreaterThan(sizes.others);
    expect.soft(complaints, 'console').toEqual([]);
    await context.close();
  });
}

/** Every screen told in the pseudo-locales: longer words where there is least room, and the other direction where there is most. */
for (const [locale, size] of [
  ['en-XA', SIZES[2]],
  ['ar-XB', SIZES[0]],
] as const) {
  for (const scene of SCENES) {
    test(`screen ${scene.name} in ${locale}`, async ({ browser }) => {
      const { page, context } = await openWindow(browser, scene.hash, undefined, locale);
      await scene.go(visitorOf(page, locale));
      await resize(page, size);
      expect.soft(await flawsOf(page), `${scene.name} at ${size.name}`).toEqual([]);
      await photograph(page, `${scene.name}-${size.name}-${locale}`);
      expect.soft(await plainEnglish(page), 'text that did not come from the words').toEqual([]);
      await context.close();
    });
  }
}
