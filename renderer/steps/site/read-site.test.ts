import { describe, expect, test } from 'vitest';
import { readSite, toAscii } from './read-site.ts';

describe('an address while it is typed', () => {
  test('says what will be checked', () => {
    expect(readSite('shop.example.com').said).toEqual([
      { key: 'input.site.will-check', values: { host: 'shop.example.com', port: '443' } },
    ]);
  });

  test('given a mail port, says how a mail program connects', () => {
    expect(readSite('mail.example.com:587').said[0]?.key).toBe('input.site.will-check.mail');
  });

  test('given a user name and password, says that they are left out and never repeats them', () => {
    const { said } = readSite('https://ada:secret@shop.example.com/');
    expect(said.map((line) => line.key)).toContain('input.site.drops-user');
    expect(JSON.stringify(said)).not.toContain('secret');
  });

  test('given port 0, there is a problem, told only when the button is pressed', () => {
    expect(readSite('shop.example.com:0')).toMatchObject({ surely: false, problem: { said: { key: 'targets.bad-port' } } });
  });

  test('given a sentence, the problem is told at once', () => {
    expect(readSite('it does not work').surely).toBe(true);
  });

  test('names in other scripts become A-labels; what is no name becomes nothing', () => {
    expect(toAscii('bücher.example')).toBe('xn--bcher-kva.example');
    expect(toAscii('a b')).toBe('');
  });
});
