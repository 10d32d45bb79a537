import { describe, expect, it } from 'vitest';
import { SPEAKERS } from './speakers.ts';
import { WordsAnywhere } from './words-anywhere.ts';

describe('words looked for anywhere in a text', () => {
  it('finds each that stands in it, within words too, short ones as well', () => {
    const words = ['curl: (', 'at', 'openssl', 'ssl_accept', 'нет', '==> fetching'];
    const found = new WordsAnywhere(words).foundIn('xopenssl: curl: (60) ==> fetching нет');
    expect([...found].map((index) => words[index]).sort()).toEqual(['==> fetching', 'curl: (', 'openssl', 'нет'].sort());
    expect(new WordsAnywhere(words).foundIn('').size).toBe(0);
  });

  it('finds what a search for one word after the other finds', () => {
    const words = SPEAKERS.flatMap((speaker) => speaker.words);
    const all = new WordsAnywhere(words);
    for (const speaker of SPEAKERS) {
      const text = `x ${speaker.words.join(' ')} y`;
      expect([...all.foundIn(text)].sort((a, b) => a - b)).toEqual(words.flatMap((word, index) => (text.includes(word) ? [index] : [])));
    }
  });
});
