import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const { source } = createRequire(import.meta.url)('axe-core') as { source: string };

/** WCAG 2.2 at levels A and AA; `target-size` (2.5.8) is among them. */
const ALL: RunOptions = { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } };
/** Themes differ in colour alone. */
const COLOURS: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };

/** What opens over the page belongs to no landmark of it. */
const POPUP: RunOptions = { rules: { region: { enabled: false } } };

/** What axe finds wrong on the page as it stands; empty when nothing. */
export async function audit(page: Page, what: 'all' | 'colours' | 'with-popup'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  await colourChangesOver(page);
  return page.evaluate(
    async (options) => {
      const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } };
      const { violations } = await axe.run(options);
      return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
    },
    { ...(what === 'colours' ? COLOURS : ALL), ...(what === 'with-popup' ? POPUP : {}), resultTypes: ['violations'] as const },
  );
}

/** A colour half-way from one theme to the other is no colour that anybody reads. */
async function colourChangesOver(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const passing = document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(passing.map((one) => one.finished));
  });
}
