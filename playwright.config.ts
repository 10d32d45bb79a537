import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** Playwright's own browsers are not installed: the tests run in the Chromium, Chrome or Edge that is there. */
const BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const executablePath = process.env.HANDSHAKE_DOCTOR_BROWSER ?? BROWSERS.find((path) => existsSync(path));

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 2,
  timeout: 60_000,
  // How long a busy machine may take to show what is awaited; nothing is slower for it.
  expect: { timeout: 15_000 },
  // A failure in a real browser is repeated before it is believed; `npm test` names and counts each (scripts/tests/outcome.ts).
  retries: 1,
  use: {
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      // Chromium refuses its sandbox to root; nobody else loses it.
      chromiumSandbox: process.getuid?.() !== 0,
    },
  },
  projects: [
    { name: 'journeys', testMatch: 'journeys/**/*.journey.ts' },
    // Photographs of prepared cases have nothing to do with each other, not even two of one file.
    { name: 'screens', testMatch: 'screens/**/*.screen.ts', fullyParallel: true },
  ],
});
