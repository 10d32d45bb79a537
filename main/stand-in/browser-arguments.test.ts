import { expect, test } from 'vitest';
import { browserArguments, type Launch } from './browser-arguments.ts';

const LAUNCH: Launch = {
  profile: '/p',
  look: { title: 'Handshake Doctor', width: 1120, height: 800 },
  headless: false,
  isRoot: false,
  language: 'en-GB',
  more: [],
};

test('talks over the pipe, never over a port, with a profile of its own', () => {
  const values = browserArguments(LAUNCH);
  expect(values).toContain('--remote-debugging-pipe');
  expect(values).toContain('--user-data-dir=/p');
  expect(values.join(' ')).not.toContain('--remote-debugging-port');
});

test('the page can reach nothing: every name and address resolves to nothing, no proxy is used', () => {
  expect(browserArguments(LAUNCH)).toContain('--host-resolver-rules=MAP * ~NOTFOUND');
  expect(browserArguments(LAUNCH)).toContain('--no-proxy-server');
});

test('the browser’s sandbox is off for root alone', () => {
  expect(browserArguments(LAUNCH)).not.toContain('--no-sandbox');
  expect(browserArguments({ ...LAUNCH, isRoot: true })).toContain('--no-sandbox');
});

test('nothing that would weaken a page is ever asked for', () => {
  for (const weak of [
    '--disable-web-security',
    '--disable-site-isolation-trials',
    '--allow-file-access-from-files',
    '--ignore-certificate-errors',
  ])
    expect(browserArguments({ ...LAUNCH, isRoot: true, headless: true })).not.toContain(weak);
});

test('opens a window without an address bar on an empty page; a title cannot break out of it', () => {
  const app = browserArguments({ ...LAUNCH, look: { ...LAUNCH.look, title: '</title><script>1</script>' } }).find((value) =>
    value.startsWith('--app='),
  );
  expect(app).toMatch(/^--app=data:text\/html,/);
  expect(decodeURIComponent(app ?? '')).not.toContain('<script>');
});
