import { describe, expect, test } from 'vitest';
import { readPasted } from './read-pasted.ts';

describe('a text pasted anywhere', () => {
  test.each([
    'https://shop.example.com/basket?x=1',
    'shop.example.com',
    'mail.example.com:465',
    'bücher.example',
    ' https://shop.example.com\n',
  ])('given the address %s, the site is asked for', (text) => {
    expect(readPasted(text)).toEqual({ type: 'site.given', site: text.trim() });
  });

  test.each([
    'NET::ERR_CERT_DATE_INVALID',
    'SSL_ERROR_RX_RECORD_TOO_LONG',
    'Your connection is not private',
    'curl: (60) SSL certificate problem: https://shop.example.com',
    `https://${'a'.repeat(3000)}.example`,
  ])('given the message %s, it is read as a message', (text) => {
    expect(readPasted(text).type).toBe('message.pasted');
  });
});
