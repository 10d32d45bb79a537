import { describe, expect, test } from 'vitest';
import { ENGLISH } from '../../shared/words/index.ts';
import { inAscii, showsUtf8 } from './characters.ts';

describe('given the locale of a terminal', () => {
  test.each([
    ['no locale, as in a container', {}, true],
    ['no locale at Linux’s own console', { TERM: 'linux' }, false],
    ['C', { LANG: 'C' }, false],
    ['C.UTF-8', { LANG: 'C.UTF-8' }, true],
    ['Latin 1 over UTF-8: LC_ALL has the last word', { LC_ALL: 'de_DE.ISO-8859-1', LANG: 'de_DE.UTF-8' }, false],
    ['utf8 over C by LC_CTYPE', { LC_CTYPE: 'en_GB.utf8', LANG: 'C' }, true],
    ['an empty LC_ALL counts for nothing', { LC_ALL: '', LANG: 'en_US.UTF-8' }, true],
  ])('%s', (_, env: Readonly<Record<string, string>>, expected) => expect(showsUtf8(env, 'linux')).toBe(expected));
  test('Windows is written to in its own characters', () => expect(showsUtf8({ LANG: 'C' }, 'win32')).toBe(true));
});

describe('given what is said, in ASCII', () => {
  test('a list and its frame stay readable', () =>
    expect(inAscii('│  ● It’s “bücher.example” · 35 days…')).toBe('|  > It\'s "bucher.example" - 35 days...'));
  test('what has no likeness is a question mark', () => expect(inAscii('证书')).toBe('??'));
  test('colours and line ends pass', () => expect(inAscii('\u001b[32m✓\u001b[0m\r\n')).toBe('\u001b[32m?\u001b[0m\r\n'));
  test('no sentence of the terminal loses a letter', () => {
    for (const [key, text] of Object.entries(ENGLISH.areas.terminal ?? {}))
      if (typeof text === 'string') expect(inAscii(text).match(/\?/g)?.length ?? 0, key).toBe(text.match(/\?/g)?.length ?? 0);
  });
});
