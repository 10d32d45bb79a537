import type { Page } from '@playwright/test';

/** What a pseudo-locale leaves in English: text that did not come from the words. Foreign values stand between isolates and are left out. */
export async function plainEnglish(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || parent.closest('script, style, textarea, bdi, [data-technical], pre, code, dd') !== null) continue;
      const text = (node.textContent ?? '').replace(/\u2068[^\u2069]*\u2069/g, '');
      // Dates, durations and lists are written by the browser in its own language.
      const ours = text.replace(
        /\b(and|UTC|at|January|February|March|April|May|June|July|August|September|October|November|December|Nov|Oct|Sept?|milliseconds?|seconds?|minutes?|hours?|days?)\b/g,
        '',
      );
      if (/(?<![\p{L}\p{N}._:/-])[A-Za-z]*[aeiou][A-Za-z]*(?![\p{L}\p{N}._:/-])/u.test(ours.replace(/\S*[./:_@]\S*/g, '')))
        found.push(text.trim().slice(0, 80));
    }
    return [...new Set(found)];
  });
}
