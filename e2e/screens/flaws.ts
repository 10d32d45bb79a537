import type { Page } from '@playwright/test';
import { CAUSE_IDS } from '../../shared/model/cause-id.ts';

const SETTLED_WITHIN_MS = 3_000;
const BETWEEN_LOOKS_MS = 100;

/**
 * What a person would see wrong on a screen at one size; empty when nothing.
 * Only what stays is a flaw: on a busy machine a window just resized is laid out a few frames late, and nobody can read that frame.
 */
export async function flawsOf(page: Page): Promise<string[]> {
  const until = Date.now() + SETTLED_WITHIN_MS;
  for (;;) {
    const flaws = await flawsNow(page);
    if (flaws.length === 0 || Date.now() > until) return flaws;
    await page.waitForTimeout(BETWEEN_LOOKS_MS);
  }
}

async function flawsNow(page: Page): Promise<string[]> {
  const ids = CAUSE_IDS.filter((id) => id.includes('-'));
  return page.evaluate((causeIds) => {
    const flaws: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) flaws.push(`scrolls sideways: ${root.scrollWidth} in ${root.clientWidth}`);
    const brief = (element: Element) => `${element.tagName.toLowerCase()} "${(element.textContent ?? '').trim().slice(0, 40)}"`;
    const shown = [...document.body.querySelectorAll<HTMLElement>('*')].filter((element) => {
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const hiddenOnPurpose = style.clipPath === 'inset(50%)' || element.closest('[aria-hidden="true"], script, style') !== null;
      return box.width > 1 && box.height > 1 && style.visibility === 'visible' && !hiddenOnPurpose;
    });
    const ownText = (element: Element) =>
      [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '');
    for (const element of shown.filter((one) => ownText(one).length > 0)) {
      const style = getComputedStyle(element);
      const scrolls = ['auto', 'scroll'].includes(style.overflowY) || element instanceof HTMLTextAreaElement;
      if (!scrolls && style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1)
        flaws.push(`cut off: ${brief(element)}`);
      for (const node of ownText(element)) {
        const range = document.createRange();
        range.selectNodeContents(node);
        const box = range.getBoundingClientRect();
        // A wide table or a block of code scrolls in a frame of its own, also by keyboard.
        const cutter = element.closest<HTMLElement>('pre, .MuiTableContainer-root[tabindex="0"]');
        if (cutter === null && (box.left < -0.5 || box.right > root.clientWidth + 0.5))
          flaws.push(`outside of the window: ${brief(element)}`);
        for (let around = element.parentElement; around !== null && around !== document.body; around = around.parentElement) {
          if (getComputedStyle(around).overflowX === 'visible') continue;
          if (around === cutter) break;
          const frame = around.getBoundingClientRect();
          if (box.left < frame.left - 1 || box.right > frame.right + 1) flaws.push(`cut off by its frame: ${brief(element)}`);
          break;
        }
      }
    }
    const technical = '[data-technical], pre, code, dd';
    const plain = shown
      .filter((element) => element.closest(technical) === null && !(element instanceof HTMLTextAreaElement))
      .flatMap((element) => ownText(element).map((node) => node.textContent ?? ''));
    for (const text of plain) {
      const id = causeIds.find((one) => new RegExp(`\\b${one}\\b`).test(text));
      if (id !== undefined) flaws.push(`raw id ${id} in "${text.trim().slice(0, 60)}"`);
      if (/\[[a-z/-]+\.[a-z.-]+\]/.test(text)) flaws.push(`a sentence without words: ${text}`);
      // A command line for a specialist may end in /dev/null.
      if (/[{}]|\bundefined\b|(?<!\/dev\/)\bnull\b|\bNaN\b|\[object/.test(text))
        flaws.push(`not for people: "${text.trim().slice(0, 60)}"`);
    }
    return [...new Set(flaws)];
  }, ids);
}

/** The filled buttons that are in sight without scrolling and not covered, by their words. */
export async function primariesInSight(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.MuiButton-contained')]
      .filter((button) => {
        const box = button.getBoundingClientRect();
        if (box.width === 0 || box.top < 0 || box.bottom > innerHeight) return false;
        const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        return at !== null && button.contains(at);
      })
      .map((button) => (button.textContent ?? '').trim()),
  );
}

/** All filled buttons of the screen, in sight or not. */
export async function primaries(page: Page): Promise<number> {
  return page.locator('.MuiButton-contained:visible').count();
}

/** Font sizes: of the title, and the largest of everything else in sight. */
export async function textSizes(page: Page): Promise<{ title: number; others: number }> {
  return page.evaluate(() => {
    const size = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize);
    const title = document.querySelector('h1');
    const texts = [...document.body.querySelectorAll('*')].filter(
      (element) =>
        element !== title &&
        [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '') &&
        element.getClientRects().length > 0,
    );
    return { title: title === null ? 0 : size(title), others: Math.max(...texts.map(size)) };
  });
}
