import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from './protocol.ts';

let outside = '';
let folder = '';
beforeAll(() => {
  outside = mkdtempSync(join(tmpdir(), 'protocol-test-'));
  folder = join(outside, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<meta property="csp-nonce" nonce="{{nonce}}"><p>page</p>');
  writeFileSync(join(folder, 'assets', 'app.js'), 'script');
  writeFileSync(join(folder, 'notes.txt'), 'of no type that the window needs');
  writeFileSync(join(outside, 'secret.js'), 'outside');
  mkdirSync(join(outside, 'renderer-other'));
  writeFileSync(join(outside, 'renderer-other', 'secret.js'), 'outside');
});
afterAll(() => rmSync(outside, { recursive: true }));

const get = (url: string, method = 'GET') => serve({ url, method }, { folder, nonce: 'n0nce' });

test('gives the page with this start’s nonce in it and in its policy', async () => {
  const answer = await get('app://doctor/index.html');
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('nonce="n0nce"');
  expect(answer.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
  expect(answer.headers.get('Content-Security-Policy')).toContain("style-src 'self' 'nonce-n0nce'");
});

test('the policy forbids everything that is not named, and names no foreign place, no inline script, no eval', async () => {
  const policy = (await get('app://doctor/')).headers.get('Content-Security-Policy') ?? '';
  expect(policy).toMatch(/^default-src 'none'; script-src 'self'; /);
  for (const rule of ["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "connect-src 'self'"])
    expect(policy).toContain(rule);
  expect(policy).not.toMatch(/unsafe|https?:|\*|blob:|filesystem:/);
});

test('every answer says its type for sure, keeps its address to itself, and is not stored', async () => {
  for (const url of ['app://doctor/', 'app://doctor/assets/app.js', 'app://doctor/none.js']) {
    const { headers } = await get(url);
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  }
});

test('gives a file of the window with its type', async () => {
  const answer = await get('app://doctor/assets/app.js?v=1#part');
  expect(await answer.text()).toBe('script');
  expect(answer.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
});

test.each([
  'app://other/index.html',
  'app://doctor.example/index.html',
  'app://doctor:1/index.html',
  'file:///etc/passwd',
  'https://doctor/index.html',
  'app://doctor/../secret.js',
  'app://doctor/%2e%2e/secret.js',
  'app://doctor/..%2fsecret.js',
  'app://doctor/..%5csecret.js',
  'app://doctor/%2e%2e%2fsecret.js',
  'app://doctor/..%2frenderer-other/secret.js',
  'app://doctor//etc/passwd',
  'app://doctor/assets',
  'app://doctor/notes.txt',
  'app://doctor/assets/app.js%00.html',
  'app://doctor/%zz.js',
  'app://doctor/C:%5cWindows%5cx.js',
  'not an address',
])('%s: 404', async (url) => {
  expect((await get(url)).status).toBe(404);
});

test('no spelling of a path leads out of the folder', async () => {
  const piece = fc.constantFrom(
    '..',
    '.',
    '%2e%2e',
    '%2f',
    '/',
    '\\',
    '%5c',
    'assets',
    'secret.js',
    'renderer-other',
    '%252e%252e',
    '\0',
    '%00',
    ';',
    '~',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
      const answer = await get(`app://doctor/${pieces.join('')}`);
      expect(answer.status === 404 || (await answer.text()) !== 'outside').toBe(true);
    }),
  );
});

test('takes nothing: other methods are refused', async () => {
  for (const method of ['POST', 'PUT', 'DELETE']) expect((await get('app://doctor/index.html', method)).status).toBe(405);
});
