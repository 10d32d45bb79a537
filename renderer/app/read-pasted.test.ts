import { describe, expect, test } from 'vitest';
import { readPasted } from './read-pasted.ts';

describe('a text pasted anywhere', () => {
  test.each([
    'https://shop.example.com/basket?x=1',
    'shop.example.com',
    'mail.example.com:465',
    'bücher.example',
    '192.168.1.1:8443',
    '[2001:db8::1]:443',
    'localhost:8443',
    'imaps://mail.example.com',
    'postgresql://ada:secret@db.example.com:5432/shop',
    ' https://shop.example.com\n',
  ])('given the address %s, the site is asked for', (text) => {
    expect(readPasted(text)).toEqual({ type: 'site.given', site: text.trim() });
  });

  test.each([
    'NET::ERR_CERT_DATE_INVALID',
    'SSL_ERROR_RX_RECORD_TOO_LONG',
    'Your connection is not private',
    'curl: (60) SSL certificate problem: https://shop.example.com',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'handshake-doctor://check/',
    '12:30',
    '1.3',
    `https://${'a'.repeat(3000)}.example`,
  ])('given the message %s, it is read as a message', (text) => {
    expect(readPasted(text).type).toBe('message.pasted');
  });

  test('our own link is the site that it names', () => {
    expect(readPasted('handshake-doctor://check/shop.example.com:8443')).toEqual({ type: 'site.given', site: 'shop.example.com:8443' });
  });

  test('given a megabyte, it is read as a message at once', () => {
    const text = 'a.'.repeat(500_000);
    const start = performance.now();
    expect(readPasted(text)).toEqual({ type: 'message.pasted', text });
    expect(performance.now() - start).toBeLessThan(100);
  });
});
