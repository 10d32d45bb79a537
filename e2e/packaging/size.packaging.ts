import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

// React, MUI and our own first screens take about 175 kB, the sentences of the product without its fix plans most of the rest. It is read
// from disk: the bench `cold-start` shows what that costs.
const LIMIT = 220_000;
const PAGE = 'dist/renderer/index.html';

/** The scripts that the page loads before anything is shown: those it names, and those they import at once. */
function firstScripts(): ReadonlySet<string> {
  const found = new Set<string>();
  const follow = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    for (const [, target] of readFileSync(path, 'utf8').matchAll(
      /(?:^|[;}\n])\s*(?:import|export)\b[^'"();]*?from?\s*["'](\.[^"']+\.js)["']/g,
    )) {
      follow(join(dirname(path), target ?? ''));
    }
  };
  for (const [, target] of readFileSync(PAGE, 'utf8').matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g))
    follow(join('dist/renderer', target ?? ''));
  return found;
}

test(`what the window loads first is at most ${LIMIT / 1000} kB, compressed`, () => {
  const scripts = [...firstScripts()];
  expect(scripts.length).toBeGreaterThan(0);
  const bytes = scripts.reduce((sum, path) => sum + gzipSync(readFileSync(path)).byteLength, 0);
  expect(bytes).toBeLessThanOrEqual(LIMIT);
});

test('the page holds no script and no handler of its own, so that the strict Content-Security-Policy holds', () => {
  const page = readFileSync(PAGE, 'utf8');
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
  expect(page).not.toMatch(/\son\w+=/);
  for (const path of firstScripts()) expect(readFileSync(path, 'utf8'), path).not.toMatch(/\bnew Function\(|\beval\(/);
});
