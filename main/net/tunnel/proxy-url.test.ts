import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseProxyUrl } from './proxy-url.ts';

test.each([
  ['http://proxy.example:3128', 'http', 'proxy.example', 3128, 'http://proxy.example:3128'],
  ['proxy.example:8080', 'http', 'proxy.example', 8080, 'http://proxy.example:8080'],
  ['http://proxy.example:80', 'http', 'proxy.example', 80, 'http://proxy.example:80'],
  ['https://proxy.example', 'https', 'proxy.example', 443, 'https://proxy.example:443'],
  ['https://proxy.example:80/', 'https', 'proxy.example', 80, 'https://proxy.example:80'],
  ['socks5://[::1]:1080', 'socks5', '::1', 1080, 'socks5://[::1]:1080'],
  ['socks5h://p', 'socks5', 'p', 1080, 'socks5://p:1080'],
  ['SOCKS4A://10.0.0.1', 'socks4a', '10.0.0.1', 1080, 'socks4a://10.0.0.1:1080'],
])('reads %s', (text, scheme, host, port, shown) => {
  expect(parseProxyUrl(text)).toEqual({ ok: true, value: { route: { scheme, host, port, shown }, credentials: null } });
});

test('takes user and password out of the URL', () => {
  const parsed = parseProxyUrl('http://us%40er:p%3Aw@proxy:3128');
  expect(parsed).toMatchObject({ value: { credentials: { user: 'us@er', password: 'p:w' }, route: { shown: 'http://proxy:3128' } } });
});

test.each([
  ['', 'empty'],
  ['ftp://proxy', 'unknown-scheme'],
  ['constructor://proxy', 'unknown-scheme'],
  ['http://', 'unreadable'],
  ['http://proxy:0', 'bad-port'],
  ['http://proxy:99999', 'bad-port'],
  ['http://pro xy', 'unreadable'],
])('given %s, says %s', (text, fault) => {
  expect(parseProxyUrl(text)).toEqual({ ok: false, error: fault });
});

test('never throws, and never shows a password', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (text) => {
      parseProxyUrl(text);
    }),
  );
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9]{12,20}$/), (password) => {
      const parsed = parseProxyUrl(`socks5://me:${password}@proxy.example:1080`);
      expect(parsed.ok && parsed.value.route.shown).not.toContain(password);
    }),
  );
});
