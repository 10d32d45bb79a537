import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { rolldown } from 'rolldown';

const WINDOW = join(import.meta.dirname, '../../dist/renderer');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};
/** As strict as the shell's own: what the window does in here, it may do there. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'nonce-test'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export interface OpenWindow {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Every error and warning of the page's console since the program was last started. */
  readonly complaints: readonly string[];
  /** Starts the program anew in this window, at its first size and in light colours: nothing of before is left. */
  readonly startAnew: (hash?: string) => Promise<void>;
}

const FIRST_SIZE = { width: 1280, height: 800 };

/** Opens the window as it is shipped, under a strict policy, with the fake doctor behind it. */
export async function openWindow(browser: Browser, hash = '', locale = 'en-GB'): Promise<OpenWindow> {
  const context = await browser.newContext({
    viewport: FIRST_SIZE,
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Berlin',
    locale,
  });
  await context.addInitScript({ content: await fakeDoctor() });
  await context.route('**/*', async (route) => {
    const path = new URL(route.request().url()).pathname;
    const file = path === '/' ? '/index.html' : path;
    const body = await readFile(join(WINDOW, file)).catch(() => null);
    if (body === null) return route.fulfill({ status: 404, body: '' });
    await route.fulfill({
      body: file === '/index.html' ? body.toString('utf8').replaceAll('{{nonce}}', 'test') : body,
      headers: { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'content-security-policy': POLICY },
    });
  });
  await context.clock.setFixedTime('2026-11-20T16:20:00Z');
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  let starts = 0;
  const startAnew = async (at = '') => {
    complaints.length = 0;
    await page.setViewportSize(FIRST_SIZE);
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
    // Another address, since a page that only changes its hash goes on as it is.
    await page.goto(`https://doctor.invalid/?${starts++}${at}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate(() => document.fonts.ready);
  };
  await startAnew(hash);
  return { page, context, complaints, startAnew };
}

let bundled: Promise<string> | null = null;

function fakeDoctor(): Promise<string> {
  bundled ??= (async () => {
    const bundle = await rolldown({ input: join(import.meta.dirname, 'fake-doctor.ts'), platform: 'browser', logLevel: 'warn' });
    const { output } = await bundle.generate({ format: 'iife', name: 'fakeDoctor' });
    await bundle.close();
    return output[0].code;
  })();
  return bundled;
}
