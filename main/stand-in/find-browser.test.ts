import { expect, test } from 'vitest';
import { findBrowsers } from './find-browser.ts';

const on = (platform: NodeJS.Platform, environment: Record<string, string>, programs: readonly string[]) =>
  findBrowsers({ platform, environment, home: '/Users/kim', isProgram: (path) => programs.includes(path) });

test('Linux: looks through the PATH, and lists each browser once', () => {
  const programs = ['/usr/bin/chromium', '/opt/bin/google-chrome', '/opt/bin/google-chrome-stable', '/usr/bin/microsoft-edge'];
  expect(on('linux', { PATH: '/opt/bin:/usr/bin' }, programs)).toEqual([
    { name: 'Google Chrome', path: '/opt/bin/google-chrome-stable' },
    { name: 'Chromium', path: '/usr/bin/chromium' },
    { name: 'Microsoft Edge', path: '/usr/bin/microsoft-edge' },
  ]);
});

test('Linux: finds a snap without it being on the PATH, and never looks beside the current folder', () => {
  expect(on('linux', { PATH: '' }, ['/snap/bin/chromium'])).toEqual([{ name: 'Chromium', path: '/snap/bin/chromium' }]);
  expect(on('linux', { PATH: '.:bin' }, ['./chromium', 'bin/chromium', 'chromium'])).toEqual([]);
});

test('macOS: looks into both application folders', () => {
  const path = '/Users/kim/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  expect(on('darwin', {}, [path])).toEqual([{ name: 'Google Chrome', path }]);
});

test('Windows: looks into the program folders of the machine and of the user', () => {
  const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
  const chrome = 'C:\\Users\\Kim\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe';
  const environment = {
    ProgramFiles: 'C:\\Program Files',
    'ProgramFiles(x86)': 'C:\\Program Files (x86)',
    LOCALAPPDATA: 'C:\\Users\\Kim\\AppData\\Local',
  };
  expect(on('win32', environment, [edge, chrome])).toEqual([
    { name: 'Google Chrome', path: chrome },
    { name: 'Microsoft Edge', path: edge },
  ]);
});

test('a machine without a browser has none', () => {
  expect(on('linux', { PATH: '/usr/bin' }, [])).toEqual([]);
});
