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
  /** Every error and warning of the page's console so far. */
  readonly complaints: readonly string[];
}

/**
 * Opens the window as it is shipped, under a strict policy, with the fake doctor behind it.
 * @param files folder of the built window
 */
export async function openWindow(browser: Browser, hash = '', files = WINDOW, locale = 'en-GB'): Promise<OpenWindow> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Berlin',
    locale,
  });
  await context.addInitScript({ content: await fakeDoctor() });
  await context.route('**/*', async (route) => {
    const path = new URL(route.request().url()).pathname;
    const file = path === '/' ? '/index.html' : path;
    const body = await readFile(join(files, file)).catch(() => null);
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
  await page.goto(`https://doctor.invalid/${hash}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(() => document.fonts.ready);
  return { page, context, complaints };
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
